// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite("Counts of whole numbers")
struct HistogramTests {
  @Test(
    "have the quantiles of the numbers, to the bit",
    arguments: [[0], [3, 1], [2, 2, 2], [0, 0, 7], [5, 1, 4, 1, 3], [0, 1, 1, 2, 3, 5, 8, 13]])
  func quantiles(_ numbers: [Int]) throws {
    var histogram = Histogram()
    for number in numbers { histogram.add(number) }
    let sorted = try Quantiles(of: numbers.map(Double.init))
    for p in [0, 0.05, 0.25, 0.5, 0.9, 1] {
      #expect(histogram.quantile(p)?.bitPattern == sorted.value(at: p).bitPattern, "\(p)")
    }
    #expect(histogram.total == numbers.count)
    #expect(histogram.sum == numbers.reduce(0, +))
  }

  @Test("have no quantile and no mean of nothing")
  func empty() {
    #expect(Histogram().quantile(0.5) == nil)
    #expect(Histogram().mean == nil)
    #expect(Histogram().count(of: 3) == 0)
  }

  @Test("add up: 1, 1 and 4 have the mean 2")
  func mean() {
    var histogram = Histogram()
    for number in [1, 4, 1] { histogram.add(number) }
    #expect(histogram.mean == 2)
    #expect(histogram.count(of: 1) == 2)
    #expect(histogram.quantile(1.5) == nil)
  }
}
