// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

extension Check {
  /// Such as `reserves_pct_income at least 5%, year end`; different for different checks.
  public var sentence: String { "\(metric.id) \(condition)" }

  /// What a value must be, when, and what is let pass: `at least 5%, year end`, or `must be yes, before each join`.
  var condition: String {
    let side = comparator == .atLeast ? "at least" : "at most"
    let bound = wanted.map { $0 ? "must be yes" : "must be no" } ?? "\(side) \(exactThreshold)"
    return "\(bound), \(when.rawValue)\(allowance)\(filter.words)"
  }

  /// In full, as a rounded threshold would be another one.
  private var exactThreshold: String {
    let text = DecimalText.plain(metric.unit == .fraction ? percentage : threshold) ?? "–"
    let short = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    switch metric.unit {
    case .fraction: return short + "%"
    case .pounds: return "£" + short
    case .days, .terms, .standardDeviations: return HumanNumber.counted(short, metric.unit)
    case .count, .ratio, .flag: return short
    }
  }

  /// The hundredfold, but for the noise that the product adds in its last digits.
  private var percentage: Double { (threshold * 100 * 1e9).rounded() / 1e9 }

  private var allowance: String {
    var text = ""
    if tolerance.misses == tolerance.window && tolerance.window > 1 {
      text += ", unless missed \(tolerance.misses) times running"
    } else if tolerance.misses > 1 {
      text += ", unless missed at \(tolerance.misses) of \(tolerance.window)"
    }
    if tolerance.shareAllowed > 0 {
      text += ", in \(HumanNumber.short((1 - tolerance.shareAllowed) * 100))% of places"
    }
    return text
  }
}
