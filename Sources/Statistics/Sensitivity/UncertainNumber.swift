// SPDX-License-Identifier: GPL-3.0-or-later

/// An estimated number with its standard error and interval.
public struct UncertainNumber: Sendable, Hashable {
  /// The estimate itself.
  public let value: Double
  /// How far it may be off by chance: the standard deviation over resamples of the data.
  public let standardError: Double
  /// From the resamples, at the level asked for.
  public let interval: ClosedRange<Double>

  /// Whether the interval lies on one side of 0.
  public var isClear: Bool { !interval.contains(0) }

  /// An estimate from its bootstrap: the middle part of what resamples give.
  ///
  /// A skewed estimate may lie beside its resamples, so the interval is made to hold it. Source: B. Efron, R. J.
  /// Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
  public init(_ value: Double, resampled: [Double], level: Double = 0.95) {
    self.value = value
    let finite = resampled.filter(\.isFinite)
    standardError = Moments(of: finite).standardDeviation ?? .nan
    guard !value.isNaN, let quantiles = try? Quantiles(of: finite) else {
      interval = -.infinity ... .infinity
      return
    }
    let low = quantiles.value(at: (1 - level) / 2)
    let high = quantiles.value(at: (1 + level) / 2)
    interval = min(low, value)...max(high, value)
  }

  /// An estimate whose error is known; normal, at 95%, unless an interval is given.
  public init(
    _ value: Double, standardError: Double, interval: ClosedRange<Double>? = nil
  ) {
    self.value = value
    self.standardError = standardError
    let half = Self.normal95 * (standardError.isFinite ? standardError : 0)
    self.interval = interval ?? (value.isNaN ? 0...0 : (value - half)...(value + half))
  }

  private static let normal95 = 1.959963984540054
}
