// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import TrustDomain

extension ResultTable {
  /// One row per trajectory; `run` counts from 0, and is the number that replays it.
  static func outcomes(_ summary: Summary) -> ResultTable {
    outcomes(summary.outcomes, modelled: summary.modelled, start: summary.start)
  }

  /// The one row of a replayed trajectory, to be compared with that of its result.
  public static func outcome(of replay: Replay) -> ResultTable {
    outcomes([replay.outcome], modelled: replay.modelled, start: replay.start)
  }

  private static func outcomes(
    _ outcomes: [TrajectoryOutcome], modelled: [Principle], start: Term
  ) -> ResultTable {
    ResultTable(
      name: "outcomes.csv", title: "Each future in one line", rowFor: "future", key: ["run"],
      references: [.init("first_breach_principle", in: "principles.csv", "principle")],
      columns: [
        runColumn,
        .flag("all_met", "Whether every modelled principle that applied was met throughout"),
        .text(
          "first_breach_principle", "The principle that gave first", emptyIf: "none gave"),
        .term("first_breach_term", "When it gave", emptyIf: "none gave"),
        .number(
          "lowest_reserves_pct", "Lowest reserves over the last three terms' income",
          unit: "fraction", emptyIf: "there was no income"),
        .pounds("final_reserves_gbp", "Reserves after the last term", emptyIf: "no term passed"),
        .number(
          "peak_si_utilisation", "Highest school-improvement demand over capacity", unit: "ratio",
          atLeast: 0, emptyIf: "there was no capacity"),
        .number(
          "lowest_staffing_pct", "Lowest teachers in post over teaching posts", unit: "fraction",
          atLeast: 0, emptyIf: "there were no posts"),
        .count("joined", "Schools that joined", of: "schools"),
      ],
      rowCount: outcomes.count
    ) { index in
      let outcome = outcomes[index]
      return [
        .count(outcome.run), .flag(outcome.allMet),
        outcome.firstBreachPrinciple.map { .text(modelled[$0].id) } ?? .empty,
        outcome.firstBreachTerm.map { .term(start.advanced(by: $0)) } ?? .empty,
        .number(outcome.lowestReservesShare), .number(outcome.finalReserves),
        .number(outcome.peakImprovementUtilisation), .number(outcome.lowestStaffing),
        .count(outcome.joined),
      ]
    }
  }

  private static let runColumn = Column.count(
    "run", "Number of the future, from 0", of: "futures")

  /// One row per trajectory and term, one column per metric of the trust; nil where they were not kept.
  static func trajectories(_ summary: Summary) -> ResultTable? {
    guard let kept = summary.trajectories, summary.terms > 0 else { return nil }
    return ResultTable(
      name: "trajectories.csv", title: "The trust's metrics in every future, term by term",
      rowFor: "future and term", key: ["run", "term"],
      references: [.init("run", in: "outcomes.csv", "run")],
      columns: [runColumn, .term("term", "The term")] + kept.metrics.map(Column.values),
      rowCount: summary.outcomes.count * summary.terms
    ) { index in
      let (place, term) = index.quotientAndRemainder(dividingBy: summary.terms)
      let values = kept.metrics.indices.map { metric in
        Cell.printed(kept.text(run: place, term: term, metric: metric))
      }
      return [.count(summary.outcomes[place].run), summary.term(term)] + values
    }
  }
}
