// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far two numbers rise together, whatever the shape: Spearman's correlation of ranks, equal ones at their middle.
public struct RankCorrelation: Sendable, Hashable {
  /// From -1 to 1.
  public let value: Double
  /// At the level asked for.
  public let interval: ClosedRange<Double>
  /// Pairs it rests on.
  public let pairs: Int

  /// Nil of fewer than four pairs, of unequal counts, of a NaN, or where one side has a single value.
  ///
  /// The interval is normal in Fisher's z with variance (1 + r²/2)/(n - 3). Source: D. G. Bonett, T. A. Wright,
  /// Psychometrika 65, 2000, doi:10.1007/BF02294183.
  public init?(_ first: [Double], _ second: [Double], level: Double = 0.95) {
    let count = first.count
    guard count > 3, second.count == count, level > 0, level < 1 else { return nil }
    guard !first.contains(where: \.isNaN), !second.contains(where: \.isNaN) else { return nil }
    guard first.min() != first.max(), second.min() != second.max() else { return nil }
    GSL.prepare()
    var work = [Double](repeating: 0, count: 2 * count)
    let found = gsl_stats_spearman(first, 1, second, 1, count, &work)
    guard found.isFinite else { return nil }
    value = min(1, max(-1, found))
    pairs = count
    guard abs(value) < 1 else {
      interval = value...value
      return
    }
    let spread = ((1 + value * value / 2) / Double(count - 3)).squareRoot()
    let half = spread * gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    let z = gsl_atanh(value)
    interval = Self.hyperbolicTangent(z - half)...Self.hyperbolicTangent(z + half)
  }

  private static func hyperbolicTangent(_ x: Double) -> Double {
    let double = gsl_expm1(2 * x)
    return double.isInfinite ? 1 : double / (double + 2)
  }
}
