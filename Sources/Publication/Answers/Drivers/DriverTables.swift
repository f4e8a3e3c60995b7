// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

extension ResultTable {
  /// `drivers.csv`: one row for each input that varies.
  static func drivers(_ drivers: Drivers) -> ResultTable {
    ResultTable(
      name: "drivers.csv", title: "Each input against the outcome",
      rowFor: "input that varies, the strongest first", key: ["outcome", "input"],
      columns: inputColumns, rowCount: drivers.inputs.count
    ) { place in
      let row = drivers.inputs[place]
      return [
        .text(drivers.outcome.id), .text(row.input.id), .text(row.input.title),
        .text(row.input.group.id), .count(row.input.year), .flag(row.input.isPartlyOwn),
        .text(row.input.unit), .count(row.correlation.pairs), .number(row.correlation.value),
        .number(row.correlation.interval.lowerBound), .number(row.correlation.interval.upperBound),
        .flag(row.isClear),
      ] + cells(row.low) + cells(row.high) + [.number(row.swing), .text(drivers.outcome.unit)]
    }
  }

  private static let inputColumns: [Column] =
    [
      .text("outcome", "What is explained; after met: a principle's id"),
      .text("input", "Id of the input; after a colon the year"),
      .text("title", "The input in words"),
      .text("group", "What its draws are about; groups are those of sobol.csv"),
      .count("year", "Year of the horizon, from 1", of: "years", emptyIf: "it spans the horizon"),
      .flag("partly_own", "Whether the trust's own state moves the input too"),
      .text("unit", "Unit of the input's numbers"),
      .count("futures", "Futures compared", of: "futures"),
      .number(
        "rank_correlation", "Spearman's correlation of the input with the outcome", unit: "ratio",
        atLeast: -1, atMost: 1),
      .number(
        "ci_low", "Lower end of its 95% interval", unit: "ratio", atLeast: -1, atMost: 1),
      .number(
        "ci_high", "Upper end of its 95% interval", unit: "ratio", atLeast: -1, atMost: 1),
      .flag(
        "clear",
        "Whether the correlation stands out from chance among all inputs together (Bonferroni, 5%)"),
    ] + end("low", "low: its lowest fifth of futures", "highest value there")
    + end("high", "high: its highest fifth of futures", "lowest value there") + [
      .number("swing", "outcome_high less outcome_low", unit: "as outcome_unit says"),
      .text("outcome_unit", "Unit of the outcome", oneOf: outcomeUnits),
    ]

  static let outcomeUnits = ["share", "GBP", "fraction", "ratio", "count"]

  private static func end(_ name: String, _ place: String, _ bound: String) -> [Column] {
    [
      .number("\(name)_bound", "The input's \(bound)", unit: "as unit says"),
      .count("\(name)_futures", "Futures in which it is \(place)", of: "futures"),
      .number("outcome_\(name)", "The outcome's mean there", unit: "as outcome_unit says"),
      .number(
        "outcome_\(name)_ci_low", "Lower end of its 95% interval", unit: "as outcome_unit says"),
      .number(
        "outcome_\(name)_ci_high", "Upper end of its 95% interval", unit: "as outcome_unit says"),
    ]
  }

  private static func cells(_ tail: Drivers.Tail) -> [Cell] {
    [
      .number(tail.bound), .count(tail.futures), .number(tail.mean.value),
      .number(tail.mean.interval.lowerBound), .number(tail.mean.interval.upperBound),
    ]
  }

  /// `sobol.csv`: one row for each group of draws, then for each uncertain parameter.
  static func sobol(_ drivers: Drivers) -> ResultTable {
    let rows =
      drivers.groups.map {
        ("group", $0.group.id, $0.group.title, $0.first, $0.total)
      } + drivers.parameters.map { ("parameter", $0.input.id, $0.input.title, $0.first, $0.total) }
    return ResultTable(
      name: "sobol.csv", title: "Shares of the outcome's variance",
      rowFor: "group of draws, then parameter", key: ["outcome", "kind", "id"],
      columns: [
        .text("outcome", "What is explained; after met: a principle's id"),
        .text(
          "kind", "A group of draws, or one uncertain parameter, which is part of a group",
          oneOf: ["group", "parameter"]),
        .text("id", "Id of the group or of the parameter"),
        .text("title", "The same in words"),
        .count("futures", "Futures in each of the two samples", of: "futures"),
      ] + index("first", "vanishes on average if these draws alone were known")
        + index("total", "remains on average if all other draws were known"),
      rowCount: rows.count
    ) { place in
      let (kind, id, title, first, total) = rows[place]
      return [
        .text(drivers.outcome.id), .text(kind), .text(id), .text(title),
        .count(drivers.sampling.runs),
      ] + cells(first) + cells(total)
    }
  }

  private static func index(_ name: String, _ about: String) -> [Column] {
    [
      .number(name, "Share of the outcome's variance that \(about)", unit: "fraction"),
      .number("\(name)_se", "Its standard error, by bootstrap", unit: "fraction", atLeast: 0),
      .number("\(name)_ci_low", "Lower end of its 95% bootstrap interval", unit: "fraction"),
      .number("\(name)_ci_high", "Upper end of its 95% bootstrap interval", unit: "fraction"),
    ]
  }

  static func cells(_ number: UncertainNumber) -> [Cell] {
    [
      .number(number.value), .number(number.standardError), .number(number.interval.lowerBound),
      .number(number.interval.upperBound),
    ]
  }

  /// `rules.csv`: one row for each condition of a rule.
  static func rules(_ drivers: Drivers) -> ResultTable {
    let rows = drivers.rules.enumerated().flatMap { place, rule in
      rule.limits.map { (place + 1, rule, $0) }
    }
    return ResultTable(
      name: "rules.csv", title: "Conditions under which the outcome fails",
      rowFor: "condition of a rule", key: ["rule", "input"], columns: ruleColumns,
      rowCount: rows.count
    ) { place in
      let (number, rule, limit) = rows[place]
      let fit = rule.fit
      return [
        .text(drivers.outcome.id), .number(drivers.failure.bound), .count(number),
        .text(limit.input.id), .text(limit.input.title), .text(limit.input.unit),
        .number(limit.range.lowerBound), .number(limit.range.upperBound), .number(limit.chance),
        .number(limit.found), .count(fit.cases), .count(fit.hits), .count(fit.inside),
        .count(fit.hitsInside),
      ] + shares(fit.coverage) + shares(fit.density) + shares(fit.base)
    }
  }

  private static let ruleColumns: [Column] =
    [
      .text("outcome", "What fails; after met: a principle's id"),
      .number(
        "fails_beyond", "Of a number: the bound of its worst quarter, which counts as failing",
        unit: "as the outcome", emptyIf: "the outcome is yes or no"),
      .count("rule", "Number of the rule; its conditions must all hold", of: "rules"),
      .text("input", "Id of the input that is limited"), .text("title", "The input in words"),
      .text("unit", "Unit of the input's numbers"),
      .number("at_least", "Least value", unit: "as unit says", emptyIf: "there is none"),
      .number("at_most", "Greatest value", unit: "as unit says", emptyIf: "there is none"),
      .share(
        "chance",
        "How likely as many failures lie inside by chance if this condition told nothing; on fresh futures"
      ),
      .share(
        "found", "Share of ten random halves of the futures whose rules limit this input as well"),
      .count("futures", "Fresh futures on which the rule is counted", of: "futures"),
      .count("failures", "Failures among them", of: "futures"),
      .count("inside", "Futures in which the rule holds", of: "futures"),
      .count("failures_inside", "Failures among those", of: "futures"),
    ] + share("coverage", "Share of the failures in which the rule holds")
    + share("density", "Share of failures among the futures in which the rule holds")
    + share("base", "Share of failures among all futures")

  private static func share(_ name: String, _ about: String) -> [Column] {
    let none = "there is nothing to divide by"
    return [
      .share(name, about, emptyIf: none),
      .share("\(name)_ci_low", "Lower bound of its 95% Wilson interval", emptyIf: none),
      .share("\(name)_ci_high", "Upper bound of its 95% Wilson interval", emptyIf: none),
    ]
  }

  private static func shares(_ share: Share?) -> [Cell] {
    [
      .number(share?.value), .number(share?.interval.lowerBound),
      .number(share?.interval.upperBound),
    ]
  }
}
