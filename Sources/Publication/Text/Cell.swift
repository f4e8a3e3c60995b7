// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// One cell of a table of results.
enum Cell: Sendable, Hashable {
  case text(String)
  /// Empty where there is no number, or an infinite one.
  case number(Double?)
  case count(Int?)
  case flag(Bool)
  /// A number as `"\(value)"` prints it.
  case printed(String)
  case empty

  static func term(_ term: Term?) -> Cell { term.map { .text($0.description) } ?? .empty }

  /// As a field of RFC 4180.
  var csv: String {
    switch self {
    case .text(let text): Self.field(text)
    case .number(let number): number.flatMap(DecimalText.plain) ?? ""
    case .count(let count): count.map(String.init) ?? ""
    case .flag(let flag): flag ? "true" : "false"
    case .printed(let text): DecimalText.plain(shortest: text) ?? ""
    case .empty: ""
    }
  }

  /// Text made harmless to spreadsheets, which run a cell that begins like a formula, and quoted where it must be.
  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
    let harmless = isFormula ? "'" + text : text
    guard harmless.unicodeScalars.contains(where: { quoted.contains($0) }) else { return harmless }
    var escaped = "\""
    for scalar in harmless.unicodeScalars {
      if scalar == "\"" { escaped.unicodeScalars.append(scalar) }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped + "\""
  }

  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n",
    // Full-width, which some spreadsheets read as the same.
    "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  private static let quoted: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
}
