// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// What a board could look at next. It claims no more than the tables say: they hold one plan, and so no safe one.
struct WhatToTry {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var html: HTML {
    let points = [gate, obstacle, stopped].compactMap(\.self).map { "<li>\($0)</li>" as HTML }
    return """
      <p>This result holds one plan, so it doesn't show which would be safe.</p>
      <ul>\(points)</ul>
      """
  }

  /// What waiting at the gate is worth, where that was computed.
  private var gate: HTML? {
    let row = source.rows("gate_price.csv").first { $0["measure"] == "all_met" }
    guard let gated = row?.number("gated"), let ungated = row?.number("ungated") else { return nil }
    return """
      The gate is worth this much: with it all holds in \(HumanNumber.inHundred(gated)) of 100 futures, \
      without it in \(HumanNumber.inHundred(ungated))
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
