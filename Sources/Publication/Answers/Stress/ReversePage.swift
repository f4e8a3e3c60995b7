// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// A reverse stress test as a page.
struct ReversePage {
  let words: ReverseWords

  private var stress: ReverseStress { words.stress }

  var sections: [AnswerSection] { [alone] + together }

  private var alone: AnswerSection {
    AnswerSection(
      id: "alone", heading: "One factor at a time",
      lead:
        "The smallest shock of each factor that breaks something which held with \(words.asked).",
      content: bars.isEmpty ? [.table(factors)] : [.figure(figure), .table(factors)])
  }

  private var bars: [TornadoChart.Bar] {
    words.ranked.compactMap { row in
      guard let part = ReverseWords.part(row), let crossing = ReverseWords.crossing(row) else {
        return nil
      }
      let high = crossing.high.map { $0 / row.factor.largest } ?? 1
      return TornadoChart.Bar(
        name: row.factor.words, value: part,
        interval: (crossing.low / row.factor.largest)...max(high, part),
        label: row.factor.unit.words(crossing.size))
    }
  }

  private var figure: Figure {
    Figure(
      id: "smallest",
      title: "The smallest shock that breaks something, as a part of the largest tried",
      says:
        "From none to the largest size tried; the thin lines are where the probability's 95% interval crosses \(words.asked).",
      chart: TornadoChart.chart(bars), table: factors)
  }

  private var factors: DataTable {
    DataTable(
      caption: "The smallest shock of each factor",
      columns: [
        .init(heading: "What goes wrong"), .init(heading: "Largest size tried", isNumber: true),
        .init(heading: "Smallest size that breaks (range)", isNumber: true),
        .init(heading: words.isOfOne ? "At the largest size" : "First to fall"),
      ],
      rows: words.ranked.map { row in
        [
          HTML(text: row.factor.words), HTML(text: row.factor.unit.words(row.factor.largest)),
          HTML(text: ReverseWords.size(row)),
          HTML(text: words.isOfOne ? words.last(row) : row.firstToFall.map(words.name) ?? "–"),
        ]
      })
  }

  private var together: [AnswerSection] {
    guard !stress.pairs.isEmpty else { return [] }
    return [
      AnswerSection(
        id: "together", heading: "Two factors together",
        lead: HTML(
          text:
            "\(words.pairsHeading). Each square is one pair of sizes; the line runs where the probability is "
            + "\(words.asked), between the squares."),
        content: stress.pairs.enumerated().map { place, pair in .figure(heat(pair, place)) })
    ]
  }

  private func heat(_ pair: ReverseStress.Pair, _ place: Int) -> Figure {
    Figure(
      id: "pair-\(place)", title: "\(pair.first.words), and \(pair.second.words.lowercasedFirst)",
      says: "Below \(words.asked) from: \(ReverseWords.contour(pair))",
      chart: HeatChart.chart(pair, confidence: stress.confidence),
      table: DataTable(
        caption: "How often it holds, by the sizes of two shocks",
        columns: [.init(heading: pair.first.words)]
          + pair.secondSizes.map {
            DataTable.Column(heading: pair.second.unit.words($0), isNumber: true)
          },
        rows: zip(pair.firstSizes, pair.shares).map { size, shares in
          [HTML(text: pair.first.unit.words(size))]
            + shares.map { HTML(text: HumanNumber.percent($0.value)) }
        }))
  }
}
