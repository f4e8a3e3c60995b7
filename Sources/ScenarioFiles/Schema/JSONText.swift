// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep their order.
enum JSONText: ExpressibleByStringLiteral {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([JSONText])
  case object([(String, JSONText)])

  init(stringLiteral value: String) { self = .text(value) }

  /// Two blanks for each level; lists and objects of scalars stay on one line while short.
  func written(indent: Int = 0) -> String {
    let line = onOneLine
    if line.count + indent <= 110 { return line }
    let space = String(repeating: " ", count: indent + 2)
    let end = String(repeating: " ", count: indent)
    switch self {
    case .list(let items):
      let body = items.map { space + $0.written(indent: indent + 2) }.joined(separator: ",\n")
      return "[\n\(body)\n\(end)]"
    case .object(let members):
      let body = members.map { "\(space)\(Self.quoted($0.0)): \($0.1.written(indent: indent + 2))" }
      return "{\n\(body.joined(separator: ",\n"))\n\(end)}"
    default: return line
    }
  }

  private var onOneLine: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let value): Decimal.short(value)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[" + items.map(\.onOneLine).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)): \($0.1.onOneLine)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
