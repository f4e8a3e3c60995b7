// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Simulation
public import TrustDomain

/// One trajectory in brief: what a comparison of plans looks at.
public struct Future: Sendable, Hashable {
  /// Whether each modelled principle held at every assessment, or had none.
  public var held: [Bool]
  /// Whether each modelled principle had anything to judge.
  public var applied: [Bool]
  /// First term in which each modelled principle stood broken, from 0; -1 where it never did.
  public var firstBreach: [Int16]
  /// Terms from each one's first breach until it was first met again; nil where it never broke, or was not met again.
  public var recovery: [Int?]
  /// The principle that gave first; of several in one term, the one furthest beyond its threshold. Nil where none did.
  public var firstToGive: Int?
  /// Pounds.
  public var finalReserves: Double
  /// Of the last three terms' income, at the end; a fraction.
  public var finalReservesShare: Double
  /// The same in the term in which it stood lowest.
  public var lowestReservesShare: Double
  /// School-improvement demand over capacity in the worst term.
  public var peakUtilisation: Double
  /// Schools that joined.
  public var joined: Int
  /// In-year balance of the last year over its income.
  public var finalBalanceShare = 0.0

  /// Whether no modelled principle was ever unmet or unevidenced.
  public var allMet: Bool { held.allSatisfy(\.self) }
  /// Principles that had something to judge and were met throughout.
  public var met: Int { zip(held, applied).count { $0 && $1 } }
  /// Modelled principles broken.
  public var broken: Int { held.count { !$0 } }
}

/// The first futures of a question, in the order of their numbers.
///
/// Questions that share a seed share their futures: what comes from outside is the same, draw by draw.
///
/// - Parameter first: the number of the first; later numbers are fresh futures.
public func futures(
  of question: Question, from first: Int = 0, runs: Int, seed: UInt64, threads: Int
) async throws(ForecastError) -> [Future] {
  let parts = try await inParts(
    question, from: first, runs: runs, seed: seed, threads: threads
  ) {
    (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> [Future] in
    var observer = FutureObserver(question.catalogue)
    return try simulator.futures(runs, observer: &observer)
  }
  return parts.flatMap(\.self)
}

/// Judges trajectories one after the other, and keeps each in brief.
public struct FutureObserver: TermObserver {
  private var ledger: PrincipleLedger
  private let utilisation = Metric.named("si_utilisation")?.measure
  private let reservesShare = Metric.named("reserves_pct_income")?.measure
  private var finalReserves = 0.0
  private let balanceShare = Metric.named("in_year_balance_pct_income")?.measure
  private var finalShare = Double.nan
  private var finalBalance = 0.0
  private var lowestShare = Double.infinity
  private var peak = -Double.infinity
  private var recovery: [Recovery]

  /// Has seen nothing yet.
  public init(_ catalogue: Catalogue) {
    ledger = PrincipleLedger(catalogue)
    recovery = Array(repeating: Recovery(), count: ledger.principles.count)
  }

  /// See `TermObserver`.
  public var unmetGatePrinciples: UInt64 { ledger.unmetGates }

  /// See `TermObserver`.
  public mutating func observe(_ record: borrowing TermRecord) {
    ledger.observe(record)
    guard record.term >= 0 else {
      (peak, lowestShare) = (-.infinity, .infinity)
      for place in recovery.indices { recovery[place] = Recovery() }
      return
    }
    finalReserves = record.trust.reserves.pounds
    if let reservesShare {
      finalShare = reservesShare.read(record, 0)
      lowestShare = min(lowestShare, finalShare)
    }
    if let balanceShare { finalBalance = balanceShare.read(record, 0) }
    if let utilisation { peak = max(peak, utilisation.read(record, 0)) }
    let standing = ledger.standing
    for place in recovery.indices { recovery[place].book(standing[place], term: record.term) }
  }

  /// The trajectory that was watched last.
  ///
  /// - Parameter joins: as its simulator tells them.
  public func future(joins: [JoinOutcome]) -> Future {
    let outcomes = ledger.results
    return Future(
      held: outcomes.map { !$0.verdict.isBreach },
      applied: outcomes.map { $0.verdict != .notApplicable },
      firstBreach: outcomes.map { Int16(truncatingIfNeeded: $0.firstBreach?.term ?? -1) },
      recovery: recovery.map(\.terms), firstToGive: firstToGive(outcomes),
      finalReserves: finalReserves, finalReservesShare: finalShare,
      lowestReservesShare: lowestShare, peakUtilisation: peak,
      joined: joins.count { $0.joinedTerm != nil }, finalBalanceShare: finalBalance)
  }
}
