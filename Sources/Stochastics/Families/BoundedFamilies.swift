// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Uniform between two bounds.
struct UniformFamily: Family {
  let low: Double
  let high: Double

  var support: ClosedRange<Double> { low...high }
  var mean: Double? { low + (high - low) / 2 }
  var variance: Double? { (high - low) * (high - low) / 12 }

  func below(_ x: Double) -> Double { min(1, max(0, (x - low) / (high - low))) }
  func above(_ x: Double) -> Double { min(1, max(0, (high - x) / (high - low))) }
  func quantile(_ p: Double) -> Double { low + p * (high - low) }
  func upperQuantile(_ q: Double) -> Double { high - q * (high - low) }

  func sample(using stream: inout RandomStream) -> Double {
    low + stream.uniform() * (high - low)
  }
}

/// Triangular: rises from `low` to `mode`, falls to `high`.
struct TriangularFamily: Family {
  let low: Double
  let mode: Double
  let high: Double

  private var width: Double { high - low }
  private var rising: Double { (mode - low) / width }

  var support: ClosedRange<Double> { low...high }
  var mean: Double? { (low + mode + high) / 3 }
  var variance: Double? {
    let up = mode - low
    let down = high - mode
    return (up * up + up * down + down * down) / 18
  }

  func below(_ x: Double) -> Double {
    if x <= low { return 0 }
    if x > mode { return 1 - above(x) }
    return (x - low) / width * ((x - low) / (mode - low))
  }

  func above(_ x: Double) -> Double {
    if x >= high { return 0 }
    if x <= mode { return 1 - below(x) }
    return (high - x) / width * ((high - x) / (high - mode))
  }

  func quantile(_ p: Double) -> Double {
    if p > rising { return upperQuantile(1 - p) }
    return low + (p * width * (mode - low)).squareRoot()
  }

  func upperQuantile(_ q: Double) -> Double {
    if q >= 1 - rising { return low + ((1 - q) * width * (mode - low)).squareRoot() }
    return high - (q * width * (high - mode)).squareRoot()
  }

  func sample(using stream: inout RandomStream) -> Double { quantile(stream.uniform()) }
}

/// Beta, stretched from [0, 1] to [low, low + width]; PERT is one of these.
struct BetaFamily: Family {
  let alpha: Double
  let beta: Double
  let low: Double
  let width: Double

  private var unit: UnitBeta { UnitBeta(alpha: alpha, beta: beta) }

  var support: ClosedRange<Double> { low...(low + width) }
  var mean: Double? { low + width * alpha / (alpha + beta) }
  var variance: Double? {
    let total = alpha + beta
    return width * width * (alpha / total) * (beta / total) / (total + 1)
  }

  func below(_ x: Double) -> Double { unit.below((x - low) / width) }
  func above(_ x: Double) -> Double { unit.above((x - low) / width) }
  func quantile(_ p: Double) -> Double { low + width * unit.quantile(p) }
  func upperQuantile(_ q: Double) -> Double { low + width * unit.upperQuantile(q) }

  /// Two gammas; both underflow only for tiny shapes, whose mass is at the ends.
  func sample(using stream: inout RandomStream) -> Double {
    let up = stream.gamma(shape: alpha, scale: 1)
    let down = stream.gamma(shape: beta, scale: 1)
    if up + down > 0 { return low + width * (up / (up + down)) }
    return stream.bernoulli(alpha / (alpha + beta)) ? low + width : low
  }
}

/// Beta's quantiles on [0, 1]: GSL's where right to 1e-12 of p, else a search.
private struct UnitBeta {
  let alpha: Double
  let beta: Double

  func below(_ x: Double) -> Double { gsl_cdf_beta_P(min(1, max(0, x)), alpha, beta) }
  func above(_ x: Double) -> Double { gsl_cdf_beta_Q(min(1, max(0, x)), alpha, beta) }

  func quantile(_ p: Double) -> Double {
    if p > 0.5 { return upperQuantile(1 - p) }
    let guess = gsl_cdf_beta_Pinv(p, alpha, beta)
    if abs(below(guess) - p) <= 1e-12 * p { return guess }
    return Inversion.least(in: 0...1) { below($0) >= p }
  }

  func upperQuantile(_ q: Double) -> Double {
    if q > 0.5 { return quantile(1 - q) }
    let guess = gsl_cdf_beta_Qinv(q, alpha, beta)
    if abs(above(guess) - q) <= 1e-12 * q { return guess }
    return Inversion.least(in: 0...1) { above($0) <= q }
  }
}
