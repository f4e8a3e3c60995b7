// SPDX-License-Identifier: GPL-3.0-or-later
public import Questions
internal import Statistics

extension Answer {
  /// How far the answer hangs on judgement.
  ///
  /// - Parameter abouts: what each assumption is, by its key.
  public static func judgement(
    _ judgement: Judgement, abouts: [String: String], title: String, trust: String
  ) -> Answer {
    let words = JudgementWords(judgement, abouts: abouts)
    return Answer(
      command: "drivers", question: "How far does the answer hang on judgement?", title: title,
      trust: trust, headline: words.headline, notes: words.notes,
      tables: [.judgement(judgement, abouts: abouts)], blocks: words.blocks,
      sections: [words.section].compactMap(\.self), json: words.json)
  }
}

/// What is said of assumptions that rest on judgement.
struct JudgementWords {
  let judgement: Judgement
  let abouts: [String: String]

  init(_ judgement: Judgement, abouts: [String: String]) {
    self.judgement = judgement
    self.abouts = abouts
  }

  private var outcome: Outcome { judgement.outcome }
  private var full: [Judgement.Row] { judgement.rows.filter(\.isFull) }
  private var clear: [Judgement.Row] { full.filter(\.isClear) }

  /// Named in the headline.
  private static let named = 5

  var headline: String {
    let mean = DriverWords.mean(outcome, judgement.mean)
    guard !clear.isEmpty else {
      return mean
        + " None of \(HumanNumber.whole(judgement.rows.count)) assumptions of judgement, moved by "
        + "itself, moves that beyond chance."
    }
    let names = clear.prefix(Self.named).map { row in
      "\(row.key) (\(Self.span(row, outcome)))"
    }
    return mean
      + " Of \(HumanNumber.whole(judgement.rows.count)) assumptions that rest on judgement these move "
      + "it most, each by itself, low to high: \(names.joined(separator: ", "))." + allMet
  }

  /// What the strongest does to the headline's probability.
  private var allMet: String {
    guard outcome != .allMet else { return "" }
    let changes = full.flatMap { [$0.low.allMet.value, $0.high.allMet.value] }
    let share = judgement.allMet
    return
      " That every principle holds (as assumed in \(HumanNumber.hundredths(share.value)) of 100) they take to "
      + "between \(HumanNumber.hundredths(max(0, share.value + (changes.min() ?? 0)))) and "
      + "\(HumanNumber.hundredths(min(1, share.value + (changes.max() ?? 0)))) of 100."
  }

  /// `-1.2 to +0.8`.
  static func span(_ row: Judgement.Row, _ outcome: Outcome) -> String {
    "\(signed(row.low.difference.value, outcome)) to \(signed(row.high.difference.value, outcome))"
  }

  static func signed(_ value: Double, _ outcome: Outcome) -> String {
    let text = DriverWords.value(value, outcome)
    return value > 0 ? "+" + text : text
  }

  private static func ends(_ end: Judgement.End, _ outcome: Outcome) -> String {
    let value = signed(end.difference.value, outcome)
    guard let interval = end.difference.interval else { return value }
    return "\(value) (\(signed(interval.lowerBound, outcome)) to "
      + "\(signed(interval.upperBound, outcome)))"
  }

  private func cells(_ row: Judgement.Row) -> [String] {
    [
      row.key + (row.isClear ? "" : " (within chance)"),
      row.range == .quantiles ? "5–95%" : "±25%",
      Self.ends(row.low, outcome), Self.ends(row.high, outcome),
      "\(Self.signed(row.low.allMet.value, .allMet)), \(Self.signed(row.high.allMet.value, .allMet))",
    ]
  }

  var blocks: [Answer.TextBlock] {
    guard !full.isEmpty else { return [] }
    let table = TextTable(
      columns: [
        .init(heading: "assumption", width: 28), .init(heading: "moved", width: 7),
        .init(heading: "low", width: 22, isNumber: true),
        .init(heading: "high", width: 22, isNumber: true),
        .init(heading: "all hold", width: 10, isNumber: true),
      ], rows: full.map(cells))
    return [
      .init(
        heading: "What moves it, by how many \(DriverWords.unit(outcome)); all hold: points of 100",
        lines: table.lines)
    ]
  }

  var section: AnswerSection? {
    guard let first = full.first else { return nil }
    let bars = full.map { row in
      DriversTornado.Bar(
        name: row.key, low: row.low.difference.value, high: row.high.difference.value,
        lowLabel: Self.signed(row.low.difference.value, outcome),
        highLabel: Self.signed(row.high.difference.value, outcome))
    }
    let figure = Figure(
      id: "judgement", title: "What each assumption does, moved down and up",
      says: "\(first.key) moves it most: \(Self.span(first, outcome)).",
      chart: DriversTornado.chart(bars, mean: 0),
      table: DataTable(
        caption: "Assumptions of judgement and what moving them does",
        columns: [
          .init(heading: "Assumption"), .init(heading: "What it is"), .init(heading: "Moved"),
          .init(heading: "Low", isNumber: true), .init(heading: "High", isNumber: true),
          .init(heading: "All hold, points", isNumber: true),
        ],
        rows: full.map { row in
          var cells = cells(row)
          cells.insert(abouts[row.key] ?? "", at: 1)
          return cells.map { HTML(text: $0) }
        }))
    return AnswerSection(
      id: "assumptions", heading: "Which assumptions",
      lead: """
        By how many \(DriverWords.unit(outcome)) the mean changes when an assumption alone is moved, in the same futures.
        """,
      content: [.figure(figure)])
  }

  var notes: [String] {
    let runs = HumanNumber.whole(judgement.sampling.runs)
    let screened = HumanNumber.whole(judgement.screening.runs)
    let unmoved =
      judgement.unmovedKeys.isEmpty
      ? ""
      : " Not moved, as they are yes or no, or nought, or let the accounts run away: "
        + "\(judgement.unmovedKeys.joined(separator: ", "))."
    return [
      "Each assumption of judgement that the scenario leaves at its default is moved by itself, all else left: from the "
        + "5% to the 95% quantile of its distribution if it is drawn once; otherwise to three quarters and five quarters "
        + "of its value (of what is drawn again and again, of every draw), within its bounds. The trust's own policies, "
        + "which are decisions, stay as they are; headroom target moves those." + unmoved,
      "A quarter is our convention: it says how much hangs on a number, not how far off the number may be.",
      "All \(HumanNumber.whole(judgement.rows.count)) were tried in \(screened) futures; those that moved it most again "
        + "in \(runs) futures that had no part in choosing them. Differences are paired, future by future; their intervals "
        + "are wide enough (\(HumanNumber.hundredths(judgement.level))% each, Bonferroni) to hold all together with 95%. "
        + "One that matters only in rare futures may have been missed.",
      "Moved together, assumptions may do more, or less, than the sum of what each does.",
    ]
  }

  var json: [JSON.Member] {
    [
      .init("outcome", .text(outcome.id)), .init("unit", .text(outcome.unit)),
      .init("mean", DriversJSON.number(judgement.mean)),
      .init("all_met", .number(judgement.allMet.value)),
      .init("interval_level", .number(judgement.level)),
      .init(
        "assumptions",
        .list(
          judgement.rows.map { row in
            [
              "key": .text(row.key), "range": .text(row.range.rawValue),
              "full": .flag(row.isFull), "low": Self.json(row.low), "high": Self.json(row.high),
            ]
          })),
      .init("unmoved", .list(judgement.unmovedKeys.map { .text($0) })),
    ]
  }

  private static func json(_ end: Judgement.End) -> JSON {
    [
      "value": .number(end.value), "difference": .number(end.difference.value),
      "ci_low": .number(end.difference.interval?.lowerBound),
      "ci_high": .number(end.difference.interval?.upperBound),
      "all_met_difference": .number(end.allMet.value),
    ]
  }
}

extension ResultTable {
  /// `judgement.csv`: one row for each assumption that was moved.
  static func judgement(_ judgement: Judgement, abouts: [String: String]) -> ResultTable {
    let unit = judgement.outcome.unit
    return ResultTable(
      name: "judgement.csv", title: "What moving each assumption of judgement does",
      rowFor: "assumption of judgement, what moves the outcome most first", key: ["assumption"],
      columns: [
        .text("outcome", "What is explained; after met: a principle's id"),
        .text("assumption", "Key of the assumption in a scenario"),
        .text("about", "What it is"),
        .text(
          "range", "Quantiles: 5% and 95% of its distribution; quarter: 25% down and up",
          oneOf: ["quantiles", "quarter"]),
        .flag("full", "Whether it was moved in all futures, not only in the screening's"),
        .count("futures", "Futures in which it was moved", of: "futures"),
      ] + end("low", "down") + end("high", "up") + [
        .text("outcome_unit", "Unit of the outcome", oneOf: outcomeUnits)
      ],
      rowCount: judgement.rows.count
    ) { place in
      let row = judgement.rows[place]
      return [
        .text(judgement.outcome.id), .text(row.key),
        .text(abouts[row.key] ?? ""), .text(row.range.rawValue), .flag(row.isFull),
        .count((row.isFull ? judgement.sampling : judgement.screening).runs),
      ] + cells(row.low) + cells(row.high) + [.text(unit)]
    }
  }

  private static func end(_ name: String, _ way: String) -> [Column] {
    let unit = "as outcome_unit says"
    let none = "all pairs are alike"
    return [
      .number(
        "\(name)_value", "The assumption's value when moved \(way)", unit: "the assumption's own",
        emptyIf: "it has several, or is drawn"),
      .number("\(name)_difference", "The outcome's mean less that as assumed", unit: unit),
      .number(
        "\(name)_ci_low",
        "Lower end of its interval: 95% each in the screening, wider for those moved in all futures",
        unit: unit,
        emptyIf: none),
      .number("\(name)_ci_high", "Upper end of the same", unit: unit, emptyIf: none),
      .number(
        "\(name)_all_met_difference",
        "Share of futures in which every modelled principle holds less that as assumed",
        unit: "fraction", atLeast: -1, atMost: 1),
      .number(
        "\(name)_all_met_ci_low", "Lower end of its interval, likewise", unit: "fraction",
        atLeast: -1, atMost: 1, emptyIf: none),
      .number(
        "\(name)_all_met_ci_high", "Upper end of its interval, likewise", unit: "fraction",
        atLeast: -1, atMost: 1, emptyIf: none),
    ]
  }

  private static func cells(_ end: Judgement.End) -> [Cell] {
    [
      .number(end.value), .number(end.difference.value),
      .number(end.difference.interval?.lowerBound), .number(end.difference.interval?.upperBound),
      .number(end.allMet.value), .number(end.allMet.interval?.lowerBound),
      .number(end.allMet.interval?.upperBound),
    ]
  }
}
