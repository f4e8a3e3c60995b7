// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a tree as YAML that reads back to the same tree.
enum YAMLWriter {
  /// A document in blocks, with short values on one line.
  static func document(_ members: [(key: String, value: Tree)]) -> String {
    members.map { member($0.key, $0.value, indent: 0) }.joined()
  }

  /// A value on one line.
  static func flow(_ tree: Tree) -> String {
    switch tree.content {
    case .scalar(let text, let isPlain): scalar(text, isPlain: isPlain)
    case .list(let list): list.isEmpty ? "[]" : "[\(list.map(flow).joined(separator: ", "))]"
    case .mapping(let members):
      members.isEmpty
        ? "{}"
        : "{ "
          + members.map { "\(scalar($0.key, isPlain: true)): \(flow($0.value))" }
          .joined(separator: ", ") + " }"
    }
  }

  private static func member(_ key: String, _ value: Tree, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    let name = space + scalar(key, isPlain: true) + ":"
    if fitsLine(value) { return "\(name) \(flow(value))\n" }
    switch value.content {
    case .scalar: return "\(name) \(flow(value))\n"
    case .list(let list): return "\(name)\n" + list.map { item($0, indent: indent + 2) }.joined()
    case .mapping(let members):
      return "\(name)\n" + members.map { member($0.key, $0.value, indent: indent + 2) }.joined()
    }
  }

  private static func item(_ tree: Tree, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    guard case .mapping(let members) = tree.content, !members.allSatisfy({ $0.value.text != nil })
    else { return "\(space)- \(flow(tree))\n" }
    let body = members.map { member($0.key, $0.value, indent: indent + 2) }.joined()
    return "\(space)- " + body.dropFirst(indent + 2)
  }

  /// Whether a value is a scalar, or a mapping or list that stays short on one line.
  private static func fitsLine(_ tree: Tree) -> Bool {
    switch tree.content {
    case .scalar: true
    case .list(let list): list.allSatisfy { $0.text != nil } && flow(tree).count <= 90
    case .mapping(let members): members.isEmpty || flow(tree).count <= 90
    }
  }

  private static func scalar(_ text: String, isPlain: Bool) -> String {
    let isWordless = text.isEmpty || text == "~" || text == "null"
    if isWordless { return isPlain ? (text.isEmpty ? "~" : text) : "\"\(text)\"" }
    return isSafe(text) ? text : quoted(text)
  }

  /// Whether the text reads back as itself without quotes, within brackets too.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.last != " " else { return false }
    let isFirstSafe =
      isWord(first) || first == "£"
      || (first == "-" && text.unicodeScalars.dropFirst().first.map(isWord) == true)
    return isFirstSafe
      && text.unicodeScalars.allSatisfy { isWord($0) || "£ -+.%/()".unicodeScalars.contains($0) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default:
        if scalar.properties.generalCategory == .control || scalar.value == 0xFEFF
          || scalar.value == 0x2028 || scalar.value == 0x2029
        {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
