// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Principles

/// A scenario as read from its files, checked, with every default filled in.
public struct ScenarioDocument: Sendable {
  /// The question to the model.
  public let scenario: Scenario
  /// The principles that judge the scenario's trajectories.
  public let catalogue: Catalogue
  /// Every value with its unit and origin, in the order of the format.
  public let entries: [ScenarioEntry]
  /// Every file read, in order: the scenario, what it extends, its tables.
  public let files: [InputFile]
  /// The whole scenario in one YAML text that needs no other file and reads back to an equal scenario.
  public let resolvedYAML: String
  /// Values that look like slips, in the order of files and lines.
  public let warnings: [Warning]
}

/// Reads a scenario with all files that it names, lays overlays and `--set` values over it, fills in defaults, and
/// checks it.
///
/// - Parameters:
///   - path: the scenario's YAML file.
///   - overlays: further files to lay over it, such as stresses, the last on top. One that gives no title of its own
///     is added to the scenario's.
///   - settings: `KEY=VALUE` each, with dots in the key and YAML as value; the last on top.
/// - Throws: every problem at once.
public func loadScenario(
  at path: String, overlays: [String] = [], settings: [String] = []
) throws(ScenarioProblems) -> ScenarioDocument {
  var reading = Reading()
  if let document = reading.document(at: path, overlays: overlays, settings: settings) {
    return document
  }
  throw ScenarioProblems(
    scenario: Path.name(path), problems: reading.ordered, overlaid: reading.overlaid)
}

extension Reading {
  fileprivate mutating func document(
    at path: String, overlays: [String], settings: [String]
  ) -> ScenarioDocument? {
    let own = merged(file: Path.resolve(path, namedIn: .setting("")))
    let layers = overlays.map { overlay(file: Path.resolve($0, namedIn: .setting(""))) }
    // What can't be read is told already; what can is looked at all the same.
    guard let defaults = defaults() else { return nil }
    guard var laidOver = own else {
      _ = laid(settings, over: Tree(.mapping([]), at: Place(.setting(""))))
      return nil
    }
    for (layer, name) in zip(layers, overlays) {
      if let layer { laidOver = Self.laid(layer, named: name, over: laidOver) }
    }
    let settled = laid(settings, over: laidOver)
    guard settled.members != nil else { return nil }
    let tree = Overlay.lay(settled, over: defaults.tree)
    guard let read = scenario(tree, defaults.notes), problems.isEmpty else { return nil }
    let resolved = ResolvedScenario(tree: tree, read: read)
    return ScenarioDocument(
      scenario: read.scenario, catalogue: read.catalogue.catalogue, entries: resolved.entries,
      files: files, resolvedYAML: resolved.yaml,
      warnings: sorted(read.warnings(in: tree), by: \.place))
  }

  /// Lays an overlay over a scenario; results must show that it was, so the title tells.
  private static func laid(_ layer: Tree, named path: String, over scenario: Tree) -> Tree {
    var merged = Overlay.lay(layer, onTopOf: scenario)
    guard layer["title"] == nil, let member = scenario.member("title"),
      let title = member.value.text
    else { return merged }
    let file = Path.name(path)
    let name = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    let word = title.contains(", with ") ? "and" : "with"
    merged.set("title", Tree("\(title), \(word) \(name)", at: member.value.place), at: member.place)
    return merged
  }
}
