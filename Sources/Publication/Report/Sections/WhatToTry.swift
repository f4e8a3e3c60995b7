// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// What a board could look at next. It claims no more than the tables say: they hold one plan, and so no safe one.
struct WhatToTry {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var html: HTML {
    let points = [gate, obstacle, stopped].compactMap(\.self).map { "<li>\($0)</li>" as HTML }
    return """
      <p>Only this plan was run, so nothing here shows a safe one.</p>
      <ul>\(points)</ul>
      """
  }

  /// What waiting at the gate is worth, where that was computed and the futures tell a difference.
  private var gate: HTML? {
    let rows = source.rows("gate_price.csv")
    func row(_ measure: String) -> (with: Double, without: Double)? {
      guard let row = rows.first(where: { $0["measure"] == measure }),
        let with = row.number("gated"), let without = row.number("ungated"),
        let low = row.number("ci_low"), let high = row.number("ci_high"), low > 0 || high < 0
      else { return nil }
      return (with, without)
    }
    if let all = row("all_met") {
      return """
        \(all.with > all.without ? "Keep the gate" : "Weigh what the gate costs"): with it all holds in \
        \(Words.futures(all.with)), without it in \(Words.futures(all.without))
        """
    }
    guard let low = row("final_reserves_gbp_p05") else { return nil }
    return """
      \(low.with > low.without ? "Keep the gate" : "Weigh what the gate costs"): in one future of twenty, reserves end \
      below \(HumanNumber.value(low.with, .pounds)) with it, below \(HumanNumber.value(low.without, .pounds)) without
      """
  }

  /// What most often breaks first, and on which condition: the thing to mend before growth.
  private var obstacle: HTML? {
    guard let first = source.firstToGive.first else { return nil }
    let row = source.rows("breaches.csv").filter { $0["principle"] == first.id }
      .max { ($0.number("share") ?? 0) < ($1.number("share") ?? 0) }
    guard let row, let unit = MetricUnit(rawValue: row["unit"]),
      let shortfall = row.number("median_shortfall")
    else { return "Mend first what gives first: <b>\(first.title)</b>" }
    return """
      Mend what gives first. Most often it is this: \(CheckText.readable(row["check"])); \
      missed by \(HumanNumber.distance(shortfall, unit)) (median)
      """
  }

  /// The school that least often comes on time.
  private var stopped: HTML? {
    let rows = source.rows("joins.csv").compactMap { row in
      row.number("on_time").map { (name: source.plan.name(row["school"]), share: $0) }
    }
    guard let worst = rows.min(by: { $0.share < $1.share }), worst.share < 0.95 else { return nil }
    return """
      Run the plan without <b>\(worst.name)</b>, or with it later: it is on time in \
      \(HumanNumber.inHundred(worst.share)) of 100
      """
  }
}

/// A check of `breaches.csv` in words.
enum CheckText {
  /// `reserves_pct_income at least 5%, year end` with the metric's title in place of its id.
  static func readable(_ check: String) -> String {
    guard let id = check.split(separator: " ").first, let metric = Metric.named(id) else {
      return check
    }
    return "\(metric.title),\(check.dropFirst(id.count))"
  }
}
