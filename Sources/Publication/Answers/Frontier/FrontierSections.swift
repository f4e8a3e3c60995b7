// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics
internal import TrustDomain

/// A frontier as a page.
struct FrontierSections {
  let words: FrontierWords
  private var frontier: Frontier { words.frontier }

  var sections: [AnswerSection] {
    [curves, growth, giving].compactMap(\.self)
      + (frontier.search.map { [orders($0)] } ?? [])
  }

  private var curves: AnswerSection {
    AnswerSection(
      id: "curves", heading: "How the chance falls as more join",
      lead: HTML(
        text: "Each line is a pace or an order of joining; bars are 95% intervals. \(words.horizon)"
      ),
      content: [.figure(figure), .table(most)])
  }

  private func points(
    _ share: (Frontier.Step) -> Share?
  ) -> [CurvesChart.Curve] {
    frontier.curves.map { curve in
      CurvesChart.Curve(
        name: EstimateWords.sentence(words.name(curve)),
        points: curve.steps.compactMap { step in
          share(step).map {
            (
              Double(step.joiners), $0.value * 100, $0.interval.lowerBound * 100,
              $0.interval.upperBound * 100
            )
          }
        })
    }
  }

  private var figure: Figure {
    let asked = frontier.options.confidence * 100
    return Figure(
      id: "frontier", title: "Futures of 100 in which \(words.judged.subject) \(words.judged.hold)",
      says:
        "By the number of schools that are to join; the dashed line is what was asked for, \(words.asked).",
      chart: CurvesChart.spec(
        points(\.probability), across: "schools planned to join", up: "futures of 100",
        asked: asked), table: table("All steps"))
  }

  private func table(_ caption: String) -> DataTable {
    DataTable(
      caption: caption,
      columns: [
        .init(heading: "Pace"), .init(heading: "Joiners", isNumber: true),
        .init(heading: "The last to join"), .init(heading: "From"),
      ]
        + [
          "All judged hold, of 100", "Change against none", "Of those that hold without growth",
          "Reserves, one in twenty lower", "Schools that join, mean",
        ].map { .init(heading: $0, isNumber: true) },
      rows: frontier.curves.flatMap { curve in curve.steps.map { row(curve, $0) } })
  }

  private func row(_ curve: Frontier.Curve, _ step: Frontier.Step) -> [HTML] {
    [
      HTML(text: EstimateWords.sentence(words.name(curve))), HTML(text: "\(step.joiners)"),
      HTML(text: step.added.map { $0.school.name } ?? "none"),
      HTML(text: step.added.map { HumanNumber.term($0.term) } ?? "–"),
      HTML(text: EstimateWords.cell(step.probability)),
      HTML(text: step.difference.map(EstimateWords.change) ?? "–"),
      HTML(text: step.ofUngrown.map(EstimateWords.cell) ?? "–"),
      HTML(text: step.lowestReserves.map { HumanNumber.value($0.value, .fraction) } ?? "–"),
      HTML(text: HumanNumber.short(step.joined.value)),
    ]
  }

  private var most: DataTable {
    DataTable(
      caption: "The most that can join",
      columns: [.init(heading: "Pace")]
        + ["In \(words.asked)", "Of those that hold without growth"]
        .map { .init(heading: $0, isNumber: true) },
      rows: frontier.curves.map { curve in
        [
          HTML(text: EstimateWords.sentence(words.name(curve))),
          HTML(text: words.count(curve.most, of: curve)),
          HTML(text: curve.mostOfUngrown.map { words.count($0, of: curve) } ?? "–"),
        ]
      })
  }

  /// What growth itself takes away; nil where the principles never hold without it.
  private var growth: AnswerSection? {
    guard frontier.curves.contains(where: { $0.mostOfUngrown != nil }) else { return nil }
    let asked = frontier.options.confidence * 100
    let figure = Figure(
      id: "growth",
      title: "Of 100 futures in which \(words.judged.theyHold) without growth, those that still do",
      says: "What is lost here is growth's doing; the dashed line is what was asked for.",
      chart: CurvesChart.spec(
        points(\.ofUngrown), across: "schools planned to join", up: "of 100", asked: asked),
      table: table("All steps"))
    return AnswerSection(
      id: "growth-alone", heading: "What growth itself takes away",
      lead: """
        A trust breaks principles without growing too. This looks only at futures in which \(words.judged.subject) \
        \(words.judged.hold) without growth.
        """, content: [.figure(figure)])
  }

  /// What binds, number by number; nil where one principle alone is judged.
  private var giving: AnswerSection? {
    guard !words.judged.isOne else { return nil }
    let rows = frontier.curves.flatMap { curve in
      curve.steps.map { step -> [HTML] in
        [
          HTML(text: EstimateWords.sentence(words.name(curve))), HTML(text: "\(step.joiners)"),
          HTML(text: step.binding.map(words.title) ?? "–"),
          HTML(text: step.binding.map { EstimateWords.cell($0.share) } ?? "–"),
          HTML(text: step.firstToGive.map(words.title) ?? "–"),
          HTML(text: step.firstToGive.map { EstimateWords.cell($0.share) } ?? "–"),
        ]
      }
    }
    let table = DataTable(
      caption: "What binds",
      columns: [
        .init(heading: "Pace"), .init(heading: "Joiners", isNumber: true),
        .init(heading: "Holds least often"), .init(heading: "Of 100", isNumber: true),
        .init(heading: "Most often first to give"), .init(heading: "Of 100", isNumber: true),
      ], rows: rows)
    return AnswerSection(
      id: "giving", heading: "What gives",
      lead:
        "The judged principle that holds least often, and the one that most often is the first to give, alone or with others in the same term.",
      content: [.table(table)])
  }

  private func orders(_ search: OrderSearch) -> AnswerSection {
    let table = DataTable(
      caption: "Orders on \(HumanNumber.whole(search.runs)) futures that the search had not seen",
      columns: [
        .init(heading: "Order"), .init(heading: "Schools"),
        .init(heading: "Judged principles not broken, mean", isNumber: true),
        .init(heading: "The best order has more by", isNumber: true),
      ],
      rows: search.trials.map { trial in
        [
          HTML(
            text: trial.kind == .planned
              ? "the plan's" : trial.kind == .best ? "best found" : "random"),
          HTML(text: trial.schools.map(\.name).joined(separator: ", ")),
          HTML(text: HumanNumber.mean(trial.unbroken.value)),
          HTML(
            text: trial.difference.map {
              EstimateWords.signed($0.value, $0.interval, HumanNumber.mean)
            } ?? "–"),
        ]
      })
    return AnswerSection(
      id: "orders", heading: "Which order is best",
      lead: HTML(text: words.orders(search).joined(separator: " ")), content: [.table(table)])
  }
}
