// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

/// A distribution that every test of the battery looks at.
struct Specimen: Sendable, CustomTestStringConvertible {
  let name: String
  /// Whether the fourth moment is infinite or too large for a variance of 10^6 draws.
  let isHeavy: Bool
  let make: @Sendable () throws -> Distribution

  var testDescription: String { name }

  init(_ name: String, heavy: Bool = false, _ make: @escaping @Sendable () throws -> Distribution) {
    self.name = name
    isHeavy = heavy
    self.make = make
  }
}

extension Specimen {
  /// Names as in Reference/make.py.
  static let continuous: [Specimen] = [
    Specimen("normal") { try .normal(mean: 3, sd: 2) },
    Specimen("lognormal") { try .lognormal(mu: 0.5, sigma: 0.4) },
    Specimen("lognormal-median") { try .lognormal(median: 10, p95: 25) },
    Specimen("uniform") { try .uniform(low: -2, high: 3) },
    Specimen("triangular") { try .triangular(low: -1, mode: 0.25, high: 4) },
    Specimen("triangular-left") { try .triangular(low: 1, mode: 1, high: 4) },
    Specimen("pert") { try .pert(low: 1, mode: 2, high: 6) },
    Specimen("pert-peaked") { try .pert(low: -1, mode: 3, high: 4, lambda: 9) },
    Specimen("beta") { try .beta(alpha: 2, beta: 5) },
    Specimen("beta-bathtub") { try .beta(alpha: 0.4, beta: 0.7) },
    Specimen("beta-narrow") { try .beta(alpha: 900, beta: 100) },
    Specimen("beta-mean") { try .beta(mean: 0.3, sd: 0.1) },
    Specimen("gamma") { try .gamma(shape: 2.5, scale: 1.5) },
    Specimen("gamma-small") { try .gamma(shape: 0.3, scale: 2) },
    Specimen("gamma-large") { try .gamma(shape: 4000, scale: 0.01) },
    Specimen("gamma-mean") { try .gamma(mean: 10, sd: 4) },
    Specimen("exponential") { try .exponential(mean: 0.2) },
    Specimen("weibull") { try .weibull(shape: 1.7, scale: 3) },
    Specimen("weibull-heavy") { try .weibull(shape: 0.6, scale: 2) },
    Specimen("pareto", heavy: true) { try .pareto(minimum: 2, shape: 2.5) },
    Specimen("pareto-light") { try .pareto(minimum: 1, shape: 9) },
    Specimen("t-3", heavy: true) { try .studentT(dof: 3, location: 1, scale: 2) },
    Specimen("t-30") { try .studentT(dof: 30) },
    Specimen("t-1", heavy: true) { try .studentT(dof: 1) },
    Specimen("experts") { try .experts(p10: 2, p50: 5, p90: 11) },
    Specimen("experts-even") { try .experts(p10: -1, p50: 0, p90: 1) },
  ]

  static let truncated: [Specimen] = [
    Specimen("normal-cut") { try .normal(mean: 3, sd: 2).truncated(to: 2...5) },
    Specimen("normal-far") { try .normal(mean: 0, sd: 1).truncated(to: 6 ... .infinity) },
    Specimen("normal-far-left") {
      try .normal(mean: 0, sd: 1).truncated(to: -.infinity ... -5)
    },
    Specimen("normal-wide") { try .normal(mean: 0, sd: 1).truncated(to: -1000...3) },
    Specimen("gamma-cut") { try .gamma(shape: 2.5, scale: 1.5).truncated(to: 1...20) },
    Specimen("t-cut") { try .studentT(dof: 1).truncated(to: -4...10) },
    Specimen("lognormal-cut") { try .lognormal(mu: 0.5, sigma: 0.4).truncated(to: -1...3) },
    Specimen("beta-cut") { try .beta(alpha: 0.4, beta: 0.7).truncated(to: 0.2...2) },
  ]

  static let discrete: [Specimen] = [
    Specimen("poisson") { try .poisson(mean: 3.7) },
    Specimen("poisson-small") { try .poisson(mean: 0.02) },
    Specimen("poisson-large") { try .poisson(mean: 1234.5) },
    Specimen("binomial") { try .binomial(trials: 60, probability: 0.04) },
    Specimen("binomial-large") { try .binomial(trials: 5000, probability: 0.37) },
    Specimen("negative-binomial") { try .negativeBinomial(mean: 4, size: 0.8) },
    Specimen("negative-binomial-large") { try .negativeBinomial(mean: 300, size: 12.5) },
    Specimen("bernoulli") { try .bernoulli(0.15) },
    Specimen("poisson-cut") { try .poisson(mean: 3.7).truncated(to: 1.5...8.5) },
    Specimen("negative-binomial-cut") {
      try .negativeBinomial(mean: 4, size: 0.8).truncated(to: 1 ... .infinity)
    },
  ]

  static let listed: [Specimen] = [
    Specimen("discrete") { try .discrete(values: [3, -1, 0.5, 3], weights: [1, 2, 6, 1]) },
    Specimen("empirical") { try .empirical([0.2, 1.5, 0.2, 4, 7.25, -2]) },
    Specimen("discrete-cut") {
      try .discrete(values: [1, 2, 3, 4], weights: [4, 3, 2, 1]).truncated(to: 2...9)
    },
  ]
}
