// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// What else a lever does, on a terminal, as a page and for programs.
struct TargetEffects {
  let words: TargetWords
  let effects: Target.SideEffects

  init?(words: TargetWords) {
    guard let effects = words.target.sideEffects else { return nil }
    self.words = words
    self.effects = effects
  }

  /// One figure as three cells.
  private struct Line {
    var what: String
    var today: String
    var there: String
    var change: String
  }

  private var lines: [Line] {
    let (there, today, changes) = (effects.there, effects.today, effects.changes)
    let judged = words.judged
    return [
      share(
        EstimateWords.sentence(judged.subject) + " " + judged.hold, today.probability,
        there.probability, changes.probability),
      share("Every modelled principle holds", today.allMet, there.allMet, changes.allMet),
      fraction("Reserves at the end, median", today.reserves, there.reserves, changes.reserves),
      fraction(
        "Reserves at the end, one in twenty lower", today.lowReserves, there.lowReserves,
        changes.lowReserves),
      fraction(
        "In-year balance of the last year, mean", today.balance, there.balance, changes.balance),
      Line(
        what: "Schools that join, mean", today: HumanNumber.mean(today.joined.value),
        there: HumanNumber.mean(there.joined.value),
        change: Self.signed(changes.joined, HumanNumber.mean)),
    ]
  }

  private func share(
    _ what: String, _ today: Share, _ there: Share, _ change: PairedDifference
  ) -> Line {
    Line(
      what: what + ", of 100", today: HumanNumber.inTenths(today.value),
      there: HumanNumber.inTenths(there.value), change: EstimateWords.change(change))
  }

  private func fraction(
    _ what: String, _ today: Estimate?, _ there: Estimate?, _ change: PairedDifference?
  ) -> Line {
    func percent(_ estimate: Estimate?) -> String {
      estimate.map { HumanNumber.percent(of: $0.value) } ?? "–"
    }
    return Line(
      what: what, today: percent(today), there: percent(there),
      change: change.map(EstimateWords.change) ?? "–")
  }

  private static func signed(
    _ difference: PairedDifference, _ words: (Double) -> String
  ) -> String {
    EstimateWords.signed(difference.value, difference.interval, words)
  }

  private var todayHeading: String { words.today.map { "today: \($0)" } ?? "today" }
  private var thereHeading: String { "with \(words.value(effects.value))" }

  private var key: String {
    let price = effects.price.map { " \(EstimateWords.sentence(words.price($0)))." } ?? ""
    return
      "In \(HumanNumber.whole(words.target.runs)) futures that the search had not seen, the same on both sides; the change "
      + "with its 95% interval, of shares in points." + price
  }

  var block: Answer.TextBlock {
    var table = TextTable(columns: [
      .init(heading: "what else it does", width: 42),
      .init(heading: todayHeading, width: 12, isNumber: true),
      .init(heading: thereHeading, width: 12, isNumber: true),
      .init(heading: "change", width: 24, isNumber: true),
    ])
    table.rows = lines.map { [$0.what, $0.today, $0.there, EstimateWords.firm($0.change)] }
    return Answer.TextBlock(
      heading: "What else it does, beside today",
      lines: table.lines + [""] + Layout.paragraph(key, indent: 2))
  }

  var section: AnswerSection {
    AnswerSection(
      id: "effects", heading: "What else it does, beside today", lead: HTML(text: key),
      content: [
        .table(
          DataTable(
            caption: "The trust with the answer's value beside the trust as it stands",
            columns: [.init(heading: "Figure")]
              + [
                EstimateWords.sentence(todayHeading), EstimateWords.sentence(thereHeading),
                "Change, 95% interval",
              ].map { .init(heading: $0, isNumber: true) },
            rows: lines.map { line in
              [line.what, line.today, line.there, line.change].map { HTML(text: $0) }
            }))
      ])
  }

  var json: [JSON.Member] {
    let changes = effects.changes
    return [
      .init(
        "beside_today",
        [
          "value": .number(effects.value), "today": Self.json(effects.today),
          "there": Self.json(effects.there),
          "changes": [
            "probability": .difference(changes.probability),
            "all_met": .difference(changes.allMet),
            "final_reserves_pct_income_p50": .difference(changes.reserves),
            "final_reserves_pct_income_p05": .difference(changes.lowReserves),
            "last_in_year_balance_pct_income": .difference(changes.balance),
            "joined": .difference(changes.joined),
          ],
          "price": effects.price.map(Self.json) ?? .null,
        ])
    ]
  }

  private static func json(_ position: Target.Position) -> JSON {
    [
      "probability": .share(position.probability), "all_met": .share(position.allMet),
      "final_reserves_pct_income_p50": .estimate(position.reserves),
      "final_reserves_pct_income_p05": .estimate(position.lowReserves),
      "last_in_year_balance_pct_income": .estimate(position.balance),
      "joined": .estimate(position.joined),
    ]
  }

  private static func json(_ price: LeverPrice) -> JSON {
    ["kind": .text(price.kind), "gbp": .number(price.pounds)]
  }
}

extension LeverPrice {
  /// As tables write it.
  var kind: String {
    switch self {
    case .posts: "posts_gbp_a_year"
    case .charge: "charge_gbp_a_year"
    case .held: "held_gbp"
    }
  }

  var pounds: Double {
    switch self {
    case .posts(let pounds), .charge(let pounds), .held(let pounds): pounds
    }
  }
}

extension ResultTable {
  /// The trust with the answer's value beside the trust as the scenario has it.
  static func targetEffects(_ effects: Target.SideEffects, runs: Int) -> ResultTable {
    let (there, today, changes) = (effects.there, effects.today, effects.changes)
    var rows: [[Cell]] = [
      row("probability", "fraction", today.probability, there.probability, changes.probability),
      row("all_met", "fraction", today.allMet, there.allMet, changes.allMet),
      row(
        "final_reserves_pct_income_p50", "fraction", today.reserves, there.reserves,
        changes.reserves),
      row(
        "final_reserves_pct_income_p05", "fraction", today.lowReserves, there.lowReserves,
        changes.lowReserves),
      row(
        "last_in_year_balance_pct_income_mean", "fraction", today.balance, there.balance,
        changes.balance),
      row("joined_mean", "schools", today.joined, there.joined, changes.joined),
    ]
    if let price = effects.price {
      let none = Array(repeating: Cell.empty, count: 6)
      rows.append(
        [.text(price.kind), .text("GBP")] + none + [.number(price.pounds), .empty, .empty])
    }
    let list = rows.map { $0 + [.number(effects.value), .count(runs)] }
    return ResultTable(
      name: "target_effects.csv",
      title: "What else the answer's value of the lever does, beside the scenario as it stands",
      rowFor: "figure", key: ["figure"], columns: effectColumns, rowCount: list.count
    ) { list[$0] }
  }

  private static let effectColumns: [Column] =
    [
      .text(
        "figure",
        "What is looked at: probability, that the judged principles hold; all_met, that every modelled one does; reserves "
          + "over income; the last year's in-year balance over income; schools that join; or what the lever's value costs "
          + "against today's, from posts, a charge or reserves to be held"),
      .text("unit", "Of the row's numbers", oneOf: ["fraction", "schools", "GBP"]),
    ]
    + Column.numbers("today", "As the scenario stands", unit: "see unit", emptyIf: noNumber)
    + Column.numbers("there", "With the answer's value", unit: "see unit", emptyIf: noNumber)
    + Column.numbers(
      "difference", "there less today, over the same futures", unit: "see unit",
      emptyIf: "no future gives a number")
    + [
      .number("value", "The answer's value of the lever", unit: "as the lever counts"),
      .count("runs", "Futures that the search had not seen", of: "futures"),
    ]

  private static let noNumber = "no future gives a number, or the row is of a price"

  private static func row(
    _ figure: String, _ unit: String, _ today: Share, _ there: Share, _ change: PairedDifference
  ) -> [Cell] {
    [.text(figure), .text(unit)] + Cell.share(today) + Cell.share(there) + Cell.difference(change)
  }

  private static func row(
    _ figure: String, _ unit: String, _ today: Estimate?, _ there: Estimate?,
    _ change: PairedDifference?
  ) -> [Cell] {
    [.text(figure), .text(unit)] + Cell.estimate(today) + Cell.estimate(there)
      + Cell.difference(change)
  }
}
