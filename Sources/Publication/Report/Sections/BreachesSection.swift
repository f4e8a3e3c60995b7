// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics
internal import TrustDomain

/// What gives first, and on which condition.
struct BreachesSection {
  let source: ReportSource

  /// Bars of the chart.
  private static let bars = 12
  /// Rows of the table of causes.
  private static let most = 24

  init(_ source: ReportSource) { self.source = source }

  func section(_ hasCharts: Bool) -> PageSection {
    let first = source.firstToGive
    let none: HTML = "Nothing gave: every principle that was judged held in every future."
    return PageSection(
      id: "first", heading: "What gives first",
      lead: first.isEmpty
        ? none
        : """
        The principle that is the first to be broken, in so many of 100 futures. Of several in one term, the one \
        furthest beyond its threshold counts. In \(HumanNumber.hundredths(held)) of 100 futures none gives.
        """,
      content: first.isEmpty ? [] : [figure(first).html(hasCharts: hasCharts), causes])
  }

  private var held: Double { source.allMet?.value ?? 0 }

  private func figure(_ first: [FirstToGiveRow]) -> Figure {
    let bars = first.prefix(Self.bars).map { row in
      BarCharts.Bar(name: row.title, value: row.share, label: HumanNumber.inTenths(row.share))
    }
    let rest =
      first.count > Self.bars ? " The \(Self.bars) most frequent; the table has all." : ""
    let top = first.prefix(2).map { "\($0.title), in \(HumanNumber.hundredths($0.share))" }
    return Figure(
      id: "first-breach", title: "First principle to give, of 100 futures",
      says: "Most often: \(top.joined(separator: "; ")).\(rest)", chart: BarCharts.bars(bars),
      table: table(first))
  }

  private func table(_ first: [FirstToGiveRow]) -> DataTable {
    DataTable(
      caption: "First principle to give",
      columns: [
        .init(heading: "Principle"), .init(heading: "First, of 100 futures", isNumber: true),
        .init(heading: "Typically in"),
      ],
      rows: first.map { row in
        [
          HTML(text: row.title), HTML(text: HumanNumber.inTenths(row.share)),
          HTML(text: row.typically.map(HumanNumber.term) ?? "–"),
        ]
      })
  }

  /// The conditions that broke, most often ones before.
  private var causes: HTML {
    let rows = source.rows("breaches.csv").enumerated().sorted {
      ($1.element.number("share") ?? 0, $0.offset) < ($0.element.number("share") ?? 0, $1.offset)
    }.map(\.element)
    let table = DataTable(
      caption: "How each principle is first broken",
      columns: [
        .init(heading: "Principle"), .init(heading: "Condition"), .init(heading: "Where"),
        .init(heading: "Of 100 futures", isNumber: true),
        .init(heading: "Missed by (median)", isNumber: true),
      ],
      rows: rows.prefix(Self.most).map(cause))
    let rest = rows.count - Self.most
    let more: HTML =
      rest > 0 ? "<p class=\"note\">\(rest) rarer ones stand in breaches.csv.</p>" : ""
    return """
      <details><summary>On which condition, where and by how much</summary>
      <p>Each principle's own first breach, whether or not another gave before.</p>\(table.html)\(more)</details>
      """
  }

  private func cause(_ row: ReportTable.Row) -> [HTML] {
    let unit = MetricUnit(rawValue: row["unit"])
    let shortfall = row.number("median_shortfall").map { value in
      unit.map { HumanNumber.distance(value, $0) } ?? HumanNumber.short(value)
    }
    return [
      HTML(text: source.title(ofPrinciple: row["principle"])),
      HTML(text: CheckText.readable(row["check"])),
      HTML(text: place(row["scope"])), HTML(text: HumanNumber.inTenths(row.number("share") ?? 0)),
      HTML(text: shortfall ?? Self.nothing(unit)),
    ]
  }

  private static func nothing(_ unit: MetricUnit?) -> String {
    unit == .flag ? "nothing on file" : "nobody in post, or nothing on file"
  }

  private func place(_ scope: String) -> String {
    scope == "trust" ? "the trust" : source.plan.name(scope)
  }
}
