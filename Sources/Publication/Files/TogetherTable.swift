// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

extension ResultTable {
  /// One row per ordered pair of modelled principles.
  static func together(_ summary: Summary) -> ResultTable {
    let interval = "bound of its 95% Wilson interval"
    return ResultTable(
      name: "together.csv", title: "Which principles fail together",
      rowFor: "ordered pair of modelled principles", key: ["principle", "other"],
      references: [
        .init("principle", in: "principles.csv", "principle"),
        .init("other", in: "principles.csv", "principle"),
      ],
      columns: [
        .text("principle", "Id of the principle that is given to be broken"),
        .text("other", "Id of the other principle"),
        .share(
          "both_broken_share", "Share of the futures to which both applied that broke both",
          emptyIf: "both applied in no future"),
        .share(
          "share_given_principle",
          "Share of those that broke the principle that broke the other too",
          emptyIf: unbroken),
        .number(
          "lift", "How many times more often both broke than if they were independent",
          unit: "ratio", atLeast: 0, emptyIf: "either was never broken"),
        .count("runs", "Futures to which both applied", of: "futures"),
        .share("share_given_ci_low", "Lower \(interval)", emptyIf: unbroken),
        .share("share_given_ci_high", "Upper \(interval)", emptyIf: unbroken),
      ],
      rowCount: summary.together.count
    ) { index in
      let row = summary.together[index]
      return [
        .text(row.principle.id), .text(row.other.id), .number(row.both?.value),
        .number(row.given?.value), .number(row.lift), .count(row.runs),
        .number(row.given?.interval.lowerBound), .number(row.given?.interval.upperBound),
      ]
    }
  }

  private static let unbroken = "the principle was never broken"

  /// What a principle rests on, how near it came to its thresholds, and how long it stayed in breach.
  static let addedColumns: [Column] = [
    .text(
      "rests_on", "What its verdict rests on: the simulation, documents alone, or both",
      oneOf: ["simulation", "documents", "both"]),
    .text("group", "The heading under which the catalogue lists it", emptyIf: "it has none"),
    .number(
      "margin_median",
      "Median of the lowest margin in a future: distance on the right side of the threshold over its "
        + "size (over 1 for a threshold of 0), negative beyond it", unit: "ratio",
      emptyIf: unjudged),
    .number(
      "margin_p05", "The same that one future in twenty falls short of", unit: "ratio",
      emptyIf: unjudged),
    .count(
      "margin_runs", "Futures whose margins were looked at: the first where there are many",
      of: "futures", emptyIf: "not modelled"),
    .number(
      "median_longest_breach",
      "Median of the longest run of terms in breach, over the futures that broke it",
      unit: "terms", atLeast: 0, emptyIf: "not modelled, or never broken"),
  ]

  private static let unjudged = "not modelled, never judged, nothing on file, or infinitely far"

  static func addedCells(_ row: PrincipleSummary) -> [Cell] {
    [
      .text(row.principle.kind.basis), row.principle.group.map(Cell.text) ?? .empty,
      .number(row.margins?.median), .number(row.margins?.p05),
      .count(row.isModelled ? row.margins?.runs ?? 0 : nil), .number(row.medianLongestBreach),
    ]
  }
}

extension Principle.Kind {
  /// What a verdict rests on, in a word.
  var basis: String {
    switch self {
    case .simulated: "simulation"
    case .evidence: "documents"
    case .both: "both"
    }
  }
}
