// SPDX-License-Identifier: GPL-3.0-or-later

/// How a principle stands, or stood over a whole trajectory.
public enum Standing: UInt8, Sendable, Hashable, CaseIterable {
  /// Nothing to judge: no school of the kind, no join due. Counted neither way.
  case notApplicable
  case met
  case notMet
  /// No valid evidence: not the same as not met, and never counted as met.
  case notEvidenced

  /// Neither met nor without anything to judge.
  public var isBreach: Bool { self == .notMet || self == .notEvidenced }

  /// Not met outweighs not evidenced, which outweighs met; any outweighs not applicable.
  @inline(__always)
  func worse(_ other: Standing) -> Standing { weight >= other.weight ? self : other }

  /// The order of the cases, but not met above not evidenced.
  private var weight: UInt8 { rawValue ^ (rawValue >> 1) }
}

/// The first time in a trajectory that a principle was not met.
public struct FirstBreach: Sendable, Hashable {
  /// Terms since the start.
  public var term: Int
  /// Index into the principle's checks.
  public var check: Int
  /// The element of the check's scope that missed by most.
  public var element: Int
  /// How far beyond the threshold it lay, in the metric's unit; infinite where nothing is on file.
  public var shortfall: Double
  /// The shortfall over the size of the threshold, to compare principles.
  public var severity: Double
}

/// What a trajectory says of one principle.
public struct PrincipleOutcome: Sendable, Hashable {
  /// The worst standing at any assessment: not met before not evidenced, not evidenced before met.
  public var verdict: Standing
  /// Nil where the principle was met, or did not apply, throughout.
  public var firstBreach: FirstBreach?
  /// Terms in which the principle stood unmet.
  public var termsInBreach: Int
  /// The most terms on end in which it stood unmet.
  public var longestBreach = 0
  /// Whether it was met again at the last assessment.
  public var hasRecovered: Bool
  /// The least margin of any value at any assessment, over the size of the threshold (over 1 for a threshold of 0).
  ///
  /// Negative beyond the threshold, by which a principle may be met all the same where a check lets misses pass; minus
  /// infinity where nothing was on file; nil where nothing was judged.
  public var lowestMargin: Double? = nil
}

/// The place of the principle that broke first; of several in one term, of the one furthest beyond its threshold. Nil
/// where none did.
public func firstToGive(_ outcomes: [PrincipleOutcome]) -> Int? {
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

/// How a principle has fared since a trajectory began.
struct Course: Sendable {
  private var verdict = Standing.notApplicable
  private var firstBreach = FirstBreach(
    term: 0, check: 0, element: 0, shortfall: 0, severity: -.infinity)
  private(set) var termsInBreach = 0
  private var running = 0
  private var longest = 0
  private var hasRecovered = false

  /// Books how the principle stands in a term.
  mutating func book(_ standing: Standing) {
    guard standing != .notApplicable else {
      running = 0
      return
    }
    // So far nothing is broken, as in most terms.
    if standing == .met, termsInBreach == 0 {
      verdict = .met
      return
    }
    verdict = verdict.worse(standing)
    guard standing.isBreach else {
      running = 0
      hasRecovered = termsInBreach > 0
      return
    }
    termsInBreach += 1
    running += 1
    longest = max(longest, running)
    hasRecovered = false
  }

  /// Whether the term just booked is the first breach.
  func isFirst(_ standing: Standing) -> Bool { standing.isBreach && termsInBreach == 1 }

  mutating func begin(with breach: FirstBreach) { firstBreach = breach }

  func outcome(lowestMargin: Double) -> PrincipleOutcome {
    PrincipleOutcome(
      verdict: verdict, firstBreach: termsInBreach > 0 ? firstBreach : nil,
      termsInBreach: termsInBreach, longestBreach: longest, hasRecovered: hasRecovered,
      lowestMargin: lowestMargin == .infinity ? nil : lowestMargin)
  }
}
