// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension TableForm {
  /// The columns of `evidence.csv`.
  static let evidence = TableForm(columns: [
    Column("item", "what the document is, such as growth-evaluation"),
    Column("date", "its date"),
    Column("expiry", "the last day on which it counts"),
    Column("result", "what it found, in the words of its kind"),
    Column("note", "a remark; nothing rests on it", isOptional: true),
  ])
}

extension Reading {
  /// The evidence of a table; rows that cannot be read are left out.
  mutating func evidence(_ rows: [Tree], start: Term) -> [EvidenceItem] {
    var items: [EvidenceItem] = []
    for (index, tree) in rows.enumerated() {
      let path = "evidence[\(index + 1)]"
      guard let item = evidenceItem(TableRow(tree: tree, path: path), start) else { continue }
      if items.contains(where: { $0.kind == item.kind && $0.date == item.date }) {
        report(
          tree["date"]?.place ?? tree.place, path + ".date",
          "is \(item.date), the date of another \(item.kind.name) too; keep the one that counts.")
      }
      items.append(item)
    }
    return items
  }

  private mutating func evidenceItem(_ row: TableRow, _ start: Term) -> EvidenceItem? {
    let kind = field("item", row, .evidence)
      .flatMap { choice($0.tree, $0.path, of: EvidenceKind.allCases.map(\.name)) }
      .flatMap { EvidenceKind(name: $0) }
    let date = field("date", row, .evidence).flatMap { day($0.tree, $0.path, notAfter: start) }
    let expiryField = field("expiry", row, .evidence)
    let expiry = expiryField.flatMap { day($0.tree, $0.path, notAfter: nil) }
    let result = field("result", row, .evidence)
    let finding = kind.flatMap { kind in
      result.flatMap { self.finding($0.tree, $0.path, of: kind.form) }
    }
    let noteField = row.filled("note")
    let note = noteField.flatMap { words($0.tree, $0.path) }
    guard let kind, let date, let expiry, let finding, (noteField == nil) == (note == nil) else {
      return nil
    }
    if expiry < date, let expiryField {
      report(
        expiryField.tree.place, expiryField.path,
        "is \(expiry), before its date \(date); correct one of them.")
      return nil
    }
    return EvidenceItem(kind: kind, date: date, expiry: expiry, finding: finding, note: note)
  }

  /// What a document found, in the words of its kind.
  private mutating func finding(
    _ tree: Tree, _ path: String, of form: EvidenceForm
  ) -> EvidenceFinding? {
    switch form {
    case .verdict(let yes, let no):
      choice(tree, path, of: [yes, no]).map { .verdict($0 == yes) }
    case .score: number(tree, path, in: .count, 0...100).map(EvidenceFinding.score)
    case .count: whole(tree, path, 0...1_000).map(EvidenceFinding.open)
    case .domains: domains(tree, path)
    }
  }

  /// `capacity exists`, or `no capacity in finance; governance`.
  private mutating func domains(_ tree: Tree, _ path: String) -> EvidenceFinding? {
    guard let text = words(tree, path) else { return nil }
    if text == "capacity exists" { return .lacking([]) }
    let lead = "no capacity in "
    guard text.hasPrefix(lead) else {
      report(
        tree.place, path,
        "is \"\(Quote.short(text))\"; write capacity exists, or no capacity in and the domains with ; between, such as no capacity in finance; governance."
      )
      return nil
    }
    var lacking: Set<ReviewArea> = []
    for part in text.dropFirst(lead.count).split(separator: ";") {
      let item = Tree(String(part.trimmed), at: tree.place)
      guard let name = choice(item, path, of: ReviewArea.capacityDomains.map(\.name)),
        let area = ReviewArea.capacityDomains.first(where: { $0.name == name })
      else { return nil }
      lacking.insert(area)
    }
    if !lacking.isEmpty { return .lacking(lacking) }
    report(tree.place, path, "names no domain; write capacity exists if none lacks it.")
    return nil
  }
}
