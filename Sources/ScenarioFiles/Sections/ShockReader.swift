// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// The user's own shocks, and their text with nothing left in other files.
struct ReadShocks {
  var shocks: [NamedShock] = []
  var tree: Tree
}

extension Reading {
  static let perYear = ValueRule(unit: .perYear, allowed: 0...50, each: nil, takesPath: false)
  static let cost = ValueRule(unit: .pounds, allowed: 0...1e9, each: nil, takesPath: false)

  mutating func shocks(_ tree: Tree) -> ReadShocks? {
    guard let items = list(tree, "shocks") else { return nil }
    var read = ReadShocks(tree: tree)
    var resolved: [Tree] = []
    for (index, item) in items.enumerated() {
      let path = "shocks[\(index + 1)]"
      guard let (shock, tree) = shock(item, path) else { continue }
      if read.shocks.contains(where: { $0.name == shock.name }) {
        report(item.place, path + ".name", "is \"\(shock.name)\" a second time; names must differ.")
      }
      read.shocks.append(shock)
      resolved.append(tree)
    }
    read.tree = Tree(.list(resolved), at: tree.place)
    return read
  }

  private mutating func shock(_ tree: Tree, _ path: String) -> (NamedShock, Tree)? {
    let known = ["name", "per_year", "cost", "scope"]
    guard let mapping = mapping(tree, path, known: known) else { return nil }
    let name = required("name", of: mapping, path, "name the shock")
      .flatMap { words($0, path + ".name") }
    let rate = required("per_year", of: mapping, path, "give events a year")
      .flatMap { value($0, path + ".per_year", Self.perYear) }
    let cost = required("cost", of: mapping, path, "give pounds an event")
      .flatMap { value($0, path + ".cost", Self.cost) }
    let scope = required("scope", of: mapping, path, "give each school or trust")
      .flatMap { choice($0, path + ".scope", of: NamedShock.Scope.allCases.map(\.rawValue)) }
      .flatMap(NamedShock.Scope.init(rawValue:))
    guard let name, let rate, let cost, let scope else { return nil }
    var resolved = mapping
    resolved.set("per_year", rate.tree, at: rate.tree.place)
    resolved.set("cost", cost.tree, at: cost.tree.place)
    let shock = NamedShock(
      name: name, perYear: rate.distribution, cost: cost.distribution, scope: scope)
    return (shock, resolved)
  }
}
