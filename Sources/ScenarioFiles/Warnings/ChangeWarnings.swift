// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension ReadScenario {
  /// Changes that can't move a future: nothing would tell so otherwise.
  func changeWarnings(in tree: Tree) -> [Warning] {
    scenario.changes.compactMap { change in
      guard let member = tree["changes"]?.member(change.name) else { return nil }
      return openingWarning(of: change, member) ?? idleWarning(of: change, member)
        ?? seasonWarning(of: change, member)
    }
  }

  private func openingWarning(of change: Change, _ member: Tree.Member) -> Warning? {
    let key = change.assumption.key
    guard AssumptionForm.readAtOpening.contains(change.assumption) else { return nil }
    return warning(
      member, "of",
      "is \(key), which the model doesn't look up after the opening position, so the change does nothing",
      usual: "an assumption that the model looks up term by term",
      cure: "Give \(key) its value in the scenario itself, or with --set \(key)=VALUE")
  }

  private func idleWarning(of change: Change, _ member: Tree.Member) -> Warning? {
    switch change.operation {
    case .add(0):
      warning(
        member, "add", "is 0, so the change does nothing", usual: "a number other than 0",
        cure: "Say by how much, or take the change out")
    case .multiply(1):
      warning(
        member, "multiply", "is 1, so the change does nothing", usual: "a factor other than 1",
        cure: "Say by what, or take the change out")
    default: nil
    }
  }

  /// What is looked up once a year is looked up in autumn, and in the first term.
  private func seasonWarning(of change: Change, _ member: Tree.Member) -> Warning? {
    let isRead = change.terms.contains { term in
      term == 0 || scenario.start.advanced(by: term).season == .autumn
    }
    guard !isRead, AssumptionForm.readInAutumn.contains(change.assumption) else { return nil }
    let first = scenario.start.advanced(by: change.terms.lowerBound)
    let last = scenario.start.advanced(by: change.terms.upperBound - 1)
    return warning(
      member, "terms",
      "from \(first) to \(last) spans no autumn, in which \(change.assumption.key) is looked up, so the change does nothing",
      usual: "an autumn among them",
      cure: "Begin it in an autumn, or let it last until one")
  }

  private func warning(
    _ member: Tree.Member, _ key: String, _ found: String, usual: String, cure: String
  ) -> Warning {
    let path = Reading.join(Reading.join("changes", member.key), key)
    return Warning(
      place: member.value[key]?.place ?? member.place, path: path, found: found, usual: usual,
      cure: cure)
  }
}
