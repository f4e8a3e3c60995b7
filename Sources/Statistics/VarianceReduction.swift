// SPDX-License-Identifier: GPL-3.0-or-later

/// What pairing is worth: the variance that a difference would have with independent sides, over the one that it has.
///
/// As many times more independent trials would know the difference as well. Source: A. M. Law, Simulation Modeling and
/// Analysis, 2015, 11.2 (common random numbers).
public enum VarianceReduction {
  /// Of a difference of means, from the pairs' own variances. Pairs with a side that is not finite are left out.
  ///
  /// - Returns: nil where fewer than two pairs are left, or where no pair differs from another.
  public static func ofMeans(_ first: [Double], _ second: [Double]) -> Double? {
    let pairs = zip(first, second).filter { $0.isFinite && $1.isFinite }
    let differences = pairs.map { $0 - $1 }
    guard let one = Moments(of: pairs.map(\.0)).variance,
      let other = Moments(of: pairs.map(\.1)).variance,
      let paired = Moments(of: differences).variance, paired > 0
    else { return nil }
    return (one + other) / paired
  }

  /// Of a difference of shares.
  public static func ofShares(_ first: [Bool], _ second: [Bool]) -> Double? {
    ofMeans(first.map { $0 ? 1 : 0 }, second.map { $0 ? 1 : 0 })
  }

  /// Of a difference of quantiles at p, by the quantile's linear form: a value counts by whether it lies below the
  /// quantile, over the density there.
  ///
  /// The density is a difference quotient of quantiles. Source: R. J. Serfling, Approximation Theorems of Mathematical
  /// Statistics, 1980, 2.5.1 (Bahadur); M. M. Siddiqui, J. Res. Nat. Bur. Stand. 64B, 1960 (the density).
  ///
  /// - Returns: nil where a side has no spread about its quantile, or fewer than 40 pairs are left.
  public static func ofQuantiles(
    _ first: [Double], _ second: [Double], at p: Double
  ) throws(StatisticsError) -> Double? {
    let pairs = zip(first, second).filter { $0.isFinite && $1.isFinite }
    guard pairs.count >= leastPairs, p > 0, p < 1 else { return nil }
    guard let one = try influence(of: pairs.map(\.0), at: p),
      let other = try influence(of: pairs.map(\.1), at: p)
    else { return nil }
    return ofMeans(one, other)
  }

  private static let leastPairs = 40

  /// What each value adds to the estimate of the quantile, but for a constant.
  private static func influence(
    of sample: [Double], at p: Double
  ) throws(StatisticsError) -> [Double]? {
    let quantiles = try Quantiles(of: sample)
    // Within the sample on both sides, and narrowing as it grows.
    let reach =
      min(p, 1 - p) * Double(leastPairs) / (Double(leastPairs) + Double(sample.count).squareRoot())
    let spread = (quantiles.value(at: p + reach) - quantiles.value(at: p - reach)) / (2 * reach)
    guard spread > 0, spread.isFinite else { return nil }
    let value = quantiles.value(at: p)
    return sample.map { $0 <= value ? -spread : 0 }
  }
}
