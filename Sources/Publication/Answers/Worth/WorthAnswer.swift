// SPDX-License-Identifier: GPL-3.0-or-later
public import Questions
internal import Statistics

extension Answer {
  /// What would be worth finding out.
  public static func worthKnowing(
    _ worth: WorthKnowing, title: String, trust: String
  ) -> Answer {
    let words = WorthWords(worth)
    return Answer(
      command: "evppi", question: "What would be worth finding out before deciding?",
      title: title, trust: trust, headline: words.headline, notes: words.notes,
      tables: [.evppi(worth), .evppiPlans(worth)], blocks: words.blocks, sections: words.sections,
      json: words.json)
  }
}

/// What is said of the worth of knowing.
struct WorthWords {
  let worth: WorthKnowing

  init(_ worth: WorthKnowing) { self.worth = worth }

  /// Inputs shown to people.
  private static let mostInputs = 10

  private var best: WorthKnowing.PlanRow { worth.plans[worth.best] }
  private var clear: [WorthKnowing.InputRow] { worth.inputs.filter(\.isClear) }
  private var findable: WorthKnowing.InputRow? {
    clear.first { $0.input.group.canBeFoundOut }
  }

  /// What to find out first, the choice it bears on, and what is beyond finding out.
  var headline: String {
    [verdict, choice, beyond].joined(separator: " ")
  }

  /// What is worth finding out before deciding, in the first sentence.
  private var verdict: String {
    guard let findable else {
      return
        "Nothing tried is worth finding out before deciding: of what is true already, no single input would change the "
        + "choice of plan by more than noise."
    }
    let title = DriversWords.inSentence(findable.input.title)
    let worth =
      "worth \(Self.principles(findable.worth.value)) a future, as knowing it would change the choice of plan in "
      + "\(HumanNumber.inHundred(findable.worth.switches)) of 100"
    return isLittle(findable.worth)
      ? "Hardly anything is worth finding out before deciding. Of what is true already the most is \(title), \(worth)."
      : "Most worth finding out before deciding is \(title): \(worth)."
  }

  /// Whether knowing it is a small part of knowing everything.
  private func isLittle(_ own: ValueOfInformation) -> Bool {
    own.value.value < 0.1 * max(1, worth.everything.value.value)
  }

  private var choice: String {
    let even =
      worth.utility.isGiven ? "" : ", the rate at which the proposal and no growth are even"
    return
      "As things are known, the best of \(HumanNumber.spelt(worth.plans.count)) plans on average is \(best.plan.words) (a "
      + "school that joins counted as \(HumanNumber.mean(worth.utility.join)) principles kept\(even))."
  }

  /// What no board can know beforehand.
  private var beyond: String {
    let all =
      "Knowing everything beforehand, chance included, which nobody can, would be worth "
      + "\(Self.principles(worth.everything.value))."
    guard let first = clear.first, !first.input.group.canBeFoundOut else { return all }
    return all
      + " Of single inputs \(DriversWords.inSentence(first.input.title)) would tell most "
      + "(\(Self.principles(first.worth.value))), but that can only be waited for."
  }

  /// `0.12 principles (95% interval 0.08 to 0.16)`.
  private static func principles(_ number: UncertainNumber) -> String {
    let mean = HumanNumber.mean(number.value)
    return
      "\(mean) principle\(mean == "1.00" ? "" : "s") (95% interval \(HumanNumber.mean(number.interval.lowerBound)) to "
      + "\(HumanNumber.mean(number.interval.upperBound)))"
  }

  /// `0.12 (0.08 to 0.16)`.
  static func number(_ number: UncertainNumber) -> String {
    "\(HumanNumber.mean(number.value)) (\(HumanNumber.mean(number.interval.lowerBound)) to "
      + "\(HumanNumber.mean(number.interval.upperBound)))"
  }

  var blocks: [Answer.TextBlock] {
    let inputs = TextTable(
      columns: [
        .init(heading: "input", width: 50),
        .init(heading: "worth, principles", width: 22, isNumber: true),
        .init(heading: "changes the choice in", width: 21, isNumber: true),
      ], rows: inputRows)
    let groups = TextTable(
      columns: [
        .init(heading: "all inputs about", width: 50),
        .init(heading: "worth, principles", width: 22, isNumber: true),
        .init(heading: "changes the choice in", width: 21, isNumber: true),
      ], rows: groupRows)
    let plans = TextTable(
      columns: [
        .init(heading: "plan", width: 38), .init(heading: "worth", width: 20, isNumber: true),
        .init(heading: "kept", width: 8, isNumber: true),
        .init(heading: "joined", width: 8, isNumber: true),
        .init(heading: "reserves", width: 9, isNumber: true),
      ], rows: planRows)
    return [
      .init(heading: "The plans to choose from", lines: plans.lines),
      .init(heading: "Which input would be worth knowing", lines: inputs.lines),
      .init(heading: "And which kind of input", lines: groups.lines),
      .init(heading: "If a school's joining is worth more or less", lines: sweepLines),
    ]
  }

  private var planRows: [[String]] {
    worth.plans.map { row in
      [
        row.plan.words, Self.number(row.utility), HumanNumber.mean(row.kept),
        HumanNumber.mean(row.joined), HumanNumber.tenths(row.reserves * 100) + "%",
      ]
    }
  }

  private var inputRows: [[String]] {
    let shown = worth.inputs.prefix(Self.mostInputs)
    return shown.map { row in
      [
        DriverWords.name(row.input) + (row.isClear ? "" : " (within noise)"),
        Self.number(row.worth.value), "\(HumanNumber.inHundred(row.worth.switches)) of 100",
      ]
    }
  }

  private var groupRows: [[String]] {
    let all = [
      "Everything, chance included", Self.number(worth.everything.value),
      "\(HumanNumber.inHundred(worth.everything.switches)) of 100",
    ]
    return worth.groups.map { row in
      [
        row.group.title + (row.isClear ? "" : " (within noise)"), Self.number(row.worth.value),
        "\(HumanNumber.inHundred(row.worth.switches)) of 100",
      ]
    } + [all]
  }

  private var sweepLines: [String] {
    worth.sweep.flatMap { row in
      Layout.paragraph(
        "\(HumanNumber.mean(row.join)) principles: \(row.plan.words); knowing everything would be worth "
          + "\(Self.number(row.everything.value))", indent: 2, hanging: 4)
    }
  }

  var sections: [AnswerSection] {
    let shown = Array(worth.inputs.prefix(Self.mostInputs))
    let bars = shown.map { row in
      BarCharts.Bar(
        name: DriverWords.name(row.input), value: row.worth.value.value,
        label: Self.number(row.worth.value) + (row.isClear ? "" : ", within noise"))
    }
    let figure = Figure(
      id: "inputs-worth", title: "What knowing one input is worth, in principles kept",
      says: shown.first.map {
        "Most: \(DriversWords.inSentence($0.input.title)), \(Self.number($0.worth.value))."
      } ?? "No input varies.",
      chart: BarCharts.bars(bars),
      table: Self.table("Inputs and what knowing them is worth", "Input", inputRows))
    let plans = DataTable(
      caption: "The plans and what they are worth",
      columns: [.init(heading: "Plan")]
        + ["Worth", "Kept", "Joined", "Final reserves"].map { .init(heading: $0, isNumber: true) },
      rows: planRows.map { $0.map { HTML(text: $0) } })
    let sweep = worth.sweep.map { row in
      [
        HumanNumber.mean(row.join), row.plan.words, Self.number(row.everything.value),
      ].map { HTML(text: $0) }
    }
    return [
      AnswerSection(
        id: "worth", heading: "Which input",
        lead:
          "The worth of the better choices that knowing it would allow, on average over all futures.",
        content: [
          .figure(figure), .table(Self.table("Kinds of input", "All inputs about", groupRows)),
        ]),
      AnswerSection(
        id: "plans", heading: "The plans to choose from",
        lead: "Each in the same futures; worth in principles kept.", content: [.table(plans)]),
      AnswerSection(
        id: "join-worth", heading: "If a school's joining is worth more or less",
        lead: "The plan that is best on average, and what knowing everything would be worth.",
        content: [
          .table(
            DataTable(
              caption: "The best plan by the worth of a join",
              columns: [
                .init(heading: "A join is worth"), .init(heading: "Best plan"),
                .init(heading: "Knowing everything", isNumber: true),
              ], rows: sweep))
        ]),
    ]
  }

  private static func table(_ caption: String, _ heading: String, _ rows: [[String]]) -> DataTable {
    DataTable(
      caption: caption,
      columns: [
        .init(heading: heading), .init(heading: "Worth, principles", isNumber: true),
        .init(heading: "Changes the choice in", isNumber: true),
      ], rows: rows.map { $0.map { HTML(text: $0) } })
  }

  var notes: [String] {
    let even =
      worth.utility.isGiven
      ? "as --join-worth says"
      : "at which the proposal and no growth are just even; --join-worth sets it"
    return [
      "What a future is worth: one for each principle never broken, "
        + "\(HumanNumber.mean(worth.utility.join)) for each school that joins (\(even)), "
        + "\(HumanNumber.mean(worth.utility.reserves)) for each hundredth of a year's income in final reserves "
        + "(--reserves-worth). No model can say what a school's joining is worth to a trust: try your own.",
      "Worth of knowing an input: what the mean worth would rise by if the board knew it and chose the best plan for what "
        + "it knew (EVPPI; a regression of each plan's worth on the input, Strong and Oakley). It assumes that the input "
        + "becomes known exactly, and before the decision; most cannot be: only rates, effects and what joiners hide are "
        + "true already.",
      "Choosing the greatest of several fitted means is too hopeful: what the same sum gives in shuffled futures is taken "
        + "off. Within noise: among so many, as much turns up by luck in one answer of twenty or more (permutation test "
        + "over all). Intervals: bootstrap, 95%.",
      "Curves are fitted to each input and added up; interplay of inputs is left out, so a kind of input may be worth a "
        + "little more than shown. A star marks inputs that the trust's own state moves too.",
    ]
  }

  var json: [JSON.Member] {
    [
      .init("join_worth", .number(worth.utility.join)),
      .init("reserves_worth", .number(worth.utility.reserves)),
      .init("best", .text(best.plan.id)),
      .init(
        "plans",
        .list(
          worth.plans.map { row in
            [
              "plan": .text(row.plan.id), "utility": DriversJSON.number(row.utility),
              "kept": .number(row.kept), "joined": .number(row.joined),
              "final_reserves_pct": .number(row.reserves),
            ]
          })),
      .init("evpi", DriversJSON.number(worth.everything.value)),
      .init(
        "inputs",
        .list(worth.inputs.map { Self.json($0.input.id, $0.worth, isClear: $0.isClear) })),
      .init(
        "groups",
        .list(worth.groups.map { Self.json($0.group.id, $0.worth, isClear: $0.isClear) })),
    ]
  }

  private static func json(_ id: String, _ worth: ValueOfInformation, isClear: Bool) -> JSON {
    [
      "id": .text(id), "evppi": DriversJSON.number(worth.value), "raw": .number(worth.raw),
      "bias": .number(worth.bias), "clear": .flag(isClear), "switches": .number(worth.switches),
    ]
  }
}

extension WorthKnowing.Plan {
  /// In a sentence.
  var words: String {
    switch self {
    case .asProposed: "the proposal"
    case .gate("proceed"): "the proposal without its gate"
    case .gate("defer"): "the proposal with joins put off at the gate"
    case .gate("decline"): "the proposal with joins declined at the gate"
    case .gate(let gate): "the proposal with its gate at \(gate)"
    case .without(_, let name): "the proposal without \(harmless(name))"
    case .noGrowth: "no growth"
    }
  }
}
