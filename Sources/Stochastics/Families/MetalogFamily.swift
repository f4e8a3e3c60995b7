// SPDX-License-Identifier: GPL-3.0-or-later

/// The metalog of three terms through three quantiles (p10, p50, p90).
///
/// M(y) = a1 + a2 t + a3 (y - 0.5) t with t = log(y / (1 - y)).
/// Source: T. W. Keelin, "The metalog distributions", Decision Analysis 13,
/// 2016, doi:10.1287/deca.2016.0338, symmetric-percentile triplet, unbounded.
struct MetalogFamily: Family {
  let median: Double
  let slope: Double
  let skew: Double

  /// Largest |skew| over slope for which M rises; Keelin's constant.
  static let feasibleSkew = 1.66711

  /// Fits three quantiles; they must rise strictly.
  init(p10: Double, p50: Double, p90: Double) {
    let logit = Real.log(9)
    let position = (p50 - p10) / (p90 - p10)
    median = p50
    slope = (p90 - p10) / (2 * logit)
    skew = (1 - 2 * position) / (0.8 * logit) * (p90 - p10)
  }

  /// Whether M rises everywhere, so that it is a distribution.
  var isFeasible: Bool { abs(skew) < Self.feasibleSkew * slope }

  var support: ClosedRange<Double> { -.infinity ... .infinity }
  var mean: Double? { median + skew / 2 }
  var variance: Double? {
    let pi2 = Double.pi * Double.pi
    return pi2 / 3 * slope * slope + (1.0 / 12 + pi2 / 36) * skew * skew
  }

  func below(_ x: Double) -> Double { 1 / (1 + Real.exp(-logit(at: x))) }
  func above(_ x: Double) -> Double { 1 / (1 + Real.exp(logit(at: x))) }
  func quantile(_ p: Double) -> Double { value(logit: Real.log(p) - Real.log1p(-p)) }
  func upperQuantile(_ q: Double) -> Double { value(logit: Real.log1p(-q) - Real.log(q)) }

  func sample(using stream: inout RandomStream) -> Double {
    quantile(stream.uniformPositive())
  }

  private func value(logit: Double) -> Double {
    let y = 1 / (1 + Real.exp(-logit))
    return median + (slope + skew * (y - 0.5)) * logit
  }

  /// M has no inverse in closed form; the search is exact to the last bit.
  private func logit(at x: Double) -> Double {
    Inversion.least(in: -1e4...1e4) { value(logit: $0) >= x }
  }
}
