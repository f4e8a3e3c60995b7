// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics
internal import TrustDomain

extension Answer {
  /// How many schools can join.
  ///
  /// - Parameters:
  ///   - title: the scenario's.
  ///   - trust: the trust's name.
  public static func frontier(_ frontier: Frontier, title: String, trust: String) -> Answer {
    let words = FrontierWords(frontier)
    return Answer(
      command: "frontier", question: "How many schools can join?", title: title, trust: trust,
      headline: words.headline, notes: words.notes,
      tables: [.frontier(frontier), .frontierMost(frontier), .frontierPrinciples(frontier)]
        + (frontier.search.map { [.orders($0)] } ?? []),
      blocks: FrontierBlocks(words: words).blocks,
      sections: FrontierSections(words: words).sections, json: FrontierJSON.members(frontier))
  }
}

/// The numbers of a frontier for programs.
private enum FrontierJSON {
  static func members(_ frontier: Frontier) -> [JSON.Member] {
    [
      .init("confidence", .number(frontier.options.confidence)),
      .init("judged", .list(frontier.judged.map { .text($0.id) })),
      .init("curves", .list(frontier.curves.map { curve($0, frontier) })),
      .init("search", frontier.search.map(search) ?? .null),
    ]
  }

  private static func curve(_ curve: Frontier.Curve, _ frontier: Frontier) -> JSON {
    [
      "order": .text(curve.order.rawValue), "pace": curve.pace.map(JSON.integer) ?? "own",
      "most": most(curve.most), "most_kept": curve.mostOfUngrown.map(most) ?? .null,
      "steps": .list(curve.steps.map { step($0, frontier) }),
    ]
  }

  private static func most(_ most: LastAbove) -> JSON {
    func whole(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }
    return [
      "value": whole(most.step), "ci_low": whole(most.atLeast), "ci_high": whole(most.atMost),
    ]
  }

  private static func step(_ step: Frontier.Step, _ frontier: Frontier) -> JSON {
    [
      "joiners": .integer(step.joiners),
      "added": step.added.map { .text($0.school.id) } ?? .null,
      "term": step.added.map { .text($0.term.description) } ?? .null,
      "probability": .share(step.probability), "difference": .difference(step.difference),
      "kept": step.ofUngrown.map(JSON.share) ?? .null,
      "lowest_reserves_pct_income_p05": .estimate(step.lowestReserves),
      "joined": .estimate(step.joined), "binding": standing(step.binding, frontier),
      "first_to_give": standing(step.firstToGive, frontier),
    ]
  }

  private static func standing(_ standing: Frontier.Standing?, _ frontier: Frontier) -> JSON {
    guard let standing else { return .null }
    return [
      "principle": .text(frontier.judged[standing.principle].id), "share": .share(standing.share),
    ]
  }

  private static func search(_ search: OrderSearch) -> JSON {
    [
      "pace": .integer(search.pace), "exhaustive": .flag(search.isExhaustive),
      "runs": .integer(search.runs), "plans": .integer(search.plans),
      "best": .list(
        search.trials.first { $0.kind == .best }?.schools.map { .text($0.id) } ?? []),
      "random_orders_worse": search.worse.map(JSON.share) ?? .null,
      "futures": .integer(search.futures),
    ]
  }
}
