// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// An estimate of any kind with its interval, where it has one.
public struct Estimate: Sendable, Hashable {
  /// The estimate itself.
  public let value: Double
  /// Nil where the sample is too small, or too uniform, to give one; an end may be infinite.
  public let interval: ClosedRange<Double>?

  /// Trusts the value to lie in the interval.
  public init(_ value: Double, _ interval: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
  }

  /// A share with the interval it travels with.
  public init(_ share: Share) { self.init(share.value, share.interval) }

  /// The mean of the finite numbers of a sample: normal, by its standard error. Nil where there are none.
  public static func mean(
    of sample: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> Estimate? {
    try StatisticsError.level(level)
    GSL.prepare()
    let moments = Moments(of: sample)
    guard let mean = moments.mean else { return nil }
    let half = (moments.standardError ?? 0) * gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    return Estimate(mean, half > 0 ? (mean - half)...(mean + half) : nil)
  }

  /// The quantile at p of the finite numbers of a sample, with two order statistics about it. Nil where there are none.
  public static func quantile(
    at p: Double, of sample: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> Estimate? {
    let finite = sample.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let quantiles = try Quantiles(of: finite)
    return Estimate(quantiles.value(at: p), try quantiles.interval(at: p, level: level))
  }
}
