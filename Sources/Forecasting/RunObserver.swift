// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
internal import TrustDomain

/// Watches one worker's trajectories: judges each record and keeps its numbers.
struct RunObserver: TermObserver {
  private let plan: RecordingPlan
  /// Where core metrics end among a record's values, and all metrics of the trust; how many of either are in pounds.
  private let coreEnd: Int
  private let trustEnd: Int
  private let corePounds: Int
  private let otherPounds: Int
  /// Where each element's value stands among the ledger's, once a record has shown it.
  private var elements: [Int] = []
  private(set) var ledger: PrincipleLedger
  private(set) var block: Block
  private var extremes = Extremes()
  private let watched: Watched

  /// Places of the metrics whose extremes a trajectory's line of results shows.
  private struct Watched {
    let reservesShare: Int?
    let reserves: Int?
    let utilisation: Int?
    let staffing: Int?
  }

  private struct Extremes {
    var lowestReserves = Double.infinity
    var finalReserves = Double.nan
    var peakUtilisation = -Double.infinity
    var lowestStaffing = Double.infinity
  }

  init(plan: RecordingPlan, catalogue: Catalogue) {
    self.plan = plan
    coreEnd = plan.core.count
    trustEnd = plan.trustMetrics.count
    corePounds = plan.core.exact
    otherPounds = plan.others.exact
    ledger = PrincipleLedger(catalogue, alsoReading: plan.readings)
    block = Block(plan: plan)
    watched = Watched(
      reservesShare: plan.place(of: "reserves_pct_income"),
      reserves: plan.place(of: "reserves_gbp"), utilisation: plan.place(of: "si_utilisation"),
      staffing: plan.place(of: "teaching_staffing_pct"))
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }

  mutating func beginBlock() { block.clear() }

  mutating func begin(trajectory: Int) {
    block.beginTrajectory()
    ledger.detail = plan.detail(of: trajectory)
    extremes = Extremes()
  }

  mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else { return }
    keep(ledger.values)
    block.count(ledger.standing, term: record.term, terms: plan.terms)
  }

  private mutating func keep(_ values: [Double]) {
    values.withUnsafeBufferPointer { values in
      block.core.append(values[..<coreEnd], pounds: corePounds)
      if ledger.detail >= 1 {
        block.others.append(values[coreEnd..<trustEnd], pounds: otherPounds)
      }
      if ledger.detail >= 2 { keepElements(of: values) }
      note(values)
    }
  }

  private mutating func keepElements(of values: UnsafeBufferPointer<Double>) {
    if elements.isEmpty {
      elements = plan.elementMetrics.map { element in
        (ledger.places(of: element.metric)?.lowerBound ?? 0) + element.element
      }
    }
    for place in elements { block.elements.append(Float(values[place])) }
  }

  private mutating func note(_ values: UnsafeBufferPointer<Double>) {
    if let place = watched.reservesShare {
      extremes.lowestReserves = min(extremes.lowestReserves, values[place])
    }
    if let place = watched.reserves { extremes.finalReserves = values[place] }
    if let place = watched.utilisation {
      extremes.peakUtilisation = max(extremes.peakUtilisation, values[place])
    }
    if let place = watched.staffing {
      extremes.lowestStaffing = min(extremes.lowestStaffing, values[place])
    }
  }

  /// Closes a trajectory: its verdicts, its extremes, what became of its joins.
  mutating func finish(trajectory: Int, joins: [JoinOutcome]) {
    let outcomes = ledger.results
    let verdicts = outcomes.map { BriefOutcome($0) }
    block.verdicts.append(contentsOf: verdicts)
    let first = firstToGive(outcomes)
    let term = first.map { Int(verdicts[$0].term) }
    block.outcomes.append(
      TrajectoryOutcome(
        run: trajectory, allMet: !verdicts.contains { $0.verdict.isBreach },
        firstBreachPrinciple: first, firstBreachTerm: term,
        brokenTogether: Self.broken(in: term, verdicts),
        lowestReservesShare: extremes.lowestReserves, finalReserves: extremes.finalReserves,
        peakImprovementUtilisation: extremes.peakUtilisation,
        lowestStaffing: extremes.lowestStaffing,
        joined: joins.count { $0.joinedTerm != nil }))
    block.joins.append(contentsOf: joins)
  }

  /// The principles whose first breach falls in a term, one bit each.
  private static func broken(in term: Int?, _ verdicts: [BriefOutcome]) -> UInt64 {
    guard let term else { return 0 }
    return verdicts.indices.prefix(64).reduce(0) { bits, principle in
      verdicts[principle].verdict.isBreach && verdicts[principle].term == term
        ? bits | 1 << UInt64(principle) : bits
    }
  }
}
