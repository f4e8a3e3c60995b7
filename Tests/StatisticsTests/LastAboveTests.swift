// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("The last step above a level")
struct LastAboveTests {
  private func last(_ counts: [Int], of trials: Int = 1_000, level: Double = 0.8) throws
    -> LastAbove
  {
    try LastAbove(counts.map { ($0, trials) }, level: level)
  }

  @Test("is the one before the first that falls below, though a later one may rise again")
  func estimate() throws {
    #expect(try last([950, 900, 810, 790, 850]).step == 2)
    #expect(try last([800, 799]).step == 0)
    #expect(try last([799, 900]).step == nil)
    #expect(try last([900, 900]).step == 1)
  }

  @Test("lies between what is sure from below and what isn't ruled out from above")
  func interval() throws {
    // 810 of 1,000: exact interval 78.4% to 83.4%, so neither sure nor ruled out; 900 and 700 are both clear.
    let found = try last([950, 900, 810, 790, 700, 600])
    #expect(found.atLeast == 1 && found.step == 2 && found.atMost == 3)
    #expect(try last([700, 600]).atMost == nil)
    let all = try last([999, 999])
    #expect(all.atLeast == 1 && all.atMost == 1)
    // Tests from above stop at the first that fails: the clear drop before it proves nothing more.
    #expect(try last([950, 600, 900]).atMost == 2)
  }

  /// Steps with true probabilities 0.9, 0.85, 0.8, 0.75: the true last step at the level 0.8 is 2, by a hair.
  @Test("misses the truth in five of a hundred samples at the most, though it looks at every step")
  func coverage() throws {
    var state: UInt64 = 3
    func uniform() -> Double {
      // SplitMix64. Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }
    let probabilities = [0.9, 0.85, 0.8, 0.75, 0.8 - 1e-9]
    let samples = 1_000
    var (missed, naive) = (0, 0)
    for _ in 0..<samples {
      var counts = Array(repeating: 0, count: probabilities.count)
      for _ in 0..<200 {
        // One number for all steps: they depend on each other as plans of the same futures do.
        let draw = uniform()
        for (place, probability) in probabilities.enumerated() where draw < probability {
          counts[place] += 1
        }
      }
      let found = try last(counts, of: 200)
      let (low, high) = (found.atLeast ?? -1, found.atMost ?? -1)
      if !(low...high).contains(2) { missed += 1 }
      // The wrong twin takes the estimate for certain.
      if found.step != 2 { naive += 1 }
    }
    // 5% and five standard errors of √(0.05 x 0.95 / 1,000) = 0.7%.
    #expect(Double(missed) / Double(samples) < 0.05 + 5 * 0.0069)
    #expect(Double(naive) / Double(samples) > 0.05 + 5 * 0.0069)
  }

  @Test("of nothing is none")
  func nothing() throws {
    let found = try LastAbove([], level: 0.5)
    #expect(found.step == nil && found.atLeast == nil && found.atMost == nil)
    #expect(throws: StatisticsError.self) { try LastAbove([(2, 1)], level: 0.5) }
  }
}
