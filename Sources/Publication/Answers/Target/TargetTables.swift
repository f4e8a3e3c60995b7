// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension ResultTable {
  /// Every value tried.
  static func target(_ target: Target) -> ResultTable {
    let points = target.points
    return ResultTable(
      name: "target.csv", title: "Every value of the lever that was tried", rowFor: "value",
      key: ["value"],
      columns: [
        .number("value", "Of the lever", unit: "as the lever counts"),
        .flag("grid", "It belongs to the even grid, rather than to the search between"),
      ] + Column.shares("probability", "Share of futures in which the judged principles hold")
        + Column.numbers(
          "lowest_reserves_pct_income_p05",
          "Reserves over income below which one future in twenty falls at some time",
          unit: "fraction", emptyIf: "no future gives a number")
        + Column.numbers("joined", "Schools that join, mean", unit: "count")
        + [.count("runs", "Futures, the same for all values", of: "futures")],
      rowCount: points.count
    ) { index in
      let point = points[index]
      return [.number(point.value), .flag(point.isOnGrid)] + Cell.share(point.probability)
        + Cell.estimate(point.lowestReserves) + Cell.estimate(point.joined)
        + [.count(point.probability.trials)]
    }
  }

  /// What came of the search, in one row.
  static func targetAnswer(_ target: Target) -> ResultTable {
    let unit = "as the lever counts"
    let outcome = TargetWords.outcome(target)
    return ResultTable(
      name: "target_answer.csv", title: "The value that reaches the probability asked for",
      rowFor: "lever", key: ["lever"],
      columns: [
        .text("lever", "What is varied"),
        .text("judged", "The principles that must hold, with semicolons between"),
        .share("confidence", "The probability asked for"),
        .number("from", "The least value tried", unit: unit),
        .number("to", "The greatest value tried", unit: unit),
        .text(
          "direction", "Whether more of the lever helps, less does, or neither",
          oneOf: Target.Direction.allCases.map(\.rawValue)),
        .flag("monotone", "No step of the grid goes the other way by more than chance allows"),
        .text(
          "outcome",
          "Whether the probability is reached in the range, everywhere in it, or nowhere",
          oneOf: ["reached", "everywhere", "nowhere"]),
        .number(
          "value", "The value that reaches it; where none does, the best one tried", unit: unit,
          emptyIf: "every value reaches it"),
        .number(
          "possible", "The value from which it may be reached (share's 95% interval, upper end)",
          unit: unit, emptyIf: "there is none within the range"),
        .number(
          "sure", "The value from which it surely is (lower end)", unit: unit,
          emptyIf: "there is none within the range"),
      ]
        + Column.shares(
          "fresh", "Share of futures with other numbers in which the judged principles hold there")
        + [.number("resolution", "Values nearer than this are not told apart", unit: unit)],
      rowCount: 1
    ) { _ in
      [
        .text(target.options.lever),
        .text(target.judged.map(\.id).joined(separator: ";")),
        .number(target.options.confidence), .number(target.options.range.lowerBound),
        .number(target.options.range.upperBound), .text(target.direction.rawValue),
        .flag(target.isMonotone), .text(outcome.name), .number(outcome.value),
        .number(outcome.possible), .number(outcome.sure),
      ] + Cell.share(outcome.fresh) + [.number(target.resolution)]
    }
  }

  /// The reserves that trusts of several sizes must hold.
  static func reservesBySize(_ answer: ReservesBySize) -> ResultTable {
    let none = "the most that was tried is not enough"
    return ResultTable(
      name: "reserves_by_size.csv",
      title: "Reserves that keep a trust above a floor, by its size", rowFor: "size",
      key: ["schools"],
      columns: [
        .count("schools", "Schools of the trust", of: "schools"),
        .number("pupils", "Pupils of a trust of that size, mean", unit: "count"),
        .share("floor", "Reserves over income that are never to be undercut"),
        .share("confidence", "The probability asked for"),
        .share(
          "reserves_pct_income", "Reserves over income that reach it, held and steered to",
          emptyIf: none),
        .share(
          "ci_low", "From which they may (share's 95% interval, upper end)", emptyIf: none),
        .share("ci_high", "From which they surely do (lower end)", emptyIf: none),
      ]
        + Column.shares(
          "fresh",
          "Share of futures with other numbers in which those reserves keep above the floor",
          emptyIf: none)
        + Column.shares(
          "at_target", "Share in which the scenario's own reserves target keeps above the floor")
        + [
          .share("target_pct_income", "The scenario's own reserves target, over income"),
          .count("trusts", "Trusts of that size made of the scenario's schools", of: "trusts"),
          .count("runs", "Futures over all of them", of: "futures"),
          .share(
            "ceiling_pct_income",
            "The most that the trust's own principle lets reserves be, over income",
            emptyIf: "no principle caps them"),
        ],
      rowCount: answer.rows.count
    ) { index in
      let row = answer.rows[index]
      return [
        .count(row.schools), .number(row.pupils), .number(answer.options.floor),
        .number(answer.options.confidence), .number(row.needed), .number(row.possible),
        .number(row.sure),
      ] + Cell.share(row.fresh) + Cell.share(row.atTarget) + [
        .number(answer.target), .count(row.trusts), .count(row.runs),
        .number(answer.ceiling?.most),
      ]
    }
  }
}
