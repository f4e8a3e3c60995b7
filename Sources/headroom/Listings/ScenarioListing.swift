// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import Publication
internal import ScenarioFiles
internal import TrustDomain

/// A scenario for people: its totals, what looks like a slip, the verdict, then every value, who gave it, and what it
/// varies by.
enum ScenarioListing {
  /// - Parameter brief: whether the values are left out.
  static func text(of document: ScenarioDocument, brief: Bool) -> String {
    let top = [
      [document.scenario.title], document.totalLines, document.warningLines, [verdict(document)],
    ].filter { !$0.isEmpty }
    return (brief ? top : top + details(document))
      .map { $0.map(harmless).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private static func details(_ document: ScenarioDocument) -> [[String]] {
    let files = document.files.map { "  \($0.path)" }
    return [["Files read"] + files]
      + groups(of: document.entries).map { group, entries in [group] + entries.flatMap(lines) }
  }

  /// Entries by the first part of their key, in the order of its first appearance.
  private static func groups(of entries: [ScenarioEntry]) -> [(String, [ScenarioEntry])] {
    let groups = Dictionary(grouping: entries) { group(of: $0) }
    var seen: Set<String> = []
    let names = entries.map(group).filter { seen.insert($0).inserted }
    return names.map { ($0, groups[$0] ?? []) }
  }

  private static func group(of entry: ScenarioEntry) -> String {
    String(entry.key.prefix { $0 != "." && $0 != "[" })
  }

  private static func lines(_ entry: ScenarioEntry) -> [String] {
    var facts: [String] = []
    if let unit = entry.unit { facts.append(unit) }
    if let variesBy = entry.variesBy { facts.append("by \(variesBy)") }
    let about = facts.isEmpty ? "" : "  [\(facts.joined(separator: ", "))]"
    return ["  \(entry.key) = \(entry.value)\(about)", "      \(origin(entry.origin))"]
  }

  private static func origin(_ origin: ScenarioEntry.Origin) -> String {
    switch origin {
    case .written(let place): return "written: \(place)"
    case .builtIn(let note):
      let about = note.about.isEmpty ? "" : ". \(note.about)"
      return "default, \(status(note.status)): \(note.source)\(about)"
    }
  }

  private static func status(_ letter: String) -> String {
    switch letter {
    case "S": "sourced"
    case "D": "derived from public data"
    case "J": "judgement"
    case "R": "recalled, to be verified"
    default: letter
    }
  }

  private static func verdict(_ document: ScenarioDocument) -> String {
    let written = document.entries.count { entry in
      if case .written = entry.origin { true } else { false }
    }
    let principles = document.catalogue.principles.count
    let advice = document.warnings.isEmpty ? "" : " Look at the warnings above first."
    return
      "The scenario can run.\(advice) \(document.entries.count) values, \(written) of them written in its "
      + "files, the others defaults; \(document.catalogue.modelled.count) of \(principles) "
      + "principles modelled."
  }
}
