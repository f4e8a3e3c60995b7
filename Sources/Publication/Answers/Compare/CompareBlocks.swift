// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// A comparison on a terminal.
struct CompareBlocks {
  let words: CompareWords
  private var comparison: Comparison { words.comparison }

  var blocks: [Answer.TextBlock] {
    [Answer.TextBlock(heading: "the plans", lines: plans)]
      + comparison.plans.indices.dropFirst().map(numbers)
      + comparison.plans.indices.dropFirst().map(principles)
      + [Answer.TextBlock(heading: "future by future, against \(words.name(0))", lines: duels)]
      + [Answer.TextBlock(heading: "regret: short of the best plan of each future", lines: regrets)]
  }

  private var plans: [String] {
    comparison.plans.enumerated().flatMap { place, plan in
      let title = "\(words.name(place)): \(harmless(plan.title))"
      let text =
        place == 0 ? title : "\(title); \(harmless(EstimateWords.list(plan.departures)))"
      return Layout.paragraph(
        place > 0 && plan.departures.isEmpty
          ? "\(title); nothing that the model sees differs" : text,
        indent: 2, hanging: 4)
    }
  }

  /// Measures other than single principles.
  private func numbers(_ plan: Int) -> Answer.TextBlock {
    var table = TextTable(columns: [
      .init(heading: "", width: 38),
      .init(heading: EstimateWords.cut(words.name(0), 12), width: 12, isNumber: true),
      .init(heading: EstimateWords.cut(words.name(plan), 12), width: 12, isNumber: true),
      .init(heading: "change, 95% interval", width: 30, isNumber: true),
    ])
    let rows = comparison.rows.filter { $0.plan == plan && !$0.measure.hasPrefix("met:") }
    table.rows = rows.map { row in
      let first = comparison.rows(of: row.measure).first?.value
      return [
        row.title, first.map { words.value($0.value, row.unit) } ?? "–",
        row.value.map { words.value($0.value, row.unit) } ?? "–",
        EstimateWords.firm(words.difference(row)),
      ]
    }
    let worth = rows.compactMap(\.varianceReduction)
    let pairing =
      worth.isEmpty
      ? []
      : Layout.paragraph(
        "Of 100 futures where nothing else is said. Without common futures it would take \(HumanNumber.short(worth.min() ?? 1)) to "
          + "\(HumanNumber.short(worth.max() ?? 1)) times as many to know these differences as well (compare.csv, measure by measure).",
        indent: 2)
    return Answer.TextBlock(
      heading: "\(words.name(plan)) against \(words.name(0))", lines: table.lines + [""] + pairing)
  }

  private static let mostPrinciples = 12

  /// The principles that surely differ.
  private func principles(_ plan: Int) -> Answer.TextBlock {
    let heading = "principles that change under \(words.name(plan))"
    let rows = words.changed(plan)
    guard !rows.isEmpty else {
      return Answer.TextBlock(
        heading: heading,
        lines: Layout.paragraph(
          "None by more than chance allows, with all \(comparison.principles) looked at together.",
          indent: 2))
    }
    var table = TextTable(columns: [
      .init(heading: "holds in … of 100 futures", width: 48),
      .init(heading: EstimateWords.cut(words.name(0), 10), width: 10, isNumber: true),
      .init(heading: EstimateWords.cut(words.name(plan), 10), width: 10, isNumber: true),
      .init(heading: "change, 95% int.", width: 22, isNumber: true),
    ])
    table.rows = rows.prefix(Self.mostPrinciples).map { row in
      let first = comparison.rows(of: row.measure).first?.value
      return [
        EstimateWords.cut(row.title, 48), first.map { HumanNumber.hundredths($0.value) } ?? "–",
        row.value.map { HumanNumber.hundredths($0.value) } ?? "–",
        EstimateWords.firm(words.difference(row)),
      ]
    }
    let rest = rows.count - Self.mostPrinciples
    let more = rest > 0 ? "\(rest) more change as surely, by less (compare.csv). " : ""
    let idle = words.idle(plan).map { harmless(String($0.measure.dropFirst("met:".count))) }
    let left =
      idle.isEmpty
      ? ""
      : "Left out, as one of the two plans gives it nothing to judge: \(EstimateWords.list(idle))."
    return Answer.TextBlock(
      heading: heading,
      lines: table.lines
        + ((more + left).isEmpty ? [] : [""] + Layout.paragraph((more + left).trimmed, indent: 2)))
  }

  private var duels: [String] {
    var table = TextTable(columns: [
      .init(heading: "", width: 34), .init(heading: "better", width: 18, isNumber: true),
      .init(heading: "same", width: 18, isNumber: true),
      .init(heading: "worse", width: 18, isNumber: true),
    ])
    table.rows = comparison.duels.map { duel in
      [
        EstimateWords.cut("\(words.name(duel.plan)), by \(duel.utility.rawValue)", 34),
        EstimateWords.firm(EstimateWords.cell(duel.better)),
        EstimateWords.firm(EstimateWords.cell(duel.same)),
        EstimateWords.firm(EstimateWords.cell(duel.worse)),
      ]
    }
    return table.lines
  }

  private var regrets: [String] {
    var table = TextTable(columns: [
      .init(heading: "", width: 34),
      .init(heading: "mean, 95% interval", width: 28, isNumber: true),
      .init(heading: "1 in 20 more", width: 13, isNumber: true),
      .init(heading: "is best in", width: 11, isNumber: true),
    ])
    table.rows = comparison.regrets.map { regret in
      func text(_ value: Double) -> String { words.regret(value, regret.utility) }
      let interval = regret.mean.interval.map { " (\(EstimateWords.ends($0, text)))" } ?? ""
      return [
        EstimateWords.cut("\(words.name(regret.plan)), in \(regret.utility.rawValue)", 34),
        EstimateWords.firm(text(regret.mean.value) + interval), text(regret.p95.value),
        HumanNumber.hundredths(regret.best.value),
      ]
    }
    return table.lines
  }
}

extension CompareWords {
  /// Principles that had nothing to judge in any future of the plan, or of the first.
  func idle(_ plan: Int) -> [Comparison.Row] {
    comparison.rows.filter { row in
      row.plan == plan
        && comparison.rows(of: row.measure).contains {
          [0, plan].contains($0.plan) && $0.applicable == 0
        }
    }
  }

  /// Principles whose share surely differs from the first plan's, the greatest change first.
  func changed(_ plan: Int) -> [Comparison.Row] {
    let idle = idle(plan).map(\.measure)
    return comparison.rows.filter {
      $0.plan == plan && $0.isSureAmongAll && !idle.contains($0.measure)
    }
    .sorted { abs($0.difference?.value ?? 0) > abs($1.difference?.value ?? 0) }
  }

  func regret(_ value: Double, _ utility: Comparison.Utility) -> String {
    switch utility {
    case .principles: HumanNumber.mean(value)
    case .reserves: HumanNumber.value(value, .pounds)
    }
  }
}
