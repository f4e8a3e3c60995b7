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
        id: "losses", heading: "What each stress costs",
        lead: "Principles broken beyond those that break anyway, in the same futures.",
        content: words.shocks.isEmpty ? [.table(losses)] : [.figure(figure), .table(losses)]),
      AnswerSection(
        id: "first", heading: "What gives first, and whether it mends",
        lead: """
          The principle that gives first in most futures under each stress, and the one whose probability falls most.
          """,
        content: [.table(recoveries)]),
    ]
  }

  private var figure: Figure {
    Figure(
      id: "tornado", title: "Principles broken more in a future, on average",
      says:
        "Shocks on this plan, beyond what breaks anyway; the thin lines are 95% intervals. Other plans stand in the tables below.",
      chart: TornadoChart.chart(words.shocks.map(bar)),
      table: DataTable(
        caption: "Principles broken more under each stress",
        columns: [
          .init(heading: "Stress"), .init(heading: "More broken", isNumber: true),
          .init(heading: "95% interval", isNumber: true),
        ],
        rows: words.test.rows.map { row in
          let interval = row.brokenDifference.interval.map {
            "\(Differences.signed($0.lowerBound)) to \(Differences.signed($0.upperBound))"
          }
          return [
            HTML(text: StressWords.name(row.id).sentence),
            HTML(text: Differences.signed(row.brokenDifference.value)),
            HTML(text: interval ?? "–"),
          ]
        }))
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
        .init(heading: "Final reserves, median / one in twenty, % of income", isNumber: true),
        .init(heading: "Lowest", isNumber: true), .init(heading: "Schools joined", isNumber: true),
      ],
      rows: [cells("Without any", "", words.test.base)]
        + words.test.rows.map { row in
          cells(
            StressWords.name(row.id).sentence + Self.mark(row.kind), row.about, row.stressed)
        })
  }

  private func cells(
    _ name: String, _ about: String, _ position: StressTest.Position
  ) -> [HTML] {
    [
      HTML(text: name), HTML(text: about), HTML(text: HumanNumber.percent(position.allMet.value)),
      HTML(text: position.gatesMet.map { HumanNumber.percent($0.value) } ?? "–"),
      HTML(text: StressWords.spread(position.finalReserves)),
      HTML(text: StressWords.spread(position.lowestReserves)),
      HTML(text: HumanNumber.mean(position.joined)),
    ]
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
