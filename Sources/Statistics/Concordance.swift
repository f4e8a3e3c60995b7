// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A value seen before it was known whether an event would follow.
public struct ScoredCase: Sendable, Hashable {
  /// Cases of one cluster hang together: they are not independent of each other.
  public var cluster: Int
  /// Only cases of one stratum are compared.
  public var stratum: Int
  /// What was seen; not NaN.
  public var value: Double
  /// Whether the event followed.
  public var isEvent: Bool

  /// One cluster has one case in a stratum at most.
  public init(cluster: Int, stratum: Int, value: Double, isEvent: Bool) {
    self.cluster = cluster
    self.stratum = stratum
    self.value = value
    self.isEvent = isEvent
  }
}

/// How well a value tells cases with the event from cases without: the chance that of two cases of one stratum, one of
/// each kind, the one with the event has the higher value (the area under the ROC curve; ties count half).
///
/// One half tells nothing, 0 and 1 tell all. The interval leaves out one cluster after the other (jackknife) and is
/// symmetric in logits. Sources: J. A. Hanley, B. J. McNeil, Radiology 143, 1982, doi:10.1148/radiology.143.1.7063747;
/// N. A. Obuchowski, Biometrics 53, 1997, doi:10.2307/2533958, for clusters.
public struct Concordance: Sendable, Hashable {
  /// From 0 to 1.
  public let value: Double
  /// Nil where no cluster can be left out, or every pair agrees or disagrees.
  public let interval: ClosedRange<Double>?
  /// Pairs compared.
  public let pairs: Double

  /// Nil where no stratum has a case of each kind.
  public init?(of cases: [ScoredCase], level: Double = 0.95) throws(StatisticsError) {
    try StatisticsError.level(level)
    try StatisticsError.hold(
      !cases.contains { $0.value.isNaN }, "a case's value", .nan, "must be a number")
    GSL.prepare()
    var sums = Sums()
    for stratum in Dictionary(grouping: cases.indices, by: { cases[$0].stratum })
      .sorted(by: { $0.key < $1.key })
    {
      sums.add(stratum.value.map { cases[$0] })
    }
    guard sums.pairs > 0 else { return nil }
    value = sums.agreeing / sums.pairs
    pairs = sums.pairs
    let clusters = Set(cases.map(\.cluster)).count
    interval = Self.interval(about: value, sums.leavingOut(clusters: clusters), level: level)
  }

  private static func interval(
    about value: Double, _ error: Double?, level: Double
  ) -> ClosedRange<Double>? {
    guard let error, value > 0, value < 1 else { return nil }
    return logitInterval(about: value, error: error, level: level)
  }

  /// Concordant pairs and all pairs, in all and as each cluster has a part in them.
  private struct Sums {
    var agreeing = 0.0
    var pairs = 0.0
    private var byCluster: [Int: (agreeing: Double, pairs: Double)] = [:]

    mutating func add(_ cases: [ScoredCase]) {
      let events = cases.filter(\.isEvent).map(\.value).sorted()
      let others = cases.filter { !$0.isEvent }.map(\.value).sorted()
      guard !events.isEmpty, !others.isEmpty else { return }
      pairs += Double(events.count) * Double(others.count)
      for item in cases {
        let (own, with) =
          item.isEvent
          ? (Self.below(item.value, in: others), others.count)
          : (Double(events.count) - Self.below(item.value, in: events), events.count)
        if item.isEvent { agreeing += own }
        let before = byCluster[item.cluster] ?? (0, 0)
        byCluster[item.cluster] = (before.agreeing + own, before.pairs + Double(with))
      }
    }

    /// Values below one, those equal to it counted half.
    private static func below(_ value: Double, in sorted: [Double]) -> Double {
      let first = firstIndex(in: sorted) { $0 >= value }
      let past = firstIndex(in: sorted) { $0 > value }
      return Double(first) + Double(past - first) / 2
    }

    private static func firstIndex(in sorted: [Double], where holds: (Double) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }

    /// The jackknife's standard error; nil where it has none.
    func leavingOut(clusters: Int) -> Double? {
      let whole = agreeing / pairs
      // Clusters in no pair leave the estimate as it is.
      var estimates = Array(repeating: whole, count: clusters - byCluster.count)
      for part in byCluster.sorted(by: { $0.key < $1.key }) {
        let rest = pairs - part.value.pairs
        guard rest > 0 else { return nil }
        estimates.append((agreeing - part.value.agreeing) / rest)
      }
      guard estimates.count > 1 else { return nil }
      let count = Double(estimates.count)
      let mean = estimates.reduce(0, +) / count
      let squares = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares * (count - 1) / count).squareRoot()
      return error > 0 ? error : nil
    }
  }
}

/// An interval of a share between 0 and 1, both left out, symmetric in logits.
func logitInterval(about value: Double, error: Double, level: Double) -> ClosedRange<Double> {
  let logit = log(value / (1 - value))
  let half = gsl_cdf_ugaussian_Qinv((1 - level) / 2) * error / (value * (1 - value))
  func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
  return min(value, share(logit - half))...max(value, share(logit + half))
}
