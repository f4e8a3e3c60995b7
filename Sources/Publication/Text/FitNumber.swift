// SPDX-License-Identifier: GPL-3.0-or-later
internal import Fitting

/// Numbers of fits, which may have any size: by significant digits.
enum FitNumber {
  /// Rounded to so many digits, without an exponent; a dash where there is none.
  static func text(_ value: Double?, digits: Int = 4) -> String {
    guard let value, value.isFinite else { return "–" }
    let rounded = rounded(value, digits: digits)
    // What is very large or small in decimals would fill lines.
    if rounded != 0, !(1e-7..<1e12).contains(abs(rounded)) { return "\(rounded)" }
    guard let text = DecimalText.plain(rounded) else { return "–" }
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Whether a Student's t of these degrees of freedom can't be told from a normal distribution: so many that its tails
  /// are the normal's, and not known to half of themselves.
  static func isAsGoodAsNormal(dof: Double, error: Double?) -> Bool {
    dof >= 30 && (error.map { $0 >= dof / 2 } ?? true)
  }

  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    var left = abs(value)
    var exponent = 0
    while left >= 10 { (left, exponent) = (left / 10, exponent + 1) }
    while left < 1 { (left, exponent) = (left * 10, exponent - 1) }
    let places = digits - 1 - exponent
    var factor = 1.0
    for _ in 0..<abs(places) { factor *= 10 }
    guard factor.isFinite else { return value }
    return places >= 0
      ? (value * factor).rounded() / factor : (value / factor).rounded() * factor
  }

  /// A p-value of so many replicates: it can't be smaller than one of them.
  static func pValue(_ quality: FitQuality) -> String {
    let least = 1 / Double(1 + quality.replicates)
    return (quality.pValue <= least * 1.000_001 ? "≤" : "") + text(quality.pValue, digits: 2)
  }
}
