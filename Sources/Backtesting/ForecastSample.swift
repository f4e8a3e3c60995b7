// SPDX-License-Identifier: GPL-3.0-or-later

/// A forecast as a sample of draws about its centre, for scoring what came.
struct ForecastSample: Sendable {
  private let sorted: [Double]
  /// Sums of the first draws: none, one, two, …
  private let sums: [Double]
  /// Half the mean distance of two draws.
  private let halfSpread: Double

  init(_ draws: [Double]) {
    sorted = draws.sorted()
    var sums = [0.0]
    sums.reserveCapacity(draws.count + 1)
    var running = 0.0
    var weighted = 0.0
    let n = Double(draws.count)
    for (place, draw) in sorted.enumerated() {
      running += draw
      sums.append(running)
      weighted += (2 * Double(place) + 1 - n) * draw
    }
    self.sums = sums
    // The sum of |x - x'| over all pairs is twice that of (2i + 1 - n) x over rising x, i from 0.
    halfSpread = n > 1 ? weighted / (n * (n - 1)) : 0
  }

  /// Draws at or below a value.
  private func rank(_ value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The share of draws at or below a value, in steps that leave out 0 and 1: the probability integral transform.
  func transform(_ value: Double) -> Double {
    (Double(rank(value)) + 0.5) / (Double(sorted.count) + 1)
  }

  /// The probability of a value below this.
  func below(_ value: Double) -> Double { Double(rank(value)) / Double(sorted.count) }

  /// The continuous ranked probability score of what came: the mean distance of the draws from it, less half their
  /// distance from each other; of a single number it is the absolute error.
  ///
  /// Source: T. Gneiting, A. E. Raftery, JASA 102, 2007, doi:10.1198/016214506000001437, (20).
  func score(_ value: Double) -> Double {
    let below = rank(value)
    let n = Double(sorted.count)
    let lower = value * Double(below) - sums[below]
    let upper = sums[sorted.count] - sums[below] - value * (n - Double(below))
    return (lower + upper) / n - halfSpread
  }
}
