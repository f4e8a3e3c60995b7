// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

extension ResultTable {
  /// `judgement.csv`: one row for each assumption that was moved.
  static func judgement(_ judgement: Judgement, abouts: [String: String]) -> ResultTable {
    let unit = judgement.outcome.unit
    return ResultTable(
      name: "judgement.csv", title: "What moving each assumption of judgement does",
      rowFor: "assumption of judgement, what moves the outcome most first", key: ["assumption"],
      columns: [
        .text("outcome", "What is explained; after met: a principle's id"),
        .text("assumption", "Key of the assumption in a scenario"),
        .text("about", "What it is"),
        .text(
          "range", "Quantiles: 5% and 95% of its distribution; quarter: 25% down and up",
          oneOf: ["quantiles", "quarter"]),
        .flag("full", "Whether it was moved in all futures, not only in the screening's"),
        .count("futures", "Futures in which it was moved", of: "futures"),
      ] + end("low", "down") + end("high", "up") + [
        .text("outcome_unit", "Unit of the outcome", oneOf: outcomeUnits)
      ] + joins("low", "down") + joins("high", "up"),
      rowCount: judgement.rows.count
    ) { place in
      let row = judgement.rows[place]
      return [
        .text(judgement.outcome.id), .text(row.key),
        .text(abouts[row.key] ?? ""), .text(row.range.rawValue), .flag(row.isFull),
        .count((row.isFull ? judgement.sampling : judgement.screening).runs),
      ] + cells(row.low) + cells(row.high) + [.text(unit)]
        + Differences.cells(row.low.joined) + Differences.cells(row.high.joined)
    }
  }

  private static func joins(_ name: String, _ way: String) -> [Column] {
    Differences.difference(
      "\(name)_joined_difference",
      "Schools that join, mean, when the assumption is moved \(way), less those as assumed",
      unit: "schools")
  }

  private static func end(_ name: String, _ way: String) -> [Column] {
    let unit = "as outcome_unit says"
    let none = "all pairs are alike"
    return [
      .number(
        "\(name)_value", "The assumption's value when moved \(way)", unit: "the assumption's own",
        emptyIf: "it has several, or is drawn"),
      .number("\(name)_difference", "The outcome's mean less that as assumed", unit: unit),
      .number(
        "\(name)_ci_low",
        "Lower end of its interval: 95% each in the screening, wider for those moved in all futures",
        unit: unit,
        emptyIf: none),
      .number("\(name)_ci_high", "Upper end of the same", unit: unit, emptyIf: none),
      .number(
        "\(name)_all_met_difference",
        "Share of futures in which every modelled principle holds less that as assumed",
        unit: "fraction", atLeast: -1, atMost: 1),
      .number(
        "\(name)_all_met_ci_low", "Lower end of its interval, likewise", unit: "fraction",
        atLeast: -1, atMost: 1, emptyIf: none),
      .number(
        "\(name)_all_met_ci_high", "Upper end of its interval, likewise", unit: "fraction",
        atLeast: -1, atMost: 1, emptyIf: none),
    ]
  }

  private static func cells(_ end: Judgement.End) -> [Cell] {
    [
      .number(end.value), .number(end.difference.value),
      .number(end.difference.interval?.lowerBound), .number(end.difference.interval?.upperBound),
      .number(end.allMet.value), .number(end.allMet.interval?.lowerBound),
      .number(end.allMet.interval?.upperBound),
    ]
  }
}
