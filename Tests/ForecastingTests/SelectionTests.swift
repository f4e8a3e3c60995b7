// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Stochastics
import Testing

/// What summaries select must be what sorting gives, to the bit, and their moments what two passes of their own give.
@Suite("Selecting quantiles")
struct SelectionTests {
  private static let probabilities = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1]

  private func isSame(_ sample: [Double], by selection: inout Selection) throws -> Bool {
    let sorted = try Quantiles(of: sample)
    let (moments, found) = selection.describe(sample, at: Self.probabilities)
    let exact = Self.probabilities.map(sorted.value(at:))
    return found.map(\.bitPattern) == exact.map(\.bitPattern)
      && isSame(moments, Moments(of: sample))
  }

  private func isSame(_ one: Moments, _ other: Moments) -> Bool {
    one.count == other.count && one.mean?.bitPattern == other.mean?.bitPattern
      && one.variance?.bitPattern == other.variance?.bitPattern
  }

  @Test("gives the sorted sample's, of 2,000 random samples of 1 to 3,000 values")
  func random() throws {
    var selection = Selection()
    var stream = RandomStream(seed: 8)
    for number in 0..<2_000 as Range<UInt32> {
      stream.open(trajectory: number, entity: 0, purpose: 1, term: 0)
      let largest = number % 20 == 0 ? 3_000.0 : 60
      let count = 1 + Int(stream.uniform() * largest)
      // Four kinds: smooth, heavy tails, many ties, ties with a few far away.
      let sample = (0..<count).map { _ in
        switch number % 4 {
        case 0: stream.normal()
        case 1: stream.studentT(dof: 1)
        case 2: Double(stream.poisson(mean: 2))
        default: stream.bernoulli(0.9) ? 0.5 : 1e9 * stream.normal()
        }
      }
      #expect(try isSame(sample, by: &selection))
    }
  }

  private static let tiny = 100 * Double.leastNonzeroMagnitude
  private static let oddSamples: [[Double]] = [
    [3.25], [1, 1, 1, 1], [-.infinity, 0, 1], [0, 1, 2, .infinity, .infinity],
    [.infinity, .infinity], [-.infinity, .infinity], [-1e308, 0, 1e308], [-0.5, 0.5], [2, 1],
    [1, (1.0).nextUp, (1.0).nextUp.nextUp], [0, .leastNonzeroMagnitude],
    [0, tiny, 3 * tiny, 2 * tiny],
  ]

  @Test(
    "gives the sorted sample's where values are infinite, equal, huge or hardly apart",
    arguments: oddSamples)
  func edges(sample: [Double]) throws {
    var selection = Selection()
    #expect(try isSame(sample, by: &selection))
    // A second sample finds nothing of the first.
    #expect(try isSame([5, 4, 3, 2, 1], by: &selection))
  }

  @Test("gives nothing of nothing")
  func empty() {
    var selection = Selection()
    let (moments, quantiles) = selection.describe([], at: Self.probabilities)
    #expect(quantiles.isEmpty)
    #expect(moments == Moments())
  }
}
