// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Quantiles")
struct QuantilesTests {
  @Test("Type 7 agrees with NumPy")
  func values() throws {
    let quantiles = try Quantiles(of: [2.1, 0.3, 5.5, -1, 9.25, 3, 3, 7.5, 1.25, 4])
    let known = [
      (0, -1), (0.1, 0.17), (0.25, 1.4625), (0.5, 3), (0.9, 7.675), (0.95, 8.4625), (1, 9.25),
    ]
    for (p, value) in known { #expect(abs(quantiles.value(at: p) - value) < 1e-12) }
    #expect(quantiles.value(at: 1.5).isNaN)
    #expect(quantiles.value(at: .nan).isNaN)
  }

  /// P(B <= 39) = 0.0176 and P(B <= 40) = 0.0284 for B of 100 halves (SciPy): the
  /// interval of the median is from the 40th to the 61st value.
  @Test("The median of 100 lies between the 40th and 61st value")
  func median() throws {
    let quantiles = try Quantiles(of: (1...100).map(Double.init))
    #expect(try quantiles.interval(at: 0.5) == 40...61)
  }

  /// P(B <= 935) = 0.0207 and P(B <= 936) = 0.0284; P(B >= 963) = 0.0307 and
  /// P(B >= 964) = 0.0212 for B of 1,000 at 0.95 (SciPy).
  @Test("The 95th percentile of 1,000 lies between the 936th and 964th value")
  func percentile() throws {
    let quantiles = try Quantiles(of: (1...1000).map(Double.init))
    #expect(try quantiles.interval(at: 0.95) == 936...964)
  }

  @Test("Too small a sample has an infinite end")
  func infinite() throws {
    // All of ten values lie below the 95th percentile with probability 0.60.
    let quantiles = try Quantiles(of: (1...10).map(Double.init))
    #expect(try quantiles.interval(at: 0.95) == 8...(.infinity))
    #expect(try quantiles.interval(at: 0.05) == -.infinity...3)
  }

  /// 4,000 samples of 50 exponentials: the exact coverage of 18th to 33rd is
  /// 0.9672 for the median; 5 SE of 4,000 trials are 0.0141.
  @Test("Intervals cover the truth as often as they say")
  func coverage() throws {
    var generator = SplitMix(state: 1)
    var tally = Tally()
    for _ in 0..<4000 {
      let sample = (0..<50).map { _ in generator.uniform() }
      tally.add(try Quantiles(of: sample).interval(at: 0.5).contains(0.5))
    }
    #expect(abs(try tally.share().value - 0.9672) < 0.0141)
  }

  @Test("No sample, a NaN, an impossible level or p are refused")
  func refused() throws {
    #expect(throws: StatisticsError.self) { try Quantiles(of: []) }
    #expect(throws: StatisticsError.self) { try Quantiles(of: [1, .nan]) }
    let quantiles = try Quantiles(of: [1, 2])
    #expect(throws: StatisticsError.self) { try quantiles.interval(at: 0) }
    #expect(throws: StatisticsError.self) { try quantiles.interval(at: 0.5, level: 0) }
  }
}

/// Source: G. L. Steele et al., OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
