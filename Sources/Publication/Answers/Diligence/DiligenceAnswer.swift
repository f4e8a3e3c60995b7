// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics
internal import TrustDomain

extension Answer {
  /// What due diligence is worth.
  public static func diligence(_ diligence: Diligence, title: String, trust: String) -> Answer {
    let words = DiligenceWords(diligence: diligence)
    return Answer(
      command: "diligence", question: "What is due diligence worth?", title: title, trust: trust,
      headline: words.headline, notes: words.notes,
      tables: [.diligence(diligence), .diligenceLedger(diligence)], blocks: words.blocks,
      sections: DiligencePage(words: words).sections, json: words.json)
  }
}

/// What due diligence is worth, in words.
struct DiligenceWords {
  let diligence: Diligence

  static func name(_ option: Diligence.Option) -> String {
    switch option {
    case .depth(.none): "no due diligence"
    case .depth(let depth): depth.rawValue
    case .decline: "decline all"
    }
  }

  func rows(_ view: Diligence.View) -> [Diligence.Row] {
    diligence.rows.filter { $0.view == view }
  }

  func worth(_ row: Diligence.Row, _ utility: Diligence.Utility) -> Diligence.Worth? {
    Diligence.Utility.allCases.firstIndex(of: utility).map { row.worth[$0] }
  }

  private var chosenRow: Diligence.Row? {
    rows(.proceed).first { $0.option == .depth(diligence.chosen) }
  }

  var headline: String {
    [money, lastStep, principles, step].compactMap(\.self).joined(separator: " ")
  }

  /// What the depth that pays best is worth in pounds, where every join goes ahead.
  private var money: String {
    let depths = rows(.proceed).compactMap { row -> (Diligence.Row, PairedDifference)? in
      guard let difference = worth(row, .reserves)?.overNone, row.option != .decline else {
        return nil
      }
      return (row, difference)
    }
    guard let (row, difference) = depths.max(by: { $0.1.value < $1.1.value }) else {
      return "There is nothing to compare."
    }
    let range = Self.range(difference)
    let name = Self.name(row.option)
    if difference.value <= 0 {
      return
        "In money no depth pays in this model: with every join going ahead even the best, \(name), leaves the mean final "
        + "reserve \(Self.pounds(-difference.value)) lower than none\(range)."
    }
    guard Differences.isSure(difference) else {
      return
        "In money the effect is within noise: with every join going ahead \(name) due diligence changes the mean final "
        + "reserve by \(Self.signedPounds(difference.value)) against none\(range)."
    }
    return
      "In money it pays: with every join going ahead \(name) due diligence leaves the mean final reserve "
      + "\(Self.pounds(difference.value)) higher than none\(range), its cost taken off."
  }

  /// What the deepest look adds to the one before it.
  private var lastStep: String? {
    guard let row = rows(.proceed).first(where: { $0.option == .depth(.deep) }),
      let difference = worth(row, .reserves)?.overShallower
    else { return nil }
    let words =
      "the step from standard to deep \(Self.signedPounds(difference.value))\(Self.range(difference))"
    return Differences.isSure(difference)
      ? "Of that, \(words)." : "\(words.sentence) is within noise."
  }

  private var principles: String? {
    guard let row = chosenRow, diligence.chosen != .none,
      let difference = worth(row, .principles)?.overNone
    else { return nil }
    let value = Differences.signed(difference.value)
    let name = "\(Self.name(row.option).sentence) due diligence, the plan's own,"
    return Differences.isSure(difference)
      ? "\(name) changes how many principles are kept by \(value) in a future on average."
      : "\(name) changes the principles kept by no more than noise (\(value) in a future on average)."
  }

  /// When it pays on paper.
  private var step: String? {
    guard let ledger = diligence.ledgers.first(where: { $0.depth == diligence.chosen }),
      let breakEven = ledger.breakEven
    else {
      return diligence.joins.converters == 0
        ? "No joiner is a converter, so no deficit can be hidden." : nil
    }
    return
      "On paper \(diligence.chosen.rawValue) due diligence costs \(Self.pounds(ledger.cost)) and finds deficits of "
      + "\(Self.pounds(ledger.found)): it pays where hidden deficits are at least \(HumanNumber.mean(breakEven)) times "
      + "what is assumed."
  }

  static func range(_ difference: PairedDifference) -> String {
    difference.interval.map {
      " (95% interval \(signedPounds($0.lowerBound)) to \(signedPounds($0.upperBound)))"
    } ?? ""
  }

  static func pounds(_ value: Double) -> String { HumanNumber.value(value, .pounds) }

  static func signedPounds(_ value: Double) -> String {
    value > 0 ? "+" + pounds(value) : pounds(value)
  }

  var notes: [String] {
    [
      "Due diligence costs money and central days before a join, and finds a share of what a converter's accounts hide; "
        + "what it finds is settled before the school joins. Those shares, and how often deficits are hidden, are judgement "
        + "(`headroom check` names them).",
      "In this model what is found never makes the board decline a join, the weeks of due diligence delay none, and a "
        + "joiner's need for improvement is no better known for it: a trust that uses it so gets more from it than is shown here.",
      "\"\(Diligence.View.gate.rawValue.sentence)\": a look too shallow leaves the due-diligence principle unmet, so the gate "
        + "holds the join up. \"\(Diligence.View.proceed.rawValue.sentence)\": depths differ by what they cost and find alone.",
      "Regret is what the best of five choices (four depths, or declining all) would have given more in the same future, "
        + "were it known beforehand; nobody can reach a regret of none.",
      "Principles kept leaves out those that judge due diligence itself ("
        + diligence.leftOut.joined(separator: ", ")
        + "). Final reserves are those of the whole trust: where schools join they bring their own, so declining is not like "
        + "for like in pounds.",
      "A difference in pounds spreads with everything a join sets going, so it may lie within noise where the arithmetic on "
        + "paper is clear.",
    ]
  }

  var blocks: [Answer.TextBlock] {
    Diligence.View.allCases.map { view in
      Answer.TextBlock(heading: view.rawValue, lines: lines(view))
    } + [.init(heading: "On paper: what it costs and finds", lines: paper)]
  }

  private func lines(_ view: Diligence.View) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "choice", width: 16), .init(heading: "join", width: 5, isNumber: true),
      .init(heading: "final reserves against none", width: 24, isNumber: true),
      .init(heading: "regret, £k", width: 9, isNumber: true),
      .init(heading: "principles kept against none", width: 21, isNumber: true),
      .init(heading: "regret", width: 8, isNumber: true),
    ])
    table.rows = rows(view).map(cells)
    return table.lines
  }

  func cells(_ row: Diligence.Row) -> [String] {
    let (money, kept) = (worth(row, .reserves), worth(row, .principles))
    return [
      Self.name(row.option), HumanNumber.mean(row.joined),
      money.map(Self.money) ?? "–", money.map { HumanNumber.thousands($0.regret) } ?? "–",
      kept.map(Self.kept) ?? "–", kept.map { HumanNumber.mean($0.regret) } ?? "–",
    ]
  }

  /// `+£12k ±£3k`, or the mean where there is nothing to hold it against.
  private static func money(_ worth: Diligence.Worth) -> String {
    guard let difference = worth.overNone else { return "mean \(pounds(worth.mean))" }
    let half = difference.interval.map { ($0.upperBound - $0.lowerBound) / 2 }
    return signedPounds(difference.value) + (half.map { " ±\(pounds($0))" } ?? "")
  }

  private static func kept(_ worth: Diligence.Worth) -> String {
    guard let difference = worth.overNone else { return "mean \(HumanNumber.mean(worth.mean))" }
    return StressWords.interval(difference)
  }

  private var paper: [String] {
    var table = TextTable(columns: [
      .init(heading: "depth", width: 10), .init(heading: "costs", width: 9, isNumber: true),
      .init(heading: "finds", width: 9, isNumber: true),
      .init(heading: "pays from, × hidden deficits assumed", width: 22, isNumber: true),
      .init(heading: "the step from the one before", width: 18, isNumber: true),
      .init(heading: "days", width: 6, isNumber: true),
    ])
    table.rows = diligence.ledgers.map(paperCells)
    return table.lines
  }

  func paperCells(_ ledger: Diligence.Ledger) -> [String] {
    [
      ledger.depth.rawValue, Self.pounds(ledger.cost), Self.pounds(ledger.found),
      ledger.breakEven.map(HumanNumber.mean) ?? "–",
      ledger.depth == .none ? "–" : ledger.stepBreakEven.map(HumanNumber.mean) ?? "never",
      HumanNumber.short(ledger.days),
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
