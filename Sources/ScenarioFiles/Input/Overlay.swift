// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Lays one scenario over another: mappings key by key, everything else as a whole.
enum Overlay {
  /// Keys of which the later given puts the other out of force.
  private static let rivals = [
    "trust.reserves": "central_reserves", "trust.central_reserves": "reserves",
  ]

  /// Lays something over a scenario that is not the scenario's own: what the whole lacks stays the scenario's fault.
  static func lay(_ top: Tree, onTopOf scenario: Tree) -> Tree {
    lay(top, over: scenario, keepsPlaces: true)
  }

  /// - Parameter keepsPlaces: whether a section of both stands where the base has it.
  static func lay(
    _ top: Tree, over base: Tree, path: String = "", keepsPlaces: Bool = false
  ) -> Tree {
    guard let members = top.members else { return top }
    if isDistribution(top) { return top }
    guard var merged = floor(base, for: top, path) else { return top }
    let isSection = AssumptionForm.named(path) == nil && !isDistribution(merged)
    if !(keepsPlaces && isSection) { merged.place = top.place }
    for member in members {
      let field = Reading.join(path, member.key)
      if let rival = rivals[field], top[rival] == nil { merged.remove(rival) }
      let below = merged[member.key]
      let value =
        below.map { lay(member.value, over: $0, path: field, keepsPlaces: keepsPlaces) }
        ?? member.value
      merged.set(member.key, value, at: member.place)
    }
    return merged
  }

  /// Whether a mapping describes a distribution, which is one value and replaced as a whole.
  static func isDistribution(_ tree: Tree) -> Bool {
    (tree.members ?? []).contains { DistributionFamily.names.contains($0.key) }
  }

  /// What the top's keys are laid over; nil where the base has no keys to keep.
  private static func floor(_ base: Tree, for top: Tree, _ path: String) -> Tree? {
    if let form = AssumptionForm.named(path), form.by != .single, names(top, of: form) {
      return byName(base, form)
    }
    if refines(top), base.members == nil {
      return Tree(.mapping([.init(key: "fixed", place: base.place, value: base)]), at: base.place)
    }
    return base.members == nil || (isDistribution(base) && !refines(top)) ? nil : base
  }

  /// Whether a mapping only bounds or moves the distribution below it.
  private static func refines(_ tree: Tree) -> Bool {
    let members = tree.members ?? []
    return !members.isEmpty && members.allSatisfy { ["between", "path", "each"].contains($0.key) }
  }

  private static func names(_ tree: Tree, of form: AssumptionForm) -> Bool {
    (tree.members ?? []).contains { form.by.names.contains($0.key) }
  }

  /// A value for each name of the form's index, where one value stands for all.
  private static func byName(_ tree: Tree, _ form: AssumptionForm) -> Tree {
    if tree.members != nil, !isDistribution(tree) { return tree }
    let members = form.by.names.map { Tree.Member(key: $0, place: tree.place, value: tree) }
    return Tree(.mapping(members), at: tree.place)
  }
}

extension AssumptionForm {
  private static let byKey = Dictionary(
    all.map { ($0.id.key, $0) }, uniquingKeysWith: { first, _ in first })

  /// The form of the assumption with that key, such as `economy.pay_award`.
  static func named(_ key: String) -> AssumptionForm? { byKey[key] }

  /// The groups of assumptions, in order, each with the names of its keys.
  static let groups: [(name: String, keys: [String])] = {
    var groups: [(name: String, keys: [String])] = []
    for form in all {
      let parts = form.id.key.split(separator: ".", maxSplits: 1).map(String.init)
      guard let group = parts.first, let key = parts.last else { continue }
      if let index = groups.firstIndex(where: { $0.name == group }) {
        groups[index].keys.append(key)
      } else {
        groups.append((group, [key]))
      }
    }
    return groups
  }()

  /// The names of a group's keys; none for no group.
  static func keys(ofGroup group: String) -> [String] {
    groups.first { $0.name == group }?.keys ?? []
  }
}
