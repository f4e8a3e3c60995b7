// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds order statistics of one sample after another without sorting them: a forecast asks for thousands.
///
/// Values are counted into equal classes between the least and the greatest, and only the classes that hold a wanted
/// rank are sorted. The memory is kept from sample to sample.
public struct Selection {
  private static let classes = 512
  private var ends = [Int](repeating: 0, count: classes)
  private var places: [UInt16] = []
  /// For each class where its next value goes among those held, or -1 for a class that isn't.
  private var slots = [Int](repeating: -1, count: classes)
  /// The values of the classes held, class by class, rising within each.
  private var held: [Double] = []

  /// Has no sample yet; memory for one is taken with the first.
  public init() {}

  /// Quantiles (type 7) of a sample, the same to the bit as `Quantiles(of: sample).value(at:)`.
  ///
  /// - Parameters:
  ///   - probabilities: each from 0 to 1.
  ///   - sample: without NaN.
  /// - Returns: one value for each probability; empty for an empty sample.
  public mutating func quantiles(_ probabilities: [Double], of sample: [Double]) -> [Double] {
    describe(sample, at: probabilities).quantiles
  }

  /// Moments of the finite numbers of a sample, the same to the bit as `Moments(of: sample)`, and its quantiles.
  ///
  /// Both in the same passes: each by itself would wait for one sum after another.
  public mutating func describe(
    _ sample: [Double], at probabilities: [Double]
  ) -> (moments: Moments, quantiles: [Double]) {
    guard let span = Span(of: sample) else { return (Moments(), []) }
    let scale = Double(Self.classes) / (span.greatest - span.least)
    // Values infinitely far apart, or too near for classes between them.
    guard span.least < span.greatest, scale.isFinite, scale > 0, span.sum.isFinite else {
      let sorted = span.least < span.greatest ? sample.sorted() : sample
      return (
        Moments(of: sample),
        probabilities.map { Self.quantile($0, count: sample.count) { sorted[$0] } }
      )
    }
    let mean = span.sum / Double(sample.count)
    let squares = classify(sample, from: span.least, scale: scale, mean: mean)
    holdClasses(of: probabilities, in: sample)
    let quantiles = probabilities.map { probability in
      Self.quantile(probability, count: sample.count) { orderStatistic($0) }
    }
    return (Moments(count: sample.count, average: mean, squares: squares), quantiles)
  }

  /// What one pass over a sample tells.
  private struct Span {
    var least: Double
    var greatest: Double
    var sum = 0.0

    init?(of sample: [Double]) {
      guard let first = sample.first else { return nil }
      (least, greatest) = (first, first)
      for value in sample {
        least = value < least ? value : least
        greatest = value > greatest ? value : greatest
        sum += value
      }
    }
  }

  private static func quantile(
    _ probability: Double, count: Int, orderStatistic: (Int) -> Double
  ) -> Double {
    let place = min(max(probability, 0), 1) * Double(count - 1)
    let rank = min(count - 1, Int(place))
    let part = place - Double(rank)
    let lower = orderStatistic(rank)
    return part == 0 ? lower : Quantiles.between(lower, orderStatistic(rank + 1), part)
  }

  /// Notes the class of each value, and where each class ends among the ranks.
  ///
  /// - Returns: the sum of squared distances from the mean.
  private mutating func classify(
    _ sample: [Double], from least: Double, scale: Double, mean: Double
  ) -> Double {
    var squares = 0.0
    // Added to a number this large, one from 0 to 512 stands in its last bits, rounded: quicker than a conversion.
    let large = 0x1p52
    ends.withUnsafeMutableBufferPointer { ends in
      ends.update(repeating: 0)
      places = Array(unsafeUninitializedCapacity: sample.count) { places, count in
        for value in sample {
          let bits = UInt16(truncatingIfNeeded: ((value - least) * scale + large).bitPattern)
          let place = min(bits, UInt16(Self.classes - 1))
          places.initializeElement(at: count, to: place)
          ends[Int(place)] += 1
          count += 1
          squares += (value - mean) * (value - mean)
        }
      }
      for index in 1..<Self.classes { ends[index] += ends[index - 1] }
    }
    return squares
  }

  /// Gathers and sorts the classes that hold the ranks a few probabilities ask for, in one pass over the sample.
  private mutating func holdClasses(of probabilities: [Double], in sample: [Double]) {
    for place in slots.indices { slots[place] = -1 }
    var count = 0
    for probability in probabilities {
      let rank = Int(min(max(probability, 0), 1) * Double(sample.count - 1))
      for neighbour in [rank, min(rank + 1, sample.count - 1)] {
        let place = firstClass(endingAfter: neighbour)
        guard slots[place] < 0 else { continue }
        slots[place] = count
        count += ends[place] - begin(of: place)
      }
    }
    held = Self.gathered(sample, places, count: count, next: &slots)
    for place in slots.indices where slots[place] >= 0 {
      // A class's next place is now its end.
      let end = slots[place]
      slots[place] = end - (ends[place] - begin(of: place))
      held.withUnsafeMutableBufferPointer { [first = slots[place]] held in
        var values = UnsafeMutableBufferPointer(rebasing: held[first..<end])
        values.sort()
      }
    }
  }

  /// The values of the classes held, each class from its place on.
  ///
  /// - Parameter next: where the next value of each class goes; -1 for a class that isn't held.
  private static func gathered(
    _ sample: [Double], _ places: [UInt16], count: Int, next: inout [Int]
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { held, initialized in
      next.withUnsafeMutableBufferPointer { next in
        for (value, place) in zip(sample, places) where next[Int(place)] >= 0 {
          held.initializeElement(at: next[Int(place)], to: value)
          next[Int(place)] += 1
        }
      }
      initialized = count
    }
  }

  /// The value of a rank, from 0, in one of the classes held.
  private func orderStatistic(_ rank: Int) -> Double {
    let place = firstClass(endingAfter: rank)
    return held[slots[place] + rank - begin(of: place)]
  }

  /// The rank of a class's least value.
  private func begin(of place: Int) -> Int { place > 0 ? ends[place - 1] : 0 }

  private func firstClass(endingAfter rank: Int) -> Int {
    var (low, high) = (0, Self.classes - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
