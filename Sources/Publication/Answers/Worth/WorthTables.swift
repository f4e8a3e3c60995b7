// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

extension ResultTable {
  /// `evppi.csv`: everything, then kinds of input, then inputs.
  static func evppi(_ worth: WorthKnowing) -> ResultTable {
    typealias Row = (
      kind: String, id: String, title: String, inputs: Int?, isFindable: Bool?,
      worth: ValueOfInformation, isClear: Bool?
    )
    let all: [Row] = [
      ("everything", "everything", "Everything, chance included", nil, false, worth.everything, nil)
    ]
    let groups = worth.groups.map { row -> Row in
      (
        "group", row.group.id, row.group.title, row.inputs, row.group.canBeFoundOut, row.worth,
        row.isClear
      )
    }
    let inputs = worth.inputs.map { row -> Row in
      (
        "input", row.input.id, row.input.title, 1, row.input.group.canBeFoundOut, row.worth,
        row.isClear
      )
    }
    let rows = all + groups + inputs
    return ResultTable(
      name: "evppi.csv", title: "What knowing is worth before the decision",
      rowFor: "thing to know: everything, then kinds of input, then single inputs",
      key: ["kind", "id"], columns: evppiColumns, rowCount: rows.count
    ) { place in
      let row = rows[place]
      return [
        .text(row.kind), .text(row.id), .text(row.title), .count(row.inputs),
        row.isFindable.map { .flag($0) } ?? .empty, .number(worth.utility.join),
        .number(worth.utility.reserves), .count(worth.sampling.runs),
      ] + cells(row.worth.value) + [
        .number(row.worth.raw), .number(row.worth.bias),
        row.isClear == nil ? .empty : .number(row.worth.chance),
        row.isClear.map { .flag($0) } ?? .empty, .number(row.worth.switches),
      ]
    }
  }

  private static let evppiColumns: [Column] = {
    let unit = "principles"
    let all = "the row is everything, for which there is no test"
    return [
      .text("kind", "What would be known", oneOf: ["everything", "group", "input"]),
      .text("id", "Id of the group or input"), .text("title", "The same in words"),
      .count(
        "inputs", "Inputs that would be known together", of: "inputs", emptyIf: "all would be"),
      .flag("can_be_found_out", "Whether it is true already; the rest can only be waited for"),
      .number("join_worth", "What a school's joining is taken to be worth", unit: unit),
      .number(
        "reserves_worth", "What a hundredth of income in final reserves is taken to be worth",
        unit: unit),
      .count("futures", "Futures of each plan", of: "futures"),
      .number(
        "evppi", "Worth of knowing it before choosing: evppi_raw less bias, not below 0",
        unit: unit,
        atLeast: 0),
      .number("evppi_se", "Its standard error, by bootstrap", unit: unit, atLeast: 0),
      .number("ci_low", "Lower end of its 95% interval", unit: unit, atLeast: 0),
      .number("ci_high", "Upper end of its 95% interval", unit: unit, atLeast: 0),
      .number("evppi_raw", "As estimated, too large on average", unit: unit),
      .number("bias", "What the same sum gives in shuffled futures", unit: unit),
      .share(
        "chance", "Share of shuffles that give as much, by this row alone (permutation test)",
        emptyIf: all),
      .flag("clear", "Whether it stands out from chance among all rows of its kind", emptyIf: all),
      .share("switches", "Share of futures in which knowing it would change the choice"),
    ]
  }()

  /// `evppi_plans.csv`: the plans to choose from.
  static func evppiPlans(_ worth: WorthKnowing) -> ResultTable {
    ResultTable(
      name: "evppi_plans.csv", title: "The plans to choose from, and what each is worth",
      rowFor: "plan", key: ["plan"],
      columns: [
        .text(
          "plan", "as_proposed, gate: and another gate, without: and a school's id, or no_growth"),
        .flag("best", "Whether it is the best on average"),
        .number("utility", "Mean worth, in principles kept", unit: "principles"),
        .number("utility_se", "Its standard error", unit: "principles", atLeast: 0),
        .number("ci_low", "Lower end of its 95% interval", unit: "principles"),
        .number("ci_high", "Upper end of its 95% interval", unit: "principles"),
        .number(
          "difference", "Less the proposal's, over the same futures", unit: "principles",
          emptyIf: proposed),
        .number(
          "difference_ci_low", "Lower end of its 95% interval", unit: "principles",
          emptyIf: "\(proposed), or all futures are alike"),
        .number(
          "difference_ci_high", "Upper end of its 95% interval", unit: "principles",
          emptyIf: "\(proposed), or all futures are alike"),
        .number("mean_kept", "Principles never broken", unit: "count", atLeast: 0),
        .number("mean_joined", "Schools that join", unit: "schools", atLeast: 0),
        .number(
          "mean_final_reserves_pct_income", "Final reserves over the last three terms' income",
          unit: "fraction", emptyIf: "no future gives a number"),
      ], rowCount: worth.plans.count
    ) { place in
      let row = worth.plans[place]
      return [.text(row.plan.id), .flag(place == worth.best)] + cells(row.utility) + [
        .number(row.difference?.value), .number(row.difference?.interval?.lowerBound),
        .number(row.difference?.interval?.upperBound), .number(row.kept), .number(row.joined),
        .number(row.reserves),
      ]
    }
  }

  private static let proposed = "the row is the proposal"
}
