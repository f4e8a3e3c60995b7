// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

/// Parameters that describe no distribution, and which of them is blamed.
struct WrongParameter: Sendable, CustomTestStringConvertible {
  let family: String
  let parameter: String
  let make: @Sendable () throws -> Distribution

  var testDescription: String { "\(family): \(parameter)" }

  init(_ family: String, _ parameter: String, _ make: @escaping @Sendable () throws -> Distribution)
  {
    self.family = family
    self.parameter = parameter
    self.make = make
  }

  static let all: [WrongParameter] = [
    WrongParameter("fixed", "value") { try .fixed(.nan) },
    WrongParameter("normal", "mean") { try .normal(mean: .infinity, sd: 1) },
    WrongParameter("normal", "sd") { try .normal(mean: 0, sd: 0) },
    WrongParameter("normal", "sd") { try .normal(mean: 0, sd: .nan) },
    WrongParameter("lognormal", "sigma") { try .lognormal(mu: 0, sigma: -1) },
    WrongParameter("lognormal", "mu") { try .lognormal(mu: 1000, sigma: 1) },
    WrongParameter("lognormal", "median") { try .lognormal(median: 0, p95: 1) },
    WrongParameter("lognormal", "median, p95") { try .lognormal(median: 2, p95: 2) },
    WrongParameter("uniform", "low, high") { try .uniform(low: 1, high: 1) },
    WrongParameter("uniform", "low, high") { try .uniform(low: -.infinity, high: 1) },
    WrongParameter("triangular", "low, mode, high") {
      try .triangular(low: 2, mode: 1, high: 3)
    },
    WrongParameter("pert", "low, mode, high") { try .pert(low: 1, mode: 4, high: 3) },
    WrongParameter("pert", "lambda") { try .pert(low: 1, mode: 2, high: 3, lambda: 0) },
    WrongParameter("beta", "alpha") { try .beta(alpha: 0, beta: 1) },
    WrongParameter("beta", "beta") { try .beta(alpha: 1, beta: .infinity) },
    WrongParameter("beta", "mean") { try .beta(mean: 1, sd: 0.1) },
    WrongParameter("beta", "mean, sd") { try .beta(mean: 0.5, sd: 0.5) },
    WrongParameter("gamma", "shape") { try .gamma(shape: -1, scale: 1) },
    WrongParameter("gamma", "shape") { try .gamma(mean: 10, sd: 0.01) },
    WrongParameter("gamma", "scale") { try .gamma(shape: 1, scale: 0) },
    WrongParameter("gamma", "mean") { try .gamma(mean: -2, sd: 1) },
    WrongParameter("gamma", "sd") { try .gamma(mean: 2, sd: 0) },
    WrongParameter("exponential", "mean") { try .exponential(mean: 0) },
    WrongParameter("weibull", "shape") { try .weibull(shape: 0, scale: 1) },
    WrongParameter("weibull", "scale") { try .weibull(shape: 1, scale: .nan) },
    WrongParameter("pareto", "minimum") { try .pareto(minimum: 0, shape: 1) },
    WrongParameter("pareto", "shape") { try .pareto(minimum: 1, shape: -1) },
    WrongParameter("studentT", "dof") { try .studentT(dof: 0) },
    WrongParameter("studentT", "scale") { try .studentT(dof: 3, location: 0, scale: 0) },
    WrongParameter("poisson", "mean") { try .poisson(mean: -0.1) },
    WrongParameter("poisson", "mean") { try .poisson(mean: .nan) },
    WrongParameter("binomial", "trials") { try .binomial(trials: -1, probability: 0.5) },
    WrongParameter("binomial", "trials") { try .binomial(trials: .max, probability: 0.5) },
    WrongParameter("binomial", "probability") { try .binomial(trials: 1, probability: 1.1) },
    WrongParameter("negativeBinomial", "mean") { try .negativeBinomial(mean: -1, size: 1) },
    WrongParameter("negativeBinomial", "size") { try .negativeBinomial(mean: 1, size: 0) },
    WrongParameter("negativeBinomial", "mean, size") {
      try .negativeBinomial(mean: 1e5, size: 1e-6)
    },
    WrongParameter("bernoulli", "probability") { try .bernoulli(-0.1) },
    WrongParameter("discrete", "values") { try .discrete(values: [], weights: []) },
    WrongParameter("discrete", "values") { try .discrete(values: [.nan], weights: [1]) },
    WrongParameter("discrete", "weights") { try .discrete(values: [1, 2], weights: [1]) },
    WrongParameter("discrete", "weights") { try .discrete(values: [1, 2], weights: [1, -1]) },
    WrongParameter("discrete", "weights") { try .discrete(values: [1, 2], weights: [0, 0]) },
    WrongParameter("empirical", "values") { try .empirical([]) },
    WrongParameter("experts", "p10, p50, p90") { try .experts(p10: 1, p50: 1, p90: 2) },
    WrongParameter("experts", "p10, p50, p90") { try .experts(p10: 0, p50: 1, p90: 10) },
    WrongParameter("truncated", "range") {
      try .uniform(low: 0, high: 1).truncated(to: 2...3)
    },
    WrongParameter("truncated", "range") {
      try .normal(mean: 0, sd: 1).truncated(to: 100...101)
    },
    WrongParameter("truncated", "range") { try .poisson(mean: 3).truncated(to: 1.2...1.8) },
    WrongParameter("truncated", "range") { try .empirical([1, 5]).truncated(to: 2...4) },
  ]
}

@Suite("Wrong parameters")
struct WrongParameterTests {
  @Test("are refused by name, and GSL never aborts", arguments: WrongParameter.all)
  func refused(_ wrong: WrongParameter) throws {
    let error = #expect(throws: DistributionError.self) { try wrong.make() }
    #expect(error?.family == wrong.family)
    #expect(error?.parameter == wrong.parameter)
  }

  @Test("make a message that says what, which value and what must hold")
  func message() {
    let error = #expect(throws: DistributionError.self) {
      try Distribution.normal(mean: 0, sd: -1)
    }
    #expect(error?.description == "normal: sd is -1.0; must be finite and above 0.")
  }

  @Test("Questions outside the support have exact answers")
  func outside() throws {
    for specimen in Specimen.continuous + Specimen.truncated + Specimen.discrete + Specimen.listed {
      let distribution = try specimen.make()
      #expect(distribution.cdf(.infinity) == 1)
      #expect(distribution.cdf(-.infinity) == 0)
      #expect(distribution.cdf(.nan).isNaN)
      #expect(distribution.survival(-.infinity) == 1)
      #expect(distribution.quantile(0) == distribution.support.lowerBound)
      #expect(distribution.quantile(1) == distribution.support.upperBound)
      #expect(distribution.quantile(1.1).isNaN)
      #expect(distribution.quantile(.nan).isNaN)
    }
  }

  @Test("A whole support kept changes nothing; a cut of a cut is one cut")
  func truncation() throws {
    let normal = try Distribution.normal(mean: 0, sd: 1)
    #expect(try normal.truncated(to: -.infinity ... .infinity) == normal)
    let twice = try normal.truncated(to: -1...3).truncated(to: -2...2)
    #expect(try twice == normal.truncated(to: -1...2))
  }

  @Test("A fixed value is certain and draws nothing")
  func fixed() throws {
    let fixed = try Distribution.fixed(2.5)
    var stream = RandomStream(seed: 1)
    let drawn = fixed.sample(using: &stream)
    #expect(drawn == 2.5)
    #expect(fixed.variance == 0)
    #expect(fixed.cdf(2.5) == 1)
    #expect(fixed.cdf(2.4) == 0)
    #expect(try fixed.truncated(to: 2...3) == fixed)
  }
}
