// SPDX-License-Identifier: GPL-3.0-or-later

extension Quantiles {
  /// Quantiles (type 7) of a sample without sorting it whole: a few passes for a few probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: rising, each from 0 to 1.
  ///   - sample: without NaN; left in another order.
  /// - Returns: one value for each probability, the same to the bit as `value(at:)` of the sorted sample; empty for an
  ///   empty sample.
  public static func select(_ probabilities: [Double], in sample: inout [Double]) -> [Double] {
    guard !sample.isEmpty else { return [] }
    let last = sample.count - 1
    var from = 0
    return probabilities.map { probability in
      let place = Double(last) * min(max(probability, 0), 1)
      let rank = min(Int(place), last)
      let fraction = place - Double(rank)
      let lower = orderStatistic(rank, in: &sample, from: from)
      from = rank
      guard fraction > 0, rank < last else { return lower }
      let upper = orderStatistic(rank + 1, in: &sample, from: rank)
      return between(lower, upper, fraction)
    }
  }

  /// Hoare's selection: brings the value of this rank to its place, smaller ones before it and larger ones after.
  ///
  /// Source: C. A. R. Hoare, Communications of the ACM 4, 1961, doi:10.1145/366622.366647.
  private static func orderStatistic(
    _ rank: Int, in sample: inout [Double], from first: Int
  ) -> Double {
    var (low, high) = (first, sample.count - 1)
    while low < high {
      let pivot = medianOfThree(sample[low], sample[low + (high - low) / 2], sample[high])
      var (left, right) = (low, high)
      while left <= right {
        while sample[left] < pivot { left += 1 }
        while sample[right] > pivot { right -= 1 }
        if left <= right {
          sample.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return sample[rank]
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
