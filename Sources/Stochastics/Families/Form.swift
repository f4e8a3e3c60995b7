// SPDX-License-Identifier: GPL-3.0-or-later

/// The closed list of families; an enum so that drawing needs no existential.
indirect enum Form: Sendable, Hashable {
  case fixed(FixedFamily)
  case normal(NormalFamily)
  case lognormal(LognormalFamily)
  case uniform(UniformFamily)
  case triangular(TriangularFamily)
  case beta(BetaFamily)
  case gamma(GammaFamily)
  case exponential(ExponentialFamily)
  case weibull(WeibullFamily)
  case pareto(ParetoFamily)
  case studentT(StudentTFamily)
  case poisson(PoissonFamily)
  case binomial(BinomialFamily)
  case negativeBinomial(NegativeBinomialFamily)
  case listed(ListedFamily)
  case metalog(MetalogFamily)
  case truncated(TruncatedFamily)

  /// The family, for everything but drawing.
  var family: any Family {
    switch self {
    case .fixed(let family): family
    case .normal(let family): family
    case .lognormal(let family): family
    case .uniform(let family): family
    case .triangular(let family): family
    case .beta(let family): family
    case .gamma(let family): family
    case .exponential(let family): family
    case .weibull(let family): family
    case .pareto(let family): family
    case .studentT(let family): family
    case .poisson(let family): family
    case .binomial(let family): family
    case .negativeBinomial(let family): family
    case .listed(let family): family
    case .metalog(let family): family
    case .truncated(let family): family
    }
  }

  /// Draws one value.
  func sample(using stream: inout RandomStream) -> Double {
    switch self {
    case .fixed(let family): family.value
    case .normal(let family): family.sample(using: &stream)
    case .lognormal(let family): family.sample(using: &stream)
    case .uniform(let family): family.sample(using: &stream)
    case .triangular(let family): family.sample(using: &stream)
    case .beta(let family): family.sample(using: &stream)
    case .gamma(let family): family.sample(using: &stream)
    case .exponential(let family): family.sample(using: &stream)
    case .weibull(let family): family.sample(using: &stream)
    case .pareto(let family): family.sample(using: &stream)
    case .studentT(let family): family.sample(using: &stream)
    case .poisson(let family): family.sample(using: &stream)
    case .binomial(let family): family.sample(using: &stream)
    case .negativeBinomial(let family): family.sample(using: &stream)
    case .listed(let family): family.sample(using: &stream)
    case .metalog(let family): family.sample(using: &stream)
    case .truncated(let family): family.sample(using: &stream)
    }
  }

  /// P(X <= x), at infinity too.
  func below(_ x: Double) -> Double {
    x.isInfinite ? (x > 0 ? 1 : 0) : family.below(x)
  }

  /// P(X > x), at infinity too.
  func above(_ x: Double) -> Double {
    x.isInfinite ? (x > 0 ? 0 : 1) : family.above(x)
  }
}
