// SPDX-License-Identifier: GPL-3.0-or-later
import Fitting
import Foundation
import Stochastics

/// What the tests draw their data from: the engine's own sampler, each sample at an address of its own.
enum Draws {
  static func sample(
    _ distribution: Distribution, _ count: Int, number: Int = 0, seed: UInt64 = 20_271
  ) -> [Double] {
    var stream = RandomStream(seed: seed)
    stream.open(trajectory: UInt32(number), entity: 0, purpose: 900, term: 0)
    return (0..<count).map { _ in distribution.sample(using: &stream) }
  }
}

/// A family and the parameters that tests draw from.
struct Truth: Sendable, CustomStringConvertible {
  let family: FitFamily
  let parameters: [Double]

  var description: String { family.rawValue }

  func distribution() throws -> Distribution {
    guard let made = family.distribution(parameters) else { throw CocoaError(.featureUnsupported) }
    return made
  }

  static let all: [Truth] = [
    Truth(family: .normal, parameters: [-0.4, 0.02]),
    Truth(family: .lognormal, parameters: [11, 0.8]),
    Truth(family: .gamma, parameters: [2.5, 1_500]),
    Truth(family: .beta, parameters: [2, 6]),
    Truth(family: .weibull, parameters: [1.7, 0.03]),
    Truth(family: .exponential, parameters: [12]),
    Truth(family: .studentT, parameters: [4, 0.01, 0.03]),
    Truth(family: .poisson, parameters: [3.7]),
    Truth(family: .negativeBinomial, parameters: [1.5, 0.6]),
    Truth(family: .bernoulli, parameters: [0.15]),
  ]
}
