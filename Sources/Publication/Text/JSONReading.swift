// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// Reads a JSON text (RFC 8259); nil where it is none, or nests deeper than any file of a result.
  ///
  /// Members keep their order, and whole numbers their digits, so that what was written here is written the same again.
  public init?(reading text: String) {
    var reader = JSONReader(scalars: Array(text.unicodeScalars))
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// The member of that name; null where there is none.
  public subscript(_ name: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  /// Nil for anything but text.
  public var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// None for anything but an object.
  public var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// Nil for anything but a list.
  public var items: [JSON]? {
    guard case .list(let values) = self else { return nil }
    return values
  }

  /// A whole number as written; nil for anything else.
  public var wholeNumber: Int? {
    guard case .integer(let number) = self else { return nil }
    return number
  }
}

/// Reads JSON from its first character to its last.
private struct JSONReader {
  let scalars: [Unicode.Scalar]
  private var next = 0

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private static let deepest = 64

  private var current: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return current == nil
    }
  }

  mutating func value(depth: Int) -> JSON? {
    guard depth < Self.deepest else { return nil }
    skipSpace()
    switch current {
    case "{": return object(depth: depth)
    case "[": return list(depth: depth)
    case "\"": return text().map(JSON.text)
    case "t": return take("true") ? .flag(true) : nil
    case "f": return take("false") ? .flag(false) : nil
    case "n": return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    next += 1
    var members: [JSON.Member] = []
    if took("}") { return .object([]) }
    while true {
      skipSpace()
      guard let name = text(), took(":"), let value = value(depth: depth + 1) else { return nil }
      members.append(.init(name, value))
      if took("}") { return .object(members) }
      guard took(",") else { return nil }
    }
  }

  private mutating func list(depth: Int) -> JSON? {
    next += 1
    var values: [JSON] = []
    if took("]") { return .list([]) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      if took("]") { return .list(values) }
      guard took(",") else { return nil }
    }
  }

  private mutating func text() -> String? {
    guard current == "\"" else { return nil }
    next += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      next += 1
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let escaped = escape() else { return nil }
        text.append(escaped)
      case _ where scalar.value < 0x20: return nil
      default: text.append(scalar)
      }
    }
    return nil
  }

  /// What a backslash stands for. A pair of surrogates, which this program never writes, is refused.
  private mutating func escape() -> Unicode.Scalar? {
    guard let scalar = current else { return nil }
    next += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u":
      guard next + 4 <= scalars.count else { return nil }
      let digits = String(String.UnicodeScalarView(scalars[next..<next + 4]))
      next += 4
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  private mutating func number() -> JSON? {
    let start = next
    while let scalar = current, "+-.eE0123456789".unicodeScalars.contains(scalar) { next += 1 }
    let text = String(String.UnicodeScalarView(scalars[start..<next]))
    if let whole = Int(text) { return .integer(whole) }
    if let large = UInt64(text) { return .unsigned(large) }
    return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
  }

  private mutating func take(_ word: String) -> Bool {
    let end = next + word.unicodeScalars.count
    guard end <= scalars.count, scalars[next..<end].elementsEqual(word.unicodeScalars) else {
      return false
    }
    next = end
    return true
  }

  private mutating func took(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == scalar else { return false }
    next += 1
    return true
  }

  private mutating func skipSpace() {
    while let scalar = current, " \n\r\t".unicodeScalars.contains(scalar) { next += 1 }
  }
}
