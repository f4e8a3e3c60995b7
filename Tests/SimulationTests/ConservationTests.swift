// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Testing
import TrustDomain
import Worlds

@Suite("Money is conserved")
struct ConservationTests {
  /// Looked at from outside: within a year, reserves move by the balance and by what joiners bring, to the penny. The
  /// simulator itself throws where the flows of a term don't add up.
  @Test("In 200 futures of each shipped scenario", arguments: Shipped.allCases)
  func shipped(_ shipped: Shipped) throws {
    let scenario = try shipped.load("proposal.gate=proceed").scenario
    let plan = SimulationPlan(scenario)
    var last = (reserves: Money.zero, balance: Money.zero)
    var steps = 0
    try run(scenario, trajectories: 200) { _, record in
      let trust = record.trust
      if record.term >= 0 {
        var brought = Money.zero
        for join in plan.joins where join.term == record.term {
          let school = plan.schools[join.school]
          if school.route != .sponsored { brought += school.reserves }
        }
        let before = record.term % 3 == 0 ? Money.zero : last.balance
        if trust.reserves - last.reserves != trust.balanceToDate - before + brought {
          Issue.record("term \(record.term)")
        }
        steps += 1
      }
      last = (trust.reserves, trust.balanceToDate)
    }
    #expect(steps == 200 * 15)
  }

  @Test(
    "The last three terms hold a year's income from the first term on, whatever the season of the start",
    arguments: [Season.autumn, .spring, .summer])
  func yearIncome(_ season: Season) throws {
    var world = World()
    world.start = Term(year: 2028, season: season)
    world.schools = [World.school("ash")]
    try run(world, trajectories: 1) { _, record in
      // Three sums to the penny.
      #expect(abs(record.trust.yearIncome.pounds - 2_800_000) < 0.02, "term \(record.term)")
    }
  }

  @Test("The trust's reserves are its schools' and its centre's: with no centre, the schools' sum")
  func sum() throws {
    var world = World()
    world.schools = [World.school("ash", inYearBalance: -0.03), World.school("beech", pupils: 310)]
    try run(world, trajectories: 1) { _, record in
      #expect(record.trust.reserves == record.schools.reserves.reduce(.zero, +))
    }
  }

  @Test("What member schools and the centre hold makes the trust's reserves in every term")
  func schoolsAndCentre() throws {
    let scenario = try Shipped.fourJoiners.load().scenario
    var overdrawn = 0
    try run(scenario, trajectories: 20) { _, record in
      var schools = Money.zero
      for school in record.schools.isMember.indices where record.schools.isMember[school] {
        schools += record.schools.reserves[school]
      }
      #expect(schools + record.trust.centralReserves == record.trust.reserves)
      if record.trust.centralReserves < .zero { overdrawn += 1 }
    }
    // The charge does not rise with the centre, so that some futures overdraw it; the metric must show them.
    #expect(overdrawn > 0)
  }

  /// Two mainstream schools and a centre of two people that costs £120,000 a year.
  private func charged(_ charge: Double, response: Double) -> World {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", pupils: 300)]
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.trustCentralCharge, to: charge)
    world.set(.policyBudgetResponse, to: response)
    world.set(.schoolsSelfGeneratedShare, to: 0.05)
    // All teachers leave and are replaced, so that cut posts cost nothing.
    world.set(.schoolsTeacherTurnover, to: 1)
    return world
  }

  private func records(_ world: World) throws -> [TermRecord] {
    var records: [TermRecord] = []
    try run(world, trajectories: 1) { records.append(copy $1) }
    return records
  }

  @Test("A central charge of 8% moves money: the trust earns and keeps what it does without")
  func chargeMoves() throws {
    // Budgets that answer in full plan for the trust as a whole, so they spend the same, whoever holds it.
    let without = try records(charged(0, response: 1))
    let with = try records(charged(0.08, response: 1))
    for (one, other) in zip(without, with) {
      #expect(one.trust.incomeToDate == other.trust.incomeToDate)
      // A dozen postings of two schools and the centre a term, each rounded to the penny.
      let tolerance = 0.005 * 30 * Double(one.term + 2)
      #expect(abs(one.trust.reserves.pounds - other.trust.reserves.pounds) < tolerance)
    }
    // It is the schools that hold less, and the centre more.
    let last = try #require(with.last)
    #expect(last.schools.reserves[0] < without[15].schools.reserves[0])
  }

  @Test("With fixed budgets a school pays 8% of its public income a year, and the trust keeps all")
  func chargeIsConserved() throws {
    let without = try records(charged(0, response: 0))
    let with = try records(charged(0.08, response: 0))
    for year in 1...5 {
      let (one, other) = (without[3 * year], with[3 * year])
      #expect(one.trust.incomeToDate == other.trust.incomeToDate)
      #expect(one.trust.reserves == other.trust.reserves)
      // 8% of 95% of £2.8m and of £2.1m; each term's charge is rounded to the penny.
      for (school, charge) in [212_800.0, 159_600].enumerated() {
        let paid = one.schools.reserves[school] - other.schools.reserves[school]
        #expect(abs(paid.pounds - charge * Double(year)) < 0.005 * 15)
      }
    }
  }

  @Test("A trust whose schools spend as they earn pays for its centre out of what they leave")
  func centre() throws {
    // Two people at £60,000 are £600,000 in five years, and the schools' spending makes room for them.
    let last = try #require(try records(charged(0.08, response: 0)).last)
    #expect(abs(last.trust.reserves.pounds - 200_000) < 0.005 * 30 * 15)
    // So they would for three.
    var world = charged(0.08, response: 0)
    world.centralTeam = [World.posts(.finance, 3)]
    let larger = try #require(try records(world).last)
    #expect(abs(larger.trust.reserves.pounds - 200_000) < 0.005 * 30 * 15)
  }
}
