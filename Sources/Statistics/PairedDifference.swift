// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A difference between two treatments of the same trials, with its interval: the first less the second.
///
/// Pairs share all chance but the treatment's, so the difference is known far better than either side.
public struct PairedDifference: Sendable, Hashable {
  /// The estimate.
  public let value: Double
  /// Nil where the pairs are too few, or too much alike, to give one.
  public let interval: ClosedRange<Double>?
  /// Pairs it rests on.
  public let pairs: Int

  private init(_ value: Double, _ interval: ClosedRange<Double>?, pairs: Int) {
    self.value = value
    self.interval = interval
    self.pairs = pairs
  }

  /// The difference of two means: normal, by the standard error of the paired differences.
  ///
  /// Pairs with a side that is not finite are left out. No interval where all differences are equal.
  public static func ofMeans(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> PairedDifference {
    try check(first.count, second.count, level)
    let differences = zip(first, second).map(-).filter(\.isFinite)
    let moments = Moments(of: differences)
    guard let mean = moments.mean else { return PairedDifference(.nan, nil, pairs: 0) }
    let half = (moments.standardError ?? 0) * gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    return PairedDifference(
      mean, half > 0 ? (mean - half)...(mean + half) : nil, pairs: differences.count)
  }

  /// The difference of two shares: normal, with half a pair more in each of the four cells, so that it does not shrink
  /// to nothing where few pairs differ.
  ///
  /// Source: A. Agresti, Y. Min, Statistics in Medicine 24, 2005, doi:10.1002/sim.1781.
  public static func ofShares(
    _ first: [Bool], _ second: [Bool], level: Double = 0.95
  ) throws(StatisticsError) -> PairedDifference {
    try check(first.count, second.count, level)
    let count = Double(first.count)
    let onlyFirst = Double(zip(first, second).count { $0 && !$1 })
    let onlySecond = Double(zip(first, second).count { !$0 && $1 })
    let value = (onlyFirst - onlySecond) / count
    let size = count + 2
    let centre = (onlyFirst - onlySecond) / size
    let spread = (onlyFirst + onlySecond + 1) / size - centre * centre
    let half = (spread / size).squareRoot() * gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    return PairedDifference(
      value, max(-1, min(value, centre - half))...min(1, max(value, centre + half)),
      pairs: first.count)
  }

  /// Sections of the pairs that the interval of a quantile rests on.
  private static let sections = 20
  /// Pairs in a section at the least, so that it has a 5% quantile.
  private static let leastSection = 40

  /// The difference of the quantiles at p of either side, by sectioning: the same difference in each of twenty sections
  /// of the pairs, about that of all, tells how far it varies (Student's t).
  ///
  /// No interval of fewer than 800 pairs, or where no section differs. Source: S. Asmussen, P. W. Glynn, Stochastic
  /// Simulation, 2007, III.5.
  public static func ofQuantiles(
    _ first: [Double], _ second: [Double], at p: Double, level: Double = 0.95
  ) throws(StatisticsError) -> PairedDifference {
    try check(first.count, second.count, level)
    let value = try Quantiles(of: first).value(at: p) - Quantiles(of: second).value(at: p)
    let length = first.count / sections
    guard length >= leastSection else { return PairedDifference(value, nil, pairs: first.count) }
    var squares = 0.0
    for section in 0..<sections {
      let range = (section * length)..<((section + 1) * length)
      let one = try Quantiles(of: Array(first[range])).value(at: p)
      let other = try Quantiles(of: Array(second[range])).value(at: p)
      let distance = one - other - value
      squares += distance * distance
    }
    let error = (squares / Double((sections - 1) * sections)).squareRoot()
    let half = error * gsl_cdf_tdist_Qinv((1 - level) / 2, Double(sections - 1))
    return PairedDifference(
      value, half > 0 && half.isFinite ? (value - half)...(value + half) : nil, pairs: first.count)
  }

  private static func check(
    _ first: Int, _ second: Int, _ level: Double
  ) throws(StatisticsError) {
    try StatisticsError.hold(first > 0, "pairs", Double(first), "must be 1 at least")
    try StatisticsError.hold(first == second, "pairs", Double(second), "must be whole")
    try StatisticsError.level(level)
    GSL.prepare()
  }
}
