// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// The element of a check's scope that misses its threshold by most in one record.
struct CheckReading {
  let element: Int
  /// In the metric's unit; `Metric.notEvidenced` where nothing is on file.
  let value: Double
  /// How far beyond the threshold; infinite where nothing is on file.
  let shortfall: Double
  /// The shortfall over the size of the threshold.
  let severity: Double

  /// Nil where no element misses.
  init?(_ check: Check, _ record: borrowing TermRecord) {
    let side: Double = check.comparator == .atLeast ? 1 : -1
    var worst: (element: Int, value: Double, shortfall: Double)?
    for element in 0..<check.metric.scope.count(in: record) {
      let value = check.value(of: element, in: record)
      if value.isNaN { continue }
      let isMissing = value == Metric.notEvidenced
      let shortfall = isMissing ? .infinity : side * (check.threshold - value)
      if shortfall > worst?.shortfall ?? 1e-12 { worst = (element, value, shortfall) }
    }
    guard let worst else { return nil }
    (element, value, shortfall) = worst
    let size = abs(check.threshold)
    severity = shortfall / (size > 0 ? size : 1)
  }
}

extension Check {
  /// Whether the check is made at this record.
  func isDue(in record: borrowing TermRecord) -> Bool { when != .yearEnd || record.isYearEnd }
}
