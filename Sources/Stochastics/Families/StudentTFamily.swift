// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Student's t, moved by `location` and stretched by `scale`.
struct StudentTFamily: Family {
  let dof: Double
  let location: Double
  let scale: Double

  var support: ClosedRange<Double> { -.infinity ... .infinity }
  var mean: Double? { dof > 1 ? location : nil }
  var variance: Double? { dof > 2 ? scale * scale * (dof / (dof - 2)) : nil }

  func below(_ x: Double) -> Double { lowerTail((x - location) / scale) }
  func above(_ x: Double) -> Double { lowerTail((location - x) / scale) }
  func quantile(_ p: Double) -> Double { location + scale * standardQuantile(p) }
  func upperQuantile(_ q: Double) -> Double { location - scale * standardQuantile(q) }

  func sample(using stream: inout RandomStream) -> Double {
    location + scale * stream.studentT(dof: dof)
  }

  /// P(T <= t): GSL gives NaN at infinity.
  private func lowerTail(_ t: Double) -> Double {
    t.isInfinite ? (t > 0 ? 1 : 0) : gsl_cdf_tdist_P(t, dof)
  }

  /// GSL's quantile where it is right to 1e-12 of p, else a search.
  private func standardQuantile(_ p: Double) -> Double {
    if p > 0.5 { return -standardQuantile(1 - p) }
    let guess = gsl_cdf_tdist_Pinv(p, dof)
    if abs(lowerTail(guess) - p) <= 1e-12 * p { return guess }
    return Inversion.least(in: -.infinity ... .infinity) { lowerTail($0) >= p }
  }
}
