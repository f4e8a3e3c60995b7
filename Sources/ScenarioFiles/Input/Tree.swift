// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a scenario as written, with its place.
struct Tree: Sendable {
  enum Content: Sendable {
    /// Text; plain text stands without quotes.
    case scalar(String, isPlain: Bool)
    case list([Tree])
    case mapping([Member])
  }

  struct Member: Sendable {
    var key: String
    /// Where the key stands.
    var place: Place
    var value: Tree
  }

  var content: Content
  var place: Place

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// Plain text.
  init(_ text: String, at place: Place) {
    self.init(.scalar(text, isPlain: true), at: place)
  }

  /// The value of a mapping's key.
  subscript(key: String) -> Tree? { member(key)?.value }

  func member(_ key: String) -> Member? { members?.first { $0.key == key } }

  var members: [Member]? {
    guard case .mapping(let members) = content else { return nil }
    return members
  }

  var list: [Tree]? {
    guard case .list(let list) = content else { return nil }
    return list
  }

  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// Whether nothing is written: an empty value, `~` or `null`.
  var isEmpty: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// Gives a mapping's key a value, at its old position or at the end.
  mutating func set(_ key: String, _ value: Tree, at keyPlace: Place) {
    guard case .mapping(var members) = content else { return }
    let member = Member(key: key, place: keyPlace, value: value)
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index] = member
    } else {
      members.append(member)
    }
    content = .mapping(members)
  }

  mutating func remove(_ key: String) {
    guard case .mapping(let members) = content else { return }
    content = .mapping(members.filter { $0.key != key })
  }

  /// The kind of value, for messages.
  var kind: String {
    switch content {
    case .scalar(let text, _): isEmpty ? "empty" : "\"\(Quote.short(text))\""
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// Text as messages quote it.
enum Quote {
  /// One line of at most 60 characters, without control characters.
  static func short(_ text: String) -> String {
    let line = String(
      text.unicodeScalars.prefix(61).map { scalar in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
      })
    return text.unicodeScalars.count > 60 ? String(line.prefix(60)) + "…" : line
  }
}
