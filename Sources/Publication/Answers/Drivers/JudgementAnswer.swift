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
    let mean = DriverWords.mean(outcome, judgement.mean, judgement.principle)
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

  /// `-10.13 ±0.54`.
  private static func ends(_ end: Judgement.End, _ outcome: Outcome) -> String {
    let value = signed(end.difference.value, outcome)
    guard let interval = end.difference.interval else { return value }
    let half = (interval.upperBound - interval.lowerBound) / 2
    return "\(value) ±\(DriverWords.value(half, outcome))"
  }

  /// `-2.93, 0.00`: schools that join, moved down and up.
  private static func joins(_ row: Judgement.Row) -> String {
    "\(Differences.signed(row.low.joined.value)), \(Differences.signed(row.high.joined.value))"
  }

  private func cells(_ row: Judgement.Row) -> [String] {
    [
      row.key + (row.isClear ? "" : " (within chance)"),
      row.range == .quantiles ? "5–95%" : "±25%",
      Self.ends(row.low, outcome), Self.ends(row.high, outcome), Self.joins(row),
      "\(Self.signed(row.low.allMet.value, .allMet)), \(Self.signed(row.high.allMet.value, .allMet))",
    ]
  }

  var blocks: [Answer.TextBlock] {
    guard !full.isEmpty else { return [] }
    let table = TextTable(
      columns: [
        .init(heading: "assumption", width: 35), .init(heading: "moved", width: 5),
        .init(heading: "low", width: 13, isNumber: true),
        .init(heading: "high", width: 13, isNumber: true),
        .init(heading: "join", width: 12, isNumber: true),
        .init(heading: "all hold", width: 10, isNumber: true),
      ], rows: full.map(cells))
    return [
      .init(
        heading: "What moves it, by how many \(DriverWords.unit(outcome))",
        lines: table.lines
          + Layout.paragraph(
            "join: schools that join, moved down and up, beside \(HumanNumber.mean(judgement.joined)) as assumed. all hold: "
              + "futures in which every principle holds, in points of 100.", indent: 2)
          + remarks.flatMap { Layout.paragraph($0, indent: 2) })
    ]
  }

  /// What else the figures say: outcomes that go one way whichever way an assumption is moved, and joins that come or don't.
  var remarks: [String] {
    let oneWay = full.filter(\.goesOneWay)
    let joins = full.filter { row in
      outcome != .joined
        && [row.low.joined, row.high.joined].contains {
          Differences.isSure($0) && abs($0.value) >= Self.leastJoins
        }
    }
    var remarks: [String] = []
    remarks += oneWay.map { row in
      let way = row.low.difference.value < 0 ? "down" : "up"
      return
        "\(row.key) takes the outcome \(way) both when moved down and when moved up: "
        + (row.low.value == nil
          ? "it has several values, which are moved together, and some of them are better high, others low."
          : "as assumed it stands near the value that is \(way == "down" ? "best" : "worst") for this outcome, which "
            + "principles that pull opposite ways make.")
    }
    if !joins.isEmpty {
      let details = joins.map { "\($0.key) (\(Self.joins($0)))" }
      remarks.append(
        "Part of what these do is done by schools that then join, or don't: \(EstimateWords.list(details)). Fewer joins break "
          + "fewer principles, so a gain there is no better trust but a smaller one.")
    }
    return remarks
  }

  /// Schools by which joins must change to be worth a remark.
  private static let leastJoins = 0.25

  var section: AnswerSection? {
    guard let first = full.first else { return nil }
    let bars = full.map { row in
      DriversTornado.Bar(
        name: row.key, low: row.low.difference.value, high: row.high.difference.value,
        lowLabel: Self.signed(row.low.difference.value, outcome),
        highLabel: Self.signed(row.high.difference.value, outcome), isQuiet: !row.isClear)
    }
    let figure = Figure(
      id: "judgement", title: "What each assumption does, moved down and up",
      says:
        "\(first.key) moves it most: \(Self.span(first, outcome)). What is within chance is grey.",
      chart: DriversTornado.chart(
        bars, mean: 0, scale: DriverWords.scale(outcome), axis: DriverWords.unit(outcome)),
      table: DataTable(
        caption: "Assumptions of judgement and what moving them does",
        columns: [
          .init(heading: "Assumption"), .init(heading: "What it is"), .init(heading: "Moved"),
          .init(heading: "Low", isNumber: true), .init(heading: "High", isNumber: true),
          .init(heading: "Schools that join, low and high", isNumber: true),
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
      content: [.figure(figure)]
        + (remarks.isEmpty
          ? [] : [.text("<ul>\(remarks.map { "<li>\($0)</li>" as HTML })</ul>")]))
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
              "full": .flag(row.isFull), "one_way": .flag(row.goesOneWay),
              "low": Self.json(row.low), "high": Self.json(row.high),
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
      "joined_difference": .number(end.joined.value),
    ]
  }
}
