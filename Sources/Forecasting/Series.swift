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

  mutating func append(_ values: ArraySlice<Double>) {
    if isExact {
      exact.append(contentsOf: values)
    } else {
      single.append(contentsOf: values.lazy.map(Float.init))
    }
  }

  subscript(run: Int) -> Double { isExact ? exact[run] : Double(single[run]) }

  /// The number as it is kept, in the shortest decimals that give it back.
  func text(_ run: Int) -> String { isExact ? "\(exact[run])" : "\(single[run])" }

  /// The values of the first trajectories, but for NaN and for what is not evidenced.
  func values(first runs: Int) -> [Double] {
    isExact
      ? exact.prefix(runs).filter { !$0.isNaN && $0 != Metric.notEvidenced }
      : single.prefix(runs).compactMap { value in
        value.isNaN || value == -.infinity ? nil : Double(value)
      }
  }
}
