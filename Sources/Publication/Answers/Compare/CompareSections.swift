// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

/// A comparison as a page.
struct CompareSections {
  let words: CompareWords
  private var comparison: Comparison { words.comparison }

  var sections: [AnswerSection] {
    comparison.plans.indices.dropFirst().map(section) + [plans, futureByFuture]
  }

  private var plans: AnswerSection {
    let table = DataTable(
      caption: "The plans",
      columns: [
        .init(heading: "Plan"), .init(heading: "Scenario"),
        .init(heading: "Schools to join", isNumber: true),
        .init(heading: "Departs from \(words.name(0)) in"),
      ],
      rows: comparison.plans.map { plan in
        [
          HTML(text: plan.name), HTML(text: plan.title), HTML(text: "\(plan.joins)"),
          HTML(text: plan.departures.isEmpty ? "–" : EstimateWords.list(plan.departures)),
        ]
      })
    return AnswerSection(
      id: "plans", heading: "The plans", lead: "", content: [.table(table)])
  }

  private func section(_ plan: Int) -> AnswerSection {
    AnswerSection(
      id: "plan-\(plan)", heading: "\(words.name(plan)) against \(words.name(0))",
      lead: """
        Every number under both plans in the same \(HumanNumber.whole(comparison.runs)) futures, and the change with its \
        95% interval.
        """,
      content: [.figure(figure(plan)), .table(numbers(plan))])
  }

  private static let mostPrinciples = 14

  /// The principles with the greatest change, the joint ones first.
  private func shown(_ plan: Int) -> [Comparison.Row] {
    let own = comparison.rows.filter { $0.plan == plan && $0.unit == .share }
    let joint = own.filter { !$0.measure.hasPrefix("met:") }
    let idle = words.idle(plan).map(\.measure)
    let single = own.filter { row in
      row.measure.hasPrefix("met:") && row.difference?.value != 0 && !idle.contains(row.measure)
    }
    .sorted { abs($0.difference?.value ?? 0) > abs($1.difference?.value ?? 0) }
    return joint + single.prefix(Self.mostPrinciples)
  }

  private func figure(_ plan: Int) -> Figure {
    let rows = shown(plan)
    let points = rows.compactMap { row in
      row.difference.map { difference in
        ForestChart.Row(
          name: row.title, value: difference.value * 100,
          low: (difference.interval?.lowerBound ?? difference.value) * 100,
          high: (difference.interval?.upperBound ?? difference.value) * 100)
      }
    }
    let changed = words.changed(plan)
    let sure =
      changed.isEmpty
      ? "No single principle changes by more than chance allows."
      : "\(EstimateWords.sentence(HumanNumber.spelt(changed.count))) change\(changed.count == 1 ? "s" : "") for sure, most of all: "
        + "\(changed[0].title) (\(words.difference(changed[0])))."
    return Figure(
      id: "changes-\(plan)", title: "Futures of 100 in which a principle holds: the change",
      says: "Right of the line the principle holds more often under \(words.name(plan)). \(sure)",
      chart: ForestChart.spec(
        points, unit: "futures of 100, \(words.name(plan)) less \(words.name(0))"),
      table: table(
        plan, comparison.rows.filter { $0.plan == plan && $0.unit == .share },
        "Principles, of 100 futures"))
  }

  private func numbers(_ plan: Int) -> DataTable {
    table(
      plan, comparison.rows.filter { $0.plan == plan && !$0.measure.hasPrefix("met:") },
      "Numbers under both plans")
  }

  private func table(_ plan: Int, _ rows: [Comparison.Row], _ caption: String) -> DataTable {
    DataTable(
      caption: caption,
      columns: [.init(heading: "What is compared")]
        + [words.name(0), words.name(plan), "Change, 95% interval", "Worth of pairing"]
        .map { .init(heading: $0, isNumber: true) },
      rows: rows.map { row in
        let first = comparison.rows(of: row.measure).first?.value
        return [
          HTML(text: row.title), HTML(text: first.map { words.value($0.value, row.unit) } ?? "–"),
          HTML(text: row.value.map { words.value($0.value, row.unit) } ?? "–"),
          HTML(text: words.difference(row)), HTML(text: words.pairing(row)),
        ]
      })
  }

  private var futureByFuture: AnswerSection {
    let duels = DataTable(
      caption: "Against \(words.name(0)), of 100 futures",
      columns: [.init(heading: "Plan, and by what")]
        + ["Better", "Same", "Worse"].map { .init(heading: $0, isNumber: true) },
      rows: comparison.duels.map { duel in
        [HTML(text: "\(words.name(duel.plan)), by \(duel.utility.rawValue)")]
          + [duel.better, duel.same, duel.worse].map { HTML(text: EstimateWords.cell($0)) }
      })
    let regrets = DataTable(
      caption: "Regret: short of the best plan of each future",
      columns: [.init(heading: "Plan, and in what")]
        + ["Mean, 95% interval", "One future in twenty more", "Is best in, of 100 futures"]
        .map { .init(heading: $0, isNumber: true) },
      rows: comparison.regrets.map { regret in
        func text(_ value: Double) -> String { words.regret(value, regret.utility) }
        let interval = regret.mean.interval.map { " (\(EstimateWords.ends($0, text)))" } ?? ""
        return [
          HTML(text: "\(words.name(regret.plan)), in \(regret.utility.rawValue)"),
          HTML(text: text(regret.mean.value) + interval), HTML(text: text(regret.p95.value)),
          HTML(text: EstimateWords.cell(regret.best)),
        ]
      })
    return AnswerSection(
      id: "future-by-future", heading: "Future by future",
      lead:
        "Which plan does better in one and the same future, and how much a board would wish to have done otherwise.",
      content: [.table(duels), .table(regrets)])
  }
}
