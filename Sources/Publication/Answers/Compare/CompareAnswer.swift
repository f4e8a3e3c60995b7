// SPDX-License-Identifier: GPL-3.0-or-later
public import Questions
internal import Statistics

extension Answer {
  /// What comes of comparing plans over the same futures.
  ///
  /// - Parameter trust: the trust's name.
  public static func compare(_ comparison: Comparison, trust: String) -> Answer {
    let words = CompareWords(comparison: comparison)
    let names = comparison.plans.map { harmless($0.name) }
    return Answer(
      command: "compare", question: "Which plan keeps more, in the same futures?",
      title: EstimateWords.list(names), trust: trust, headline: words.headline, notes: words.notes,
      tables: [
        .plans(comparison), .compare(comparison), .better(comparison), .regret(comparison),
      ],
      blocks: CompareBlocks(words: words).blocks,
      sections: CompareSections(words: words).sections, json: CompareJSON.members(comparison))
  }
}

/// The numbers of a comparison for programs.
private enum CompareJSON {
  static func members(_ comparison: Comparison) -> [JSON.Member] {
    [
      .init("plans", .list(comparison.plans.map(plan))),
      .init("measures", .list(comparison.rows.map { row($0, comparison) })),
      .init("better", .list(comparison.duels.map { duel($0, comparison) })),
      .init("regret", .list(comparison.regrets.map { regret($0, comparison) })),
    ]
  }

  private static func plan(_ plan: Comparison.Plan) -> JSON {
    [
      "plan": .text(plan.name), "title": .text(plan.title), "joins": .integer(plan.joins),
      "departures": .list(plan.departures.map(JSON.text)),
    ]
  }

  private static func row(_ row: Comparison.Row, _ comparison: Comparison) -> JSON {
    [
      "measure": .text(row.measure), "plan": .text(comparison.plans[row.plan].name),
      "unit": .text(row.unit.rawValue), "value": .estimate(row.value),
      "difference": .difference(row.difference), "stands_out": .flag(row.isSureAmongAll),
      "variance_reduction": .number(row.varianceReduction),
    ]
  }

  private static func duel(_ duel: Comparison.Duel, _ comparison: Comparison) -> JSON {
    [
      "plan": .text(comparison.plans[duel.plan].name), "utility": .text(duel.utility.rawValue),
      "better": .share(duel.better), "same": .share(duel.same), "worse": .share(duel.worse),
    ]
  }

  private static func regret(_ regret: Comparison.Regret, _ comparison: Comparison) -> JSON {
    [
      "plan": .text(comparison.plans[regret.plan].name), "utility": .text(regret.utility.rawValue),
      "regret": .estimate(regret.mean), "regret_p95": .estimate(regret.p95),
      "best": .share(regret.best),
    ]
  }
}
