// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

/// The parts of the page that says what an outcome hangs on.
struct DriversPage {
  let words: DriversWords

  init(_ words: DriversWords) { self.words = words }

  private var drivers: Drivers { words.drivers }

  var sections: [AnswerSection] {
    [inputs, groups, rules].compactMap(\.self)
  }

  private var inputs: AnswerSection? {
    guard let first = words.shown.first else { return nil }
    let outcome = drivers.outcome
    let bars = words.shown.map { row in
      DriversTornado.Bar(
        name: DriverWords.name(row.input) + (row.isClear ? "" : " (within chance)"),
        low: row.low.mean.value, high: row.high.mean.value,
        lowLabel: DriverWords.value(row.low.mean.value, outcome),
        highLabel: DriverWords.value(row.high.mean.value, outcome), isQuiet: !row.isClear)
    }
    let says =
      "Where \(DriversWords.inSentence(DriverWords.name(first.input))) is low: "
      + "\(DriverWords.value(first.low.mean.value, outcome)) \(DriverWords.unit(outcome)); where high: "
      + "\(DriverWords.value(first.high.mean.value, outcome)). The line is the mean of all futures, "
      + "\(DriverWords.value(drivers.mean.value, outcome)); what is within chance is grey."
    let figure = Figure(
      id: "tornado", title: "The outcome where an input is low and where it is high", says: says,
      chart: DriversTornado.chart(
        bars, mean: drivers.mean.value, scale: DriverWords.scale(outcome),
        axis: DriverWords.unit(outcome)), table: inputTable)
    return AnswerSection(
      id: "inputs", heading: "Which inputs",
      lead: """
        The strongest inputs of \(DriverWords.subject(outcome, drivers.principle)), in \(DriverWords.unit(outcome)): each in its lowest and \
        its highest fifth of the futures.
        """,
      content: [.figure(figure)])
  }

  private var inputTable: DataTable {
    DataTable(
      caption: "Inputs, their rank correlation with the outcome, and the outcome at their ends",
      columns: [
        .init(heading: "Input"), .init(heading: "Rank correlation", isNumber: true),
        .init(heading: "If low", isNumber: true), .init(heading: "If high", isNumber: true),
      ],
      rows: words.shown.map { words.inputCells($0).map { HTML(text: $0) } })
  }

  private var groups: AnswerSection? {
    guard !drivers.groups.isEmpty else { return nil }
    let table = DataTable(
      caption: "Shares of what sets futures apart, by kind of draw",
      columns: [
        .init(heading: "Draws"), .init(heading: "Alone", isNumber: true),
        .init(heading: "With others", isNumber: true),
      ],
      rows: drivers.groups.map { DriversWords.groupCells($0).map { HTML(text: $0) } })
    return AnswerSection(
      id: "groups", heading: "What kind of chance",
      lead: "How much of what sets futures apart each kind of draw carries, with its 95% interval.",
      content: [.table(table)])
  }

  private var rules: AnswerSection? {
    let items = words.ruleSentences.map { "<li>\($0)</li>" as HTML }
    let list: HTML = items.isEmpty ? "" : "<ul>\(items)</ul>"
    return AnswerSection(
      id: "rules", heading: "When it fails", lead: "\(words.failing)", content: [.text(list)])
  }
}

/// The numbers for programs.
struct DriversJSON {
  let drivers: Drivers

  init(_ drivers: Drivers) { self.drivers = drivers }

  var members: [JSON.Member] {
    [
      .init("outcome", .text(drivers.outcome.id)), .init("unit", .text(drivers.outcome.unit)),
      .init("mean", Self.number(drivers.mean)),
      .init("inputs", .list(drivers.inputs.map(input))),
      .init(
        "groups",
        .list(
          drivers.groups.map { row in
            [
              "id": .text(row.group.id), "title": .text(row.group.title),
              "first": Self.number(row.first), "total": Self.number(row.total),
            ]
          })),
      .init(
        "parameters",
        .list(
          drivers.parameters.map { row in
            [
              "id": .text(row.input.id), "first": Self.number(row.first),
              "total": Self.number(row.total),
            ]
          })),
      .init("fails_beyond", .number(drivers.failure.bound)),
      .init("failing", .number(drivers.failure.share?.value)),
      .init("rules", .list(drivers.rules.map(rule))),
    ]
  }

  static func number(_ number: UncertainNumber) -> JSON {
    [
      "value": .number(number.value), "se": .number(number.standardError),
      "ci_low": .number(number.interval.lowerBound),
      "ci_high": .number(number.interval.upperBound),
    ]
  }

  private func input(_ row: Drivers.InputRow) -> JSON {
    [
      "id": .text(row.input.id), "title": .text(row.input.title),
      "group": .text(row.input.group.id), "rank_correlation": .number(row.correlation.value),
      "ci_low": .number(row.correlation.interval.lowerBound),
      "ci_high": .number(row.correlation.interval.upperBound), "clear": .flag(row.isClear),
      "outcome_low": .number(row.low.mean.value), "outcome_high": .number(row.high.mean.value),
    ]
  }

  private func rule(_ rule: Drivers.RuleRow) -> JSON {
    [
      "conditions": .list(
        rule.limits.map { limit in
          [
            "input": .text(limit.input.id), "at_least": .number(limit.range.lowerBound),
            "at_most": .number(limit.range.upperBound), "chance": .number(limit.chance),
            "found": .number(limit.found),
          ]
        }),
      "coverage": .number(rule.fit.coverage?.value), "density": .number(rule.fit.density?.value),
      "inside": .integer(rule.fit.inside), "futures": .integer(rule.fit.cases),
    ]
  }
}
