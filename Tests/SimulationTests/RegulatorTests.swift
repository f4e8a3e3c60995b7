// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("What the regulator looks at")
struct RegulatorTests {
  struct Path: Sendable, CustomTestStringConvertible {
    let words: String
    let reserves: [6 of Double]
    var variances: [3 of Double] = [.nan, .nan, .nan]
    let risk: ForecastRisk
    var testDescription: String { words }
  }

  /// The steepest slopes begin at 1.5% of income a year.
  private static let paths = [
    Path(
      words: "steady at 8%: green", reserves: [0.08, 0.08, 0.08, 0.08, 0.08, 0.08], risk: .green),
    Path(
      words: "rising by 1% a year: green", reserves: [0.03, 0.04, 0.05, 0.06, 0.07, 0.08],
      risk: .green),
    Path(
      words: "falling by 1% a year: amber", reserves: [0.08, 0.07, 0.06, 0.05, 0.04, 0.03],
      risk: .amber),
    Path(
      words: "falling by 2% a year: red", reserves: [0.15, 0.13, 0.11, 0.09, 0.07, 0.05],
      risk: .red),
    Path(
      words: "falling by 2% a year, but two of three years ended above the forecast: amber",
      reserves: [0.15, 0.13, 0.11, 0.09, 0.07, 0.05], variances: [0.07, 0, 0.06], risk: .amber),
    Path(
      words: "rising by 2% a year: green", reserves: [0.01, 0.03, 0.05, 0.07, 0.09, 0.11],
      risk: .green),
    Path(
      words: "rising by 2% a year, but most years ended 12% below the forecast: amber",
      reserves: [0.01, 0.03, 0.05, 0.07, 0.09, 0.11], variances: [-0.12, 0.02, -0.12],
      risk: .amber),
    Path(
      words: "rising by 2% a year, most years a little below: green",
      reserves: [0.01, 0.03, 0.05, 0.07, 0.09, 0.11], variances: [-0.08, 0.02, -0.08],
      risk: .green),
    Path(
      words: "below zero now, whatever the forecast: red",
      reserves: [0.02, 0.01, -0.01, 0.02, 0.05, 0.08], risk: .red),
    Path(
      words: "below zero at the next year end: red",
      reserves: [0.02, 0.02, 0.02, -0.01, 0.05, 0.08], risk: .red),
    Path(
      words: "below zero three years on only: amber",
      reserves: [0.02, 0.02, 0.02, 0.01, 0.01, -0.01], risk: .amber),
  ]

  @Test("reads a path of reserves as the department does", arguments: paths)
  func rating(path: Path) {
    let risk = ForecastRisk(reserves: path.reserves, variances: path.variances, steep: 0.015)
    #expect(risk == path.risk)
  }

  @Test("Slope by least squares: of 0, 0, 0, 0, 0, 1 it is 2.5 / 17.5")
  func slope() {
    #expect(abs(ForecastRisk.slope(of: [0, 0, 0, 0, 0, 1]) - 1 / 7.0) < 1e-12)
    #expect(abs(ForecastRisk.slope(of: [1, 2, 3, 4, 5, 6]) - 1) < 1e-12)
  }

  @Test("Cash is reserves and 2% of income: 365 x (100 / 2,800 + 2%) days, and 10 days are too few")
  func cash() throws {
    var world = World()
    world.schools = [World.school("ash", reserves: 100_000)]
    world.set(.regulatorWorkingCapital, to: 0.02)
    world.set(.regulatorLeastCashDays, to: 10)
    try run(world, trajectories: 1) { _, record in
      #expect(abs(record.finance.daysOfCash - 365 * (1 / 28.0 + 0.02)) < 1e-3)
      #expect(!record.finance.isIntervened)
    }
    // 365 x (20 / 2,800 + 2%) = 9.9 days.
    world.schools = [World.school("ash", reserves: 20_000)]
    try run(world, trajectories: 1) { _, record in
      #expect(record.finance.isIntervened)
      #expect(!record.finance.hasNotice)
    }
  }

  @Test("Below zero at a year end: notice, red, and in the autumn after emergency support")
  func support() throws {
    var world = World()
    world.years = 2
    world.schools = [World.school("ash", reserves: 10_000, inYearBalance: -0.01)]
    world.set(.policyBudgetResponse, to: 0)
    world.set(.regulatorSupportChance, to: 1)
    world.set(.regulatorSupportAmount, to: 300_000)
    var notices: [Bool] = []
    var risks: [Double] = []
    var reserves: [Double] = []
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      notices.append(record.finance.hasNotice)
      reserves.append(record.trust.reserves.pounds)
      if record.isYearEnd { risks.append(record.finance.forecastRisk) }
    }
    // £10,000 less 1% of £2.8m a year, 4, 3 and 5 months of it.
    #expect(notices == [false, false, true, true, true, false])
    #expect(risks.first == 2)
    #expect(abs(reserves[2] + 18_000) < 0.2)
    #expect(abs(reserves[3] - (300_000 - 18_000 - 28_000 / 3.0)) < 0.3)
  }

  @Test("£50m of audited income ask for an audit committee, a year after they were earned")
  func size() throws {
    var world = World()
    world.schools = [World.school("ash", pupils: 6_000)]
    world.candidates = [World.school("beech", pupils: 2_000, route: .converter)]
    world.joins = [Join(school: "beech", term: World.start)]
    world.set(.regulatorAuditIncome, to: 50_000_000)
    try run(world, trajectories: 1) { _, record in
      // £42m, then £56m from the autumn after the first full year.
      #expect(record.finance.needsAuditCommittee == (record.term >= 3))
    }
  }
}
