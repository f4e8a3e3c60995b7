// SPDX-License-Identifier: GPL-3.0-or-later

/// Values of a row of metrics, row after row: pounds in full, other numbers in single precision.
struct Rows: Sendable {
  fileprivate var exact: [Double] = []
  fileprivate var single: [Float] = []

  /// Appends a row, of which the first so many values are in pounds.
  mutating func append(_ values: Slice<UnsafeBufferPointer<Double>>, pounds: Int) {
    exact.append(contentsOf: UnsafeBufferPointer(rebasing: values.prefix(pounds)))
    let others = UnsafeBufferPointer(rebasing: values.dropFirst(pounds))
    // Through memory of its own, because a list that grows one by one asks each time whether it may.
    withUnsafeTemporaryAllocation(of: Float.self, capacity: others.count) { rounded in
      for place in others.indices { rounded.initializeElement(at: place, to: Float(others[place])) }
      single.append(contentsOf: rounded)
    }
  }

  /// Forgets the rows but not the memory.
  mutating func clear() {
    exact.removeAll(keepingCapacity: true)
    single.removeAll(keepingCapacity: true)
  }
}

/// The same, column after column: each metric in each term, by trajectory.
struct Columns: Sendable {
  private let row: MetricRow
  /// By term, then metric.
  private var exact: [[Double]]
  private var single: [[Float]]

  /// Has memory for so many trajectories.
  init(of row: MetricRow, terms: Int, capacity: Int) {
    self.row = row
    exact = Self.empty(terms * row.exact, capacity: capacity)
    single = Self.empty(terms * (row.count - row.exact), capacity: capacity)
  }

  private static func empty<Number>(_ count: Int, capacity: Int) -> [[Number]] {
    (0..<count).map { _ in
      var numbers: [Number] = []
      numbers.reserveCapacity(capacity)
      return numbers
    }
  }

  /// Takes in whole trajectories.
  mutating func append(_ rows: Rows) {
    appendColumns(of: rows.exact, to: &exact)
    appendColumns(of: rows.single, to: &single)
  }

  /// One metric in one term.
  func series(of metric: Int, term: Int) -> Series {
    let singles = row.count - row.exact
    return metric < row.exact
      ? .exact(exact[term * row.exact + metric])
      : .single(single[term * singles + metric - row.exact])
  }
}

/// Appends the columns of a table that is kept row by row, each to a list of its own.
///
/// A few at a time: neighbours in a row share a line of the processor's cache, which would be fetched for each column
/// anew.
func appendColumns<Number: BitwiseCopyable>(of numbers: [Number], to lists: inout [[Number]]) {
  let count = lists.count
  guard count > 0, let filler = numbers.first else { return }
  let rows = numbers.count / count
  let width = max(1, 128 / MemoryLayout<Number>.size)
  var columns = Array(repeating: filler, count: width * rows)
  for first in stride(from: 0, to: count, by: width) {
    let end = min(first + width, count)
    columns.withUnsafeMutableBufferPointer { columns in
      numbers.withUnsafeBufferPointer { numbers in
        for row in 0..<rows {
          var place = row
          for source in (row * count + first)..<(row * count + end) {
            columns[place] = numbers[source]
            place += rows
          }
        }
      }
    }
    columns.withUnsafeBufferPointer { columns in
      for place in first..<end {
        let begin = (place - first) * rows
        lists[place].append(contentsOf: columns[begin..<(begin + rows)])
      }
    }
  }
}
