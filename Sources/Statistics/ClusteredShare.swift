// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A share of cases that hang together in clusters: the sum of the clusters' hits over the sum of their cases.
///
/// Its interval lets clusters, not cases, vary independently (linearised ratio estimator), and is symmetric in logits.
/// Source: W. G. Cochran, Sampling Techniques, 1977, 6.3 and 11.8.
public struct ClusteredShare: Sendable, Hashable {
  /// From 0 to 1.
  public let value: Double
  /// Nil of fewer than two clusters, or where all hit or none.
  public let interval: ClosedRange<Double>?
  /// Cases.
  public let cases: Int

  /// Nil where there are no cases.
  ///
  /// - Parameter clusters: of each cluster the hits and the cases; `0 <= hits <= cases`.
  public init?(
    _ clusters: [(hits: Int, cases: Int)], level: Double = 0.95
  ) throws(StatisticsError) {
    try StatisticsError.level(level)
    let isSound = clusters.allSatisfy { $0.hits >= 0 && $0.hits <= $0.cases }
    try StatisticsError.hold(isSound, "a cluster's hits", .nan, "must be from 0 to its cases")
    let used = clusters.filter { $0.cases > 0 }
    let (hits, all) = used.reduce((0, 0)) { ($0.0 + $1.hits, $0.1 + $1.cases) }
    guard all > 0 else { return nil }
    GSL.prepare()
    cases = all
    value = Double(hits) / Double(all)
    guard used.count > 1, hits > 0, hits < all else {
      interval = nil
      return
    }
    let share = value
    let squares = used.reduce(0.0) { sum, cluster in
      let residual = Double(cluster.hits) - share * Double(cluster.cases)
      return sum + residual * residual
    }
    let count = Double(used.count)
    let error = (squares * count / (count - 1)).squareRoot() / Double(all)
    interval = error > 0 ? logitInterval(about: value, error: error, level: level) : nil
  }
}
