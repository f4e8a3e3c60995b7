// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// The value, for a distribution that has only one; nil for any other.
  public var fixedValue: Double? {
    if case .fixed(let family) = form { return family.value }
    return support.lowerBound == support.upperBound ? support.lowerBound : nil
  }

  /// The value whose probability is that of a standard normal score, as a copula needs it.
  ///
  /// A plain normal distribution takes no inversion.
  public func quantile(atNormalScore score: Double) -> Double {
    if case .normal(let family) = form { return family.location + family.scale * score }
    return quantile(Normal.cdf(score))
  }
}
