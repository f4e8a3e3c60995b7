// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Stochastics

/// 10^6 draws and what is known of them.
struct Sample {
  static let size = 1_000_000

  let sorted: [Double]
  let mean: Double
  let variance: Double
  /// Of the variance, by the sample's own fourth moment.
  let errorOfVariance: Double

  /// Draws under a fixed seed; the address tells tests apart.
  init(seed: UInt64 = 20_260_101, purpose: UInt16, draw: (inout RandomStream) -> Double) {
    var stream = RandomStream(seed: seed)
    stream.open(trajectory: 1, entity: 2, purpose: purpose, term: 3)
    var values: [Double] = []
    values.reserveCapacity(Self.size)
    for _ in 0..<Self.size { values.append(draw(&stream)) }
    var moments = Moments()
    for value in values { moments.add(value) }
    let centre = moments.mean ?? .nan
    let spread = moments.variance ?? .nan
    let fourth = values.reduce(0) { sum, value in
      let square = (value - centre) * (value - centre)
      return sum + square * square
    }
    mean = centre
    variance = spread
    let count = Double(Self.size)
    errorOfVariance = ((fourth / count - spread * spread) / count).squareRoot()
    sorted = values.sorted()
  }

  /// How rare the distance from a continuous CDF would be.
  func fit(continuous cdf: (Double) -> Double) -> GoodnessOfFit {
    .kolmogorovSmirnov(sorted: sorted, cdf: cdf)
  }

  /// How rare the distance from a discrete CDF would be; classes of 20 draws expected or more.
  func fit(discrete cdf: (Double) -> Double) -> GoodnessOfFit {
    var observed: [Int] = []
    var expected: [Double] = []
    var start = 0
    var mass = 0.0
    var index = 0
    while index < sorted.count {
      let value = sorted[index]
      while index < sorted.count, sorted[index] == value { index += 1 }
      let upTo = index == sorted.count ? 1 : cdf(value)
      let awaited = (upTo - mass) * Double(Self.size)
      guard awaited >= 20 || (index == sorted.count && awaited > 0) else { continue }
      observed.append(index - start)
      expected.append(awaited)
      start = index
      mass = upTo
    }
    if start < sorted.count { observed[observed.count - 1] += sorted.count - start }
    return .chiSquare(observed: observed, expected: expected)
  }
}
