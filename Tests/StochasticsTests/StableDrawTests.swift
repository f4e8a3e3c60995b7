// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

/// First draws at one address, made by this program. A change here changes
/// every published number: announce it under Values in the CHANGELOG.
@Suite("First draws stay as they are")
struct StableDrawTests {
  /// The first three draws of one kind at seed 42, address 1, 2, 3, 4.
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: [Double]
    let draw: @Sendable (inout RandomStream) -> Double

    init(
      _ name: String, _ expected: [Double],
      _ draw: @escaping @Sendable (inout RandomStream) -> Double
    ) {
      testDescription = name
      self.expected = expected
      self.draw = draw
    }
  }

  @Test("Each kind's first three draws", arguments: continuous + counts)
  func firstDraws(_ kind: Kind) {
    var stream = RandomStream(seed: 42)
    stream.open(trajectory: 1, entity: 2, purpose: 3, term: 4)
    let found = [kind.draw(&stream), kind.draw(&stream), kind.draw(&stream)]
    #expect(found == kind.expected)
  }

  static let continuous = [
    Kind("bits32", [3_373_088_297, 1_567_284_617, 2_402_965_615]) { Double($0.bits32()) },
    Kind("uniform", [0.7853583193768076, 0.5594840309187861, 0.7295650245780312]) { $0.uniform() },
    Kind("uniformPositive", [0.7853583193768076, 0.5594840309187861, 0.7295650245780312]) {
      $0.uniformPositive()
    },
    Kind("normal", [-0.9704474405334017, 0.2484170173897985, -1.3402903691176544]) { $0.normal() },
    Kind("gamma 2.5", [2.058266496410179, 1.9044098683951844, 3.104701480554785]) {
      $0.gamma(shape: 2.5, scale: 2)
    },
    Kind("gamma 0.5", [0.2901644347741683, 3.0942078851515507, 0.7569388236754403]) {
      $0.gamma(shape: 0.5, scale: 2)
    },
    Kind("exponential", [4.6163557287981885, 2.4594257462767506, 3.9231707886095695]) {
      $0.exponential(mean: 3)
    },
    Kind("studentT", [-0.9684202869044057, 0.7458849532420638, 0.43458405464811267]) {
      $0.studentT(dof: 4)
    },
  ]

  static let counts = [
    Kind("bernoulli", [0, 1, 1]) { $0.bernoulli(0.74) ? 1 : 0 },
    Kind("poisson 4", [4, 2, 4]) { Double($0.poisson(mean: 4)) },
    Kind("poisson 400", [434, 373, 410]) { Double($0.poisson(mean: 400)) },
    Kind("binomial 40", [5, 4, 5]) { Double($0.binomial(trials: 40, probability: 0.1)) },
    Kind("binomial 400", [156, 145, 154]) { Double($0.binomial(trials: 400, probability: 0.4)) },
    Kind("geometric", [3, 6, 3]) { Double($0.geometric(0.1)) },
    Kind("negativeBinomial", [3, 5, 2]) { Double($0.negativeBinomial(mean: 5, size: 0.8)) },
  ]
}
