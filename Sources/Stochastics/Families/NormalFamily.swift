// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Normal, by mean and standard deviation.
struct NormalFamily: Family {
  let location: Double
  let scale: Double

  var support: ClosedRange<Double> { -.infinity ... .infinity }
  var mean: Double? { location }
  var variance: Double? { scale * scale }

  func below(_ x: Double) -> Double { gsl_cdf_gaussian_P(x - location, scale) }
  func above(_ x: Double) -> Double { gsl_cdf_gaussian_Q(x - location, scale) }
  func quantile(_ p: Double) -> Double { location + gsl_cdf_gaussian_Pinv(p, scale) }
  func upperQuantile(_ q: Double) -> Double { location + gsl_cdf_gaussian_Qinv(q, scale) }

  func sample(using stream: inout RandomStream) -> Double {
    location + scale * stream.normal()
  }
}

/// Lognormal, by mean and standard deviation of the logarithm.
struct LognormalFamily: Family {
  let mu: Double
  let sigma: Double

  var support: ClosedRange<Double> { 0 ... .infinity }
  var mean: Double? { Real.exp(mu + sigma * sigma / 2) }
  var variance: Double? { Real.expm1(sigma * sigma) * Real.exp(2 * mu + sigma * sigma) }

  func below(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_lognormal_P(x, mu, sigma) }
  func above(_ x: Double) -> Double { x <= 0 ? 1 : gsl_cdf_lognormal_Q(x, mu, sigma) }
  func quantile(_ p: Double) -> Double { gsl_cdf_lognormal_Pinv(p, mu, sigma) }
  func upperQuantile(_ q: Double) -> Double { gsl_cdf_lognormal_Qinv(q, mu, sigma) }

  func sample(using stream: inout RandomStream) -> Double {
    Real.exp(mu + sigma * stream.normal())
  }
}
