// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import TrustDomain

extension ReadScenario {
  /// Documents that have expired, and those that gate principles need and that are not there.
  func evidenceWarnings(in tree: Tree) -> [Warning] {
    guard let start = Day(scenario.start.startDate) else { return [] }
    let latest = latestDocuments
    let expired = latest.filter { $0.item.expiry < start }
    let lacking = lackingWarning(in: tree, onFile: latest.map(\.item.kind))
    return expired.map { warning(on: $0, start) } + [lacking].compactMap(\.self)
  }

  private struct Document {
    let item: EvidenceItem
    let row: TableRow
  }

  /// Of each kind the latest document: the one that counts.
  private var latestDocuments: [Document] {
    let documents = zip(evidence, scenario.evidence).enumerated().map { index, pair in
      Document(item: pair.1, row: TableRow(tree: pair.0, path: "evidence[\(index + 1)]"))
    }
    return EvidenceKind.allCases.compactMap { kind in
      documents.filter { $0.item.kind == kind }
        .max { $0.item.date < $1.item.date }
    }
  }

  private func warning(on document: Document, _ start: Day) -> Warning {
    Warning(
      place: document.row.tree["expiry"]?.place ?? document.row.tree.place,
      path: Reading.join(document.row.path, "expiry"),
      found:
        "is \(document.item.expiry), before the start on \(start), so the \(document.item.kind.name) counts as not on file",
      usual: "a document that still counts at the start",
      cure: "List the one that is in force, or the one planned to be by then")
  }

  private func lackingWarning(in tree: Tree, onFile: [EvidenceKind]) -> Warning? {
    let lacking = catalogue.catalogue.documentsLacking(with: Set(onFile))
    guard !lacking.kinds.isEmpty else { return nil }
    let place = tree["evidence"]?.place
    let isGiven = place.map { $0.input != Defaults.input } ?? false
    let kinds = lacking.kinds.map(\.name).joined(separator: ", ")
    let principles = lacking.principles.joined(separator: ", ")
    return Warning(
      place: isGiven ? place ?? tree.place : tree.place, path: "evidence",
      found:
        "lacks \(kinds), so these gate principles are not evidenced at the start: \(principles)",
      usual: "a document of each of these kinds, without which no early join is on time",
      cure: "List what is on file; Scenarios/README.md tells the columns")
  }
}
