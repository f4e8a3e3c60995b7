// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("A paired difference")
struct PairedDifferenceTests {
  @Test("of means is the mean of the differences, give or take 1.96 of its standard errors")
  func means() throws {
    // Differences 1, 2, 3: mean 2, deviation 1, standard error 1 / √3.
    let difference = try PairedDifference.ofMeans([11, 22, 33], [10, 20, 30])
    #expect(difference.value == 2)
    #expect(difference.pairs == 3)
    let interval = try #require(difference.interval)
    #expect(abs(interval.lowerBound - (2 - 1.959964 / 3.0.squareRoot())) < 1e-6)
    #expect(abs(interval.upperBound - (2 + 1.959964 / 3.0.squareRoot())) < 1e-6)
  }

  @Test("of means leaves out pairs that are no number, and gives no interval where all are alike")
  func few() throws {
    let difference = try PairedDifference.ofMeans([1, .infinity, 5], [0, 2, 4])
    #expect(difference.value == 1 && difference.pairs == 2 && difference.interval == nil)
    #expect(try PairedDifference.ofMeans([.nan], [1]).pairs == 0)
    #expect(throws: StatisticsError.self) { try PairedDifference.ofMeans([], []) }
    #expect(throws: StatisticsError.self) { try PairedDifference.ofMeans([1], [1, 2]) }
  }

  @Test("of shares counts the pairs that differ")
  func shares() throws {
    // Ten pairs: three only the first, one only the second.
    let first = [true, true, true, true, true, false, false, false, false, false]
    let second = [false, false, false, true, true, true, false, false, false, false]
    let difference = try PairedDifference.ofShares(first, second)
    #expect(abs(difference.value - 0.2) < 1e-15)
    // With half a pair more in each cell: 3.5 and 1.5 of 12, so 2/12 ± 1.96 √((5/12 - 1/36) / 12).
    let half = 1.959964 * ((5.0 / 12 - 1.0 / 36) / 12).squareRoot()
    let interval = try #require(difference.interval)
    #expect(abs(interval.lowerBound - (1.0 / 6 - half)) < 1e-6)
    #expect(abs(interval.upperBound - (1.0 / 6 + half)) < 1e-6)
  }

  @Test("of shares that never differ is zero, but not for certain")
  func alike() throws {
    let difference = try PairedDifference.ofShares(
      Array(repeating: true, count: 100), Array(repeating: true, count: 100))
    #expect(difference.value == 0)
    let interval = try #require(difference.interval)
    #expect(interval.lowerBound < -0.01 && interval.upperBound > 0.01)
    let all = try PairedDifference.ofShares(
      Array(repeating: true, count: 5), Array(repeating: false, count: 5))
    #expect(all.value == 1 && all.interval?.upperBound == 1)
  }

  @Test("of quantiles is what the sorted sides give; few pairs, or equal ones, have no interval")
  func quantiles() throws {
    let first = (1...101).map(Double.init)
    let second = (1...101).reversed().map { Double($0) * 2 }
    let difference = try PairedDifference.ofQuantiles(first, second, at: 0.5)
    #expect(difference.value == 51 - 102)
    #expect(difference.interval == nil)
    let many = (0..<1_000).map { Double(($0 * 7_919) % 1_000) }
    #expect(try PairedDifference.ofQuantiles(many, many, at: 0.05).interval == nil)
  }

  /// Pairs of uniforms (u, u + 0.2 v), whose medians lie 0.1 apart: the median of u + 0.2 v is 0.6 by symmetry.
  @Test("of quantiles holds the true difference in about 95 of 100 samples, and pairs tell more")
  func coverage() throws {
    var state: UInt64 = 1
    func uniform() -> Double {
      // SplitMix64. Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }
    let samples = 600
    var held = 0
    var width = 0.0
    var unpaired = 0.0
    for _ in 0..<samples {
      let first = (0..<800).map { _ in uniform() }
      let second = first.map { $0 + 0.2 * uniform() }
      let interval = try #require(
        try PairedDifference.ofQuantiles(second, first, at: 0.5).interval)
      if interval.contains(0.1) { held += 1 }
      width += interval.upperBound - interval.lowerBound
      let one = try Quantiles(of: first).interval(at: 0.5)
      unpaired += one.upperBound - one.lowerBound
    }
    // Binomial with 600 trials at 0.95: standard error 0.009, so 0.915 is four of them below, and 0.985 above.
    let share = Double(held) / Double(samples)
    #expect((0.915...0.985).contains(share), "\(share)")
    // Unpaired, the difference would be less certain than either side; paired, it is far more certain.
    #expect(width < unpaired / 2)
  }
}
