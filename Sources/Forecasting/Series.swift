// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// One metric in one term over trajectories: pounds in full, other numbers in single precision, which bounds memory.
struct Series: Sendable {
  private var exact: [Double] = []
  private var single: [Float] = []
  private let isExact: Bool

  init(isExact: Bool, capacity: Int) {
    self.isExact = isExact
    if isExact { exact.reserveCapacity(capacity) } else { single.reserveCapacity(capacity) }
  }

  mutating func append(_ values: some Collection<Double>) {
    if isExact {
      exact.append(contentsOf: values)
    } else {
      single.append(contentsOf: values.map { Float($0) })
    }
  }

  subscript(run: Int) -> Double { isExact ? exact[run] : Double(single[run]) }

  /// The number as it is kept, in the shortest decimals that give it back.
  func text(_ run: Int) -> String { isExact ? "\(exact[run])" : "\(single[run])" }

  /// The values of the first trajectories, but for NaN and for what is not evidenced.
  func values(first runs: Int) -> [Double] {
    isExact
      ? Self.known(exact.prefix(runs)) { $0 } : Self.known(single.prefix(runs)) { Double($0) }
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
