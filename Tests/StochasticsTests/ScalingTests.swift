// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("A scaled distribution")
struct ScalingTests {
  private func scalable() throws -> [Distribution] {
    [
      try .fixed(3), try .normal(mean: 1, sd: 2), try .lognormal(mu: 0.5, sigma: 0.4),
      try .uniform(low: -2, high: 3), try .triangular(low: -1, mode: 0, high: 5),
      try .gamma(shape: 2.5, scale: 1.5), try .exponential(mean: 0.2),
      try .studentT(dof: 3, location: 1, scale: 2),
    ]
  }

  @Test("has the quantiles of the value times the factor")
  func quantiles() throws {
    for distribution in try scalable() {
      let scaled = try #require(distribution.scaled(by: 1.25))
      for p in [0.01, 0.3, 0.5, 0.8, 0.99] {
        let truth = 1.25 * distribution.quantile(p)
        #expect(abs(scaled.quantile(p) - truth) < 1e-9 * max(1, abs(truth)), "\(distribution) \(p)")
      }
    }
  }

  @Test("keeps the range that it is truncated to")
  func truncated() throws {
    let base = try Distribution.normal(mean: 0, sd: 1).truncated(to: -1...2)
    let scaled = try #require(base.scaled(by: 1.25))
    let truth = try Distribution.normal(mean: 0, sd: 1.25).truncated(to: -1...2)
    #expect(scaled.support == -1...2)
    #expect(scaled == truth)
  }

  @Test("is none where no factor keeps the family, or the factor is none")
  func none() throws {
    #expect(try Distribution.beta(alpha: 2, beta: 5).scaled(by: 0.75) == nil)
    #expect(try Distribution.poisson(mean: 3).scaled(by: 0.75) == nil)
    for factor in [0, -1, .infinity, .nan] {
      #expect(try Distribution.fixed(1).scaled(by: factor) == nil)
    }
  }
}
