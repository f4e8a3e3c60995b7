// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts of small whole numbers, from 0: all that their quantiles need, in little memory.
public struct Histogram: Sendable, Hashable {
  /// How often each number came, as far as the greatest that did.
  public private(set) var counts: [Int] = []
  /// How many numbers came.
  public private(set) var total = 0

  /// Of no numbers yet.
  public init() {}

  /// Counts a number; a negative one as 0.
  public mutating func add(_ number: Int) {
    let place = max(0, number)
    while counts.count <= place { counts.append(0) }
    counts[place] += 1
    total += 1
  }

  /// How often a number came.
  public func count(of number: Int) -> Int { counts.indices.contains(number) ? counts[number] : 0 }

  /// All numbers added up.
  public var sum: Int { counts.indices.reduce(0) { $0 + $1 * counts[$1] } }

  /// The mean; nil of no numbers.
  public var mean: Double? { total > 0 ? Double(sum) / Double(total) : nil }

  /// The quantile (type 7), the same as `Quantiles` gives of the numbers; nil of no numbers, or for `p` outside 0 to 1.
  public func quantile(_ p: Double) -> Double? {
    guard total > 0, p >= 0, p <= 1 else { return nil }
    let place = p * Double(total - 1)
    let rank = min(total - 1, Int(place))
    let part = place - Double(rank)
    let lower = orderStatistic(rank)
    return part == 0 ? lower : Quantiles.between(lower, orderStatistic(rank + 1), part)
  }

  private func orderStatistic(_ rank: Int) -> Double {
    var below = 0
    for number in counts.indices {
      below += counts[number]
      if below > rank { return Double(number) }
    }
    return .nan
  }
}
