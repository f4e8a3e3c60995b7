// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// Each school: its reserves, teachers and grade at the end, and how its reserves go.
struct SchoolsSection {
  let source: ReportSource
  private let schools: [(id: String, rows: [ReportTable.Row])]

  init(_ source: ReportSource) {
    self.source = source
    let rows = source.rows("schools.csv")
    let grouped = Dictionary(grouping: rows) { $0["school"] }
    var seen: Set<String> = []
    let ids = rows.map { $0["school"] }.filter { seen.insert($0).inserted }
    let plan = source.plan
    let order = plan.members.map(\.id) + plan.proposal.joins.map(\.school)
    let known = order.filter(ids.contains) + ids.filter { !order.contains($0) }
    schools = known.map { ($0, grouped[$0] ?? []) }
  }

  var section: PageSection? {
    guard !schools.isEmpty else { return nil }
    return PageSection(
      id: "schools", heading: "Each school",
      lead: """
        At the end of \(HumanNumber.term(source.plan.lastTerm)): the median over the futures in which the school is a \
        member, and the range of 90 of 100 of them. The small chart shows reserves as a share of the school's income over \
        time, all on one scale from -25% to 40% at most; its straight line is zero. What the centre holds stands below.
        """,
      content: [table.html, CentreShare(source).html])
  }

  private var table: DataTable {
    let range = scale
    return DataTable(
      caption: "Schools at the end of the plan",
      columns: [
        .init(heading: "School"), .init(heading: "Phase"),
        .init(heading: "Reserves, share of income", isNumber: true),
        .init(heading: "90 of 100 futures", isNumber: true), .init(heading: "Over time"),
        .init(heading: "Teachers in post", isNumber: true),
        .init(heading: "Grade (1 best, 4 worst)", isNumber: true),
        .init(heading: "Member in, of 100 futures", isNumber: true),
      ],
      rows: schools.map { row($0.id, $0.rows, range) }, style: "schools")
  }

  private func row(_ id: String, _ rows: [ReportTable.Row], _ range: ClosedRange<Double>) -> [HTML]
  {
    let last = rows.last { $0.number("reserves_pct_income_p50") != nil }
    func percent(_ column: String) -> String {
      last?.number(column).map { HumanNumber.tenths($0 * 100) + "%" } ?? "–"
    }
    let bands = rows.map(band)
    return [
      name(id, last), HTML(text: (source.plan.school(id)?.phase.name ?? "").replacingHyphens),
      HTML(text: percent("reserves_pct_income_p50")),
      HTML(text: "\(percent("reserves_pct_income_p05")) to \(percent("reserves_pct_income_p95"))"),
      Sparkline.picture(bands, in: range), HTML(text: percent("staffing_p50")),
      HTML(text: grade(last)), HTML(text: membership(last)),
    ]
  }

  /// With the futures that its row is of, where these are not all.
  private func name(_ id: String, _ row: ReportTable.Row?) -> HTML {
    guard let join = source.plan.proposal.joins.first(where: { $0.school == id }) else {
      return HTML(text: source.plan.name(id))
    }
    let isAlways = row?["members"] == row?["runs"]
    let of: HTML =
      isAlways
      ? .empty
      : "; its figures are of the \(membership(row)) of 100 futures in which it is a member"
    return "\(source.plan.name(id)) <small>to join in \(HumanNumber.term(join.term))\(of)</small>"
  }

  private func grade(_ row: ReportTable.Row?) -> String {
    guard let low = row?.number("grade_p05"), let middle = row?.number("grade_p50"),
      let high = row?.number("grade_p95")
    else { return "–" }
    let range = low == high ? "" : " (\(HumanNumber.short(low)) to \(HumanNumber.short(high)))"
    return HumanNumber.short(middle) + range
  }

  private func membership(_ row: ReportTable.Row?) -> String {
    guard let members = row?.count("members"), let runs = row?.count("runs"), runs > 0 else {
      return "–"
    }
    return HumanNumber.inTenths(Double(members) / Double(runs))
  }

  private func band(_ row: ReportTable.Row) -> (low: Double, middle: Double, high: Double)? {
    guard let low = row.number("reserves_pct_income_p05"),
      let middle = row.number("reserves_pct_income_p50"),
      let high = row.number("reserves_pct_income_p95")
    else { return nil }
    return (low, middle, high)
  }

  /// All schools on one scale, zero included; the rarest depths and heights are cut off, so that the others can be seen.
  private var scale: ClosedRange<Double> {
    let bands = schools.flatMap { $0.rows.compactMap(band) }
    let low = max(-0.25, min(0, bands.map(\.low).min() ?? 0))
    let high = min(0.4, max(0, bands.map(\.high).max() ?? 1))
    return low...max(high, low + 1e-9)
  }
}

extension String {
  var replacingHyphens: String { String(map { $0 == "-" ? " " : $0 }) }
}
