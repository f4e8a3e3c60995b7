// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Puts a scenario that has been read into one self-contained text.
struct ResolvedScenario {
  /// The merged tree, defaults included.
  let tree: Tree
  let read: ReadScenario

  /// YAML with every table inlined and every default explicit, in a fixed order.
  var yaml: String { YAMLWriter.document(sections) }

  private var sections: [(key: String, value: Tree)] {
    var sections: [(key: String, value: Tree)] = []
    for key in ScenarioKeys.top {
      if let section = section(key) { sections.append((key, section)) }
    }
    return sections
  }

  private func section(_ key: String) -> Tree? {
    switch key {
    case "headroom", "title", "start", "years", "proposal", "changes": tree[key]
    case "shocks": read.shocks.tree
    case "incidents": read.incidents?.tree
    case "principles": read.catalogue.tree
    case "evidence": list(read.evidence)
    default: group(key)
    }
  }

  private func group(_ name: String) -> Tree? {
    guard let group = tree[name] else { return nil }
    var members: [Tree.Member] = []
    for key in ScenarioKeys.keys(ofGroup: name) {
      guard let value = table(name, key) ?? read.assumptions.trees["\(name).\(key)"] ?? group[key]
      else { continue }
      members.append(.init(key: key, place: value.place, value: value))
    }
    return Tree(.mapping(members), at: group.place)
  }

  private func table(_ group: String, _ key: String) -> Tree? {
    switch (group, key) {
    case ("trust", "schools"): list(read.tables.schools)
    case ("trust", "candidates"): list(read.tables.candidates)
    case ("trust", "central_team"): list(read.tables.centralTeam)
    default: nil
    }
  }

  /// Rows without their empty fields.
  private func list(_ rows: [Tree]) -> Tree {
    let filled = rows.map { row in
      Tree(.mapping((row.members ?? []).filter { !$0.value.isEmpty }), at: row.place)
    }
    return Tree(.list(filled), at: tree.place)
  }

  /// Every value with its origin: first those that are no assumptions.
  var entries: [ScenarioEntry] {
    var entries: [ScenarioEntry] = []
    for key in ["title", "start", "years"] {
      if let value = tree[key] { entries.append(ScenarioEntry(key, value)) }
    }
    for (group, keys) in [
      ("trust", Reading.trustKeys), ("proposal", ["joins", "gate"]),
      ("policy", ["due_diligence"]), ("inspection", ["framework"]), ("economy", ["correlation"]),
    ] {
      for key in keys {
        guard let value = tree[group]?[key] else { continue }
        entries.append(ScenarioEntry("\(group).\(key)", value))
      }
    }
    for key in ["shocks", "changes", "incidents", "principles", "evidence"] {
      if let value = tree[key] { entries.append(ScenarioEntry(key, value)) }
    }
    if tree["principles"] == nil {
      let builtIn = Tree("the built-in catalogue", at: Place(Defaults.input))
      entries.append(ScenarioEntry("principles", builtIn))
    }
    return entries + read.assumptions.entries
  }
}
