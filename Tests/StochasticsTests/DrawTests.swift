// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Stochastics
import Testing

/// A kind of draw and the distribution that it should follow.
struct Draw: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let distribution: @Sendable () throws -> Distribution
  let draw: @Sendable (inout RandomStream) -> Double

  init(
    _ name: String, _ distribution: @escaping @Sendable () throws -> Distribution,
    _ draw: @escaping @Sendable (inout RandomStream) -> Double
  ) {
    testDescription = name
    self.distribution = distribution
    self.draw = draw
  }

  static let continuous: [Draw] = [
    Draw("uniform", { try .uniform(low: 0, high: 1) }) { $0.uniform() },
    Draw("uniformPositive", { try .uniform(low: 0, high: 1) }) { $0.uniformPositive() },
    Draw("normal", { try .normal(mean: 0, sd: 1) }) { $0.normal() },
    Draw("normal 5, 0.1", { try .normal(mean: 5, sd: 0.1) }) { $0.normal(mean: 5, sd: 0.1) },
    Draw("gamma 1", { try .gamma(shape: 1, scale: 1) }) { $0.gamma(shape: 1, scale: 1) },
    Draw("gamma 0.05", { try .gamma(shape: 0.05, scale: 3) }) {
      $0.gamma(shape: 0.05, scale: 3)
    },
    Draw("gamma 1e5", { try .gamma(shape: 1e5, scale: 1) }) { $0.gamma(shape: 1e5, scale: 1) },
    Draw("exponential", { try .exponential(mean: 7) }) { $0.exponential(mean: 7) },
    Draw("studentT 2", { try .studentT(dof: 2) }) { $0.studentT(dof: 2) },
    Draw("studentT 7.5", { try .studentT(dof: 7.5) }) { $0.studentT(dof: 7.5) },
  ]

  static let counts: [Draw] = [
    Draw("bernoulli", { try .bernoulli(0.003) }) { $0.bernoulli(0.003) ? 1 : 0 },
    Draw("poisson 9.9", { try .poisson(mean: 9.9) }) { Double($0.poisson(mean: 9.9)) },
    Draw("poisson 80", { try .poisson(mean: 80) }) { Double($0.poisson(mean: 80)) },
    Draw("binomial 7", { try .binomial(trials: 7, probability: 0.5) }) {
      Double($0.binomial(trials: 7, probability: 0.5))
    },
    Draw("binomial 100,000", { try .binomial(trials: 100_000, probability: 0.3) }) {
      Double($0.binomial(trials: 100_000, probability: 0.3))
    },
    Draw("poisson 1e5", { try .poisson(mean: 1e5) }) { Double($0.poisson(mean: 1e5)) },
    Draw("binomial 300", { try .binomial(trials: 300, probability: 0.91) }) {
      Double($0.binomial(trials: 300, probability: 0.91))
    },
    // Trials up to the first success, less one: a negative binomial of size 1.
    Draw("geometric", { try .negativeBinomial(mean: 4, size: 1) }) {
      Double($0.geometric(0.2) - 1)
    },
    Draw("negativeBinomial 2.5", { try .negativeBinomial(mean: 2, size: 2.5) }) {
      Double($0.negativeBinomial(mean: 2, size: 2.5))
    },
    Draw("negativeBinomial 0.05", { try .negativeBinomial(mean: 1, size: 0.05) }) {
      Double($0.negativeBinomial(mean: 1, size: 0.05))
    },
  ]
}

@Suite("Draws from a stream")
struct DrawTests {
  @Test("Continuous draws follow their CDF (p > 1e-6 at 10^6)", arguments: Draw.continuous)
  func continuous(_ draw: Draw) throws {
    let distribution = try draw.distribution()
    let sample = Sample(purpose: 3, draw: draw.draw)
    #expect(sample.fit(continuous: distribution.cdf).pValue > 1e-6)
  }

  @Test("Counts follow their CDF (p > 1e-6 at 10^6)", arguments: Draw.counts)
  func counts(_ draw: Draw) throws {
    let distribution = try draw.distribution()
    let sample = Sample(purpose: 4, draw: draw.draw)
    #expect(sample.fit(discrete: distribution.cdf).pValue > 1e-6)
  }

  @Test("Counts beyond 32 bits have the right mean and variance, within 5 SE")
  func largeCounts() {
    let poisson = Sample(purpose: 6) { Double($0.poisson(mean: 5e9)) - 5e9 }
    #expect(abs(poisson.mean) < 5 * 5e9.squareRoot() / 1000)
    #expect(abs(poisson.variance - 5e9) < 5 * poisson.errorOfVariance)
    // 6e9 trials at 0.3: mean 1.8e9, variance 1.26e9.
    let binomial = Sample(purpose: 7) {
      Double($0.binomial(trials: 6_000_000_000, probability: 0.3)) - 1.8e9
    }
    #expect(abs(binomial.mean) < 5 * 1.26e9.squareRoot() / 1000)
    #expect(abs(binomial.variance - 1.26e9) < 5 * binomial.errorOfVariance)
  }

  @Test("Numbers without a distribution have the documented value")
  func degenerateNumbers() {
    var stream = RandomStream(seed: 1)
    let found = [
      stream.normal(mean: 3, sd: 0), stream.gamma(shape: 0, scale: 1),
      stream.gamma(shape: 1, scale: -1), stream.gamma(shape: .infinity, scale: 1),
      stream.exponential(mean: -1), stream.exponential(mean: .infinity),
    ]
    #expect(found == [3, 0, 0, .infinity, 0, .infinity])
    let notNumbers = [
      stream.normal(mean: .nan, sd: 1), stream.gamma(shape: .nan, scale: 1),
      stream.exponential(mean: .nan), stream.studentT(dof: 0), stream.studentT(dof: .nan),
    ]
    #expect(notNumbers.allSatisfy { $0.isNaN })
    let normal = stream.studentT(dof: .infinity)
    #expect(normal.isFinite)
  }

  @Test("Counts without a distribution have the documented value")
  func degenerateCounts() {
    var stream = RandomStream(seed: 1)
    let poisson = [0, -1, .nan, 1e17, .infinity].map { stream.poisson(mean: $0) }
    #expect(poisson == [0, 0, 0, 100_000_000_000_000_000, .max])
    let binomial = [0, -1, .nan, 1, 7].map { stream.binomial(trials: 9, probability: $0) }
    #expect(binomial == [0, 0, 0, 9, 9])
    let noTrials = [0, -3].map { stream.binomial(trials: $0, probability: 0.5) }
    #expect(noTrials == [0, 0])
    let geometric = [1, 2, 0, -1, .nan].map { stream.geometric($0) }
    #expect(geometric == [1, 1, .max, .max, 0])
    let batches = [(0, 1), (1, 0), (.nan, 1), (1, .nan)].map { mean, size in
      stream.negativeBinomial(mean: mean, size: size)
    }
    #expect(batches == [0, 0, 0, 0])
    let trials = [0, 1, 1.5, .nan].map { stream.bernoulli($0) }
    #expect(trials == [false, true, true, false])
  }

  @Test("Degenerate draws take no random number")
  func degenerateDrawsNothing() {
    var stream = RandomStream(seed: 1)
    let first = stream.bits32()
    stream.open(trajectory: 0, entity: 0, purpose: 0, term: 0)
    _ = stream.poisson(mean: 0)
    _ = stream.binomial(trials: 5, probability: 1)
    _ = stream.normal(mean: 1, sd: 0)
    let next = stream.bits32()
    #expect(next == first)
  }
}
