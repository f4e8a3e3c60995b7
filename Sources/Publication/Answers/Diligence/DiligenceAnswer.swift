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
    [money, gated, step].compactMap(\.self).joined(separator: " ")
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

  /// What the headline has no room for: the last step, principles, and why paper and futures differ.
  var remarks: [String] { [lastStep, principles, gap].compactMap(\.self) }

  /// What the deepest look adds to the one before it.
  private var lastStep: String? {
    guard let row = rows(.proceed).first(where: { $0.option == .depth(.deep) }),
      let difference = worth(row, .reserves)?.overShallower
    else { return nil }
    let words =
      "the step from standard to deep \(Self.signedPounds(difference.value))\(Self.range(difference))"
    return Differences.isSure(difference)
      ? "Of what due diligence is worth in money, \(words)." : "\(words.sentence) is within noise."
  }

  /// With the gate depths decide who joins: what then differs is growth, which must not be read as the price of looking.
  private var gated: String? {
    let kept = rows(.gate)
    guard let none = kept.first(where: { $0.option == .depth(.none) }),
      let row = kept.first(where: { $0.option == .depth(diligence.chosen) }),
      diligence.chosen != .none, row.joined - none.joined >= Self.leastJoins,
      let difference = worth(row, .reserves)?.overNone
    else { return nil }
    let more = Self.pounds(abs(difference.value))
    let words =
      Differences.isSure(difference)
      ? "is \(more) \(difference.value < 0 ? "lower" : "higher")"
      : "differs by no more than noise"
    return
      "With the gate as it stands \(HumanNumber.mean(row.joined)) of \(diligence.joins.all) schools join after "
      + "\(diligence.chosen.rawValue) due diligence, \(HumanNumber.mean(none.joined)) without any: that the reserve then "
      + "\(words) is what those joins do to the trust, not what looking costs."
  }

  /// Joins by which two depths must differ for their money to be that of growth.
  private static let leastJoins = 0.05

  /// Depths of due diligence, in words, between which the gate makes the difference; nil where it makes none.
  var gateDecides: Bool {
    let joined = rows(.gate).filter { $0.option != .decline }.map(\.joined)
    return (joined.max() ?? 0) - (joined.min() ?? 0) >= Self.leastJoins
  }

  private var principles: String? {
    guard let row = chosenRow, diligence.chosen != .none,
      let difference = worth(row, .principles)?.overNone
    else { return nil }
    let value = Differences.signed(difference.value)
    let name = "\(Self.name(row.option).sentence) due diligence, the plan's own,"
    return Differences.isSure(difference)
      ? "\(name) changes how many of \(diligence.principles) principles are never broken by \(value) in a future on "
        + "average, with every join going ahead."
      : "\(name) changes how many of \(diligence.principles) principles are never broken by no more than noise "
        + "(\(value) in a future on average), with every join going ahead."
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

  /// What is left of the sum on paper by the end.
  private var gap: String? {
    guard let ledger = diligence.ledgers.first(where: { $0.depth == diligence.chosen }),
      ledger.breakEven != nil, let row = chosenRow,
      let difference = worth(row, .reserves)?.overNone, let interval = difference.interval
    else { return nil }
    let paper = ledger.found - ledger.cost
    let start =
      "\(diligence.chosen.rawValue.sentence) due diligence is worth \(Self.signedPounds(paper)) on paper, and "
      + "\(Self.signedPounds(difference.value)) by the end of the futures, "
    return interval.contains(paper)
      ? start + "which is within noise of it."
      : start
        + "as budgets answer what comes to light late: part of a deficit that nobody found is saved, or spent, again by "
        + "later budgets."
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

  var blocks: [Answer.TextBlock] {
    Diligence.View.allCases.reversed().map { view in
      Answer.TextBlock(
        heading: view.rawValue, lines: lines(view) + Layout.paragraph(lead(view), indent: 2))
    } + [
      .init(
        heading: "On paper: what it costs and finds",
        lines: paper + remarks.flatMap { Layout.paragraph($0, indent: 2) })
    ]
  }

  private func lines(_ view: Diligence.View) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "choice", width: 16), .init(heading: "join", width: 5, isNumber: true),
      .init(heading: "final reserves against none", width: 24, isNumber: true),
      .init(heading: "regret, £k", width: 9, isNumber: true),
      .init(
        heading: "of \(diligence.principles) principles, kept against none", width: 21,
        isNumber: true),
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
}
