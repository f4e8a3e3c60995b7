// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Quantiles of a sample, with intervals that assume no distribution.
public struct Quantiles: Sendable, Hashable {
  /// The sample, rising.
  public let sorted: [Double]

  /// Sorts a sample; throws for an empty one or one with a NaN.
  public init(of sample: [Double]) throws(StatisticsError) {
    let count = Double(sample.count)
    try StatisticsError.hold(!sample.isEmpty, "the sample's size", count, "must be 1 at least")
    let isNumber = !sample.contains(where: \.isNaN)
    try StatisticsError.hold(isNumber, "the sample", .nan, "must be of numbers")
    GSL.prepare()
    sorted = sample.sorted()
  }

  /// The quantile at p from 0 to 1 (type 7: linear between order statistics).
  ///
  /// NaN for p outside. Source: R. J. Hyndman, Y. Fan, The American
  /// Statistician 50, 1996, doi:10.1080/00031305.1996.10473566.
  public func value(at p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    let place = p * Double(sorted.count - 1)
    let index = min(sorted.count - 1, Int(place))
    let part = place - Double(index)
    if part == 0 { return sorted[index] }
    return Self.between(sorted[index], sorted[index + 1], part)
  }

  /// The value this part of the way from one to another; of two infinities that infinity.
  static func between(_ lower: Double, _ upper: Double, _ part: Double) -> Double {
    lower == upper ? lower : lower + part * (upper - lower)
  }

  /// An interval that holds the true quantile with this confidence at least.
  ///
  /// Two order statistics, by the binomial count of values below the quantile;
  /// an end is infinite where the sample is too small to have one. Source:
  /// H. A. David, H. N. Nagaraja, Order Statistics, 2003, 7.1.
  public func interval(
    at p: Double, level: Double = 0.95
  ) throws(StatisticsError) -> ClosedRange<Double> {
    try StatisticsError.level(level)
    try StatisticsError.hold(p > 0 && p < 1, "p", p, "must be above 0 and below 1")
    let tail = (1 - level) / 2
    let below = ranks { cumulative($0 - 1, p) <= tail } - 1
    let above = ranks { upper($0, p) > tail }
    let low = below >= 1 ? sorted[below - 1] : -.infinity
    let high = above <= sorted.count ? sorted[above - 1] : .infinity
    return low...high
  }

  /// The first rank from 1 to count + 1 where a condition fails that holds before.
  private func ranks(while holds: (Int) -> Bool) -> Int {
    var low = 1
    var high = sorted.count + 1
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// P(B <= k) for the count B of values below the quantile.
  private func cumulative(_ k: Int, _ p: Double) -> Double {
    gsl_cdf_binomial_P(CUnsignedInt(k), p, CUnsignedInt(sorted.count))
  }

  /// P(B >= k), k from 1.
  private func upper(_ k: Int, _ p: Double) -> Double {
    k > sorted.count
      ? 0 : gsl_cdf_binomial_Q(CUnsignedInt(k - 1), p, CUnsignedInt(sorted.count))
  }
}
