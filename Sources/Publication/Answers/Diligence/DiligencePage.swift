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
        lead: view == .proceed
          ? "Depths differ by what they cost and find alone."
          : "A look too shallow leaves the due-diligence principle unmet, and the gate holds the join up.",
        content: [.figure(figure(view, place)), .table(table(view))])
    } + [
      AnswerSection(
        id: "paper", heading: "On paper: when it pays",
        lead: "Cost and expected finds of all joiners, in prices of the year before the start.",
        content: [.table(paper)])
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
      says: place == 0
        ? "Bars are differences of means in the same futures, thin lines their 95% intervals; pale bars may be chance."
        : "The same with the gate: depths also differ by which schools come to join.",
      chart: TornadoChart.chart(bars), table: table(view))
  }

  private func table(_ view: Diligence.View) -> DataTable {
    DataTable(
      caption: "What each choice gives: \(view.rawValue)",
      columns: [
        .init(heading: "Choice"), .init(heading: "Schools that join", isNumber: true),
        .init(heading: "Final reserves against none", isNumber: true),
        .init(heading: "Regret, £ thousand", isNumber: true),
        .init(heading: "Principles kept against none", isNumber: true),
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
