// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// Every assumption as read.
struct ReadAssumptions {
  /// For each assumption in order, a distribution for each name of its index.
  var values: [[Distribution]] = []
  /// The same by key.
  var byKey: [String: [Distribution]] = [:]
  var paths: [EconomyFactor: [Int: Double]] = [:]
  /// What stands in the resolved scenario, by key.
  var trees: [String: Tree] = [:]
  var entries: [ScenarioEntry] = []
  /// The values that are fixed and stand alone, by key; a principle's threshold may name them.
  var fixed: [String: Double] = [:]
}

extension Reading {
  /// Reads every assumption of a scenario; those that cannot be read are left out.
  mutating func assumptions(_ scenario: Tree, _ notes: [String: DefaultNote]) -> ReadAssumptions {
    var read = ReadAssumptions()
    for form in AssumptionForm.all {
      assumption(form, in: scenario, notes[form.id.key], into: &read)
    }
    checkInspection(read, scenario)
    return read
  }

  private mutating func assumption(
    _ form: AssumptionForm, in scenario: Tree, _ note: DefaultNote?,
    into read: inout ReadAssumptions
  ) {
    let key = form.id.key
    guard let tree = Self.find(key, in: scenario) else { return }
    guard !tree.isEmpty else {
      report(tree.place, key, "is empty; give a value, or take the key out for the default.")
      return
    }
    guard let named = values(tree, form) else { return }
    var members: [Tree.Member] = []
    var distributions: [Distribution] = []
    for (name, tree) in named {
      let path = name.isEmpty ? key : Self.join(key, name)
      guard let value = value(tree, path, form.rule) else { continue }
      distributions.append(value.distribution)
      members.append(.init(key: name, place: value.tree.place, value: value.tree))
      read.entries.append(ScenarioEntry(path, value.tree, form, note))
      if let factor = form.factor, !value.path.isEmpty { read.paths[factor] = value.path }
    }
    guard distributions.count == form.by.count, let first = members.first else { return }
    read.values.append(distributions)
    read.byKey[key] = distributions
    read.trees[key] = form.by == .single ? first.value : Tree(.mapping(members), at: tree.place)
    if form.by == .single, first.value.text != nil { read.fixed[key] = distributions.first?.mean }
  }

  static func find(_ key: String, in scenario: Tree) -> Tree? {
    key.split(separator: ".").reduce(Optional(scenario)) { tree, part in tree?[String(part)] }
  }

  /// The value for each name of the form's index; the empty name stands for a value without index.
  private mutating func values(_ tree: Tree, _ form: AssumptionForm) -> [(String, Tree)]? {
    guard form.by != .single else { return [("", tree)] }
    guard tree.members != nil, !Overlay.isDistribution(tree) else {
      return form.by.names.map { ($0, tree) }
    }
    let key = form.id.key
    guard let mapping = mapping(tree, key, known: form.by.names) else { return nil }
    var named: [(String, Tree)] = []
    for name in form.by.names {
      guard let value = required(name, of: mapping, key, "give a value for it") else { continue }
      named.append((name, value))
    }
    return named
  }

  /// The chances of the grades after each grade must add up to 1, and the report card's mix of grades too.
  private mutating func checkInspection(_ read: ReadAssumptions, _ scenario: Tree) {
    let rows: [AssumptionID] = [
      .inspectionAfterOutstanding, .inspectionAfterGood, .inspectionAfterRequiresImprovement,
      .inspectionAfterInadequate, .inspectionReportCardMix,
    ]
    for row in rows {
      guard let chances = read.byKey[row.key] else { continue }
      let total = chances.reduce(0) { $0 + ($1.mean ?? .nan) }
      guard abs(total - 1) > 1e-6, let tree = Self.find(row.key, in: scenario) else { continue }
      let place = (tree.members ?? []).last { $0.place.input != Defaults.input }?.place
      report(
        place ?? tree.place, row.key,
        "adds up to \(Decimal.short(total)); the chances of the \(chances.count == 4 ? "four" : "five") grades must add up to 1."
      )
    }
  }
}

extension AssumptionForm {
  /// The economy's factor that the assumption is; nil for none.
  var factor: EconomyFactor? { EconomyFactor.allCases.first { $0.assumption == id } }

  var rule: ValueRule {
    ValueRule(unit: unit, allowed: allowed, each: each, takesPath: factor != nil)
  }
}
