// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// One certain value.
  public static func fixed(_ value: Double) throws(DistributionError) -> Distribution {
    try Requirements(family: "fixed").finite(value, "value")
    return Distribution(.fixed(FixedFamily(value: value)))
  }

  /// Normal; `sd` above 0.
  public static func normal(
    mean: Double, sd: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "normal")
    try require.finite(mean, "mean")
    try require.positive(sd, "sd")
    return Distribution(.normal(NormalFamily(location: mean, scale: sd)))
  }

  /// Lognormal by the mean and the standard deviation of its logarithm.
  public static func lognormal(
    mu: Double, sigma: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "lognormal")
    try require.hold(abs(mu) <= 300, "mu", [mu], "must be from -300 to 300")
    try require.hold(
      sigma > 0 && sigma <= 15, "sigma", [sigma], "must be above 0, at most 15")
    return Distribution(.lognormal(LognormalFamily(mu: mu, sigma: sigma)))
  }

  /// Lognormal by its median and 95th percentile, `0 < median < p95`.
  public static func lognormal(
    median: Double, p95: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "lognormal")
    try require.positive(median, "median")
    try require.hold(
      p95 > median && p95.isFinite, "median, p95", [median, p95], "must be finite and rise")
    let sigma = (Real.log(p95) - Real.log(median)) / Normal.quantile(0.95)
    return try lognormal(mu: Real.log(median), sigma: sigma)
  }

  /// Uniform; `low` below `high`.
  public static func uniform(
    low: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    try Requirements(family: "uniform").rising(low, high, "low, high")
    return Distribution(.uniform(UniformFamily(low: low, high: high)))
  }

  /// Triangular; the mode may be at an end.
  public static func triangular(
    low: Double, mode: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    try Requirements(family: "triangular").between(low, mode, high)
    return Distribution(.triangular(TriangularFamily(low: low, mode: mode, high: high)))
  }

  /// Beta-PERT: mean `(low + lambda * mode + high) / (lambda + 2)`.
  ///
  /// Source: D. G. Malcolm et al., Operations Research 7, 1959,
  /// doi:10.1287/opre.7.5.646; lambda as in D. Vose, Risk Analysis, 2008.
  public static func pert(
    low: Double, mode: Double, high: Double, lambda: Double = 4
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "pert")
    try require.between(low, mode, high)
    try require.hold(
      lambda > 0 && lambda < 1e5, "lambda", [lambda], "must be above 0 and below 1e5")
    let width = high - low
    let alpha = 1 + lambda * ((mode - low) / width)
    let beta = 1 + lambda * ((high - mode) / width)
    return Distribution(
      .beta(BetaFamily(alpha: alpha, beta: beta, low: low, width: width)))
  }

  /// Student's t, moved by `location` and stretched by `scale` (not its sd).
  public static func studentT(
    dof: Double, location: Double = 0, scale: Double = 1
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "studentT")
    try require.positive(dof, "dof")
    try require.finite(location, "location")
    try require.positive(scale, "scale")
    return Distribution(
      .studentT(StudentTFamily(dof: dof, location: location, scale: scale)))
  }

  /// What experts hold: a tenth below `p10`, half below `p50`, a tenth above `p90`.
  ///
  /// The metalog of three terms, without bounds: it meets the three quantiles
  /// exactly and is skewed as they are. Feasible while `(p50 - p10) / (p90 -
  /// p10)` is between 0.1666 and 0.8334. Truncate it where values have bounds.
  /// Source: T. W. Keelin, Decision Analysis 13, 2016, doi:10.1287/deca.2016.0338.
  public static func experts(
    p10: Double, p50: Double, p90: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "experts")
    let found = [p10, p50, p90]
    try require.hold(
      p10 < p50 && p50 < p90 && (p90 - p10).isFinite, "p10, p50, p90", found,
      "must be finite and rise")
    let family = MetalogFamily(p10: p10, p50: p50, p90: p90)
    try require.hold(
      family.isFeasible, "p10, p50, p90", found,
      "are too skewed for a metalog: (p50 - p10) / (p90 - p10) must be from 0.1666 to 0.8334")
    return Distribution(.metalog(family))
  }
}
