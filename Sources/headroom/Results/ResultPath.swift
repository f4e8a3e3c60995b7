// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a result goes: a folder in its parent.
struct ResultPath: Sendable, Hashable {
  /// Ends in a slash, or is empty for the working directory.
  let parent: String
  let name: String

  var path: String { parent + name }

  /// Nil for a path that names no folder of its own.
  init?(_ path: String) {
    guard let name = path.split(separator: "/").last.map(String.init), name != ".", name != ".."
    else { return nil }
    guard !path.utf8.contains(0) else { return nil }
    var parent = path
    while parent.hasSuffix("/") { parent.removeLast() }
    parent.removeLast(name.count)
    self.name = name
    self.parent = parent
  }

  /// `Results/` and the scenario's name without folder and ending, with those of what is laid over it.
  init?(ofScenario path: String, overlays: [String] = []) {
    let names = ([path] + overlays).compactMap(Self.name(ofFile:))
    guard names.count == overlays.count + 1 else { return nil }
    self.init("Results/" + names.joined(separator: "+"))
  }

  private static func name(ofFile path: String) -> String? {
    guard let file = path.split(separator: "/").last.map(String.init) else { return nil }
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    return dot > file.startIndex ? String(file[..<dot]) : file
  }

  /// The folder in which process `id` builds the result.
  func partial(of id: Int32) -> String { parent + partialPrefix + String(id) }

  /// What all partial folders of this result begin with.
  var partialPrefix: String { ".\(name).partial-" }

  /// Every folder that must exist for the parent to, outermost first.
  var ancestors: [String] {
    parent.indices.filter { parent[$0] == "/" && $0 > parent.startIndex }.map {
      String(parent[..<$0])
    }
  }
}
