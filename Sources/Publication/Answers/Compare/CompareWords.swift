// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// What a comparison says in words.
struct CompareWords {
  let comparison: Comparison

  func name(_ plan: Int) -> String { harmless(comparison.plans[plan].name) }

  private func row(_ measure: String, _ plan: Int) -> Comparison.Row? {
    comparison.rows(of: measure).first { $0.plan == plan }
  }

  /// A sentence or two of each plan.
  var headline: String {
    let others = comparison.plans.indices.dropFirst()
    return others.map { plan in
      alike(plan) ?? [principles(plan), count(plan), reserves(plan)].joined(separator: " ")
    }.joined(separator: " ")
  }

  /// Said instead of differences of nothing, where no future tells a plan from the first.
  private func alike(_ plan: Int) -> String? {
    let isSame =
      comparison.duels.filter { $0.plan == plan }.allSatisfy { $0.same.value == 1 }
      && comparison.rows.filter { $0.plan == plan }.allSatisfy { ($0.difference?.value ?? 0) == 0 }
    guard isSame else { return nil }
    let (departures, runs) = (
      comparison.plans[plan].departures, HumanNumber.whole(comparison.runs)
    )
    return departures.isEmpty
      ? "\(name(plan)) and \(name(0)) are the same plan: nothing that the model sees differs, and no figure does in any of "
        + "\(runs) futures. There is nothing to choose between them."
      : "\(name(plan)) departs from \(name(0)) (\(harmless(EstimateWords.list(departures)))), but no figure differs in any of "
        + "\(runs) futures: what departs never comes into play."
  }

  /// By the gate principles together, or by all where there are none.
  private func principles(_ plan: Int) -> String {
    let measure = comparison.gates > 0 ? "gates_met" : "all_met"
    let subject =
      comparison.gates > 0
      ? "the \(comparison.gates) principles that must be met before a school may join hold together"
      : "all \(comparison.principles) principles hold"
    guard let own = row(measure, plan)?.value, let first = row(measure, 0)?.value,
      let difference = row(measure, plan)?.difference
    else { return "" }
    return
      "Under \(name(plan)) \(subject) in \(HumanNumber.hundredths(own.value)) of 100 futures, under "
      + "\(name(0)) in \(HumanNumber.hundredths(first.value)): \(verdict(difference))."
  }

  private func verdict(_ difference: PairedDifference) -> String {
    guard let interval = difference.interval, !interval.contains(0) else {
      let ends = difference.interval.map {
        ", 95% interval \(EstimateWords.ends($0) { HumanNumber.short($0 * 100) })"
      }
      return
        "no difference that so many futures can tell (\(HumanNumber.short(difference.value * 100))"
        + "\(ends ?? ""))"
    }
    let word = difference.value > 0 ? "more" : "fewer"
    let (low, high) =
      difference.value > 0
      ? (interval.lowerBound, interval.upperBound) : (-interval.upperBound, -interval.lowerBound)
    return "\(HumanNumber.short(abs(difference.value) * 100)) \(word) (95% interval "
      + "\(HumanNumber.short(low * 100)) to \(HumanNumber.short(high * 100)))"
  }

  private func count(_ plan: Int) -> String {
    guard let duel = comparison.duels.first(where: { $0.plan == plan && $0.utility == .principles })
    else { return "" }
    return
      "Future by future it keeps more principles in \(HumanNumber.hundredths(duel.better.value)) "
      + "of 100, fewer in \(HumanNumber.hundredths(duel.worse.value))."
  }

  private func reserves(_ plan: Int) -> String {
    let measure = "lowest_reserves_pct_income_p05"
    guard let own = row(measure, plan)?.value, let first = row(measure, 0)?.value else { return "" }
    return "One future in twenty sees reserves fall below "
      + "\(HumanNumber.value(own.value, .fraction)) of income at some time, under \(name(0)) below "
      + "\(HumanNumber.value(first.value, .fraction))."
  }

  /// A row's number with its unit.
  func value(_ value: Double, _ unit: Comparison.Unit) -> String {
    switch unit {
    case .share: HumanNumber.hundredths(value)
    case .fraction: HumanNumber.value(value, .fraction)
    case .pounds: HumanNumber.value(value, .pounds)
    case .ratio: HumanNumber.value(value, .ratio)
    case .count: HumanNumber.mean(value)
    }
  }

  func difference(_ row: Comparison.Row) -> String {
    guard let difference = row.difference else { return "–" }
    return EstimateWords.signed(difference.value, difference.interval) { number in
      switch row.unit {
      case .share, .fraction: HumanNumber.short(number * 100)
      default: value(number, row.unit)
      }
    }
  }

  /// `12 times`.
  func pairing(_ row: Comparison.Row) -> String {
    row.varianceReduction.map { "×" + HumanNumber.short($0) } ?? "–"
  }

  var notes: [String] {
    let smallest = comparison.rows.compactMap(\.varianceReduction).min()
    let floor = smallest.map { " Here it is \(HumanNumber.short($0)) at the least." } ?? ""
    return comparison.cautions + [
      "All plans live through the same futures, draw by draw: pay, prices, pupils, leavers and inspections are the same, and only what the plan does differs. So a difference is known far better than either side.",
      "Pairing says how many times more independent futures would know the difference as well: measured, as the variance with independent sides over the one found.\(floor)",
      "A principle that had nothing to judge in a future counts as not broken.",
      "Of some \(comparison.principles) intervals at 95%, two or three leave out the true difference by chance alone. Principles are named as changed only where they stand out with all of them looked at together.",
      "Regret is the shortfall against whichever plan turns out best in each future: what a board would wish, looking back, to have done otherwise. Reserves are in pounds, so a plan with more schools has more of them for its size.",
    ]
  }
}
