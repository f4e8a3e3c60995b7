// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

extension ResultTable {
  /// Every number under every plan, and its difference from the first plan's.
  static func compare(_ comparison: Comparison) -> ResultTable {
    let none = "no future gives a number"
    return ResultTable(
      name: "compare.csv", title: "Every number under every plan, against the first",
      rowFor: "measure and plan", key: ["measure", "plan"],
      references: [.init("plan", in: "plans.csv", "plan")],
      columns: [
        .text("measure", "What is compared; after met: a principle's id"),
        .text("plan", "The plan"),
      ] + Column.numbers("value", "Under the plan", unit: unitOfRow, emptyIf: none)
        + Column.numbers(
          "difference", "The plan's less the first plan's, over the same futures", unit: unitOfRow,
          emptyIf: "the plan is the first, or \(none)") + [
          .flag(
            "stands_out",
            "A principle's difference is other than zero with all principles and plans looked at together (Bonferroni)"
          ),
          .number(
            "variance_reduction",
            "Times more independent futures that would know the difference as well", unit: "ratio",
            atLeast: 0, emptyIf: "the plan is the first, or no future differs"),
          .count("runs", "Futures compared, one by one", of: "futures"),
          .text(
            "unit", "Unit of the row's numbers",
            oneOf: Comparison.Unit.allCases.map(\.rawValue)),
          .text("title", "The measure in words"),
          .count(
            "applicable_runs", "Futures in which the principle had something to judge",
            of: "futures", emptyIf: "the measure is no single principle"),
        ],
      rowCount: comparison.rows.count
    ) { index in
      let row = comparison.rows[index]
      return [.text(row.measure), .text(comparison.plans[row.plan].name)]
        + Cell.estimate(row.value) + Cell.difference(row.difference) + [
          .flag(row.isSureAmongAll), .number(row.varianceReduction),
          .count(row.difference?.pairs ?? comparison.runs), .text(row.unit.rawValue),
          .text(row.title), .count(row.applicable),
        ]
    }
  }

  /// The plans.
  static func plans(_ comparison: Comparison) -> ResultTable {
    ResultTable(
      name: "plans.csv", title: "The plans compared", rowFor: "plan", key: ["plan"],
      columns: [
        .text("plan", "The name by which the other tables call the plan"),
        .text("title", "The scenario's title"),
        .count("joins", "Schools planned to join", of: "schools"),
        .text(
          "departures", "In what the plan departs from the first",
          emptyIf: "the plan is the first, or alike"),
      ],
      rowCount: comparison.plans.count
    ) { index in
      let plan = comparison.plans[index]
      let text = plan.departures.joined(separator: "; ")
      return [
        .text(plan.name), .text(plan.title), .count(plan.joins),
        text.isEmpty ? .empty : .text(text),
      ]
    }
  }

  /// Who does better, future by future.
  static func better(_ comparison: Comparison) -> ResultTable {
    ResultTable(
      name: "better.csv", title: "How often each plan does better than the first",
      rowFor: "plan and utility", key: ["plan", "utility"],
      references: [.init("plan", in: "plans.csv", "plan")],
      columns: [.text("plan", "The plan"), utility]
        + Column.shares("better", "Share of futures in which it does better than the first")
        + Column.shares("same", "Share in which it does as well")
        + Column.shares("worse", "Share in which it does worse"),
      rowCount: comparison.duels.count
    ) { index in
      let duel = comparison.duels[index]
      return [.text(comparison.plans[duel.plan].name), .text(duel.utility.rawValue)]
        + Cell.share(duel.better) + Cell.share(duel.same) + Cell.share(duel.worse)
    }
  }

  /// How far each plan falls short of the best in each future.
  static func regret(_ comparison: Comparison) -> ResultTable {
    let unit = "principles, or GBP, as the row's utility says"
    return ResultTable(
      name: "regret.csv", title: "How far each plan falls short of the best one in each future",
      rowFor: "plan and utility", key: ["plan", "utility"],
      references: [.init("plan", in: "plans.csv", "plan")],
      columns: [.text("plan", "The plan"), utility]
        + Column.numbers(
          "regret", "Shortfall against the best plan of each future, mean", unit: unit)
        + Column.numbers("regret_p95", "One future in twenty falls further short", unit: unit)
        + Column.shares("best", "Share of futures in which no plan does better"),
      rowCount: comparison.regrets.count
    ) { index in
      let regret = comparison.regrets[index]
      return [.text(comparison.plans[regret.plan].name), .text(regret.utility.rawValue)]
        + Cell.estimate(regret.mean) + Cell.estimate(regret.p95) + Cell.share(regret.best)
    }
  }

  private static var utility: Column {
    .text(
      "utility",
      "What makes a future better: more principles not broken, or higher reserves in pounds at the end",
      oneOf: Comparison.Utility.allCases.map(\.rawValue))
  }
}
