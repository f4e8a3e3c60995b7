// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Testing
import TrustDomain
import Worlds

/// One school of 400 pupils: £2.8m income, all of it spent on staff, 60% of a shortfall cut by the next budget, 90% of a
/// surplus spent.
@Suite("A surprise falls on its year, and later budgets answer it")
struct SurpriseTests {
  private func world(phase: Phase = .primary) -> World {
    var world = World()
    world.schools = [World.school("ash", phase: phase)]
    world.set(.policyBudgetResponse, to: 0.6)
    world.set(.policyBudgetRise, to: 0.9)
    // No grant for any award, and posts go with those who leave.
    world.set(.economyPayUnfunded, to: 0.5)
    world.set(.schoolsTeacherTurnover, to: 1)
    return world
  }

  private func add(_ amount: Double, to id: AssumptionID, _ terms: Range<Int>) -> Change {
    Change(
      name: "\(id) \(terms.lowerBound)", assumption: id, index: nil, operation: .add(amount),
      terms: terms)
  }

  /// In-year balances of a world's one future, in pounds.
  private func balances(_ world: World, _ changes: [Change] = []) throws -> [Double] {
    var scenario = try world.scenario
    scenario.changes = changes
    var balances: [Double] = []
    try run(scenario, trajectories: 1) { _, record in
      if record.isYearEnd { balances.append(record.trust.balanceToDate.pounds) }
    }
    return balances
  }

  private func expect(_ found: [Double], _ exact: [Double], within error: Double = 0.5) {
    #expect(found.count == exact.count)
    for (one, other) in zip(found, exact) { #expect(abs(one - other) < error) }
  }

  @Test("An award two points above plan costs two points of pay in its year, then 40% of it a year")
  func award() throws {
    let found = try balances(
      world(),
      [add(0.02, to: .economyPayAward, 0..<3), add(0.02, to: .economySupportPayAward, 0..<3)])
    // 2% of £2.8m; each budget cuts 60% of what is left.
    expect(found, [-56_000, -22_400, -8_960, -3_584, -1_433.6])
  }

  @Test("A spike of energy prices leaves reserves lower, though prices have come down again")
  func energy() throws {
    var world = world()
    world.set(.schoolsEnergyPerPupil, to: 200)
    world.set(.policyEnergyLasting, to: 0.5)
    world.set(.policyEnergyMemory, to: 0.25)
    let found = try balances(
      world,
      [
        add(0.4, to: .economyEnergyPrice, 0..<3),
        add(1 / 1.4 - 1, to: .economyEnergyPrice, 6..<9),
      ])
    // £80,000 x 40%. Half of it is cut for at 60%: 9,600. Of a usual level of 110%, 125% is believed: 60% of 20,000 - 9,600
    // is cut, and prices come down. Then 117.5 and 113.125% are thought usual: 90% of all but half the excess is spent.
    let cut = 9_600.0 + 6_240
    let (first, second) = (0.9 * (cut - 7_000), 0.9 * (0.1 * cut + 0.9 * 7_000 - 5_250))
    expect(found, [-32_000, -32_000 + 9_600, cut, cut - first, cut - first - second])
    #expect(found.reduce(0, +) < -25_000)
  }

  @Test("A fall of the roll costs nothing in its year, and in the next what funding falls by")
  func roll() throws {
    let found = try balances(world(), [add(-0.04, to: .schoolsPupilTrend, 0..<6)])
    // Income follows the roll of the October before; cost moves 60% of the way to it.
    let incomes = [0, 0.04, 0.08, 0.08, 0.08].map { 2_800_000 * power(-$0) }
    var cost = 2_800_000.0
    for (year, income) in incomes.enumerated() {
      cost += 0.6 * (income - cost)
      #expect(abs(found[year] - (income - cost)) < 0.5)
    }
    #expect(abs(found[0]) < 0.5)
    #expect(abs(found[1] + 0.4 * 109_789) < 1)  // 2.8m (1 - e^-0.04)
    #expect(found[2] < found[1])
  }

  @Test("A special school's top-ups fall with its roll at once, and its budget knows it")
  func topUps() throws {
    var world = world(phase: .special)
    world.set(.schoolsPlaceFunding, to: 0)
    let found = try balances(world, [add(-0.04, to: .schoolsPupilTrend, 0..<3)])
    let fall = 2_800_000 * (1 - power(-0.04))
    expect(found, [-0.4 * fall, -0.16 * fall, -0.064 * fall, -0.0256 * fall, -0.01024 * fall])
  }

  @Test("Growth that was planned for leaves no gap, however little budgets answer")
  func planned() throws {
    var world = world()
    world.set(.policyBudgetResponse, to: 0)
    world.set(.policyBudgetRise, to: 0)
    world.set(.economyFundingGrowth, to: 0.02)
    world.set(.economyPayAward, to: 0.03)
    world.set(.economySupportPayAward, to: 0.04)
    expect(try balances(world), [0, 0, 0, 0, 0])
    // The wrong twin: the same award as a surprise stays a gap in every year.
    world.set(.economyPayAward, to: 0)
    let found = try balances(world, [add(0.03, to: .economyPayAward, 0..<15)])
    for year in 1..<5 { #expect(found[year] < found[year - 1] - 30_000) }
  }

  @Test("A trend of the roll is planned for: posts go with the pupils that funding has lost")
  func trend() throws {
    var world = world()
    world.set(.schoolsPupilTrend, to: -0.05)
    // A budget's trend is a square, not an exponential: 0.002% of £2.8m a year off.
    expect(try balances(world), [0, 0, 0, 0, 0], within: 100)
  }

  @Test("A contingency is set aside out of each year's budget")
  func contingency() throws {
    var world = world()
    world.set(.policyContingency, to: 0.01)
    // 1% of £2.8m less what the budget has not yet cut: 60, 84, 93.6, 97.44 and 98.976% of it.
    expect(try balances(world), [0.6, 0.84, 0.936, 0.9744, 0.98976].map { $0 * 28_000 })
  }
}
