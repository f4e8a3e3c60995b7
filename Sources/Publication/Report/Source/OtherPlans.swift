// SPDX-License-Identifier: GPL-3.0-or-later

/// `alternatives.csv`: the same futures as proposed, without each join in turn, and without growth.
struct OtherPlans {
  let proposed: ReportTable.Row
  /// Each with one school left out; none where the proposal has a single join, or very many.
  let without: [ReportTable.Row]
  let noGrowth: ReportTable.Row
  /// Futures of each plan.
  let runs: Int
  /// Modelled principles, and those of them that are gates.
  let principles: Int
  let gates: Int

  /// Nil where the result has no such table.
  init?(_ source: ReportSource) {
    let rows = source.rows("alternatives.csv")
    guard let proposed = rows.first(where: { $0["alternative"] == "as_proposed" }),
      let noGrowth = rows.first(where: { $0["alternative"] == "no_growth" }),
      let runs = proposed.count("runs")
    else { return nil }
    self.proposed = proposed
    self.noGrowth = noGrowth
    self.runs = runs
    without = rows.filter { !$0["school"].isEmpty }
    principles = source.modelled.count
    gates = source.modelled.count { $0.flag("gate") }
  }

  /// What plans are compared by: the gate principles together, or all where there is no gate.
  var measure: String { proposed.number("gates_met") == nil ? "all_met" : "gates_met" }

  /// `the 13 gate principles hold together`.
  var subject: String {
    measure == "gates_met"
      ? (gates == 1 ? "the one gate principle holds" : "the \(gates) gate principles hold together")
      : (principles == 1 ? "the one principle holds" : "all \(principles) hold")
  }

  /// The plan without one school in which the measure holds most often; of several, the first.
  var best: ReportTable.Row? {
    var best: ReportTable.Row?
    for row in without where (row.number(measure) ?? 0) > (best?.number(measure) ?? -1) {
      best = row
    }
    return best
  }

  /// Whether a plan is better than the proposal by more than chance may make.
  func isBetter(_ row: ReportTable.Row) -> Bool {
    (row.number("\(measure)_difference_ci_low") ?? 0) > 0
  }
}
