// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// What becomes of each planned join, what stands in its way, and what waiting for it is worth.
struct JoinsSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  func section(_ hasCharts: Bool) -> PageSection? {
    let rows = source.rows("joins.csv")
    guard !rows.isEmpty else { return nil }
    return PageSection(
      id: "joins", heading: "What becomes of the joins",
      lead: """
        \(Words.policy(source.plan.proposal.gate)) So a plan that looks safe may be one in which schools did not join. \
        A join that was not ready when it fell due counts against the plan, even where the gate then stopped it.
        """,
      content: [
        figure(rows).html(hasCharts: hasCharts), OtherPlansTable(source: source).html,
        obstacles(rows), unseen, price,
      ])
  }

  private static let parts = [
    ("on_time", "on time"), ("deferred", "later"), ("declined", "declined"),
    ("undecided", "undecided"),
  ]

  private func figure(_ rows: [ReportTable.Row]) -> Figure {
    let colours: [(JSON, JSON)] = [
      (ChartStyle.accent, "#ffffff"), (ChartStyle.middle, "#10252b"), ("#c9cfd3", "#10252b"),
      ("#eef1f2", "#10252b"),
    ]
    let stacks = rows.map { row in
      let parts = zip(Self.parts, colours).map { part, colour in
        BarCharts.Part(
          name: part.1, value: row.number(part.0) ?? 0, colour: colour.0, ink: colour.1)
      }
      return (name: label(row), parts: parts)
    }
    let onTime = rows.map { row in
      "\(source.plan.name(row["school"])) in \(HumanNumber.hundredths(row.number("on_time") ?? 0))"
    }
    return Figure(
      id: "joining", title: "Each planned join, in 100 futures",
      says: "On time: \(Words.list(onTime)) of 100.", chart: BarCharts.stacks(stacks),
      table: table(rows))
  }

  private func label(_ row: ReportTable.Row) -> String {
    let term = Term(row["planned_term"]).map { ", planned for \(HumanNumber.term($0))" } ?? ""
    return source.plan.name(row["school"]) + term
  }

  private func table(_ rows: [ReportTable.Row]) -> DataTable {
    DataTable(
      caption: "Planned joins, of 100 futures",
      columns: [.init(heading: "School"), .init(heading: "Planned for")]
        + ["On time", "Later", "Declined", "Undecided at the end", "Terms late, on average"]
        .map { .init(heading: $0, isNumber: true) },
      rows: rows.map { row in
        let shares = Self.parts.map { part in
          HTML(text: row.number(part.0).map(HumanNumber.inTenths) ?? "–")
        }
        let delay = row.number("mean_delay_terms").map(HumanNumber.mean) ?? "–"
        return [
          HTML(text: source.plan.name(row["school"])),
          HTML(text: Term(row["planned_term"]).map(HumanNumber.term) ?? "–"),
        ] + shares + [HTML(text: delay)]
      })
  }

  /// Principles named for each school: those that most often stood in its way.
  private static let mostBlocks = 5

  /// The gate principles that stood unmet when a join fell due.
  private func obstacles(_ rows: [ReportTable.Row]) -> HTML {
    let table = DataTable(
      caption: "What stood in the way when a join fell due, of 100 futures",
      columns: [.init(heading: "School"), .init(heading: "Gate principles not met")],
      rows: rows.map { row in
        let all = row["blocked_by"].split(separator: ";").map(String.init)
        let rest: [HTML] =
          all.count > Self.mostBlocks ? ["<li class=\"rest\">and rarer ones (joins.csv)</li>"] : []
        let blocks = all.prefix(Self.mostBlocks).map(block) + rest
        let list: HTML = "<ul class=\"plain\">\(blocks)</ul>"
        return [HTML(text: source.plan.name(row["school"])), blocks.isEmpty ? "none" : list]
      })
    return "<h3>What stands in the way</h3>\n\(table.html)"
  }

  /// `financial-stability=0.409`.
  private func block(_ text: String) -> HTML {
    let parts = text.split(separator: "=")
    let id = String(parts.first ?? "").trimmed
    let share = parts.last.flatMap { Double(String($0).trimmed) }.map(HumanNumber.inTenths) ?? "–"
    return "<li><b class=\"n\">\(share)</b> \(source.title(ofPrinciple: id))</li>"
  }

  /// The gate principles that nobody has looked at: a join goes through without them.
  private var unseen: HTML {
    let gates = source.rows("principles.csv").filter { $0.flag("gate") }
    let unseen = gates.filter { $0["status"] != "modelled" }.map { $0["title"] }
    guard !unseen.isEmpty else { return .empty }
    return """
      <p class="note">The gate looks at \(gates.count - unseen.count) of \(gates.count) gate principles. \
      Not modelled, and so not looked at: \(unseen.joined(separator: "; ")).</p>
      """
  }

  /// The same futures with and without the gate.
  private var price: HTML {
    let rows = source.rows("gate_price.csv")
    guard !rows.isEmpty else { return .empty }
    let table = DataTable(
      caption: "The same futures with the gate and without it",
      columns: [.init(heading: "Measure")]
        + ["With the gate", "Without", "Difference", "95% interval"].map {
          .init(heading: $0, isNumber: true)
        },
      rows: rows.map(priceRow))
    return """
      <h3>What the gate is worth</h3>
      <p>The same futures, once with the gate and once with every join going ahead as planned.</p>
      \(table.html)
      """
  }

  private func priceRow(_ row: ReportTable.Row) -> [HTML] {
    func text(_ column: String) -> String {
      row.number(column).map { GatePriceText.text($0, in: row) } ?? "–"
    }
    let interval = "\(text("ci_low")) to \(text("ci_high"))"
    return [
      HTML(text: GatePriceText.title(of: row, source)), HTML(text: text("gated")),
      HTML(text: text("ungated")), HTML(text: text("difference")), HTML(text: interval),
    ]
  }
}

/// The measures of `gate_price.csv` in words: `all_met`, amounts, and `met:ID` or `breach:ID` of a principle.
enum GatePriceText {
  static func title(of row: ReportTable.Row, _ source: ReportSource) -> String {
    let measure = row["measure"]
    let parts = measure.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last) {
    case ("all_met", _): return "All principles hold throughout, of 100 futures"
    case ("met", let id?) where parts.count == 2:
      return "Holds, of 100 futures: \(source.title(ofPrinciple: id))"
    case ("breach", let id?) where parts.count == 2:
      return "Broken, of 100 futures: \(source.title(ofPrinciple: id))"
    case ("final_reserves_gbp_p50", _): return "Reserves at the end, median"
    case ("final_reserves_gbp_p05", _):
      return "Reserves at the end: one future of twenty ends lower"
    case ("joined", _): return "Schools that join, on average"
    case ("peak_si_utilisation", _):
      return "School improvement's load over its capacity in the worst term, on average"
    default: return measure.replacingUnderscores
    }
  }

  static func text(_ value: Double, in row: ReportTable.Row) -> String {
    let measure = row["measure"]
    if measure.contains("_gbp") { return HumanNumber.value(value, .pounds) }
    if measure == "all_met" || measure.contains(":") { return HumanNumber.tenths(value * 100) }
    if measure.contains("utilisation") { return HumanNumber.tenths(value * 100) + "%" }
    return HumanNumber.mean(value)
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
