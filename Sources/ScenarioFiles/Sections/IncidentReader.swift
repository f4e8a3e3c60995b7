// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// The scenario's incidents, and their text with nothing left in other files.
struct ReadIncidents {
  var incidents: [Incident] = []
  var tree: Tree
}

extension Reading {
  private static let incidentKeys = ["term", "cost", "work", "leaves"]
  private static let work = 0.0...10_000

  /// What is certain to happen in given terms, by name.
  ///
  /// - Parameter titles: the titles of the central team's posts, for those who leave.
  mutating func incidents(
    _ tree: Tree, _ horizon: Horizon?, titles: [String]
  ) -> ReadIncidents? {
    guard let members = named(tree, "incidents") else { return nil }
    var read = ReadIncidents(tree: tree)
    for member in members {
      let path = Self.join("incidents", member.key)
      guard let (incident, resolved) = incident(member, path, horizon, titles) else { continue }
      read.incidents.append(incident)
      read.tree.set(member.key, resolved, at: member.place)
    }
    return read
  }

  private mutating func incident(
    _ member: Tree.Member, _ path: String, _ horizon: Horizon?, _ titles: [String]
  ) -> (Incident, Tree)? {
    guard var mapping = mapping(member.value, path, known: Self.incidentKeys) else { return nil }
    let before = problems.count
    let term = required("term", of: mapping, path, "give a term, such as year 2 spring")
      .flatMap { moment($0, path + ".term", horizon) }
    let cost = mapping["cost"].flatMap { value($0, path + ".cost", Self.cost) }
    let work = mapping["work"].map { workDays($0, path + ".work") } ?? [:]
    let leaver = mapping["leaves"].flatMap { postTitle($0, path + ".leaves", among: titles) }
    if cost == nil, work.isEmpty, leaver == nil, problems.count == before {
      report(member.place, path, "does nothing; give cost, work or leaves.")
    }
    guard problems.count == before, let term else { return nil }
    if let cost { mapping.set("cost", cost.tree, at: cost.tree.place) }
    let incident = Incident(
      name: member.key, term: term, cost: cost?.distribution, work: work, leaver: leaver)
    return (incident, mapping)
  }

  private mutating func postTitle(
    _ tree: Tree, _ path: String, among titles: [String]
  ) -> String? {
    guard let title = words(tree, path) else { return nil }
    if titles.contains(title) { return title }
    report(
      tree.place, path,
      "is \"\(Quote.short(title))\", which is no post of trust.central_team; give the title of one.\(NearestName.question(title, in: titles))"
    )
    return nil
  }

  private mutating func workDays(_ tree: Tree, _ path: String) -> [CentralFunction: Double] {
    let names = CentralFunction.allCases.map(\.name)
    guard let mapping = mapping(tree, path, known: names) else { return [:] }
    var days: [CentralFunction: Double] = [:]
    for member in mapping.members ?? [] {
      guard let function = CentralFunction(name: member.key) else { continue }
      days[function] = number(member.value, Self.join(path, member.key), in: .days, Self.work)
    }
    return days
  }
}
