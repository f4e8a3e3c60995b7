// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// Beta on [0, 1] with mean `alpha / (alpha + beta)`.
  public static func beta(
    alpha: Double, beta: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "beta")
    try require.shape(alpha, "alpha")
    try require.shape(beta, "beta")
    return Distribution(.beta(BetaFamily(alpha: alpha, beta: beta, low: 0, width: 1)))
  }

  /// Beta on [0, 1] by its mean and standard deviation.
  public static func beta(
    mean: Double, sd: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "beta")
    try require.hold(
      mean > 0 && mean < 1, "mean", [mean], "must be above 0 and below 1")
    try require.positive(sd, "sd")
    let total = mean * (1 - mean) / (sd * sd) - 1
    try require.hold(
      total > 0 && total.isFinite, "mean, sd", [mean, sd],
      "must have sd below the root of mean * (1 - mean)")
    return try beta(alpha: mean * total, beta: (1 - mean) * total)
  }

  /// Gamma with mean `shape * scale`.
  public static func gamma(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "gamma")
    try require.shape(shape, "shape")
    try require.positive(scale, "scale")
    return Distribution(.gamma(GammaFamily(shape: shape, scale: scale)))
  }

  /// Gamma by its mean and standard deviation.
  public static func gamma(
    mean: Double, sd: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "gamma")
    try require.positive(mean, "mean")
    try require.positive(sd, "sd")
    let ratio = mean / sd
    return try gamma(shape: ratio * ratio, scale: sd / ratio)
  }

  /// Exponential.
  public static func exponential(mean: Double) throws(DistributionError) -> Distribution {
    try Requirements(family: "exponential").positive(mean, "mean")
    return Distribution(.exponential(ExponentialFamily(scale: mean)))
  }

  /// Weibull with P(X > x) = exp(-(x / scale)^shape).
  public static func weibull(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "weibull")
    try require.hold(
      shape >= 0.02 && shape.isFinite, "shape", [shape], "must be finite, at least 0.02")
    try require.positive(scale, "scale")
    return Distribution(.weibull(WeibullFamily(shape: shape, scale: scale)))
  }

  /// Pareto with P(X > x) = (minimum / x)^shape.
  public static func pareto(
    minimum: Double, shape: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "pareto")
    try require.positive(minimum, "minimum")
    try require.positive(shape, "shape")
    return Distribution(.pareto(ParetoFamily(minimum: minimum, shape: shape)))
  }
}
