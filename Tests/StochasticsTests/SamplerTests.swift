// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("A sampler")
struct SamplerTests {
  private static let specimens =
    Specimen.continuous + Specimen.truncated + Specimen.discrete + Specimen.listed

  @Test("draws what its distribution draws, to the bit, or leaves it to draw", arguments: specimens)
  func same(_ specimen: Specimen) throws {
    let distribution = try specimen.make()
    let sampler = Sampler(distribution)
    var one = RandomStream(seed: 11)
    var other = RandomStream(seed: 11)
    for number in 0..<500 as Range<UInt32> {
      one.open(trajectory: number, entity: 1, purpose: 2, term: 3)
      other.open(trajectory: number, entity: 1, purpose: 2, term: 3)
      guard let drawn = sampler.sample(using: &one) else { continue }
      #expect(drawn.bitPattern == distribution.sample(using: &other).bitPattern)
      // It has used up as many random numbers.
      #expect(one.bits32() == other.bits32())
    }
  }

  @Test("takes over the usual families, cut or whole, and leaves the rare cases")
  func which() throws {
    var stream = RandomStream(seed: 1)
    for distribution in [
      try Distribution.normal(mean: 0, sd: 1), try .normal(mean: 3, sd: 2).truncated(to: 2...5),
      try .lognormal(mu: 0, sigma: 1), try .beta(alpha: 2, beta: 3),
    ] {
      #expect(Sampler(distribution).sample(using: &stream) != nil)
    }
    // Inverted, since nearly every draw would be rejected; and a list, which is no plain number.
    let far = try Distribution.normal(mean: 0, sd: 1).truncated(to: 6 ... .infinity)
    #expect(Sampler(far).sample(using: &stream) == nil)
    #expect(Sampler(try .empirical([1, 2])).sample(using: &stream) == nil)
  }
}
