// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

extension TableForm {
  /// The columns of `evidence.csv`.
  static let evidence = TableForm(columns: [
    Column("item", "what the document is"),
    Column("date", "its date"),
    Column("expiry", "the last day on which it counts"),
    Column("result", "what it found"),
  ])
}

extension Reading {
  /// The evidence of a table; rows that cannot be read are left out.
  mutating func evidence(_ rows: [Tree], start: Term) -> [EvidenceItem] {
    rows.enumerated().compactMap { index, tree in
      evidenceItem(TableRow(tree: tree, path: "evidence[\(index + 1)]"), start)
    }
  }

  private mutating func evidenceItem(_ row: TableRow, _ start: Term) -> EvidenceItem? {
    let item = field("item", row, .evidence).flatMap { words($0.tree, $0.path) }
    let date = field("date", row, .evidence).flatMap { day($0.tree, $0.path, notAfter: start) }
    let expiryField = field("expiry", row, .evidence)
    let expiry = expiryField.flatMap { day($0.tree, $0.path, notAfter: nil) }
    let result = field("result", row, .evidence).flatMap { words($0.tree, $0.path) }
    guard let item, let date, let expiry, let result else { return nil }
    if expiry < date, let expiryField {
      report(expiryField.tree.place, expiryField.path, "is \(expiry), before its date \(date).")
      return nil
    }
    return EvidenceItem(item: item, date: date, expiry: expiry, result: result)
  }
}
