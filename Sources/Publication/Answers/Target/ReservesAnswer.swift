// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics

extension Answer {
  /// The reserves that trusts of several sizes must hold.
  ///
  /// - Parameters:
  ///   - title: the scenario's.
  ///   - trust: the trust's name.
  public static func reservesBySize(
    _ answer: ReservesBySize, title: String, trust: String
  ) -> Answer {
    let page = ReservesPage(answer: answer)
    return Answer(
      command: "target", question: "What reserves does a trust of each size need?", title: title,
      trust: trust, headline: page.headline, notes: page.notes,
      tables: [.reservesBySize(answer)],
      blocks: [Answer.TextBlock(heading: "reserves by size", lines: page.lines)],
      sections: [page.section], json: page.json)
  }
}

/// Reserves by size on a terminal, as a page and for programs.
private struct ReservesPage {
  let answer: ReservesBySize

  private func percent(_ value: Double) -> String { HumanNumber.tenths(value * 100) + "%" }
  private var floor: String { HumanNumber.value(answer.options.floor, .fraction) }
  private var asked: String {
    "\(HumanNumber.hundredths(answer.options.confidence)) of 100 futures"
  }
  private var years: String {
    answer.years == 1 ? "one year" : "\(HumanNumber.spelt(answer.years)) years"
  }

  private func needed(_ row: ReservesBySize.Row) -> String {
    guard let needed = row.needed else { return "more than \(percent(answer.most))" }
    return percent(needed)
  }

  private func isAboveCeiling(_ row: ReservesBySize.Row) -> Bool {
    answer.ceiling.map { (row.needed ?? answer.most) > $0.most } ?? false
  }

  private func interval(_ row: ReservesBySize.Row) -> String {
    guard let low = row.possible else { return "–" }
    return "\(percent(low)) to \(row.sure.map(percent) ?? "beyond \(percent(answer.most))")"
  }

  var headline: String {
    let parts = answer.rows.map { row in
      "\(needed(row)) of income with \(HumanNumber.spelt(row.schools)) school\(row.schools == 1 ? "" : "s")"
    }
    return
      "To keep reserves from ever falling below \(floor) of income in \(asked) over \(years), a trust that "
      + "does not grow must hold \(EstimateWords.list(parts))."
      + (aboveCeiling.map { " " + $0 } ?? "")
  }

  /// Sizes that must hold more than the trust's own principle lets them.
  private var aboveCeiling: String? {
    guard let ceiling = answer.ceiling else { return nil }
    let above = answer.rows.filter { ($0.needed ?? answer.most) > ceiling.most }
    guard !above.isEmpty else { return nil }
    let sizes = EstimateWords.list(
      above.map { "\(HumanNumber.spelt($0.schools)) school\($0.schools == 1 ? "" : "s")" })
    return
      "What a trust with \(sizes) must hold lies above the \(percent(ceiling.most)) of income that the trust's own principle "
      + "\"\(harmless(ceiling.principle.title))\" allows at most: such a trust cannot keep both, so it must accept a "
      + "lower probability, or that principle does not fit its size."
  }

  var notes: [String] {
    [
      "To hold reserves means to open with them and to steer every budget towards them, twice as fast while below.",
      "Trusts are made of the scenario's \(answer.pool) schools, candidates as if they were members: ranked by phase and pupils, every so-manieth is taken, and \(answer.pool) trusts of each size are made, each beginning a little further on, so each has the mix of phases as nearly as its size allows. A trust larger than that has some schools twice, each with chances of its own. All reserves lie with the centre, whose posts stay as they are at a cost in proportion to income.",
      "Schools of one trust share what comes from outside: pay, prices, funding and local rolls. Only what befalls a single school evens out with size, so a large trust needs less, but never nearly as much less as independent schools would.",
      "The interval is where the two ends of the share's 95% interval reach what was asked. No joins, no stress beyond those in the scenario; a floor and a confidence are choices of the board (--floor, --confidence).",
    ]
  }

  var lines: [String] {
    var table = TextTable(columns: [
      .init(heading: "schools", width: 8, isNumber: true),
      .init(heading: "pupils", width: 8, isNumber: true),
      .init(heading: "reserves to hold", width: 18, isNumber: true),
      .init(heading: "95% interval", width: 18, isNumber: true),
      .init(
        heading: "with \(HumanNumber.value(answer.target, .fraction)), of 100", width: 24,
        isNumber: true),
    ])
    table.rows = answer.rows.map { row in
      [
        "\(row.schools)", HumanNumber.whole(Int(row.pupils.rounded())), needed(row),
        EstimateWords.firm(interval(row)), EstimateWords.firm(EstimateWords.cell(row.atTarget)),
      ]
    }
    let key = Layout.paragraph(
      "with \(HumanNumber.value(answer.target, .fraction)): futures in which the scenario's own target keeps above "
        + "\(floor).", indent: 2)
    return table.lines + [""] + key
  }

  var section: AnswerSection {
    let bars = answer.rows.map { row in
      TornadoChart.Bar(
        name: "\(row.schools) school\(row.schools == 1 ? "" : "s")"
          + (isAboveCeiling(row) ? " (above the trust's own ceiling)" : ""),
        value: (row.needed ?? answer.most) * 100,
        interval: row.possible.map {
          ($0 * 100)...(max(row.sure ?? answer.most, $0) * 100)
        },
        label: needed(row), isQuiet: isAboveCeiling(row))
    }
    let table = DataTable(
      caption: "Reserves by size",
      columns: [.init(heading: "Schools")]
        + [
          "Pupils, mean", "Reserves to hold, of income", "95% interval", "In fresh futures, of 100",
          "With \(HumanNumber.value(answer.target, .fraction)), of 100",
        ].map { .init(heading: $0, isNumber: true) },
      rows: answer.rows.map { row in
        [
          HTML(text: "\(row.schools)"), HTML(text: HumanNumber.whole(Int(row.pupils.rounded()))),
          HTML(text: needed(row)), HTML(text: interval(row)),
          HTML(text: row.fresh.map(EstimateWords.cell) ?? "–"),
          HTML(text: EstimateWords.cell(row.atTarget)),
        ]
      })
    let figure = Figure(
      id: "reserves", title: "Reserves to hold, as a share of income",
      says:
        "% of income, so that reserves never fall below \(floor) in \(asked) over \(years); the thin lines are 95% intervals, pale bars lie above what the trust's own principle allows.",
      chart: TornadoChart.chart(bars), table: table)
    return AnswerSection(
      id: "sizes", heading: "Reserves by size",
      lead: "What a trust of each size must open with, and steer to.",
      content: [.figure(figure)])
  }

  var json: [JSON.Member] {
    [
      .init("floor", .number(answer.options.floor)),
      .init("confidence", .number(answer.options.confidence)),
      .init("target", .number(answer.target)),
      .init("ceiling", .number(answer.ceiling?.most)),
      .init(
        "sizes",
        .list(
          answer.rows.map { row in
            [
              "schools": .integer(row.schools), "pupils": .number(row.pupils),
              "reserves_pct_income": .number(row.needed), "ci_low": .number(row.possible),
              "ci_high": .number(row.sure), "fresh": row.fresh.map(JSON.share) ?? .null,
              "at_target": .share(row.atTarget),
            ]
          })),
    ]
  }
}
