// SPDX-License-Identifier: GPL-3.0-or-later
package import Assumptions
package import Stochastics
package import TrustDomain

/// A world in which nothing happens: every risk off, every rate zero, so that a test can turn on one part.
package struct World: Sendable {
  package var values: [AssumptionID: [Distribution]] = [:]
  package var schools: [School] = []
  package var candidates: [School] = []
  package var centralTeam: [CentralPosts] = []
  package var joins: [Join] = []
  package var gate = GatePolicy.proceed
  package var dueDiligence = DueDiligenceDepth.none
  package var shocks: [NamedShock] = []
  package var years = 5
  package var centralReserves = Money.zero
  package var framework = InspectionFramework.fourArea
  package var evidence: [EvidenceItem] = []

  package var start = Self.start

  package static let start = Term(year: 2027, season: .autumn)

  package init() {
    for form in AssumptionForm.all {
      let nearest = min(max(0, form.allowed.lowerBound), form.allowed.upperBound)
      let quiet = Self.neutral[form.id] ?? nearest
      set(form.id, to: quiet)
    }
    // Grades stay as they are.
    set(.inspectionAfterOutstanding, row: [1, 0, 0, 0])
    set(.inspectionAfterGood, row: [0, 1, 0, 0])
    set(.inspectionAfterRequiresImprovement, row: [0, 0, 1, 0])
    set(.inspectionAfterInadequate, row: [0, 0, 0, 1])
  }

  private static let neutral: [AssumptionID: Double] = [
    .schoolsIncomePerPupil: 7_000, .schoolsPupilTeacherRatio: 20, .schoolsTeacherCost: 70_000,
    .schoolsContactRatio: 0.77, .schoolsSupportCost: 30_000, .schoolsVacancyFill: 1,
    .headsFillRate: 1, .headsNoticeInTime: 1, .headsFirstYearFactor: 1, .headsJoiningFactor: 1,
    .headsConverterJoiningFactor: 1, .headsAfterInadequateFactor: 1, .headsInterimPremium: 1,
    .inspectionIntervalMean: 4,
    .inspectionIntervalSd: 0.5, .inspectionJoinerIntervalMean: 3,
    .inspectionJoinerIntervalSd: 0.5, .inspectionStrongRowsConcentration: 1e6,
    .inspectionOtherRowsConcentration: 1e6, .centralProductiveDays: 40, .centralFillRate: 1,
    .centralFirstTermProductivity: 1, .centralSecondTermProductivity: 1,
    .centralOverloadThreshold: 3, .centralDemandVariation: 0.001,
    .centralSafeguardingShape: 1, .centralPlansShape: 1e6, .partnershipsRequestShape: 1,
    .mentoringHeadsPerMentor: 4, .joiningIntegrationVariation: 1,
    .joiningHiddenDeficitSpread: 1, .joiningHiddenWorkVariation: 1, .joiningPaybackYears: 2.5,
    .policyStaffCostLimit: 1, .policyLargestCut: 0.5, .policyLargestRise: 1,
    .policyEnergyLasting: 1,
    .policyReservesCeiling: 2,
  ]

  /// Fixes an assumption, under all its names.
  package mutating func set(_ id: AssumptionID, to value: Double) {
    guard let fixed = try? Distribution.fixed(value) else { return }
    set(id, to: fixed)
  }

  package mutating func set(_ id: AssumptionID, to distribution: Distribution) {
    values[id] = Array(repeating: distribution, count: AssumptionForm.all[id.rawValue].by.count)
  }

  /// Fixes an assumption name by name.
  package mutating func set(_ id: AssumptionID, row: [Double]) {
    values[id] = row.compactMap { try? Distribution.fixed($0) }
  }

  package static func school(
    _ id: String, phase: Phase = .primary, pupils: Double = 400, route: JoiningRoute? = nil,
    reserves: Double = 100_000, inYearBalance: Double = 0, grade: Grade = .good,
    authority: String = "Northshire"
  ) -> School {
    School(
      id: id, name: id, phase: phase, route: route, region: "East", authority: authority,
      pupils: pupils, capacity: 10 * pupils, commissionedPlaces: nil, income: nil,
      reserves: Money(pounds: reserves), inYearBalance: inYearBalance, grade: grade,
      lastInspected: day("2026-01-15"), headInPostSince: day("2020-09-01"), travelHours: 0)
  }

  /// A day that is one.
  package static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  package static func posts(
    _ function: CentralFunction, _ count: Int, sector: Sector? = nil, isLead: Bool = false,
    cost: Double = 60_000
  ) -> CentralPosts {
    CentralPosts(
      function: function, title: "post", sector: sector,
      disciplines: function == .schoolImprovement ? Set(Discipline.allCases) : [],
      posts: count, inPost: count, annualCost: Money(pounds: cost), isLead: isLead)
  }

  package var scenario: Scenario {
    get throws {
      let factors = EconomyFactor.allCases
      guard
        let assumptions = AssumptionSet(values: AssumptionID.allCases.map { values[$0] ?? [] })
      else { preconditionFailure("an assumption has too many values or too few") }
      let identity = factors.indices.map { row in factors.indices.map { $0 == row ? 1.0 : 0 } }
      return Scenario(
        title: "world", start: start, years: years,
        trust: Trust(
          name: "Trust", schools: schools, centralTeam: centralTeam,
          centralReserves: centralReserves),
        candidates: candidates, proposal: Proposal(joins: joins, gate: gate),
        dueDiligence: dueDiligence,
        assumptions: assumptions,
        paths: [:],
        correlation: try GaussianCopula(names: factors.map(\.name), correlation: identity),
        shocks: shocks, evidence: evidence, framework: framework)
    }
  }
}
