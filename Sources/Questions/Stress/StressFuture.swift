// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
public import Principles
internal import Simulation
internal import TrustDomain

/// One trajectory as a stress test looks at it.
public struct StressFuture: Sendable, Hashable {
  /// Whether each modelled principle held at every assessment, or had none.
  public var held: [Bool]
  /// Terms from each one's first breach until it was first met again; nil where it never broke, or was not met again.
  public var recovery: [Int?]
  /// The principle that gave first; nil where none did.
  public var firstToGive: Int?
  /// Of the last three terms' income, at the end; a fraction.
  public var finalReservesShare: Double
  /// The same in the term in which it stood lowest.
  public var lowestReservesShare: Double
  /// Schools that joined.
  public var joined: Int

  /// Its parts, one by one.
  public init(
    held: [Bool], recovery: [Int?], firstToGive: Int?, finalReservesShare: Double,
    lowestReservesShare: Double, joined: Int
  ) {
    self.held = held
    self.recovery = recovery
    self.firstToGive = firstToGive
    self.finalReservesShare = finalReservesShare
    self.lowestReservesShare = lowestReservesShare
    self.joined = joined
  }
}

/// The first futures of a question.
func stressFutures(
  of question: Question, _ sampling: Sampling
) async throws(ForecastError) -> [StressFuture] {
  let parts = try await inParts(
    question, runs: sampling.runs, seed: sampling.seed, threads: sampling.threads
  ) { (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> [StressFuture] in
    var observer = StressObserver(question.catalogue)
    var futures: [StressFuture] = []
    futures.reserveCapacity(runs.count)
    for run in runs {
      try simulator.run(trajectory: UInt32(run), observer: &observer)
      futures.append(observer.future(joins: simulator.joinOutcomes))
    }
    return futures
  }
  return parts.flatMap(\.self)
}

/// Judges trajectories, and notes when what broke was met again.
private struct StressObserver: TermObserver {
  private var ledger: PrincipleLedger
  private let reservesShare = Metric.named("reserves_pct_income")?.measure
  private var finalShare = Double.nan
  private var lowestShare = Double.infinity
  private var recovery: [Recovery]

  init(_ catalogue: Catalogue) {
    ledger = PrincipleLedger(catalogue)
    recovery = Array(repeating: Recovery(), count: ledger.principles.count)
  }

  var unmetGatePrinciples: UInt64 { ledger.unmetGates }

  mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else {
      (finalShare, lowestShare) = (.nan, .infinity)
      for place in recovery.indices { recovery[place] = Recovery() }
      return
    }
    if let reservesShare {
      finalShare = reservesShare.read(record, 0)
      lowestShare = min(lowestShare, finalShare)
    }
    let standing = ledger.standing
    for place in recovery.indices { recovery[place].book(standing[place], term: record.term) }
  }

  func future(joins: [JoinOutcome]) -> StressFuture {
    let outcomes = ledger.results
    return StressFuture(
      held: outcomes.map { !$0.verdict.isBreach }, recovery: recovery.map(\.terms),
      firstToGive: firstToGive(outcomes), finalReservesShare: finalShare,
      lowestReservesShare: lowestShare, joined: joins.count { $0.joinedTerm != nil })
  }
}

/// How long a principle takes from its first breach until it is met again.
///
/// A term in which it has nothing to judge neither breaks nor mends it.
public struct Recovery: Sendable, Hashable {
  private var broke: Int?
  /// From the first breach; nil while there is none, or it lasts.
  public private(set) var terms: Int?

  /// Has booked nothing yet.
  public init() {}

  /// Books how the principle stands in a term.
  public mutating func book(_ standing: Standing, term: Int) {
    if broke == nil, standing.isBreach { broke = term }
    if let broke, terms == nil, standing == .met { terms = term - broke }
  }
}

/// The principle that breaks first; of several in one term, the one furthest beyond its threshold.
func firstToGive(_ outcomes: [PrincipleOutcome]) -> Int? {
  var best: (place: Int, breach: FirstBreach)?
  for (place, outcome) in outcomes.enumerated() {
    guard let breach = outcome.firstBreach else { continue }
    let isEarlier = best.map {
      (breach.term, -breach.severity) < ($0.breach.term, -$0.breach.severity)
    }
    if isEarlier ?? true { best = (place, breach) }
  }
  return best?.place
}
