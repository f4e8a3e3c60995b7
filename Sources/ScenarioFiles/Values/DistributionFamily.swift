// SPDX-License-Identifier: GPL-3.0-or-later
internal import Stochastics

/// A family of distributions as scenarios name it.
struct DistributionFamily: Sendable {
  /// What a parameter counts.
  enum Measure: Sendable {
    /// The unit of the key that the distribution stands for.
    case own
    /// A plain number.
    case plain
    /// A whole number.
    case whole
  }

  struct Parameter: Sendable {
    let name: String
    let measure: Measure
    /// What it is where it is not given.
    let fallback: Double?
  }

  /// One way to give the family's parameters.
  struct Recipe: Sendable {
    let parameters: [Parameter]
    /// From the parameters' values, in their order.
    let make: @Sendable ([Double]) throws(DistributionError) -> Distribution
  }

  let name: String
  let recipes: [Recipe]

  /// Families whose parameters are numbers.
  static let numeric = location + positive + counts

  /// Families that list values, and a fixed value.
  static let listed = ["discrete", "empirical", "fixed"]

  static let names = numeric.map(\.name) + listed

  static func named(_ name: String) -> DistributionFamily? { numeric.first { $0.name == name } }
}

private func own(_ name: String) -> DistributionFamily.Parameter {
  .init(name: name, measure: .own, fallback: nil)
}

private func plain(_ name: String) -> DistributionFamily.Parameter {
  .init(name: name, measure: .plain, fallback: nil)
}

extension DistributionFamily {
  private typealias Maker = @Sendable ([Double]) throws(DistributionError) -> Distribution

  private init(_ name: String, _ parameters: [Parameter], _ make: @escaping Maker) {
    self.init(name: name, recipes: [Recipe(parameters: parameters, make: make)])
  }

  private static let location: [DistributionFamily] = [
    .init("normal", [own("mean"), own("sd")]) { (p) throws(DistributionError) in
      try .normal(mean: p[0], sd: p[1])
    },
    .init("uniform", [own("low"), own("high")]) { (p) throws(DistributionError) in
      try .uniform(low: p[0], high: p[1])
    },
    .init("triangular", [own("low"), own("mode"), own("high")]) {
      (p) throws(DistributionError) in
      try .triangular(low: p[0], mode: p[1], high: p[2])
    },
    .init("pert", [own("low"), own("mode"), own("high")]) { (p) throws(DistributionError) in
      try .pert(low: p[0], mode: p[1], high: p[2])
    },
    .init(
      "student_t",
      [plain("dof"), .init(name: "location", measure: .own, fallback: 0), own("scale")]
    ) { (p) throws(DistributionError) in
      try .studentT(dof: p[0], location: p[1], scale: p[2])
    },
    .init("quantiles", [own("p10"), own("p50"), own("p90")]) { (p) throws(DistributionError) in
      try .experts(p10: p[0], p50: p[1], p90: p[2])
    },
  ]

  private static let positive: [DistributionFamily] = [
    .init(
      name: "lognormal",
      recipes: [
        Recipe(parameters: [own("median"), own("p95")]) { (p) throws(DistributionError) in
          try .lognormal(median: p[0], p95: p[1])
        },
        Recipe(parameters: [plain("mu"), plain("sigma")]) { (p) throws(DistributionError) in
          try .lognormal(mu: p[0], sigma: p[1])
        },
      ]),
    .init(
      name: "beta",
      recipes: [
        Recipe(parameters: [plain("alpha"), plain("beta")]) { (p) throws(DistributionError) in
          try .beta(alpha: p[0], beta: p[1])
        },
        Recipe(parameters: [own("mean"), own("sd")]) { (p) throws(DistributionError) in
          try .beta(mean: p[0], sd: p[1])
        },
      ]),
    .init(
      name: "gamma",
      recipes: [
        Recipe(parameters: [plain("shape"), own("scale")]) { (p) throws(DistributionError) in
          try .gamma(shape: p[0], scale: p[1])
        },
        Recipe(parameters: [own("mean"), own("sd")]) { (p) throws(DistributionError) in
          try .gamma(mean: p[0], sd: p[1])
        },
      ]),
    .init("exponential", [own("mean")]) { (p) throws(DistributionError) in
      try .exponential(mean: p[0])
    },
    .init("weibull", [plain("shape"), own("scale")]) { (p) throws(DistributionError) in
      try .weibull(shape: p[0], scale: p[1])
    },
    .init("pareto", [own("minimum"), plain("shape")]) { (p) throws(DistributionError) in
      try .pareto(minimum: p[0], shape: p[1])
    },
  ]

  private static let counts: [DistributionFamily] = [
    .init("poisson", [own("mean")]) { (p) throws(DistributionError) in
      try .poisson(mean: p[0])
    },
    .init(
      "binomial",
      [.init(name: "trials", measure: .whole, fallback: nil), plain("probability")]
    ) { (p) throws(DistributionError) in
      try .binomial(trials: Int(exactly: p[0]) ?? -1, probability: p[1])
    },
    .init("negative_binomial", [own("mean"), plain("size")]) { (p) throws(DistributionError) in
      try .negativeBinomial(mean: p[0], size: p[1])
    },
    .init("bernoulli", [plain("probability")]) { (p) throws(DistributionError) in
      try .bernoulli(p[0])
    },
  ]
}
