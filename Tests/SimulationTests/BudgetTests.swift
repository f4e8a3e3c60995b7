// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Testing
import TrustDomain
import Worlds

/// One school of 400 pupils: £2.8m income, twenty teachers for £1.4m, £1.4m of support.
@Suite("Budgets, by hand")
struct BudgetTests {
  /// The year-end records of a world's one future.
  private func years(_ world: World) throws -> [TermRecord] {
    var records: [TermRecord] = []
    try run(world, trajectories: 1) { _, record in
      if record.isYearEnd { records.append(copy record) }
    }
    return records
  }

  @Test("Mainstream funding follows the pupils of the October before")
  func lag() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.set(.schoolsPupilTrend, to: -0.05)
    let years = try years(world)
    // Pupils e^-0.05 a year; income of the year y on those of y - 1.
    for year in 0..<5 {
      let pupils = 400 * power(-0.05 * Double(year + 1))
      #expect(abs(years[year].trust.pupils - pupils) < 1e-9)
      let income = 2_800_000 * power(-0.05 * Double(year))
      #expect(abs(years[year].trust.incomeToDate.pounds - income) < 0.05)
    }
  }

  @Test("A special school's income follows its places, and in the rest this year's pupils")
  func places() throws {
    var world = World()
    var school = World.school("ash", phase: .special, pupils: 100)
    school.commissionedPlaces = 110
    world.schools = [school]
    world.set(.schoolsIncomePerPupil, to: 30_000)
    world.set(.schoolsPupilTeacherRatio, to: 5)
    world.set(.schoolsPlaceFunding, to: 10_000)
    world.set(.schoolsPupilTrend, to: -0.05)
    let years = try years(world)
    // £3m less 110 x £10,000 leaves £1.9m that pupils bring.
    for year in 0..<5 {
      let income = 1_100_000 + 1_900_000 * power(-0.05 * Double(year + 1))
      #expect(abs(years[year].trust.incomeToDate.pounds - income) < 0.05)
    }
  }

  @Test("A joiner's own margin goes by half a year when its payback is two years")
  func payback() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: .converter, inYearBalance: -0.04)]
    world.joins = [Join(school: "beech", term: World.start)]
    world.set(.joiningPaybackYears, to: 2)
    world.set(.policyBudgetResponse, to: 1)
    world.set(.policyBudgetRise, to: 1)
    world.set(.schoolsTeacherTurnover, to: 1)
    let years = try years(world)
    // Its first year's budget was its own, the next one starts from there: 4, 4, 2, 1, 0.5% of £2.8m.
    for (year, share) in [0.04, 0.04, 0.02, 0.01, 0.005].enumerated() {
      let balance = years[year].trust.balanceToDate.pounds
      #expect(abs(balance + share * 2_800_000) < 0.5)
    }
  }

  @Test("A school outside the trust keeps its own margin for as long as it stays outside")
  func outside() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: .converter, inYearBalance: -0.04)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: 9))]
    world.set(.joiningPaybackYears, to: 2)
    world.set(.policyBudgetResponse, to: 1)
    world.set(.policyBudgetRise, to: 1)
    world.set(.schoolsTeacherTurnover, to: 1)
    let years = try years(world)
    for (year, share) in [0, 0, 0, 0.04, 0.04].enumerated() {
      #expect(abs(years[year].trust.balanceToDate.pounds + share * 2_800_000) < 0.5)
    }
  }

  @Test("Staff cost moves with pensions at their reset dates and at no other")
  func pensions() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.years = 6
    world.set(.economyTeacherPensionStep, to: 0.10)
    world.set(.economyTeacherPensionGrantShare, to: 0.7)
    world.set(.economyLocalPensionStep, to: 0.05)
    world.set(.policyBudgetResponse, to: 0)
    // From autumn 2027: local government's in April 2029 and 2032, teachers' in April 2031.
    let costs = try termlyStaff(world)
    for term in 0..<18 {
      let teachers = 1_400_000 * (term >= 11 ? 1.03 : 1)
      let support = 1_400_000 * (1 + (term >= 5 ? 0.05 : 0) + (term >= 14 ? 0.05 : 0))
      let share = [4.0, 3, 5][term % 3] / 12
      #expect(abs(costs[term] - (teachers + support) * share) < 0.05, "term \(term)")
    }
  }

  @Test("A start before April 2027 meets the teachers' reset of that month")
  func firstReset() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.years = 1
    world.start = Term(year: 2026, season: .autumn)
    world.set(.economyTeacherPensionStep, to: 0.10)
    world.set(.policyBudgetResponse, to: 0)
    let costs = try termlyStaff(world)
    // 5/12 of £1.4m at 10% more, and of £1.4m as before.
    #expect(abs(costs[2] - (1_540_000 + 1_400_000) * 5 / 12) < 0.05)
    #expect(abs(costs[1] - 2_800_000 * 3 / 12) < 0.05)
  }

  private func termlyStaff(_ world: World) throws -> [Double] {
    var costs: [Double] = []
    var last = 0.0
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      let toDate = record.trust.staffCostToDate.pounds
      costs.append(record.term % 3 == 0 ? toDate : toDate - last)
      last = toDate
    }
    return costs
  }

  @Test("A grant pays what an award takes beyond funding growth and the trust's own part")
  func payGrant() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.years = 2
    world.set(.economyFundingGrowth, to: 0.02)
    world.set(.economyPayAward, to: 0.05)
    world.set(.economyPayUnfunded, to: 0.01)
    let years = try years(world)
    // 5 - 2 - 1 = 2% of the teachers' bill before the award; the first year's then grows with funding.
    let first = 2_800_000 * 1.02 + 0.02 * 1_400_000
    let second = 2_800_000 * 1.02 * 1.02 + (0.02 * 1.02 + 0.02 * 1.05) * 1_400_000
    #expect(abs(years[0].trust.incomeToDate.pounds - first) < 0.05)
    #expect(abs(years[1].trust.incomeToDate.pounds - second) < 0.05)
  }

  @Test("Without a part of its own to find, funding and grants pay a year's teachers and no more")
  func payGrantInFull() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.years = 5
    world.set(.economyFundingGrowth, to: 0.02)
    world.set(.economyPayAward, to: 0.2)
    world.set(.economyPayUnfunded, to: 0)
    let last = try years(world)[4]
    let (pay, funding) = (0..<5).reduce((1.0, 1.0)) { levels, _ in (levels.0 * 1.2, levels.1 * 1.02)
    }
    let (teachers, others) = (1_400_000 * pay, 1_400_000 * funding)
    #expect(abs(last.trust.incomeToDate.pounds - teachers - others) < 0.05)
  }

  @Test("No grant comes while funding growth and the trust's own part cover the award")
  func noGrant() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.years = 1
    world.set(.economyFundingGrowth, to: 0.02)
    world.set(.economyPayAward, to: 0.03)
    world.set(.economyPayUnfunded, to: 0.01)
    #expect(abs(try years(world)[0].trust.incomeToDate.pounds - 2_800_000 * 1.02) < 0.05)
  }
}
