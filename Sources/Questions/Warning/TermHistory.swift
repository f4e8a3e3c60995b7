// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Simulation
internal import TrustDomain

/// What a board would have seen of one future, term by term, and when each principle broke.
public struct TermHistory: Sendable, Hashable {
  /// By term and metric, in the order that was asked for; NaN where one does not apply.
  public var values: [[Double]]
  /// First term in which each principle stood broken; nil where it never did.
  public var firstBreach: [Int?]
  /// The principle that gave first, a place among the modelled ones; nil where none did.
  public var firstToGive: Int?

  /// Its parts, one by one.
  public init(values: [[Double]], firstBreach: [Int?], firstToGive: Int?) {
    self.values = values
    self.firstBreach = firstBreach
    self.firstToGive = firstToGive
  }
}

/// The first futures of a question, as a board would see them.
func termHistories(
  of question: Question, metrics: [Metric], _ sampling: Sampling
) async throws(ForecastError) -> [TermHistory] {
  let parts = try await inParts(
    question, runs: sampling.runs, seed: sampling.seed, threads: sampling.threads
  ) { (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> [TermHistory] in
    var observer = HistoryObserver(question.catalogue, metrics)
    var histories: [TermHistory] = []
    for run in runs {
      try simulator.run(trajectory: UInt32(run), observer: &observer)
      histories.append(observer.history)
    }
    return histories
  }
  return parts.flatMap(\.self)
}

/// Notes every metric of every term.
private struct HistoryObserver: TermObserver {
  private var ledger: PrincipleLedger
  private let measures: [Measure]
  private var values: [[Double]] = []

  init(_ catalogue: Catalogue, _ metrics: [Metric]) {
    ledger = PrincipleLedger(catalogue)
    measures = metrics.map(\.measure)
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }

  mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else {
      values.removeAll(keepingCapacity: true)
      return
    }
    var row: [Double] = []
    row.reserveCapacity(measures.count)
    for measure in measures { row.append(measure.read(record, 0)) }
    values.append(row)
  }

  var history: TermHistory {
    let outcomes = ledger.results
    return TermHistory(
      values: values, firstBreach: outcomes.map { $0.firstBreach?.term },
      firstToGive: firstToGive(outcomes))
  }
}
