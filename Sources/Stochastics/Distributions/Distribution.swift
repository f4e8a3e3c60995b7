// SPDX-License-Identifier: GPL-3.0-or-later

/// A probability distribution of one number: described, asked, drawn from.
///
/// Made by a factory such as `normal(mean:sd:)`, which throws for parameters
/// that describe no distribution; so one that exists is valid.
public struct Distribution: Sendable, Hashable {
  let form: Form

  init(_ form: Form) {
    GSL.prepare()
    self.form = form
  }

  /// From the lowest to the highest value, either possibly infinite.
  public var support: ClosedRange<Double> { form.family.support }

  /// Whether it gives separate values (counts, listed values) only.
  public var isDiscrete: Bool { form.family.grain != .continuous }

  /// The expected value; nil where undefined (Pareto of shape 1 or less, t of 1 dof or less).
  public var mean: Double? { finite(form.family.mean) }

  /// The variance; nil where undefined or infinite (shape or dof of 2 or less), or
  /// beyond the range of doubles.
  public var variance: Double? { finite(form.family.variance) }

  /// The square root of the variance.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// P(X <= x); NaN for NaN.
  public func cdf(_ x: Double) -> Double { x.isNaN ? .nan : form.below(x) }

  /// P(X > x), exact in the upper tail; NaN for NaN.
  public func survival(_ x: Double) -> Double { x.isNaN ? .nan : form.above(x) }

  /// The least x with P(X <= x) >= p; the ends of the support for 0 and 1, NaN outside.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return support.lowerBound }
    if p == 1 { return support.upperBound }
    return form.family.quantile(p)
  }

  /// Draws one value. How many random numbers that takes may vary: open an
  /// address for each purpose.
  public func sample(using stream: inout RandomStream) -> Double {
    form.sample(using: &stream)
  }

  private func finite(_ moment: Double?) -> Double? {
    moment.flatMap { $0.isFinite ? $0 : nil }
  }
}
