// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// How often each modelled principle holds, in the catalogue's order.
enum VerdictTable {
  static func lines(_ summary: Summary) -> [String] {
    let modelled = summary.principles.filter(\.isModelled)
    guard !modelled.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(heading: "principle", width: 30), .init(heading: "holds", width: 6, isNumber: true),
      .init(heading: "95% int.", width: 11, isNumber: true),
      .init(heading: "first", width: 6, isNumber: true),
      .init(heading: "typically", width: 11), .init(heading: "in words", width: 24),
    ])
    table.rows = modelled.map { row($0, of: summary) }
    return ["PRINCIPLE BY PRINCIPLE"] + table.lines + notes(modelled)
  }

  private static func row(_ row: PrincipleSummary, of summary: Summary) -> [String] {
    let title = harmless(row.principle.title) + (row.principle.isGate ? Layout.firm + "*" : "")
    return [
      title, row.met.map { HumanNumber.percent($0.value) } ?? "–",
      row.met.map { HumanNumber.interval($0.interval) } ?? "–",
      row.met == nil ? "–" : HumanNumber.percent(row.firstToGive),
      summary.medianBreachTerm(of: row).map(HumanNumber.term) ?? "–", row.verdict,
    ]
  }

  private static func notes(_ rows: [PrincipleSummary]) -> [String] {
    var lines = Layout.paragraph(
      "holds: in so many of the futures to which it applies, at every assessment. "
        + "first: the first principle to give in so many of all futures. "
        + "typically: the median term of its first breach. A star: must be met before a school may join.",
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
