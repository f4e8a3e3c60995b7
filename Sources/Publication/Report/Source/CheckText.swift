// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// A check of `breaches.csv` in words.
enum CheckText {
  /// `reserves_pct_income at least 5%, year end` with the metric's title in place of its id.
  static func readable(_ check: String) -> String {
    guard let id = check.split(separator: " ").first, let metric = Metric.named(id) else {
      return check
    }
    return "\(metric.title),\(check.dropFirst(id.count))"
  }
}
