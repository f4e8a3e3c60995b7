// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

// Metrics that are yes or no, in words: their titles begin with "Whether".
extension Metric {
  /// `a current review finds capacity`; nil of a metric that is a number.
  var statement: String? {
    let opening = "Whether "
    guard unit == .flag, title.hasPrefix(opening) else { return nil }
    return String(title.dropFirst(opening.count))
  }

  /// `no current review finds capacity`; of one sector or region among several, `whether it has a lead: no`.
  var denial: String? {
    statement.map { $0.hasPrefix("a current ") ? "no " + $0.dropFirst(2) : "whether \($0): no" }
  }
}

extension Check {
  /// The answer that a yes-or-no check wants; nil of any other check.
  var wanted: Bool? {
    guard metric.unit == .flag else { return nil }
    switch (comparator, threshold) {
    case (.atLeast, 1): return true
    case (.atMost, 0): return false
    default: return nil
    }
  }

  /// What is the case where a yes-or-no check is missed: `no current review finds capacity`.
  var missed: String? {
    wanted.flatMap { $0 ? metric.denial : metric.statement }
  }
}
