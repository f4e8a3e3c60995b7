// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics

extension Answer {
  /// How much of a lever it takes.
  ///
  /// - Parameters:
  ///   - unit: how the lever's values are written.
  ///   - lever: what the lever is in a board's words, and what the scenario has today as it is written; nil for its key
  ///     and nothing.
  ///   - title: the scenario's.
  ///   - trust: the trust's name.
  public static func target(
    _ target: Target, unit: LeverUnit, lever: (title: String?, today: String?) = (nil, nil),
    title: String, trust: String
  ) -> Answer {
    let words = TargetWords(target, unit: unit, title: lever.title, today: lever.today)
    let page = TargetPage(words: words)
    let effects = TargetEffects(words: words)
    return Answer(
      command: "target", question: "How much does it take?", title: title, trust: trust,
      headline: words.headline, notes: words.notes,
      tables: [.target(target), .targetAnswer(target)]
        + (effects.map { [.targetEffects($0.effects, runs: target.runs)] } ?? []),
      blocks: [page.block] + (effects.map { [$0.block] } ?? []),
      sections: [page.section] + (effects.map { [$0.section] } ?? []),
      json: TargetJSON.members(target) + (effects?.json ?? []))
  }
}

/// A target on a terminal and as a page.
private struct TargetPage {
  let words: TargetWords
  private var target: Target { words.target }

  var block: Answer.TextBlock {
    var table = TextTable(columns: [
      .init(heading: EstimateWords.cut(words.lever, 36), width: 36, isNumber: true),
      .init(heading: "of 100 futures", width: 18, isNumber: true),
      .init(heading: "of 100 others", width: 18, isNumber: true),
      .init(heading: "low", width: 6, isNumber: true),
      .init(heading: "join", width: 6, isNumber: true),
    ])
    let answer = target.answerValue
    let fresh = EstimateWords.firm(EstimateWords.cell(TargetWords.outcome(target).fresh))
    table.rows = target.points.filter { $0.isOnGrid || $0.value == answer }.map { point in
      [
        (point.value == answer ? "the answer: " : "") + words.value(point.value),
        EstimateWords.firm(EstimateWords.cell(point.probability)),
        point.value == answer ? fresh : "",
        point.lowestReserves.map { HumanNumber.value($0.value, .fraction) } ?? "–",
        HumanNumber.short(point.joined.value),
      ]
    }
    let key = Layout.paragraph(
      "\(words.direction) of 100 futures: those that the search used; of 100 others: fresh ones, which the sentence above "
        + "goes by. low: reserves over income below which one future in twenty falls at some time. join: schools, mean. "
        + "The search tried \(target.points.count) values in all (target.csv).", indent: 2)
    return Answer.TextBlock(
      heading: "the chance along the range", lines: table.lines + [""] + key)
  }

  var section: AnswerSection {
    let scale = words.unit == .fraction ? 100.0 : 1
    let curve = CurvesChart.Curve(
      name: words.title,
      points: target.points.map { point in
        (
          point.value * scale, point.probability.value * 100,
          point.probability.interval.lowerBound * 100, point.probability.interval.upperBound * 100
        )
      })
    let across =
      EstimateWords.sentence(words.title)
      + (words.unit == .fraction ? ", %" : words.unit == .pounds ? ", £" : "")
    let figure = Figure(
      id: "target", title: "Futures of 100 in which \(words.judged.subject) \(words.judged.hold)",
      says: "\(words.direction) The dashed line is what was asked for, \(words.asked).",
      chart: CurvesChart.spec(
        [curve], across: across, up: "futures of 100", asked: target.options.confidence * 100,
        isWhole: false, format: words.unit == .pounds ? "~s" : "~g"), table: table)
    return AnswerSection(
      id: "curve", heading: "The chance along the range", lead: HTML(text: words.direction),
      content: [.figure(figure)])
  }

  private var table: DataTable {
    DataTable(
      caption: "Every value tried",
      columns: [.init(heading: EstimateWords.sentence(words.title))]
        + [
          "All judged hold, of 100 futures that the search used", "Of 100 others",
          "Reserves, one in twenty lower", "Schools that join, mean",
        ]
        .map { .init(heading: $0, isNumber: true) },
      rows: target.points.map { point in
        let isAnswer = point.value == target.answerValue
        return [
          HTML(text: words.value(point.value) + (isAnswer ? " (the answer)" : "")),
          HTML(text: EstimateWords.cell(point.probability)),
          HTML(
            text: isAnswer ? EstimateWords.cell(TargetWords.outcome(target).fresh) : "–"),
          HTML(text: point.lowestReserves.map { HumanNumber.value($0.value, .fraction) } ?? "–"),
          HTML(text: HumanNumber.short(point.joined.value)),
        ]
      })
  }
}

/// The numbers of a target for programs.
private enum TargetJSON {
  static func members(_ target: Target) -> [JSON.Member] {
    let outcome = TargetWords.outcome(target)
    return [
      .init("lever", .text(target.options.lever)),
      .init("judged", .list(target.judged.map { .text($0.id) })),
      .init("confidence", .number(target.options.confidence)),
      .init("from", .number(target.options.range.lowerBound)),
      .init("to", .number(target.options.range.upperBound)),
      .init("direction", .text(target.direction.rawValue)),
      .init("monotone", .flag(target.isMonotone)), .init("outcome", .text(outcome.name)),
      .init("value", .number(outcome.value)), .init("possible", .number(outcome.possible)),
      .init("sure", .number(outcome.sure)), .init("fresh", .share(outcome.fresh)),
      .init(
        "points",
        .list(
          target.points.map { point in
            [
              "value": .number(point.value), "grid": .flag(point.isOnGrid),
              "probability": .share(point.probability), "joined": .estimate(point.joined),
              "lowest_reserves_pct_income_p05": .estimate(point.lowestReserves),
            ]
          })),
    ]
  }
}
