// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Gamma with mean `shape * scale`.
struct GammaFamily: Family {
  let shape: Double
  let scale: Double

  var support: ClosedRange<Double> { 0 ... .infinity }
  var mean: Double? { shape * scale }
  var variance: Double? { shape * scale * scale }

  func below(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_gamma_P(x, shape, scale) }
  func above(_ x: Double) -> Double { x <= 0 ? 1 : gsl_cdf_gamma_Q(x, shape, scale) }

  /// GSL's quantile where it is right to 1e-12 of p, else a search.
  func quantile(_ p: Double) -> Double {
    if p > 0.5 { return upperQuantile(1 - p) }
    let guess = gsl_cdf_gamma_Pinv(p, shape, scale)
    if abs(below(guess) - p) <= 1e-12 * p { return guess }
    return Inversion.least(in: support) { below($0) >= p }
  }

  /// GSL's quantile where it is right to 1e-12 of q, else a search.
  func upperQuantile(_ q: Double) -> Double {
    if q > 0.5 { return quantile(1 - q) }
    let guess = gsl_cdf_gamma_Qinv(q, shape, scale)
    if abs(above(guess) - q) <= 1e-12 * q { return guess }
    return Inversion.least(in: support) { above($0) <= q }
  }

  func sample(using stream: inout RandomStream) -> Double {
    stream.gamma(shape: shape, scale: scale)
  }
}

/// Exponential, by mean.
struct ExponentialFamily: Family {
  let scale: Double

  var support: ClosedRange<Double> { 0 ... .infinity }
  var mean: Double? { scale }
  var variance: Double? { scale * scale }

  func below(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_exponential_P(x, scale) }
  func above(_ x: Double) -> Double { x <= 0 ? 1 : gsl_cdf_exponential_Q(x, scale) }
  func quantile(_ p: Double) -> Double { gsl_cdf_exponential_Pinv(p, scale) }
  func upperQuantile(_ q: Double) -> Double { gsl_cdf_exponential_Qinv(q, scale) }

  func sample(using stream: inout RandomStream) -> Double { stream.exponential(mean: scale) }
}

/// Weibull with P(X > x) = exp(-(x / scale)^shape).
struct WeibullFamily: Family {
  let shape: Double
  let scale: Double

  var support: ClosedRange<Double> { 0 ... .infinity }
  var mean: Double? { scale * Real.gamma(1 + 1 / shape) }
  var variance: Double? {
    let first = Real.gamma(1 + 1 / shape)
    return scale * scale * (Real.gamma(1 + 2 / shape) - first * first)
  }

  func below(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_weibull_P(x, scale, shape) }
  func above(_ x: Double) -> Double { x <= 0 ? 1 : gsl_cdf_weibull_Q(x, scale, shape) }
  func quantile(_ p: Double) -> Double { gsl_cdf_weibull_Pinv(p, scale, shape) }
  func upperQuantile(_ q: Double) -> Double { gsl_cdf_weibull_Qinv(q, scale, shape) }

  func sample(using stream: inout RandomStream) -> Double {
    upperQuantile(stream.uniformPositive())
  }
}

/// Pareto with P(X > x) = (minimum / x)^shape.
struct ParetoFamily: Family {
  let minimum: Double
  let shape: Double

  var support: ClosedRange<Double> { minimum ... .infinity }
  var mean: Double? { shape > 1 ? minimum * shape / (shape - 1) : nil }
  var variance: Double? {
    guard shape > 2 else { return nil }
    let relative = minimum / (shape - 1)
    return relative * relative * shape / (shape - 2)
  }

  func below(_ x: Double) -> Double { x <= minimum ? 0 : gsl_cdf_pareto_P(x, shape, minimum) }
  func above(_ x: Double) -> Double { x <= minimum ? 1 : gsl_cdf_pareto_Q(x, shape, minimum) }
  func quantile(_ p: Double) -> Double { gsl_cdf_pareto_Pinv(p, shape, minimum) }
  func upperQuantile(_ q: Double) -> Double { gsl_cdf_pareto_Qinv(q, shape, minimum) }

  func sample(using stream: inout RandomStream) -> Double {
    upperQuantile(stream.uniformPositive())
  }
}
