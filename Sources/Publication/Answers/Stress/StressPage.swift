// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// A stress test as a page.
struct StressPage {
  let words: StressWords

  var sections: [AnswerSection] {
    [
      AnswerSection(
        id: "losses", heading: "What each stress breaks",
        lead: "Principles broken beyond those that break anyway, in the same futures.",
        content: words.shocks.isEmpty ? [.table(losses)] : [.figure(figure), .table(losses)]),
      AnswerSection(
        id: "money", heading: "What each stress costs",
        lead: "Reserves at the end, less those of the same futures without the stress.",
        content: words.shocks.isEmpty ? [.table(costs)] : [.figure(moneyFigure), .table(costs)]),
      surprises,
      AnswerSection(
        id: "first", heading: "What gives first, and whether it mends",
        lead: """
          The principle that gives first in most futures under each stress, and the one whose probability falls most.
          """,
        content: [.table(recoveries)]),
    ].compactMap(\.self)
  }

  private var surprises: AnswerSection? {
    let remarks = words.remarks
    guard !remarks.isEmpty else { return nil }
    return AnswerSection(
      id: "surprises", heading: "What may surprise",
      lead: "Stresses that do nothing, little, or good, and joins that they hold up.",
      content: [.text("<ul>\(remarks.map { "<li>\($0)</li>" as HTML })</ul>")])
  }

  private var figure: Figure {
    Figure(
      id: "tornado", title: "Principles broken more in a future, on average",
      says:
        "Shocks on this plan, beyond what breaks anyway; the thin lines are 95% intervals. Other plans stand in the tables below.",
      chart: TornadoChart.chart(words.shocks.map(bar)),
      table: differences(
        "Principles broken more under each stress", "More broken", words.test.rows,
        \.brokenDifference, Differences.signed))
  }

  private var moneyFigure: Figure {
    let rows = words.byMoney(words.shocks)
    let bars = rows.compactMap { row -> TornadoChart.Bar? in
      guard let difference = row.medianDifference else { return nil }
      return TornadoChart.Bar(
        name: StressWords.name(row.id).sentence + Self.mark(row.kind),
        value: difference.value * 100,
        interval: difference.interval.map { ($0.lowerBound * 100)...($0.upperBound * 100) },
        label: StressWords.money(difference), isQuiet: row.kind != .shock)
    }
    return Figure(
      id: "money-tornado",
      title: "Median reserves at the end, in points of income less those without",
      says:
        "To the left is less money; the thin lines are 95% intervals. The same shocks as above, in the order of their cost.",
      chart: TornadoChart.chart(bars),
      table: differences(
        "Median reserves at the end under each stress, less those without it", "Points of income",
        words.byMoney(words.test.rows), \.medianDifference
      ) { HumanNumber.tenths($0 * 100) })
  }

  /// A difference of each stress with its interval.
  private func differences(
    _ caption: String, _ heading: String, _ rows: [StressTest.Row],
    _ read: (StressTest.Row) -> PairedDifference?, _ words: (Double) -> String
  ) -> DataTable {
    DataTable(
      caption: caption,
      columns: [
        .init(heading: "Stress"), .init(heading: heading, isNumber: true),
        .init(heading: "95% interval", isNumber: true),
      ],
      rows: rows.map { row in
        let difference = read(row)
        return [
          HTML(text: StressWords.name(row.id).sentence),
          HTML(text: difference.map { words($0.value) } ?? "–"),
          HTML(text: difference?.interval.map { EstimateWords.ends($0, words) } ?? "–"),
        ]
      })
  }

  private func bar(_ row: StressTest.Row) -> TornadoChart.Bar {
    TornadoChart.Bar(
      name: StressWords.name(row.id).sentence + Self.mark(row.kind),
      value: row.brokenDifference.value, interval: row.brokenDifference.interval,
      label: Differences.signed(row.brokenDifference.value), isQuiet: row.kind != .shock)
  }

  static func mark(_ kind: StressTest.Kind) -> String {
    switch kind {
    case .shock: ""
    case .otherSchools: " (other schools)"
    case .otherPlan: " (another plan)"
    }
  }

  private var losses: DataTable {
    DataTable(
      caption: "What each stress does to the plan",
      columns: [
        .init(heading: "Stress"), .init(heading: "What goes wrong"),
        .init(heading: "All hold", isNumber: true), .init(heading: "Gates hold", isNumber: true),
        .init(heading: "Gates, less those without, points", isNumber: true),
        .init(heading: "Schools joined", isNumber: true),
        .init(heading: "Joined, less those without", isNumber: true),
      ],
      rows: [lossCells("Without any", "", words.test.base, nil)]
        + words.test.rows.map { lossCells(name($0), $0.about, $0.stressed, $0) })
  }

  private func name(_ row: StressTest.Row) -> String {
    StressWords.name(row.id).sentence + Self.mark(row.kind)
  }

  private func lossCells(
    _ name: String, _ about: String, _ position: StressTest.Position, _ row: StressTest.Row?
  ) -> [HTML] {
    [
      HTML(text: name), HTML(text: about), HTML(text: HumanNumber.percent(position.allMet.value)),
      HTML(text: position.gatesMet.map { HumanNumber.percent($0.value) } ?? "–"),
      HTML(text: row.map { StressWords.money($0.gatesDifference) } ?? "–"),
      HTML(text: HumanNumber.mean(position.joined)),
      HTML(text: row.map { StressWords.interval($0.joinedDifference) } ?? "–"),
    ]
  }

  private var costs: DataTable {
    DataTable(
      caption: "What becomes of the reserves under each stress, % of income",
      columns: [.init(heading: "Stress")]
        + [
          "Final reserves, median", "Less those without, points", "One in twenty ends below",
          "Less those without, points", "Lowest, median / one in twenty",
        ].map { .init(heading: $0, isNumber: true) },
      rows: [costCells("Without any", words.test.base, nil)]
        + words.byMoney(words.test.rows).map { costCells(name($0), $0.stressed, $0) })
  }

  private func costCells(
    _ name: String, _ position: StressTest.Position, _ row: StressTest.Row?
  ) -> [HTML] {
    let final = position.finalReserves
    return [
      name, final.map { HumanNumber.tenths($0.median * 100) } ?? "–",
      row.map { StressWords.money($0.medianDifference) } ?? "–",
      final.map { HumanNumber.tenths($0.p05 * 100) } ?? "–",
      row.map { StressWords.money($0.p05Difference) } ?? "–",
      StressWords.spread(position.lowestReserves),
    ].map { HTML(text: $0) }
  }

  private var recoveries: DataTable {
    DataTable(
      caption: "What gives first under each stress, what falls most, and whether it is met again",
      columns: [
        .init(heading: "Stress"), .init(heading: "Gives first (% of futures)"),
        .init(heading: "Falls most (points)"), .init(heading: "Met again, after", isNumber: true),
      ],
      rows: words.test.rows.map { row in
        [
          HTML(text: StressWords.name(row.id).sentence),
          HTML(text: StressWords.first(row.stressed)), HTML(text: StressWords.hit(row)),
          HTML(text: StressWords.recovery(row.hardestHit)),
        ]
      })
  }
}
