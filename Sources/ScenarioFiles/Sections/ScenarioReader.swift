// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import Stochastics
internal import TrustDomain

/// The keys of a scenario.
enum ScenarioKeys {
  static let head = ["headroom", "title", "extends", "start", "years"]

  /// Keys of a group that are no assumptions.
  static let others: [String: [String]] = [
    "trust": Reading.trustKeys, "policy": ["due_diligence"], "economy": ["correlation"],
    "inspection": ["framework"],
  ]

  static let top: [String] =
    head + ["trust", "proposal", "policy", "economy"]
    + AssumptionForm.groups.map(\.name).filter { !["trust", "policy", "economy"].contains($0) }
    + ["shocks", "changes", "incidents", "principles", "evidence"]

  static func keys(ofGroup group: String) -> [String] {
    (others[group] ?? []) + AssumptionForm.keys(ofGroup: group)
  }
}

/// Everything that one scenario says, as read.
struct ReadScenario {
  var scenario: Scenario
  var catalogue: ReadCatalogue
  var assumptions: ReadAssumptions
  var shocks: ReadShocks
  var incidents: ReadIncidents?
  var tables: TrustTables
  var evidence: [Tree]
}

extension Reading {
  /// Reads a scenario with its defaults beneath it; nil, with problems, if something is wrong.
  mutating func scenario(_ tree: Tree, _ notes: [String: DefaultNote]) -> ReadScenario? {
    checkKeys(tree)
    checkVersion(tree)
    let title = required("title", of: tree, "", "say what the scenario asks")
      .flatMap { words($0, "title") }
    let horizon = horizon(tree)
    // Dates are checked against the start; without one, against none.
    let start = horizon?.start ?? Term(year: 2200, season: .summer)
    let trust = trust(in: tree, start)
    let proposal = tree["proposal"].flatMap {
      self.proposal(
        $0, candidates: TrustTables.ids(trust?.tables.candidates ?? []),
        members: TrustTables.ids(trust?.tables.schools ?? []), horizon)
    }
    let depth = tree["policy"]?["due_diligence"].flatMap { dueDiligence($0) }
    let framework = tree["inspection"]?["framework"].flatMap { self.framework($0) }
    let assumptions = assumptions(tree, notes)
    let correlation = tree["economy"]?["correlation"].flatMap { self.correlation($0) }
    let shocks = tree["shocks"].flatMap { self.shocks($0) }
    let changes = tree["changes"].map { self.changes($0, horizon) } ?? []
    let titles = trust?.trust?.centralTeam.map(\.title) ?? []
    let incidents = tree["incidents"].flatMap { self.incidents($0, horizon, titles: titles) }
    let catalogue = catalogue(tree["principles"], assumptions)
    let rows = tree["evidence"].flatMap { table($0, "evidence", .evidence) }
    let evidence = evidence(rows ?? [], start: start)
    guard problems.isEmpty, let title, let horizon, let trust, let members = trust.trust,
      let proposal, let depth, let framework, let correlation, let shocks, let changes,
      let catalogue,
      let rows, let set = AssumptionSet(values: assumptions.values)
    else { return nil }
    let scenario = Scenario(
      title: title, start: horizon.start, years: horizon.years, trust: members,
      candidates: trust.candidates, proposal: proposal, dueDiligence: depth, assumptions: set,
      paths: assumptions.paths, correlation: correlation, shocks: shocks.shocks,
      changes: changes, incidents: incidents?.incidents ?? [], evidence: evidence,
      framework: framework)
    return ReadScenario(
      scenario: scenario, catalogue: catalogue, assumptions: assumptions, shocks: shocks,
      incidents: incidents,
      tables: trust.tables, evidence: rows)
  }

  private mutating func trust(in tree: Tree, _ start: Term) -> ReadTrust? {
    guard let trust = tree["trust"], trust.place.input != Defaults.input else {
      report(tree.place, "trust", "is missing; describe the trust.")
      return nil
    }
    return trust.members == nil ? nil : self.trust(trust, start)
  }

  private mutating func checkKeys(_ tree: Tree) {
    for member in tree.members ?? [] where !ScenarioKeys.top.contains(member.key) {
      let group = AssumptionForm.groups.first { $0.keys.contains(member.key) }
      let text =
        group.map { "is no key here. Did you mean \"\($0.name).\(member.key)\"?" }
        ?? Self.nested(member.key)
      report(
        member.place, Self.join("", member.key), text ?? Self.unknown(member.key, ScenarioKeys.top))
    }
    for group in AssumptionForm.groups {
      guard let value = tree[group.name] else { continue }
      _ = mapping(value, group.name, known: ScenarioKeys.keys(ofGroup: group.name))
    }
  }

  /// What to write for an assumption's full key, as `defaults.yaml` has it.
  private static func nested(_ key: String) -> String? {
    guard AssumptionForm.named(key) != nil, let dot = key.firstIndex(of: ".") else { return nil }
    return "is no key here; write \(key[..<dot]): { \(key[key.index(after: dot)...]): … }."
  }

  private mutating func checkVersion(_ tree: Tree) {
    guard
      let version = required("headroom", of: tree, "", "write headroom: 1, the format's version")
    else { return }
    guard version.text != "1" else { return }
    report(
      version.place, "headroom",
      "is \(version.kind); this program reads version 1 of the format; write headroom: 1.")
  }

  private mutating func dueDiligence(_ tree: Tree) -> DueDiligenceDepth? {
    choice(tree, "policy.due_diligence", of: DueDiligenceDepth.allCases.map(\.rawValue))
      .flatMap(DueDiligenceDepth.init(rawValue:))
  }
  private mutating func framework(_ tree: Tree) -> InspectionFramework? {
    choice(tree, "inspection.framework", of: InspectionFramework.allCases.map(\.rawValue))
      .flatMap(InspectionFramework.init(rawValue:))
  }
}
