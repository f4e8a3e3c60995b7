// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
internal import TrustDomain

/// What a forecast keeps of each trajectory, laid out once for all blocks.
struct RecordingPlan: Sendable {
  /// Metrics of the trust, each kept for every trajectory.
  let trustMetrics: [Metric]
  /// Metrics of schools, functions and sectors, kept for the first trajectories.
  let elementMetrics: [ElementMetric]
  let terms: Int
  let principles: Int
  /// Trajectories whose elements are kept: enough for their quantiles, and bounded in memory.
  static let elementRuns = 3_000

  struct ElementMetric: Sendable {
    let metric: Metric
    let element: Int
  }

  private static let elementIDs = [
    "school_reserves_pct_income", "school_staffing_pct", "school_grade", "function_utilisation",
    "schools_per_partner", "area_expected_share",
  ]

  init(terms: Int, principles: Int, schools: Int, areas: Int = 0) {
    trustMetrics = Metric.all.filter { $0.scope == .trust }
    elementMetrics = Self.elementIDs.compactMap(Metric.named(_:)).flatMap { metric in
      (0..<Self.count(of: metric.scope, schools: schools, areas: areas)).map {
        ElementMetric(metric: metric, element: $0)
      }
    }
    self.terms = terms
    self.principles = principles
  }

  private static func count(of scope: MetricScope, schools: Int, areas: Int) -> Int {
    switch scope {
    case .school: schools
    case .function: CentralMeasures.functions
    case .sector: CentralMeasures.sectors
    case .area: areas
    default: 0
    }
  }

  func place(of id: String) -> Int? { trustMetrics.firstIndex { $0.id == id } }
}

/// Watches one worker's trajectories: judges each record and keeps its numbers.
struct RunObserver: TermObserver {
  private let plan: RecordingPlan
  private let trustMeasures: [Measure]
  private let elementMeasures: [Measure]
  private let elements: [Int]
  var ledger: PrincipleLedger
  private(set) var block: Block
  private var keepsElements = false
  private let reservesShare: Int?
  private let reserves: Int?
  private let utilisation: Int?
  private let staffing: Int?
  private var extremes = Extremes()

  private struct Extremes {
    var lowestReserves = Double.infinity
    var finalReserves = Double.nan
    var peakUtilisation = -Double.infinity
    var lowestStaffing = Double.infinity
  }

  init(plan: RecordingPlan, catalogue: Catalogue) {
    self.plan = plan
    trustMeasures = plan.trustMetrics.map(\.measure)
    elementMeasures = plan.elementMetrics.map(\.metric.measure)
    elements = plan.elementMetrics.map(\.element)
    ledger = PrincipleLedger(catalogue)
    block = Block(plan: plan)
    reservesShare = plan.place(of: "reserves_pct_income")
    reserves = plan.place(of: "reserves_gbp")
    utilisation = plan.place(of: "si_utilisation")
    staffing = plan.place(of: "teaching_staffing_pct")
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }

  mutating func beginBlock() { block = Block(plan: plan) }

  mutating func begin(trajectory: Int) {
    block.beginTrajectory()
    keepsElements = trajectory < RecordingPlan.elementRuns
    extremes = Extremes()
  }

  mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else { return }
    for place in trustMeasures.indices {
      let value = trustMeasures[place].read(record, 0)
      block.set(value, series: record.term * trustMeasures.count + place)
      note(value, place: place)
    }
    if keepsElements {
      for place in elements.indices {
        block.elements.append(Float(elementMeasures[place].read(record, elements[place])))
      }
    }
    block.count(ledger.standing, term: record.term, terms: plan.terms)
  }

  /// Keeps the extremes that a trajectory's line of results shows.
  private mutating func note(_ value: Double, place: Int) {
    if place == reservesShare { extremes.lowestReserves = min(extremes.lowestReserves, value) }
    if place == reserves { extremes.finalReserves = value }
    if place == utilisation { extremes.peakUtilisation = max(extremes.peakUtilisation, value) }
    if place == staffing { extremes.lowestStaffing = min(extremes.lowestStaffing, value) }
  }

  /// Closes a trajectory: its verdicts, its extremes, what became of its joins.
  mutating func finish(trajectory: Int, joins: [JoinOutcome]) {
    let results = ledger.results
    block.add(results)
    let first = Self.firstToGive(results)
    let term = first.flatMap { results[$0].firstBreach?.term }
    block.outcomes.append(
      TrajectoryOutcome(
        run: trajectory,
        allMet: results.allSatisfy { $0.verdict == .met || $0.verdict == .notApplicable },
        firstBreachPrinciple: first, firstBreachTerm: term,
        brokenTogether: Self.broken(in: term, results),
        lowestReservesShare: extremes.lowestReserves, finalReserves: extremes.finalReserves,
        peakImprovementUtilisation: extremes.peakUtilisation,
        lowestStaffing: extremes.lowestStaffing,
        joined: joins.count { $0.joinedTerm != nil }))
    block.joins.append(contentsOf: joins)
  }

  /// The principles whose first breach falls in a term, one bit each.
  private static func broken(in term: Int?, _ results: [PrincipleOutcome]) -> UInt64 {
    guard let term else { return 0 }
    return results.indices.prefix(64).reduce(0) { bits, principle in
      results[principle].firstBreach?.term == term ? bits | 1 << UInt64(principle) : bits
    }
  }

  /// The principle that breaks first; of several in one term, the one furthest beyond its threshold.
  private static func firstToGive(_ results: [PrincipleOutcome]) -> Int? {
    var first: (principle: Int, term: Int, severity: Double)?
    for (principle, result) in results.enumerated() {
      guard let breach = result.firstBreach else { continue }
      let isEarlier =
        first.map { ($0.term, -$0.severity) > (breach.term, -breach.severity) } ?? true
      if isEarlier { first = (principle, breach.term, breach.severity) }
    }
    return first?.principle
  }
}
