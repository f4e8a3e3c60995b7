// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// What a forecast keeps of each trajectory, laid out once for all blocks.
struct RecordingPlan: Sendable {
  /// Metrics of the trust, in the order of the result files.
  let trustMetrics: [Metric]
  /// Where each of them stands among those kept: `core` first, then `others`.
  let places: [Int]
  /// Kept for every trajectory.
  let core: MetricRow
  /// Kept for the first trajectories, or for all where they are to be written out.
  let others: MetricRow
  /// Metrics of schools, functions and sectors, kept for the first trajectories.
  let elementMetrics: [ElementMetric]
  let terms: Int
  let principles: Int
  let keepsTrajectories: Bool

  /// Trajectories whose elements are kept: enough for their quantiles, and bounded in memory.
  static let elementRuns = 3_000
  /// Trajectories of which every metric of the trust is kept, with the size of each breach and the lowest margins: half a
  /// percentage point either way for a median's rank, and bounded in memory.
  static let detailRuns = 10_000

  struct ElementMetric: Sendable {
    let metric: Metric
    let element: Int
  }

  /// Metrics that result files have promised for every trajectory.
  private static let coreIDs: Set<String> = [
    "reserves_gbp", "reserves_pct_income", "in_year_balance_pct_income", "teaching_staffing_pct",
    "central_utilisation", "si_utilisation", "si_demand_days", "si_capacity_days",
    "head_vacancies", "schools", "pupils", "central_reserves_gbp",
  ]

  private static let elementIDs = [
    "school_reserves_pct_income", "school_staffing_pct", "school_grade", "function_utilisation",
    "schools_per_partner", "area_expected_share",
  ]

  init(terms: Int, principles: Int, schools: Int, areas: Int = 0, keepsTrajectories: Bool = false) {
    let metrics = Metric.all.filter { $0.scope == .trust }
    core = MetricRow(metrics.filter { Self.coreIDs.contains($0.id) })
    others = MetricRow(metrics.filter { !Self.coreIDs.contains($0.id) })
    let kept = (core.metrics + others.metrics).map(\.id)
    trustMetrics = metrics
    places = metrics.map { kept.firstIndex(of: $0.id) ?? 0 }
    elementMetrics = Self.elementIDs.compactMap(Metric.named(_:)).flatMap { metric in
      (0..<Self.count(of: metric.scope, schools: schools, areas: areas)).map {
        ElementMetric(metric: metric, element: $0)
      }
    }
    self.terms = terms
    self.principles = principles
    self.keepsTrajectories = keepsTrajectories
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

  /// How much is kept of a trajectory: 0 the core, 1 every metric of the trust, 2 schools, functions and sectors as well.
  func detail(of trajectory: Int) -> Int {
    if trajectory < Self.elementRuns { return 2 }
    return trajectory < Self.detailRuns || keepsTrajectories ? 1 : 0
  }

  /// What a ledger is to read, core metrics first, each with the least detail that wants it.
  var readings: [(metric: Metric, detail: Int)] {
    var elements: [Metric] = []
    for element in elementMetrics where elements.last?.id != element.metric.id {
      elements.append(element.metric)
    }
    return core.metrics.map { ($0, 0) } + others.metrics.map { ($0, 1) }
      + elements.map { ($0, 2) }
  }

  /// The place of a core metric in a term's row.
  func place(of id: String) -> Int? { core.metrics.firstIndex { $0.id == id } }
}

/// Metrics whose values make a row: those in pounds first.
struct MetricRow: Sendable {
  let metrics: [Metric]
  /// How many of them are in pounds, which are kept in full.
  let exact: Int

  init(_ metrics: [Metric]) {
    let pounds = metrics.filter { $0.unit == .pounds }
    self.metrics = pounds + metrics.filter { $0.unit != .pounds }
    exact = pounds.count
  }

  var count: Int { metrics.count }
  /// Bytes of one row.
  var bytes: Int {
    exact * MemoryLayout<Double>.size + (count - exact) * MemoryLayout<Float>.size
  }
}
