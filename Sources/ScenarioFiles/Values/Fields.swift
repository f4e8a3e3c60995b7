// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Readers of single fields. Each reports what is wrong and then answers nil.
extension Reading {
  /// A mapping whose keys are all among `known`; other keys are reported.
  mutating func mapping(_ tree: Tree, _ path: String, known: [String]) -> Tree? {
    guard let members = tree.members else {
      report(tree.place, path, "is \(tree.kind); give a mapping of \(Self.some(known)).")
      return nil
    }
    for member in members where !known.contains(member.key) {
      report(member.place, Self.join(path, member.key), Self.unknown(member.key, known))
    }
    return tree
  }

  /// What to say of a key that nobody knows.
  static func unknown(_ key: String, _ known: [String]) -> String {
    if YAMLMarks.isThousands(key) { return "is no key; \(YAMLMarks.commaCure)" }
    if key == "<<" { return "is no key; merge files with extends." }
    let question = NearestName.question(key, in: known)
    return question.isEmpty
      ? "is no key here; known are \(some(known))." : "is no key here.\(question)"
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, of tree: Tree, _ path: String, _ cure: String) -> Tree? {
    guard let member = tree.member(key) else {
      report(tree.place, Self.join(path, key), "is missing; \(cure).")
      return nil
    }
    guard !member.value.isEmpty else {
      report(member.value.place, Self.join(path, key), "is empty; \(cure).")
      return nil
    }
    return member.value
  }

  /// One line of text.
  mutating func words(_ tree: Tree, _ path: String) -> String? {
    guard let text = tree.text, !tree.isEmpty else {
      report(tree.place, path, "is \(tree.kind); give text.")
      return nil
    }
    let line = String(Substring(text).trimmed)
    guard !line.isEmpty, line.utf8.count <= 2_000 else {
      report(tree.place, path, line.isEmpty ? "is blank; give text." : "is too long a text.")
      return nil
    }
    guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      report(tree.place, path, "holds a control character; give one line of text.")
      return nil
    }
    return line
  }

  /// A number in a range.
  mutating func number(
    _ tree: Tree, _ path: String, in unit: Unit, _ allowed: ClosedRange<Double>
  ) -> Double? {
    guard let value = anyNumber(tree, path, in: unit) else { return nil }
    guard allowed.contains(value) else {
      let hasSign = tree.text?.contains("%") ?? false
      report(tree.place, path, Self.outside(value, unit, allowed, hasPercentSign: hasSign))
      return nil
    }
    return value
  }

  /// A number without bounds.
  mutating func anyNumber(_ tree: Tree, _ path: String, in unit: Unit) -> Double? {
    guard let text = tree.text, !tree.isEmpty else {
      report(tree.place, path, "is \(tree.kind); give \(unit.example).")
      return nil
    }
    do {
      return try Quantity(text, in: unit).value
    } catch {
      report(tree.place, path, error.text)
      return nil
    }
  }

  private static func outside(
    _ value: Double, _ unit: Unit, _ allowed: ClosedRange<Double>, hasPercentSign: Bool
  ) -> String {
    let found = "is \(unit.show(value)); it must lie in \(unit.show(allowed))."
    guard unit.takesPercentages, !hasPercentSign, value > 0, allowed.contains(value / 100) else {
      return found
    }
    return "\(found) Did you mean \(Decimal.short(value))%?"
  }

  /// A whole number in a range.
  mutating func whole(
    _ tree: Tree, _ path: String, in unit: Unit = .count, _ allowed: ClosedRange<Int>
  ) -> Int? {
    guard let value = anyNumber(tree, path, in: unit) else { return nil }
    guard let number = Int(exactly: value), allowed.contains(number) else {
      report(
        tree.place, path,
        "is \(Decimal.short(value)); it must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound)."
      )
      return nil
    }
    return number
  }

  /// One of a few names.
  mutating func choice(_ tree: Tree, _ path: String, of names: [String]) -> String? {
    guard let text = tree.text, !tree.isEmpty else {
      report(tree.place, path, "is \(tree.kind); give one of \(Self.all(names)).")
      return nil
    }
    let name = String(Substring(text).trimmed)
    if names.contains(name) { return name }
    report(
      tree.place, path,
      "is \"\(Quote.short(name))\"; it must be one of \(Self.all(names)).\(NearestName.question(name, in: names))"
    )
    return nil
  }

  mutating func list(_ tree: Tree, _ path: String) -> [Tree]? {
    if let list = tree.list { return list }
    report(tree.place, path, "is \(tree.kind); give a list.")
    return nil
  }

  static func join(_ path: String, _ key: String) -> String {
    let name = Quote.short(key)
    return path.isEmpty ? name : "\(path).\(name)"
  }

  /// Names parted by commas, with `or` before the last.
  static func all(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or \(last)"
  }

  private static func some(_ names: [String]) -> String {
    names.count <= 12
      ? names.joined(separator: ", ") : names.prefix(12).joined(separator: ", ") + ", …"
  }
}
