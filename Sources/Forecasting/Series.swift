// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// One metric in one term over trajectories: pounds in full, other numbers in single precision, which bounds memory.
enum Series: Sendable {
  case exact([Double])
  case single([Float])

  /// One value, as a forecast keeps it.
  init(_ value: Double, _ unit: MetricUnit) {
    self = unit == .pounds ? .exact([value]) : .single([Float(value)])
  }

  /// The number as it is kept, in the shortest decimals that give it back.
  func text(_ run: Int) -> String {
    switch self {
    case .exact(let numbers): "\(numbers[run])"
    case .single(let numbers): "\(numbers[run])"
    }
  }

  /// The values of the first trajectories, but for NaN and for what is not evidenced.
  func values(first runs: Int) -> [Double] {
    switch self {
    case .exact(let numbers): Self.known(numbers.prefix(runs)) { $0 }
    case .single(let numbers): Self.known(numbers.prefix(runs)) { Double($0) }
    }
  }

  /// Written into memory that is taken once: a forecast asks for thousands of samples.
  private static func known<Number>(
    _ numbers: ArraySlice<Number>, as widened: (Number) -> Double
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: numbers.count) { values, count in
      for number in numbers {
        let value = widened(number)
        guard !value.isNaN, value != Metric.notEvidenced else { continue }
        values.initializeElement(at: count, to: value)
        count += 1
      }
    }
  }
}
