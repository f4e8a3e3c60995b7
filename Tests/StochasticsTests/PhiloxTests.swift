// SPDX-License-Identifier: GPL-3.0-or-later
import Stochastics
import Testing

@Suite("The generator")
struct PhiloxTests {
  /// Source: Random123, tests/kat_vectors, lines "philox4x32 10".
  @Test("Philox4x32-10 gives Random123's known answers")
  func knownAnswers() {
    let zero = Philox.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
    #expect(zero == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
    #expect(ones == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = Philox.block(
      counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: SIMD2(0xa409_3822, 0x299f_31d0))
    #expect(pi == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("A stream gives the blocks of its address, in order, under the seed as key")
  func streamGivesBlocks() {
    let address = StreamAddress(trajectory: 7, entity: 0xffff_0001, purpose: 513, term: 65_535)
    var stream = RandomStream(seed: 0x0123_4567_89ab_cdef)
    stream.open(address)
    for block in 0..<1000 as Range<UInt32> {
      let words = Philox.block(
        counter: address.counter(block: block), key: SIMD2(0x89ab_cdef, 0x0123_4567))
      let found = SIMD4(stream.bits32(), stream.bits32(), stream.bits32(), stream.bits32())
      #expect(found == words)
    }
  }

  @Test("Two addresses never share a counter")
  func distinctCounters() {
    var counters: Set<SIMD4<UInt32>> = []
    let edges: [UInt32] = [0, 1, 2, 255, 256, 65_535, 65_536, .max]
    let halves: [UInt16] = [0, 1, 2, 255, 256, 32_768, .max]
    for trajectory in edges {
      for entity in edges {
        for purpose in halves {
          for term in halves {
            let address = StreamAddress(
              trajectory: trajectory, entity: entity, purpose: purpose, term: term)
            for block in 0..<4 as Range<UInt32> { counters.insert(address.counter(block: block)) }
          }
        }
      }
    }
    #expect(counters.count == 8 * 8 * 7 * 7 * 4)
  }

  @Test("The first two words of 120,000 addresses all differ")
  func distinctStreams() {
    var stream = RandomStream(seed: 5)
    var seen: Set<UInt64> = []
    for trajectory in 0..<20 as Range<UInt32> {
      for entity in 0..<20 as Range<UInt32> {
        for purpose in 0..<20 as Range<UInt16> {
          for term in 0..<15 as Range<UInt16> {
            stream.open(trajectory: trajectory, entity: entity, purpose: purpose, term: term)
            seen.insert(UInt64(stream.bits32()) << 32 | UInt64(stream.bits32()))
          }
        }
      }
    }
    #expect(seen.count == 20 * 20 * 20 * 15)
  }

  @Test("An address gives the same numbers whatever was drawn before")
  func reopening() {
    let address = StreamAddress(trajectory: 3, entity: 1, purpose: 4, term: 1)
    var stream = RandomStream(seed: 9)
    stream.open(address)
    let first = (0..<20).map { _ in stream.gamma(shape: 0.7, scale: 1) }
    stream.open(trajectory: 4, entity: 1, purpose: 4, term: 1)
    _ = stream.poisson(mean: 30)
    stream.open(address)
    let again = (0..<20).map { _ in stream.gamma(shape: 0.7, scale: 1) }
    #expect(first == again)
  }
}
