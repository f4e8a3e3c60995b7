// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

/// The economy's yearly factors, ready to draw.
struct EconomyPlan: Sendable {
  let marginals: [Distribution]
  let bounds: [ClosedRange<Double>]
  /// The shift of each factor's distribution, by year of the simulation: what its path adds to its mean.
  let shift: [[Double]]
  /// What trusts expect of each factor, by year, then factor: its path, or else its mean.
  let planned: [[Double]]
  let copula: GaussianCopula

  init(_ scenario: Scenario) {
    let factors = EconomyFactor.allCases
    let marginals = factors.map { scenario.assumptions[$0.assumption] }
    self.marginals = marginals
    let bounds = factors.map { AssumptionForm.all[$0.assumption.rawValue].allowed }
    self.bounds = bounds
    copula = scenario.correlation
    let first = scenario.start.academicYear
    // As the set keeps them: that of a truncated distribution is an integral.
    let means = factors.map { scenario.assumptions.mean($0.assumption) }
    let shift: [[Double]] = factors.map { factor in
      (0...scenario.years).map { year in
        guard let path = scenario.paths[factor], let mean = means[factor.rawValue]
        else { return 0 }
        return Self.value(of: path, in: first + year).map { $0 - mean } ?? 0
      }
    }
    self.shift = shift
    planned = (0...scenario.years).map { year in
      factors.map { factor in
        let middle =
          means[factor.rawValue] ?? marginals[factor.rawValue].quantile(atNormalScore: 0)
        return (middle + shift[factor.rawValue][year]).held(within: bounds[factor.rawValue])
      }
    }
  }

  /// The path's value in a year: before its first year the first, after any year the last one given.
  private static func value(of path: [Int: Double], in year: Int) -> Double? {
    let given = path.keys.filter { $0 <= year }.max() ?? path.keys.min()
    return given.flatMap { path[$0] }
  }
}
