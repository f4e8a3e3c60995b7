// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// Where the money of the median future goes: from opening to closing reserves, step by step.
struct MoneySection {
  let source: ReportSource
  private let rows: [ReportTable.Row]

  init(_ source: ReportSource) {
    self.source = source
    rows = source.rows("money.csv").filter { $0.number("amount_gbp") != nil }
  }

  func section(_ hasCharts: Bool) -> PageSection? {
    guard !rows.isEmpty else { return nil }
    return PageSection(
      id: "money", heading: "The money",
      lead: """
        One future, the one in the middle by its final reserves: what it adds to reserves and what it takes away.
        """,
      content: [MoneyYears(rows).html, figure.html(hasCharts: hasCharts), flows])
  }

  private struct Kind {
    var title: String
    /// Flows of the kind, in small letters without separators.
    var flows: Set<String>
  }

  /// What is not ordinary running; every other flow is, planned investment too.
  private static let singular = [
    Kind(title: "Reserves or deficits that joining schools bring", flows: ["transferredin"]),
    Kind(title: "Joining grants", flows: ["joininggrant"]),
    Kind(
      title: "Due diligence and professional fees", flows: ["duediligence", "professional"]),
    Kind(title: "Integrating joiners", flows: ["integration", "redundancy"]),
    Kind(title: "Deficits found after joining", flows: ["hiddendeficit"]),
    Kind(
      title: "Building failures and cyber incidents", flows: ["conditionfailure", "cyber"]),
    Kind(title: "Shocks of the scenario's own", flows: ["namedshock"]),
    Kind(title: "Emergency support", flows: ["emergencysupport"]),
  ]

  private static let ends: Set<String> = [
    "openingreserves", "closingreserves", "opening", "closing",
  ]

  private static func plain(_ flow: String) -> String {
    String(flow.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }

  private func sum(_ isWanted: (ReportTable.Row) -> Bool) -> Double {
    rows.filter(isWanted).reduce(0) { $0 + ($1.number("amount_gbp") ?? 0) }
  }

  private var years: [String] {
    var seen: Set<String> = []
    return rows.map { $0["year"] }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Reserves before the first year; nil where the file does not say.
  private var opening: Double? {
    rows.first { Self.plain($0["flow"]).hasPrefix("opening") }?.number("amount_gbp")
  }

  private var steps: [Waterfall.Step] {
    let singular = Self.singular.reduce(into: Set<String>()) { $0.formUnion($1.flows) }
    let running = years.map { year in
      let balance = sum { row in
        let flow = Self.plain(row["flow"])
        return row["year"] == year && !singular.contains(flow) && !Self.ends.contains(flow)
      }
      return Waterfall.Step(name: "Running balance \(year)", change: balance)
    }
    let others = Self.singular.map { kind in
      Waterfall.Step(
        name: kind.title, change: sum { kind.flows.contains(Self.plain($0["flow"])) })
    }
    return running + others.filter { abs($0.change) >= 0.5 }
  }

  private var figure: Figure {
    let steps = steps
    let opening = opening ?? 0
    let change = steps.reduce(0) { $0 + $1.change }
    let first = self.opening == nil ? "Start" : "Opening reserves"
    let last = self.opening == nil ? "Change of reserves" : "Closing reserves"
    let worst = steps.min { $0.change < $1.change }
    let running =
      "Ordinary income, running costs and planned investment stand as one balance for each year, single costs and "
      + "gifts by what they are for."
    let most =
      worst.map { " The largest single step down is \($0.name), \(pounds($0.change))." } ?? ""
    return Figure(
      id: "money-steps", title: "From opening to closing reserves",
      says: "Reserves go from \(pounds(opening)) to \(pounds(opening + change)).\(most) \(running)",
      chart: Waterfall.spec(first: first, opening: opening, steps: steps, last: last),
      table: DataTable(
        caption: "Steps from opening to closing reserves",
        columns: [.init(heading: "Step"), .init(heading: "Change of reserves", isNumber: true)],
        rows: [[HTML(text: first), HTML(text: pounds(opening))]]
          + steps.map { [HTML(text: $0.name), HTML(text: pounds($0.change))] }
          + [[HTML(text: last), HTML(text: pounds(opening + change))]]))
  }

  private func pounds(_ value: Double) -> String { HumanNumber.value(value, .pounds) }

  /// Every flow in every year.
  private var flows: HTML {
    var seen: Set<String> = []
    let names = rows.map { $0["flow"] }.filter { seen.insert($0).inserted }
    let years = years
    let table = DataTable(
      caption: "Every flow of the median future, by year",
      columns: [.init(heading: "Flow")] + years.map { .init(heading: $0, isNumber: true) },
      rows: names.map { name in
        let amounts = years.map { year -> HTML in
          HTML(text: pounds(sum { $0["flow"] == name && $0["year"] == year }))
        }
        return [HTML(text: MoneyYears.title(ofFlow: name))] + amounts
      })
    return "<details><summary>Every flow, year by year</summary>\(table.html)</details>"
  }
}
