// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// What other plans would give, where the run tried them: it names no cause that it didn't take away and look.
struct WhatWouldChange {
  let source: ReportSource
  private let plans: OtherPlans?

  init(_ source: ReportSource) {
    self.source = source
    plans = OtherPlans(source)
  }

  /// Empty where the run tried nothing else.
  var html: HTML {
    let tried = plans.map { [one($0), none($0)] } ?? []
    let points = (tried + [gate]).compactMap(\.self).map { "<li>\($0)</li>" as HTML }
    guard !points.isEmpty else { return .empty }
    let note = plans.map {
      "<p class=\"note\">Each plan in the same \(HumanNumber.whole($0.runs)) futures\(gateNote).</p>"
        as HTML
    }
    return "<ul>\(points)</ul>\(note ?? .empty)"
  }

  /// The one school to leave out, if leaving it out helps for sure.
  private func one(_ plans: OtherPlans) -> HTML? {
    guard let best = plans.best, let share = best.number(plans.measure),
      let proposed = plans.proposed.number(plans.measure)
    else { return nil }
    let name = source.plan.name(best["school"])
    guard plans.isBetter(best) else {
      return """
        Leaving out any one school changes little: without <b>\(name)</b>, the best of these plans, \
        \(plans.subject) in \(Words.futures(share)), as proposed in \(Words.hundred(proposed))
        """
    }
    return """
      Without <b>\(name)</b> \(plans.subject) in \(Words.futures(share)) instead of \
      \(Words.hundred(proposed))\(interval(of: best, plans))\(joined(best, plans))
      """
  }

  private func interval(of row: ReportTable.Row, _ plans: OtherPlans) -> String {
    let ends = ["low", "high"].compactMap { row.number("\(plans.measure)_difference_ci_\($0)") }
    guard ends.count == 2 else { return "" }
    let text = ends.map { HumanNumber.short($0 * 100) }.joined(separator: " to ")
    return " (\(text) more, 95% interval)"
  }

  private func joined(_ row: ReportTable.Row, _ plans: OtherPlans) -> String {
    guard let count = row.number("mean_joined"),
      let proposed = plans.proposed.number("mean_joined")
    else { return "" }
    return "; \(HumanNumber.short(count)) schools join on average instead of "
      + HumanNumber.short(proposed)
  }

  private func none(_ plans: OtherPlans) -> HTML? {
    guard let share = plans.noGrowth.number(plans.measure),
      let all = plans.noGrowth.number("all_met")
    else { return nil }
    let rest =
      plans.measure == "all_met" ? "" : "; all \(plans.principles) hold in \(Words.hundred(all))"
    return "Not growing: \(plans.subject) in \(Words.futures(share))\(rest)"
  }

  /// In how many futures the gate was weighed: more than other plans are.
  private var gateNote: HTML {
    guard gate != nil, let runs = source.rows("gate_price.csv").first?.count("runs") else {
      return .empty
    }
    return "; with and without the gate, in \(HumanNumber.whole(runs))"
  }

  /// What the gate costs and buys, for the board to weigh.
  private var gate: HTML? {
    let rows = source.rows("gate_price.csv")
    func numbers(_ measure: String) -> (with: Double, without: Double)? {
      guard let row = rows.first(where: { $0["measure"] == measure }),
        let with = row.number("gated"), let without = row.number("ungated")
      else { return nil }
      return (with, without)
    }
    guard let low = numbers("final_reserves_gbp_p05"), let joined = numbers("joined") else {
      return nil
    }
    return """
      The gate: with it \(HumanNumber.short(joined.with)) schools join on average, and one future of twenty \
      ends with reserves below \(HumanNumber.value(low.with, .pounds)); without it \
      \(HumanNumber.short(joined.without)), and below \(HumanNumber.value(low.without, .pounds))
      """
  }
}

/// The plans that the run tried, in a table.
struct OtherPlansTable {
  let source: ReportSource

  /// Empty where the run tried none.
  var html: HTML {
    guard let plans = OtherPlans(source) else { return .empty }
    let table = DataTable(
      caption: "Other plans, of 100 futures", columns: columns(plans),
      rows: ([plans.proposed] + plans.without + [plans.noGrowth]).map(row))
    return """
      <h3>Other plans</h3>
      <p>The same \(HumanNumber.whole(plans.runs)) futures under each plan. The change is against the proposal, with \
      its 95% interval.</p>
      \(table.html)
      """
  }

  private func columns(_ plans: OtherPlans) -> [DataTable.Column] {
    let headings = [
      "The \(plans.gates) gate principles hold", "Change", "All \(plans.principles) hold",
      "Principles broken, on average", "Schools that join, on average",
      "Reserves at the end over income, median", "One future of twenty ends below",
    ]
    return [.init(heading: "Plan")] + headings.map { .init(heading: $0, isNumber: true) }
  }

  private func row(_ row: ReportTable.Row) -> [HTML] {
    func text(_ column: String, _ words: (Double) -> String) -> HTML {
      HTML(text: row.number(column).map(words) ?? "–")
    }
    let percent = { HumanNumber.value($0, MetricUnit.fraction) }
    return [
      HTML(text: name(row)), text("gates_met", HumanNumber.hundredths), HTML(text: change(row)),
      text("all_met", HumanNumber.hundredths), text("mean_principles_broken", HumanNumber.short),
      text("mean_joined", HumanNumber.short), text("final_reserves_pct_income_p50", percent),
      text("final_reserves_pct_income_p05", percent),
    ]
  }

  private func name(_ row: ReportTable.Row) -> String {
    switch row["alternative"] {
    case "as_proposed": "As proposed"
    case "no_growth": "No growth"
    default: "Without \(source.plan.name(row["school"]))"
    }
  }

  private func change(_ row: ReportTable.Row) -> String {
    let ends = ["", "_ci_low", "_ci_high"].compactMap { ending in
      row.number("gates_met_difference\(ending)").map { HumanNumber.short($0 * 100) }
    }
    guard ends.count == 3 else { return "–" }
    return "\(ends[0]) (\(ends[1]) to \(ends[2]))"
  }
}
