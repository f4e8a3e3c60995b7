// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// The distribution of the value times a factor above 0: of one about 0 that widens its spread, of a cost it raises
  /// its level.
  ///
  /// A truncated one keeps its range. Nil of a factor that is none, and of families that no factor keeps in the family.
  public func scaled(by factor: Double) -> Distribution? {
    guard factor > 0, factor.isFinite else { return nil }
    return form.scaled(by: factor).map(Distribution.init)
  }
}

extension Form {
  fileprivate func scaled(by k: Double) -> Form? {
    switch self {
    case .fixed(let family): .fixed(FixedFamily(value: k * family.value))
    case .normal(let family):
      .normal(NormalFamily(location: k * family.location, scale: k * family.scale))
    case .lognormal(let family):
      .lognormal(LognormalFamily(mu: family.mu + Real.log(k), sigma: family.sigma))
    case .uniform(let family): .uniform(UniformFamily(low: k * family.low, high: k * family.high))
    case .triangular(let family):
      .triangular(
        TriangularFamily(low: k * family.low, mode: k * family.mode, high: k * family.high))
    case .gamma(let family):
      .gamma(GammaFamily(shape: family.shape, scale: k * family.scale))
    case .exponential(let family): .exponential(ExponentialFamily(scale: k * family.scale))
    case .weibull(let family):
      .weibull(WeibullFamily(shape: family.shape, scale: k * family.scale))
    case .pareto(let family):
      .pareto(ParetoFamily(minimum: k * family.minimum, shape: family.shape))
    case .studentT(let family):
      .studentT(
        StudentTFamily(dof: family.dof, location: k * family.location, scale: k * family.scale))
    case .truncated(let family):
      family.base.scaled(by: k).map {
        .truncated(TruncatedFamily(base: $0, range: family.support))
      }
    case .beta, .poisson, .binomial, .negativeBinomial, .listed, .metalog: nil
    }
  }
}
