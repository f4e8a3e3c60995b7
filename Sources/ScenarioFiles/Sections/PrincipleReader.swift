// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles

/// A catalogue and the list that it was read from.
struct ReadCatalogue {
  var catalogue: Catalogue
  var tree: Tree
}

extension Reading {
  private static let principleKeys = [
    "id", "title", "reference", "group", "kind", "gate", "checks", "not_modelled",
  ]

  /// The built-in catalogue, read once: the file does not change while the program runs.
  private static let builtIn: (tree: Tree?, problems: [Problem]) = {
    var reading = Reading()
    let tree = reading.tree(ofYAML: BuiltInFiles.principles, .builtIn("principles.yaml"))
    return (tree, reading.problems)
  }()

  /// The principles of a scenario: a file, a list, or the built-in catalogue.
  mutating func catalogue(_ tree: Tree?, _ assumptions: ReadAssumptions) -> ReadCatalogue? {
    guard let listTree = principleList(tree), let items = list(listTree, "principles") else {
      return nil
    }
    guard !items.isEmpty else {
      report(listTree.place, "principles", "is empty; list one principle at least.")
      return nil
    }
    var principles: [Principle] = []
    for (index, item) in items.enumerated() {
      guard let principle = principle(item, "principles[\(index + 1)]", assumptions) else {
        continue
      }
      if principles.contains(where: { $0.id == principle.id }) {
        report(
          item["id"]?.place ?? item.place, "principles[\(index + 1)].id",
          "is \"\(principle.id)\" a second time; ids must differ.")
      }
      principles.append(principle)
    }
    return ReadCatalogue(catalogue: Catalogue(principles: principles), tree: listTree)
  }

  private mutating func principleList(_ tree: Tree?) -> Tree? {
    guard let tree else {
      for problem in Self.builtIn.problems { report(problem.place, problem.path, problem.text) }
      return Self.builtIn.tree
    }
    guard tree.text != nil, !tree.isEmpty else { return tree }
    guard let name = words(tree, "principles") else { return nil }
    let path = Path.resolve(name, namedIn: tree.place.input)
    guard let text = text(ofFile: path, askedAt: tree.place, "principles") else { return nil }
    return self.tree(ofYAML: text, .file(path))
  }

  private mutating func principle(
    _ tree: Tree, _ path: String, _ assumptions: ReadAssumptions
  ) -> Principle? {
    guard let mapping = mapping(tree, path, known: Self.principleKeys) else { return nil }
    let id = required("id", of: mapping, path, "give an id").flatMap { words($0, path + ".id") }
    let title = required("title", of: mapping, path, "say what must hold")
      .flatMap { words($0, path + ".title") }
    let reference = required("reference", of: mapping, path, "say where the plan states it")
      .flatMap { words($0, path + ".reference") }
    let kind = required("kind", of: mapping, path, "give simulated, evidence or both")
      .flatMap { choice($0, path + ".kind", of: Principle.Kind.allCases.map(\.rawValue)) }
      .flatMap(Principle.Kind.init(rawValue:))
    let gate = mapping["gate"].map { yesOrNo($0, path + ".gate") } ?? false
    let checks = checks(mapping, path, assumptions)
    let group = mapping["group"].flatMap { words($0, path + ".group") }
    let reason = mapping["not_modelled"].flatMap { words($0, path + ".not_modelled") }
    guard let id, let title, let reference, let kind, let gate, let checks else { return nil }
    return Principle(
      id: id, title: title, reference: reference, kind: kind, isGate: gate, checks: checks,
      notModelled: reason, group: group)
  }

  /// Either checks or a reason why there are none.
  private mutating func checks(
    _ mapping: Tree, _ path: String, _ assumptions: ReadAssumptions
  ) -> [Check]? {
    let field = path + ".checks"
    guard let tree = mapping["checks"] else {
      if mapping["not_modelled"] != nil { return [] }
      report(mapping.place, field, "are missing; give checks, or say not_modelled and why.")
      return nil
    }
    if let reason = mapping.member("not_modelled") {
      report(reason.place, path + ".not_modelled", "stands beside checks; keep one of the two.")
      return nil
    }
    guard let items = list(tree, field) else { return nil }
    if items.isEmpty {
      report(tree.place, field, "is empty; give a check, or say not_modelled and why.")
      return nil
    }
    let checks = items.enumerated().map { index, item in
      check(item, "\(field)[\(index + 1)]", assumptions)
    }
    let found = checks.compactMap(\.self)
    return found.count == checks.count ? found : nil
  }
}
