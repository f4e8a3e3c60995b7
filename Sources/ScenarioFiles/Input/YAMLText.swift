// SPDX-License-Identifier: GPL-3.0-or-later
internal import Yams

extension Reading {
  /// Values that one YAML text may hold once its aliases are written out.
  private static let mostNodes = 100_000
  /// Keys that one mapping may hold.
  private static let mostKeys = 2_000
  /// Lists and mappings within one another.
  private static let deepest = 40

  /// The tree of a YAML text; nil, with a problem, where it is none.
  mutating func tree(ofYAML text: String, _ input: Input) -> Tree? {
    guard isParsable(text, input) else { return nil }
    do {
      guard let node = try Parser(yaml: text, encoding: .utf8).singleRoot() else {
        report(Place(input), "", "is empty; a scenario is a mapping of keys to values.")
        return nil
      }
      var left = Self.mostNodes
      return tree(of: node, input, depth: 0, left: &left)
    } catch {
      report(error, in: text, input)
      return nil
    }
  }

  /// Whether the text is simple enough to be handed to the parser: aliases that multiply, and nesting, are bounded.
  private mutating func isParsable(_ text: String, _ input: Input) -> Bool {
    let marks = YAMLMarks(text)
    if marks.anchors > 8 || marks.aliases > 32 {
      report(
        Place(input), "",
        "holds \(marks.anchors) anchors (&) and \(marks.aliases) aliases (*); at most 8 and 32 are read. Use extends."
      )
      return false
    }
    if marks.widestOpening > 200 || marks.openBrackets > 200 {
      report(Place(input), "", "nests too deeply; \(Self.deepest) levels are read.")
      return false
    }
    return true
  }

  private mutating func tree(
    of node: Node, _ input: Input, depth: Int, left: inout Int
  ) -> Tree? {
    let place = Place(input, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    left -= 1
    guard left > 0 else {
      report(
        place, "", "is too long; a file may hold \(Self.mostNodes) values, aliases written out.")
      return nil
    }
    guard depth < Self.deepest else {
      report(place, "", "nests too deeply; \(Self.deepest) levels are read.")
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return Tree(.scalar(scalar.string, isPlain: isPlain), at: place)
    case .sequence(let sequence):
      return list(of: sequence, at: place, depth: depth, left: &left)
    case .mapping(let mapping):
      return self.mapping(of: mapping, at: place, depth: depth, left: &left)
    case .alias:
      report(place, "", "is an alias that leads nowhere.")
      return nil
    }
  }

  private mutating func list(
    of sequence: Node.Sequence, at place: Place, depth: Int, left: inout Int
  ) -> Tree? {
    var list: [Tree] = []
    for node in sequence {
      guard let item = tree(of: node, place.input, depth: depth + 1, left: &left) else {
        return nil
      }
      list.append(item)
    }
    return Tree(.list(list), at: place)
  }

  private mutating func mapping(
    of mapping: Node.Mapping, at place: Place, depth: Int, left: inout Int
  ) -> Tree? {
    guard mapping.count <= Self.mostKeys else {
      report(place, "", "has \(mapping.count) keys; a mapping may have \(Self.mostKeys).")
      return nil
    }
    var members: [Tree.Member] = []
    var keys: Set<String> = []
    for (key, node) in mapping {
      let keyPlace = Place(place.input, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
      guard case .scalar(let scalar) = key else {
        report(keyPlace, "", "a key must be a word, not a list or a mapping.")
        return nil
      }
      guard let value = tree(of: node, place.input, depth: depth + 1, left: &left) else {
        return nil
      }
      guard keys.insert(scalar.string).inserted else {
        report(keyPlace, "", YAMLMarks.duplicate(scalar.string))
        return nil
      }
      members.append(Tree.Member(key: scalar.string, place: keyPlace, value: value))
    }
    return Tree(.mapping(members), at: place)
  }
}
