// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("What a stress changes")
struct ChangeTests {
  /// One school of 400 pupils and 20 teachers, whose budgets answer nothing.
  private func world() -> World {
    var world = World()
    world.years = 3
    world.schools = [World.school("ash")]
    world.set(.policyBudgetResponse, to: 0)
    return world
  }

  /// Reserves after each term of the first trajectory.
  private func reserves(
    _ world: World, changes: [Change] = [], incidents: [Incident] = []
  ) throws -> [Double] {
    var scenario = try world.scenario
    scenario.changes = changes
    scenario.incidents = incidents
    var reserves: [Double] = []
    try run(scenario, trajectories: 1) { _, record in
      if record.term >= 0 { reserves.append(record.trust.reserves.pounds) }
    }
    return reserves
  }

  private func change(
    _ id: AssumptionID, _ operation: Change.Operation, _ terms: Range<Int>, index: Int? = nil
  ) -> Change {
    Change(name: "test", assumption: id, index: index, operation: operation, terms: terms)
  }

  @Test("A factor of the economy moves by what is added, in the year that the change spans")
  func economy() throws {
    var world = world()
    world.set(.schoolsEnergyPerPupil, to: 200)
    let plain = try reserves(world)
    let stressed = try reserves(world, changes: [change(.economyEnergyPrice, .add(0.4), 3..<6)])
    #expect(plain[2] == stressed[2])
    // 400 x £200 x 40% x 4/12 in the second year's autumn; the level stays thereafter.
    #expect(abs(plain[3] - stressed[3] - 10_666.67) < 0.02)
    #expect(abs(plain[8] - stressed[8] - 64_000) < 0.1)  // 400 x £200 x 40% x 2 years
  }

  @Test(
    "A wave of plans costs £6,000 for each plan more than expected; expected growth costs nothing")
  func plans() throws {
    var world = world()
    world.set(.schoolsPlansPerPupil, to: 0.05)
    world.set(.sendPlanCost, to: 6_000)
    let still = try reserves(world)
    world.set(.sendPlanGrowth, to: 0.1)
    let expected = try reserves(world)
    #expect(abs(expected[8] - still[8]) < 0.01)
    world.set(.sendPlanGrowth, to: 0)
    let wave = try reserves(world, changes: [change(.sendPlanGrowth, .add(0.1), 3..<9)])
    #expect(wave[2] == still[2])
    // 400 pupils: 22 plans for 20 in the second year, then 24.2.
    #expect(abs(still[5] - wave[5] - 2 * 6_000) < 0.1)
    #expect(abs(still[8] - wave[8] - (2 + 4.2) * 6_000) < 0.2)
  }

  @Test("A parameter changes for its terms only")
  func parameter() throws {
    let plain = try reserves(world())
    let stressed = try reserves(
      world(), changes: [change(.schoolsTeacherAbsence, .set(0.1), 1..<2)])
    // 20 x £70,000 x 10% x 3/12 in spring.
    #expect(abs(plain[1] - stressed[1] - 35_000) < 0.02)
    #expect(abs(plain[8] - stressed[8] - 35_000) < 0.02)
  }

  @Test("One value of several changes alone: that of secondary schools moves no primary one")
  func index() throws {
    let secondary = Phase.secondary.rawValue
    let stressed = try reserves(
      world(), changes: [change(.schoolsVacancyFill, .set(0), 0..<9, index: secondary)])
    #expect(try reserves(world()) == stressed)
  }

  @Test("A drawn value is drawn as before, then changed: times nothing it is nothing")
  func drawn() throws {
    var shaken = world()
    shaken.set(.economySectorShock, to: try .normal(mean: 0, sd: 0.05))
    let plain = try reserves(shaken)
    let calm = try reserves(world())
    let stressed = try reserves(
      shaken, changes: [change(.economySectorShock, .multiply(0), 3..<9)])
    #expect(plain[2] == stressed[2])
    // From the second year on, reserves move as in a world without shocks.
    for term in 3..<9 {
      #expect(abs((stressed[term] - stressed[2]) - (calm[term] - calm[2])) < 0.02)
      #expect(abs((plain[term] - plain[2]) - (calm[term] - calm[2])) > 1)
    }
  }

  @Test("Changes of one assumption apply in the order of their names")
  func order() throws {
    func changes(_ first: String, _ second: String) -> [Change] {
      [
        Change(
          name: first, assumption: .schoolsTeacherAbsence, index: nil, operation: .set(0.02),
          terms: 0..<1),
        Change(
          name: second, assumption: .schoolsTeacherAbsence, index: nil, operation: .add(0.03),
          terms: 0..<1),
      ]
    }
    let plain = try reserves(world())[0]
    // 20 x £70,000 x 4/12 = £466,667, of which 5%, or 2% where the value is set last.
    #expect(abs(plain - (try reserves(world(), changes: changes("a", "b"))[0]) - 23_333.33) < 0.02)
    #expect(abs(plain - (try reserves(world(), changes: changes("b", "a"))[0]) - 9_333.33) < 0.02)
  }

  @Test("A change is held within what the assumption allows")
  func bounds() throws {
    let stressed = try reserves(
      world(), changes: [change(.schoolsTeacherAbsence, .add(3), 0..<1)])
    let plain = try reserves(world())
    // Half of £466,667: absence is at most 50%.
    #expect(abs(plain[0] - stressed[0] - 233_333.33) < 0.02)
  }

  @Test("An incident costs in its term what it says")
  func cost() throws {
    let incident = Incident(
      name: "roof", term: 4, cost: try .fixed(50_000), work: [:], leaver: nil)
    let plain = try reserves(world())
    let stressed = try reserves(world(), incidents: [incident])
    #expect(plain[3] == stressed[3])
    #expect(abs(plain[4] - stressed[4] - 50_000) < 0.001)
    #expect(abs(plain[8] - stressed[8] - 50_000) < 0.001)
  }

  @Test("An incident asks its days of its function, and its leaver leaves")
  func workAndLeaver() throws {
    var world = world()
    var chiefs = World.posts(.executive, 2)
    chiefs.title = "chief"
    world.centralTeam = [chiefs, World.posts(.estates, 1)]
    world.set(.centralFillRate, to: 0)
    var scenario = try world.scenario
    scenario.incidents = [
      Incident(name: "roof", term: 4, cost: nil, work: [.estates: 20], leaver: "chief")
    ]
    var utilisation: [Double] = []
    var executives: [Int] = []
    try run(scenario, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      utilisation.append(record.central.utilisation[CentralFunction.estates.rawValue])
      executives.append(record.trust.executiveLeaders)
    }
    // 20 days of 40; the world asks for nothing else.
    #expect(utilisation[3] == 0 && utilisation[4] == 0.5 && utilisation[5] == 0)
    #expect(executives == [2, 2, 2, 2, 1, 1, 1, 1, 1])
  }
}
