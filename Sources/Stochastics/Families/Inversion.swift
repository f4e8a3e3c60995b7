// SPDX-License-Identifier: GPL-3.0-or-later

/// Search for the point where a rising condition starts to hold.
enum Inversion {
  /// The least number of `range` that meets a condition, to the last bit.
  ///
  /// The condition is false up to some number and true from there on, and true
  /// at the upper bound. Halves the order of doubles, so infinite bounds are
  /// fine: at most 64 evaluations.
  static func least(in range: ClosedRange<Double>, where holds: (Double) -> Bool) -> Double {
    var low = rank(range.lowerBound)
    var high = rank(range.upperBound)
    if holds(range.lowerBound) { return range.lowerBound }
    while low + 1 < high {
      let middle = (low & high) + ((low ^ high) >> 1)
      if holds(number(middle)) { high = middle } else { low = middle }
    }
    return number(high)
  }

  /// The least integer of `range` that meets a condition, looking near `guess` first;
  /// at most 4e9, where counts end.
  static func leastInteger(
    in range: ClosedRange<Double>, near guess: Double, step: Double,
    where holds: (Double) -> Bool
  ) -> Double {
    var width = max(1, step.rounded(.up))
    let last = min(range.upperBound, 4e9)
    var high = min(last, max(range.lowerBound, guess.rounded()))
    while !holds(high), high < last {
      high = min(last, high + width)
      width *= 2
    }
    width = max(1, step.rounded(.up))
    var low = high
    while low >= range.lowerBound, holds(low) {
      low = max(range.lowerBound - 1, low - width)
      width *= 2
    }
    while low + 1 < high {
      let middle = ((low + high) / 2).rounded(.down)
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The place of a number in the order of doubles.
  private static func rank(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits >= 0 ? bits : Int64.min - bits
  }

  private static func number(_ rank: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: rank >= 0 ? rank : Int64.min - rank))
  }
}
