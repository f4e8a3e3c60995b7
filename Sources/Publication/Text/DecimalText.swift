// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers in full precision as result files give them.
enum DecimalText {
  /// The shortest decimals that give the number back, never with an exponent; nil for NaN and infinities.
  static func plain(_ value: Double) -> String? { plain(shortest: "\(value)") }

  /// Rewrites a number as Swift prints it, `1.5e-07`, without its exponent.
  static func plain(shortest text: String) -> String? {
    guard let last = text.utf8.last, (48...57).contains(last) else { return nil }
    if text == "-0.0" { return "0.0" }
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let isNegative = text.hasPrefix("-")
    let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let whole = String(parts.first ?? "0")
    let part = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let shifted = shift(digits: whole + part, point: whole.count + exponent)
    return (isNegative ? "-" : "") + shifted
  }

  /// Digits with a decimal point after the first `point` of them, with zeros where digits are wanting.
  private static func shift(digits: String, point: Int) -> String {
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    if point <= 0 { return "0." + zeros(-point) + digits }
    if point >= digits.count { return digits + zeros(point - digits.count) + ".0" }
    return digits.prefix(point) + "." + digits.dropFirst(point)
  }
}

/// A number in plain decimals, as scenarios read it; `0` for NaN and infinities.
public func decimalText(_ value: Double) -> String { DecimalText.plain(value) ?? "0" }
