// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("A tape of draws")
struct TapeTests {
  @Test("Counts every kind of draw, and opens")
  func counts() {
    let tape = DrawTape()
    var stream = RandomStream(seed: 1)
    _ = stream.uniform()
    stream.record(on: tape)
    stream.open(trajectory: 1, entity: 1, purpose: 1, term: 1)
    _ = stream.bits32()
    _ = stream.uniform()
    _ = stream.uniformPositive()
    for _ in 0..<5000 { _ = stream.normal() }
    _ = stream.gamma(shape: 2, scale: 1)
    _ = stream.exponential(mean: 1)
    _ = stream.studentT(dof: 3)
    _ = stream.bernoulli(0.5)
    _ = stream.poisson(mean: 3)
    _ = stream.binomial(trials: 3, probability: 0.5)
    _ = stream.geometric(0.5)
    _ = stream.negativeBinomial(mean: 3, size: 2)
    stream.open(trajectory: 1, entity: 1, purpose: 1, term: 2)
    stream.record(on: nil)
    _ = stream.uniform()
    var expected = Dictionary(uniqueKeysWithValues: DrawKind.allCases.map { ($0, 1) })
    expected[.normal] = 5000
    expected[.open] = 2
    #expect(tape.counts == expected)
    #expect(!tape.isIncomplete)
  }

  @Test("Degenerate draws, which take no number, are not recorded")
  func degenerate() {
    let tape = DrawTape()
    var stream = RandomStream(seed: 1)
    stream.record(on: tape)
    _ = stream.poisson(mean: 0)
    _ = stream.binomial(trials: 2, probability: 1)
    #expect(tape.counts.isEmpty)
  }

  @Test("Recording moves no number")
  func silent() {
    var plain = RandomStream(seed: 8)
    var recorded = RandomStream(seed: 8)
    recorded.record(on: DrawTape())
    let first = (0..<100).map { _ in plain.gamma(shape: 0.4, scale: 1) }
    let second = (0..<100).map { _ in recorded.gamma(shape: 0.4, scale: 1) }
    #expect(first == second)
  }

  @Test("One kind without opens replays the very draws of its stream")
  func replaysDraws() {
    let tape = DrawTape()
    var stream = RandomStream(seed: 77)
    stream.record(on: tape)
    var sum = 0.0
    for step in 1...1000 { sum += Double(stream.poisson(mean: Double(step) / 10)) }
    #expect(tape.replay(seed: 77, repeats: 1, includingOpens: false) == sum)
    #expect(tape.replay(seed: 78, repeats: 1, includingOpens: false) != sum)
    #expect(tape.replay(seed: 77, repeats: 0, includingOpens: false) == 0)
  }

  @Test("With opens, a mixed run replays to its own numbers")
  func replaysOpens() {
    let tape = DrawTape()
    var stream = RandomStream(seed: 77)
    stream.record(on: tape)
    var sum = 0.0
    for entity in 0..<500 as Range<UInt32> {
      stream.open(
        trajectory: .max - entity, entity: .max - 2 * entity, purpose: .max,
        term: .max - UInt16(entity))
      sum += stream.normal()
      sum += Double(stream.poisson(mean: 2))
      sum += stream.gamma(shape: 0.3, scale: 2)
      sum += stream.bernoulli(0.4) ? 1 : 0
      sum += Double(stream.binomial(trials: 30, probability: 0.2))
      sum += Double(stream.negativeBinomial(mean: 3, size: 0.7))
      sum += stream.uniform()
    }
    #expect(tape.replay(seed: 77, repeats: 1, includingOpens: true) == sum)
    #expect(tape.replay(seed: 78, repeats: 1, includingOpens: true) != sum)
  }
}
