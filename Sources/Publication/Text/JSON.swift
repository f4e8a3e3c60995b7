// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose members keep their order, so that the same values give the same bytes.
public indirect enum JSON: Sendable, Hashable {
  case text(String)
  case number(Double?)
  /// A number as `"\(value)"` prints it; null where that is none.
  case printed(String)
  case integer(Int)
  /// A seed: too large for `integer`.
  case unsigned(UInt64)
  case flag(Bool)
  case list([JSON])
  case object([Member])
  case null

  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSON

    /// A member of an object.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Indented by two spaces, with a line feed at the end.
  public var document: String { text(indent: "") + "\n" }

  /// On one line, without spaces between.
  var line: String {
    switch self {
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quote($0.name) + ":" + $0.value.line }.joined(separator: ",") + "}"
    default: text(indent: "")
    }
  }

  private func text(indent: String) -> String {
    switch self {
    case .text(let text): Self.quote(text)
    case .number(let number): number.flatMap(DecimalText.plain) ?? "null"
    case .printed(let number): DecimalText.plain(shortest: number) ?? "null"
    case .integer(let number): String(number)
    case .unsigned(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .list(let values):
      Self.block("[", values.map { $0.text(indent: indent + "  ") }, "]", indent)
    case .object(let members):
      Self.block(
        "{",
        members.map { Self.quote($0.name) + ": " + $0.value.text(indent: indent + "  ") },
        "}", indent)
    }
  }

  private static func block(
    _ open: String, _ parts: [String], _ close: String, _ indent: String
  ) -> String {
    guard !parts.isEmpty else { return open + close }
    let inner = indent + "  "
    return open + "\n" + inner + parts.joined(separator: ",\n" + inner) + "\n" + indent + close
  }

  private static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
