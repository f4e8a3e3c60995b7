// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

/// One school of 400 pupils and £2.8m income, unless said otherwise.
@Suite("Investment and procurement, by hand")
struct InvestmentTests {
  private func years(_ world: World) throws -> [TermRecord] {
    var records: [TermRecord] = []
    try run(world, trajectories: 1) { _, record in
      if record.isYearEnd { records.append(copy record) }
    }
    return records
  }

  /// Two per cent of income a year, half of it for the estate.
  private func investing(reserves: Double) -> World {
    var world = World()
    world.schools = [World.school("ash", reserves: reserves)]
    world.set(.policyInvestmentPlan, to: 0.02)
    world.set(.investmentOpeningShare, to: 0.02)
    world.set(.schoolsPremisesShare, to: 0.07)
    world.set(.policyInvestmentFull, to: 0.03)
    world.set(.policyInvestmentFloor, to: 0.01)
    world.set(.investmentEstateShare, to: 0.5)
    world.set(.investmentEstateReturn, to: 1.3)
    world.set(.investmentSavingRate, to: 0.2)
    world.set(.investmentAppraisalYears, to: 5)
    world.set(.investmentDecay, to: 0.1)
    world.set(.estateBacklog, to: 0.15)
    world.set(.estateDeterioration, to: 0.02)
    world.set(.estateFailureElasticity, to: 1)
    world.set(.policyBudgetResponse, to: 0)
    return world
  }

  @Test(
    "It is made in full at 3% of income in reserve, by half at 2%, and not at all at 1%",
    arguments: [(84_000.0, 56_000.0), (56_000, 28_000), (28_000, 0)])
  func cut(reserves: Double, invested: Double) throws {
    let first = try #require(try years(investing(reserves: reserves)).first)
    #expect(abs(first.finance.investedToDate.pounds - invested) < 0.05)
    // What spending at the start set aside for it and is not spent stays in reserve.
    #expect(abs(first.trust.reserves.pounds - (reserves + 56_000 - invested)) < 0.2)
  }

  @Test("A trust that invests as its spending at the start did neither gains nor loses")
  func neutral() throws {
    for year in try years(investing(reserves: 280_000)) {
      // Some 12 postings of one school a term, each rounded to the penny.
      #expect(abs(year.trust.reserves.pounds - 280_000) < 0.005 * 12 * 15)
    }
  }

  @Test("Backlog: £420,000 + £56,000 that decays less 1.3 x £28,000 a year, and failures with it")
  func backlog() throws {
    for (index, year) in try years(investing(reserves: 280_000)).enumerated() {
      let exact = 420_000 + 19_600 * Double(index + 1)
      #expect(abs(year.finance.estateBacklog.pounds - exact) < 0.05)
      #expect(abs(year.finance.failureRisk - exact / 420_000) < 1e-6)
    }
  }

  @Test("Its return is 0.5 x 1.3 + 0.5 x 0.2 x 5 = 1.15, told from the third year end on")
  func investmentReturn() throws {
    let years = try years(investing(reserves: 280_000))
    #expect(years[0].finance.investmentReturn.isNaN && years[1].finance.investmentReturn.isNaN)
    for year in years[2...] { #expect(abs(year.finance.investmentReturn - 1.15) < 1e-9) }
  }

  @Test("Works of a school that joins in summer count from summer on: five months of twelve")
  func joiner() throws {
    var world = investing(reserves: 280_000)
    world.candidates = [World.school("beech", route: .converter)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: 2))]
    var scenario = try world.scenario
    scenario.changes = [
      Change(
        name: "a good year", assumption: .investmentEstateReturn, index: nil,
        operation: .set(2.3), terms: 0..<3)
    ]
    var shown = Double.nan
    try run(scenario, trajectories: 1) { _, record in
      if record.term == 8 { shown = record.finance.investmentReturn }
    }
    // The first year 0.5 x 2.3 + 0.5 x 0.2 x 5 of one school's works and 5/12 of the other's, then 1.15 of both's.
    let first = 1 + 5.0 / 12
    #expect(abs(shown - (first * 1.65 + 4 * 1.15) / (first + 4)) < 1e-9)
  }

  @Test("An estates team with half the days delivers half of the works")
  func underServed() throws {
    var world = investing(reserves: 280_000)
    world.centralTeam = [World.posts(.estates, 1)]
    world.set(.centralBaseDaysPerSchool, to: 80)
    world.set(.centralBacklogKept, to: 0)
    // Gamma noise of a thousandth in each of fifteen terms.
    let last = try #require(try years(world).last)
    #expect(abs(last.finance.investmentReturn - 0.575) < 0.005 * 0.575)
  }

  @Test("Nothing invested, savings wear out: 20% of a tenth of the £280,000 that had saved")
  func wear() throws {
    var world = investing(reserves: 0)
    // The school's reserves are kept down, so that it never invests.
    world.set(.policyInvestmentFull, to: 0.9)
    world.set(.policyInvestmentFloor, to: 0.8)
    let years = try years(world)
    // A year's £56,000 stays; from the second on 0.2 x 28,000, then 0.2 x 53,200 are missing.
    #expect(abs(years[0].trust.balanceToDate.pounds - 56_000) < 0.2)
    #expect(abs(years[1].trust.balanceToDate.pounds - (56_000 - 5_600)) < 0.2)
    #expect(abs(years[2].trust.balanceToDate.pounds - (56_000 - 10_640)) < 0.2)
  }

  @Test("Twice the backlog, twice the failures")
  func failures() throws {
    var world = investing(reserves: 280_000)
    world.years = 2
    world.set(.policyInvestmentPlan, to: 0)
    world.set(.estateDeterioration, to: 0.15)
    world.set(.eventsConditionFailureRate, to: 1)
    world.set(.eventsConditionFailureCost, to: 1_000)
    var costs = [Moments](repeating: Moments(), count: 2)
    try run(world, trajectories: 20_000) { _, record in
      guard record.isYearEnd else { return }
      let wear = record.term == 5 ? 0.2 * 28_000 : 0
      costs[record.term / 3].add(56_000 - wear - record.trust.balanceToDate.pounds)
    }
    // Rounding moves the mean by pennies: less than a hundredth of a standard error.
    #expect(Distance.of(costs[0], from: 1_000) < 4)
    #expect(Distance.of(costs[1], from: 2_000) < 4)
    #expect(Distance.of(costs[1], from: 1_000) > 4)
  }

  @Test("Capital comes by formula from five schools and 3,000 pupils on", arguments: [3, 4, 5])
  func formula(schools: Int) throws {
    var world = World()
    world.years = 1
    world.schools = (0..<schools).map { World.school("school-\($0)", pupils: 600) }
    try run(world, trajectories: 1) { _, record in
      #expect(record.finance.hasFormulaCapital == (schools == 5))
    }
    // A thousand pupils too few, and made up by special ones at 4.5.
    world.schools = (0..<5).map { World.school("school-\($0)", pupils: 500) }
    world.set(.estateSpecialWeight, to: 4.5)
    try run(world, trajectories: 1) { _, record in #expect(!record.finance.hasFormulaCapital) }
    world.schools[0] = World.school("school-0", phase: .special, pupils: 230)
    try run(world, trajectories: 1) { _, record in #expect(record.finance.hasFormulaCapital) }
  }

  @Test("A joiner's spending adds scale after two years, and its contracts move a third a year")
  func procurement() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.candidates = [World.school("cedar", route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start)]
    // A tenth of £2.8m a school; half of the largest saving of 10% at £560,000.
    world.set(.schoolsResourcesShare, to: 0.1)
    world.set(.procurementAddressableShare, to: 1)
    world.set(.procurementLargestRate, to: 0.1)
    world.set(.procurementHalfScale, to: 560_000)
    world.set(.procurementRetendered, to: 1.0 / 3)
    world.set(.procurementResult, to: 1)
    world.set(.procurementJoinerLag, to: 6)
    world.set(.policyProcurementPlan, to: 0.04)
    world.set(.policyBudgetResponse, to: 0)
    let years = try years(world)
    // Two schools reach 5%, one alone 10% x 1 / 3, three 6% in the third year.
    var joiner = 0.1 / 3
    var member = 0.05
    for (year, record) in years.enumerated() {
      let counts = year >= 2
      let saved = 560_000 * member + (counts ? 280_000 * joiner : 0)
      #expect(abs(record.finance.procurementSaving.pounds - saved) < 0.05, "year \(year)")
      let plan = counts ? 33_600.0 : 22_400
      #expect(abs(record.finance.procurementPlanned.pounds - plan) < 0.05)
      let gained = 560_000 * (member - 0.05) + 280_000 * (joiner - 0.1 / 3)
      #expect(abs(record.trust.balanceToDate.pounds - gained) < 1)
      let reach = counts ? 0.06 : 0.05
      member += (reach - member) / 3
      joiner += (reach - joiner) / 3
    }
  }

  @Test("A finance team with half the days lets half of it go: 5% to 5% - (5% - 2.5%) / 3")
  func procurementUnderServed() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.centralTeam = [World.posts(.finance, 1)]
    world.set(.centralBaseDaysPerSchool, to: 40)
    world.set(.centralBacklogKept, to: 0)
    world.set(.schoolsResourcesShare, to: 0.1)
    world.set(.procurementAddressableShare, to: 1)
    world.set(.procurementLargestRate, to: 0.1)
    world.set(.procurementHalfScale, to: 560_000)
    world.set(.procurementRetendered, to: 1.0 / 3)
    world.set(.procurementResult, to: 1)
    world.set(.policyBudgetResponse, to: 0)
    let years = try years(world)
    let exact = 560_000 * (0.05 - 0.025 / 3)
    #expect(abs(years[1].finance.procurementSaving.pounds - exact) < 0.005 * exact)
  }
}
