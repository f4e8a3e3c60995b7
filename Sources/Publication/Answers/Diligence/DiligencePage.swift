// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain
internal import Questions
internal import Statistics

/// What due diligence is worth, as a page.
struct DiligencePage {
  let words: DiligenceWords

  var sections: [AnswerSection] {
    Diligence.View.allCases.reversed().enumerated().map { place, view in
      AnswerSection(
        id: "view-\(place)", heading: view.rawValue.sentence,
        lead: HTML(text: words.lead(view)),
        content: [
          .figure(view == .proceed ? figure(view, place) : joins(view)), .table(table(view)),
        ])
    } + [
      AnswerSection(
        id: "paper", heading: "On paper: when it pays",
        lead: "Cost and expected finds of all joiners, in prices of the year before the start.",
        content: [.table(paper)]
          + (words.remarks.isEmpty
            ? [] : [.text("<ul>\(words.remarks.map { "<li>\($0)</li>" as HTML })</ul>")]))
    ]
  }

  private func figure(_ view: Diligence.View, _ place: Int) -> Figure {
    let bars = words.rows(view).compactMap { row -> TornadoChart.Bar? in
      guard row.option != .decline, let difference = words.worth(row, .reserves)?.overNone else {
        return nil
      }
      let interval = difference.interval
      return TornadoChart.Bar(
        name: DiligenceWords.name(row.option).sentence, value: difference.value / 1_000,
        interval: interval.map { ($0.lowerBound / 1_000)...($0.upperBound / 1_000) },
        label: DiligenceWords.signedPounds(difference.value),
        isQuiet: !Differences.isSure(difference))
    }
    return Figure(
      id: "money-\(place)", title: "Mean final reserve against no due diligence, £ thousand",
      says:
        "To the right: more is left than without due diligence, its cost taken off; thin lines are 95% intervals, pale bars may be chance.",
      chart: TornadoChart.chart(bars), table: table(view))
  }

  /// With the gate depths differ first by who joins; a chart of pounds would read as the price of looking.
  private func joins(_ view: Diligence.View) -> Figure {
    let bars = words.rows(view).filter { $0.option != .decline }.map { row in
      BarCharts.Bar(
        name: DiligenceWords.name(row.option).sentence, value: row.joined,
        label: HumanNumber.mean(row.joined))
    }
    return Figure(
      id: "joined", title: "Schools that join, of \(words.diligence.joins.all) planned, mean",
      says: "The gate lets a school join only after a look deep enough.",
      chart: BarCharts.bars(bars), table: table(view))
  }

  private func table(_ view: Diligence.View) -> DataTable {
    DataTable(
      caption: "What each choice gives: \(view.rawValue)",
      columns: [
        .init(heading: "Choice"), .init(heading: "Schools that join", isNumber: true),
        .init(heading: "Final reserves less those with none", isNumber: true),
        .init(heading: "Regret, £ thousand", isNumber: true),
        .init(
          heading: "Of \(words.diligence.principles) principles never broken, less those with none",
          isNumber: true),
        .init(heading: "Regret", isNumber: true),
      ], rows: words.rows(view).map { words.cells($0).map { HTML(text: $0) } })
  }

  private var paper: DataTable {
    DataTable(
      caption: "What each depth costs and finds on paper",
      columns: [
        .init(heading: "Depth"), .init(heading: "Costs", isNumber: true),
        .init(heading: "Finds", isNumber: true),
        .init(heading: "Pays from, times the hidden deficits assumed", isNumber: true),
        .init(heading: "The step from the one before", isNumber: true),
        .init(heading: "Central days", isNumber: true),
      ], rows: words.diligence.ledgers.map { words.paperCells($0).map { HTML(text: $0) } })
  }
}
