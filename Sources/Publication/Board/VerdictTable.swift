// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// How often each modelled principle holds: by group, and in each the one that holds least often first.
enum VerdictTable {
  static func lines(_ summary: Summary) -> [String] {
    let modelled = summary.principles.filter(\.isModelled)
    guard !modelled.isEmpty else { return [] }
    let groups = Catalogue(principles: modelled.map(\.principle)).groups
    var lines = ["PRINCIPLE BY PRINCIPLE, the one that holds least often first"]
    lines += table(rows: []).lines
    for group in groups {
      if groups.count > 1 { lines += ["", "  " + harmless(group ?? "other").uppercased()] }
      let rows = ordered(modelled.filter { $0.principle.group == group })
      lines += table(rows: rows.map(row)).lines.dropFirst(2)
    }
    return lines + [""] + notes(modelled)
  }

  private static func table(rows: [[String]]) -> TextTable {
    TextTable(
      columns: [
        .init(heading: "principle", width: 47), .init(heading: "holds", width: 6, isNumber: true),
        .init(heading: "95% interval", width: 12, isNumber: true),
        .init(heading: "first", width: 6, isNumber: true), .init(heading: "in words", width: 19),
      ], rows: rows)
  }

  /// Least often met first, in the catalogue's order where they are equal; what never applied comes last.
  private static func ordered(_ rows: [PrincipleSummary]) -> [PrincipleSummary] {
    rows.enumerated()
      .sorted { ($0.element.met?.value ?? 2, $0.offset) < ($1.element.met?.value ?? 2, $1.offset) }
      .map(\.element)
  }

  private static func row(_ row: PrincipleSummary) -> [String] {
    let marks = (row.principle.isGate ? "*" : "") + (row.principle.kind == .evidence ? "†" : "")
    let title = harmless(row.principle.title) + (marks.isEmpty ? "" : Layout.firm + marks)
    return [
      title, row.met.map { HumanNumber.inTenths($0.value) + "%" } ?? "–",
      row.met.map { HumanNumber.interval($0.interval) } ?? "–",
      row.met == nil ? "–" : HumanNumber.inTenths(row.firstToGive) + "%", row.verdict,
    ]
  }

  private static func notes(_ rows: [PrincipleSummary]) -> [String] {
    var lines = Layout.paragraph(
      "holds: in so many of the futures to which it applies, at every assessment. "
        + "first: the first principle to give in so many of all futures. "
        + "How near each came to its thresholds: the margins in principles.csv. "
        + "*: must be met before a school may join. †: rests on documents alone.",
      indent: 2)
    lines += Layout.paragraph(
      "words: \(Likelihood.key); two where the interval spans two.", indent: 2)
    let undocumented = rows.filter { $0.notEvidenced > 0 }
    if !undocumented.isEmpty {
      let names = undocumented.map { row in
        "\(row.principle.id) in \(HumanNumber.whole(row.notEvidenced))"
      }
      lines += Layout.paragraph(
        "not evidenced, and so not met: \(names.joined(separator: ", ")) futures.", indent: 2)
    }
    return lines
  }
}
