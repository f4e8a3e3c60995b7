// SPDX-License-Identifier: GPL-3.0-or-later

extension Reading {
  /// Files that one scenario may be laid together from.
  private static let mostFiles = 50

  /// The scenario of a file with those that it extends laid beneath it.
  mutating func merged(file path: String) -> Tree? {
    guard let text = text(ofFile: path, askedAt: Place(.file(path)), "") else { return nil }
    var opened = 0
    return merged(text, path, chain: [path], opened: &opened)
  }

  private mutating func merged(
    _ text: String, _ path: String, chain: [String], opened: inout Int
  ) -> Tree? {
    opened += 1
    guard var tree = tree(ofYAML: text, .file(path)) else { return nil }
    guard tree.members != nil else {
      report(tree.place, "", "is \(tree.kind); a scenario is a mapping of keys to values.")
      return nil
    }
    guard let extends = tree.member("extends") else { return tree }
    tree.remove("extends")
    var base: Tree?
    for item in extends.value.list ?? [extends.value] {
      guard let layer = layer(item, chain: chain, opened: &opened) else { return nil }
      base = base.map { Overlay.lay(layer, over: $0) } ?? layer
    }
    return base.map { Overlay.lay(tree, over: $0) } ?? tree
  }

  private mutating func layer(_ item: Tree, chain: [String], opened: inout Int) -> Tree? {
    guard let name = words(item, "extends") else { return nil }
    let path = Path.resolve(name, namedIn: item.place.input)
    guard !chain.contains(path) else {
      let circle = (chain + [path]).joined(separator: " -> ")
      report(item.place, "extends", "leads in a circle: \(circle); take one link out.")
      return nil
    }
    guard opened < Self.mostFiles else {
      report(item.place, "extends", "lays more than \(Self.mostFiles) files together.")
      return nil
    }
    guard let text = text(ofFile: path, askedAt: item.place, "extends") else { return nil }
    return merged(text, path, chain: chain + [path], opened: &opened)
  }
}
