// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles

extension ResultTable {
  /// One row per trajectory; `run` counts from 0, and is the number that replays it.
  static func outcomes(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "outcomes.csv",
      columns: [
        "run", "all_met", "first_breach_principle", "first_breach_term", "lowest_reserves_pct",
        "final_reserves_gbp", "peak_si_utilisation", "lowest_staffing_pct", "joined",
      ],
      rowCount: summary.outcomes.count
    ) { index in
      let outcome = summary.outcomes[index]
      return [
        .count(outcome.run), .flag(outcome.allMet),
        outcome.firstBreachPrinciple.map { .text(summary.modelled[$0].id) } ?? .empty,
        outcome.firstBreachTerm.map { summary.term($0) } ?? .empty,
        .number(outcome.lowestReservesShare), .number(outcome.finalReserves),
        .number(outcome.peakImprovementUtilisation), .number(outcome.lowestStaffing),
        .count(outcome.joined),
      ]
    }
  }

  /// One row per trajectory and term, one column per metric of the trust; nil where they were not kept.
  static func trajectories(_ summary: Summary) -> ResultTable? {
    guard let kept = summary.trajectories, summary.terms > 0 else { return nil }
    return ResultTable(
      name: "trajectories.csv",
      columns: ["run", "term"] + kept.metrics.map(\.id),
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
