// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Statistics
import Testing

@Suite("What pairing is worth")
struct VarianceReductionTests {
  /// Pairs of standard normals with this correlation, by Box and Muller from SplitMix64.
  private static func pairs(_ correlation: Double, count: Int) -> ([Double], [Double]) {
    var state: UInt64 = 7
    func uniform() -> Double {
      // SplitMix64. Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return (Double((z ^ (z >> 31)) >> 11) + 0.5) / Double(1 << 53)
    }
    var (first, second): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let radius = (-2 * log(uniform())).squareRoot()
      let angle = 2 * Double.pi * uniform()
      let (one, other) = (radius * cos(angle), radius * sin(angle))
      first.append(one)
      second.append(correlation * one + (1 - correlation * correlation).squareRoot() * other)
    }
    return (first, second)
  }

  @Test("of means by hand: independent variances over the variance of the differences")
  func byHand() throws {
    // 1, 2, 3 and 2, 4, 9: variances 1 and 13; differences -1, -2, -6: mean -3, variance (4 + 1 + 9) / 2 = 7.
    let found = try #require(VarianceReduction.ofMeans([1, 2, 3], [2, 4, 9]))
    #expect(abs(found - 14.0 / 7) < 1e-12)
  }

  @Test("of means is 1 / (1 - r) for two sides of one variance")
  func means() throws {
    // 1 / (1 - 0.9) = 10; the log of a ratio of variances of 40,000 pairs has a standard error below √(4 / 40,000) = 1%.
    let (first, second) = Self.pairs(0.9, count: 40_000)
    let found = try #require(VarianceReduction.ofMeans(first, second))
    #expect(abs(found / 10 - 1) < 0.05)
    // The wrong twin, sides that aren't pairs: their ratio is 1.
    let (_, other) = Self.pairs(0.9, count: 40_000)
    let shuffled = try #require(VarianceReduction.ofMeans(first, other.reversed()))
    #expect(abs(shuffled - 1) < 0.05)
  }

  @Test("of medians is 1 / (1 - 2/π asin r)")
  func medians() throws {
    // Signs of two normals correlate by 2/π asin r (Sheppard). For r = 0.9: 0.7129, so 3.483.
    let (first, second) = Self.pairs(0.9, count: 40_000)
    let found = try #require(try VarianceReduction.ofQuantiles(first, second, at: 0.5))
    // Densities are known to some 3%, and enter on both sides alike.
    #expect(abs(found / 3.483 - 1) < 0.1)
    #expect(abs(found / 10 - 1) > 0.5)
  }

  @Test("of a scale is seen: a quantile of a side twice as wide weighs twice")
  func scale() throws {
    // 2X against X at one quantile: (4 + 1) / (2 - 1)² = 5, whatever the quantile.
    let (first, _) = Self.pairs(0, count: 20_000)
    let found = try #require(
      try VarianceReduction.ofQuantiles(first.map { 2 * $0 }, first, at: 0.05))
    #expect(abs(found - 5) < 1e-9)
  }

  @Test("is none where nothing differs, and where pairs are too few")
  func none() throws {
    #expect(VarianceReduction.ofMeans([1, 2, 3], [1, 2, 3]) == nil)
    #expect(VarianceReduction.ofMeans([1, .nan], [2, 3]) == nil)
    #expect(VarianceReduction.ofShares([true, false], [true, false]) == nil)
    #expect(try VarianceReduction.ofQuantiles([1, 2, 3], [3, 2, 9], at: 0.5) == nil)
    let flat = Array(repeating: 1.0, count: 100)
    #expect(try VarianceReduction.ofQuantiles(flat, flat, at: 0.5) == nil)
  }
}
