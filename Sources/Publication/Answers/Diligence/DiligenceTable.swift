// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain
internal import Questions
internal import Statistics

extension ResultTable {
  /// One row per view, option and utility.
  static func diligence(_ diligence: Diligence) -> ResultTable {
    let utilities = Diligence.Utility.allCases
    let rows = diligence.rows.flatMap { row in
      zip(utilities, row.worth).map { (row, $0, $1) }
    }
    return ResultTable(
      name: "diligence.csv", title: "What each depth of due diligence gives, in the same futures",
      rowFor: "view, option and utility", key: ["view", "option", "utility"],
      columns: what + values, rowCount: rows.count
    ) { index in
      let (row, utility, worth) = rows[index]
      let head: [Cell] = [
        .text(row.view.rawValue), .text(row.option.id), .text(utility.rawValue),
        .text(utility == .reserves ? "GBP" : "principles"), .count(diligence.runs),
        .number(row.joined), .number(worth.mean), .number(worth.p05), .number(worth.regret),
      ]
      return head + Differences.cells(worth.best) + Differences.cells(worth.overNone)
        + Differences.cells(worth.regretOverNone) + Differences.cells(worth.overShallower)
        + Differences.cells(worth.p05OverNone)
    }
  }

  private static let what: [Column] = [
    .text(
      "view",
      "What decides on a join: the scenario's gate, or nothing, so that every join goes ahead",
      oneOf: Diligence.View.allCases.map(\.rawValue)),
    .text("option", "Depth of due diligence on every joiner; decline turns them all down"),
    .text(
      "utility", "What a future is worth: principles never broken, or final reserves",
      oneOf: Diligence.Utility.allCases.map(\.rawValue)),
    .text("unit", "Of all worths and regrets of the row", oneOf: ["principles", "GBP"]),
    .count("runs", "Futures, the same for every option", of: "futures"),
    .number("mean_joined", "Schools that join", unit: "schools", atLeast: 0),
    .number("worth", "Mean worth of a future", unit: "see unit"),
    .number("worth_p05", "One future in twenty is worth less", unit: "see unit"),
    .number(
      "regret", "Mean of what the best option of the view would have given more, future by future",
      unit: "see unit", atLeast: 0),
  ]

  private static let values: [Column] =
    Differences.share("best", "in which no option of the view is worth more")
    + Differences.difference(
      "worth_over_none", "Worth less that without due diligence", unit: "see unit", emptyIf: none)
    + Differences.difference(
      "regret_over_none", "Regret less that without due diligence: negative where it helps",
      unit: "see unit", emptyIf: none)
    + Differences.difference(
      "worth_over_shallower", "Worth less that of the next shallower look", unit: "see unit",
      emptyIf: "\(none), or declines")
    + Differences.difference(
      "worth_p05_over_none", "worth_p05 less that without due diligence", unit: "see unit",
      emptyIf: none)

  private static let none = "the option is none itself"

  /// One row per depth: the arithmetic of it.
  static func diligenceLedger(_ diligence: Diligence) -> ResultTable {
    ResultTable(
      name: "diligence_break_even.csv",
      title: "What each depth costs and finds on paper, and when it pays", rowFor: "depth",
      key: ["depth"],
      columns: [
        .text("depth", "Of due diligence"),
        .pounds("cost_gbp", "On all joiners, in prices of the year before the start"),
        .pounds(
          "found_gbp", "Expected hidden deficits of converters that it has settled, if all join"),
        .number(
          "break_even",
          "How many times the assumed hidden deficits would have to be for it to pay for itself",
          unit: "times", atLeast: 0, emptyIf: "it finds nothing"),
        .number(
          "step_break_even", "The same for the step from the next shallower look", unit: "times",
          emptyIf: "the step finds nothing more"),
        .number(
          "central_days", "Days asked of finance, estates and school improvement", unit: "days"),
      ], rowCount: diligence.ledgers.count
    ) { index in
      let ledger = diligence.ledgers[index]
      return [
        .text(ledger.depth.rawValue), .number(ledger.cost), .number(ledger.found),
        .number(ledger.breakEven), .number(ledger.stepBreakEven), .number(ledger.days),
      ]
    }
  }
}
