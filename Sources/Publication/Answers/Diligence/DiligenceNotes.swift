// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics
internal import TrustDomain

/// How to read what due diligence is worth, and its numbers for programs.
extension DiligenceWords {
  /// What a view's numbers are.
  func lead(_ view: Diligence.View) -> String {
    switch view {
    case .proceed:
      "What due diligence is worth: the schools are the same under each depth, which differ by what they cost and find. "
        + "Plus: more is left, or kept, than with none."
    case .gate where gateDecides:
      "What growing does, not what looking costs: a look too shallow leaves the due-diligence principle unmet and no, or "
        + "fewer, schools join, as the second column says. Minus: less is left than without due diligence and its joins."
    case .gate:
      "A look too shallow leaves the due-diligence principle unmet, and the gate may hold the join up."
    }
  }

  var notes: [String] {
    [
      "Due diligence costs money and central days before a join, and finds a share of what a converter's accounts hide; "
        + "what it finds is settled before the school joins. Those shares, and how often deficits are hidden, are judgement "
        + "(headroom check names them).",
      "In this model what is found never makes the board decline a join, the weeks of due diligence delay none, and a "
        + "joiner's need for improvement is no better known for it: a trust that uses it so gets more from it than is shown here.",
      "\"\(Diligence.View.proceed.rawValue.sentence)\": depths differ by what they cost and find alone; this is what due "
        + "diligence is worth. \"\(Diligence.View.gate.rawValue.sentence)\": a look too shallow leaves the due-diligence "
        + "principle unmet, so the gate holds the join up, and depths differ by which schools join: its pounds are those of "
        + "growing or not growing.",
      "All pounds and principles beside \"no due diligence\" are differences from it in the same futures: more than it with "
        + "a plus, less with a minus. A depth pays where its final reserves stand above those without it by more than their "
        + "interval, or, on paper, where it finds more than it costs.",
      "Regret is what the best of five choices (four depths, or declining all) would have given more in the same future, "
        + "were it known beforehand; nobody can reach a regret of none.",
      "Principles kept leaves out those that judge due diligence itself ("
        + diligence.leftOut.joined(separator: ", ")
        + "). Final reserves are those of the whole trust: where schools join they bring their own, so declining is not like "
        + "for like in pounds: most of what declining all keeps, in pounds and principles, is not growing.",
      "On paper is a sum: chance of a hidden deficit times its size, times the share that a depth finds, at prices before "
        + "the start, each school joining for certain. The futures let budgets answer and joins come at their terms, and "
        + "spread with everything a join sets going: so the two differ, and the futures may lie within noise where the sum "
        + "is clear.",
    ]
  }

  var json: [JSON.Member] {
    [
      .init("chosen", .text(diligence.chosen.rawValue)),
      .init("joins", .integer(diligence.joins.all)),
      .init("converters", .integer(diligence.joins.converters)),
      .init("principles_counted", .integer(diligence.principles)),
      .init("principles_left_out", .list(diligence.leftOut.map(JSON.text))),
      .init("options", .list(diligence.rows.map(row))),
      .init("break_even", .list(diligence.ledgers.map(ledger))),
    ]
  }

  private func row(_ row: Diligence.Row) -> JSON {
    .object([
      .init("view", .text(row.view.rawValue)), .init("option", .text(row.option.id)),
      .init("mean_joined", .number(row.joined)),
      .init("final_reserves", Self.json(worth(row, .reserves))),
      .init("principles_kept", Self.json(worth(row, .principles))),
    ])
  }

  private static func json(_ worth: Diligence.Worth?) -> JSON {
    guard let worth else { return .null }
    return .object([
      .init("mean", .number(worth.mean)), .init("p05", .number(worth.p05)),
      .init("regret", .number(worth.regret)), .init("best", Differences.json(worth.best)),
      .init("over_none", Differences.json(worth.overNone)),
      .init("regret_over_none", Differences.json(worth.regretOverNone)),
      .init("over_shallower", Differences.json(worth.overShallower)),
      .init("p05_over_none", Differences.json(worth.p05OverNone)),
    ])
  }

  private func ledger(_ ledger: Diligence.Ledger) -> JSON {
    .object([
      .init("depth", .text(ledger.depth.rawValue)), .init("cost_gbp", .number(ledger.cost)),
      .init("found_gbp", .number(ledger.found)), .init("break_even", .number(ledger.breakEven)),
      .init("step_break_even", .number(ledger.stepBreakEven)),
    ])
  }
}
