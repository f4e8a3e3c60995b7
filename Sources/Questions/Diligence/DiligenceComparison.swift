// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// Holds what each depth of due diligence gives against the others.
struct DiligenceComparison {
  /// An option with its futures.
  struct Side {
    let option: Diligence.Option
    let futures: [Future]
  }

  let plan: Question

  static let options: [Diligence.Option] =
    DueDiligenceDepth.allCases.map { .depth($0) } + [.decline]

  /// The plan with one option, decided as the view has it.
  func question(_ option: Diligence.Option, _ view: Diligence.View) -> Question {
    var other = plan
    if view == .proceed { other.scenario.proposal.gate = .proceed }
    switch option {
    case .depth(let depth): other.scenario.dueDiligence = depth
    case .decline: other.scenario.proposal.joins = []
    }
    return other
  }

  // MARK: - What counts

  /// Metrics that look at due diligence itself, or at a gate of which it is part.
  private static let own: Set<String> = [
    "due_diligence_share", "due_diligence_insight", "gate_principles_unmet",
  ]

  private func judgesDiligence(_ principle: Principle) -> Bool {
    principle.checks.contains { Self.own.contains($0.metric.id) }
  }

  /// Places of the modelled principles that count.
  var counted: [Int] {
    plan.catalogue.modelled.indices.filter { !judgesDiligence(plan.catalogue.modelled[$0]) }
  }

  var leftOut: [String] { plan.catalogue.modelled.filter(judgesDiligence).map(\.id) }

  private func worth(_ future: Future, _ utility: Diligence.Utility, _ counted: [Int]) -> Double {
    switch utility {
    case .principles: Double(counted.count { future.held[$0] })
    case .reserves: future.finalReserves
    }
  }

  // MARK: - Options compared

  func rows(
    _ view: Diligence.View, _ sides: [Side]
  ) throws(StatisticsError) -> [Diligence.Row] {
    let counted = counted
    var byUtility: [[Diligence.Worth]] = []
    for utility in Diligence.Utility.allCases {
      let worths = sides.map { side in side.futures.map { worth($0, utility, counted) } }
      byUtility.append(try Self.compare(worths, isDepth: sides.map { $0.option != .decline }))
    }
    return sides.enumerated().map { place, side in
      Diligence.Row(
        view: view, option: side.option,
        joined: side.futures.reduce(0) { $0 + Double($1.joined) } / Double(side.futures.count),
        worth: byUtility.map { $0[place] })
    }
  }

  /// - Parameter worths: by option, the first without due diligence, then by future.
  static func compare(
    _ worths: [[Double]], isDepth: [Bool]
  ) throws(StatisticsError) -> [Diligence.Worth] {
    let count = worths[0].count
    let best = (0..<count).map { future in worths.map { $0[future] }.max() ?? .nan }
    let regrets = worths.map { own in zip(best, own).map { $0 - $1 } }
    var found: [Diligence.Worth] = []
    for (place, own) in worths.enumerated() {
      let isNone = place == 0
      found.append(
        Diligence.Worth(
          mean: own.reduce(0, +) / Double(count), p05: try Quantiles(of: own).value(at: 0.05),
          regret: regrets[place].reduce(0, +) / Double(count),
          best: try Share(successes: regrets[place].count { $0 == 0 }, trials: count),
          overNone: isNone ? nil : try .ofMeans(own, worths[0]),
          regretOverNone: isNone ? nil : try .ofMeans(regrets[place], regrets[0]),
          overShallower: isNone || !isDepth[place] ? nil : try .ofMeans(own, worths[place - 1]),
          p05OverNone: isNone ? nil : try .ofQuantiles(own, worths[0], at: 0.05)))
    }
    return found
  }

  // MARK: - The arithmetic of it

  private var joiners: [School] {
    let ids = Set(plan.scenario.proposal.joins.map(\.school))
    return plan.scenario.candidates.filter { ids.contains($0.id) }
  }

  var joins: (all: Int, converters: Int) {
    (joiners.count, joiners.count { $0.route == .converter })
  }

  /// Expected deficits that converters hide, pounds.
  private var hidden: Double {
    let assumptions = plan.scenario.assumptions
    func mean(_ id: AssumptionID, _ index: Int = 0) -> Double { assumptions[id, index].mean ?? 0 }
    return joiners.filter { $0.route == .converter }.reduce(0) { sum, school in
      let phase = school.phase.rawValue
      let income =
        school.income?.pounds ?? school.pupils * mean(.schoolsIncomePerPupil, phase)
      return sum + mean(.joiningHiddenDeficitChance, phase) * mean(.joiningHiddenDeficitSize, phase)
        * mean(.joiningHiddenDeficitSpread) * income
    }
  }

  var ledgers: [Diligence.Ledger] {
    let assumptions = plan.scenario.assumptions
    let (hidden, count) = (hidden, Double(joiners.count))
    var ledgers: [Diligence.Ledger] = []
    for (place, depth) in DueDiligenceDepth.allCases.enumerated() {
      let cost = count * (assumptions[.joiningDueDiligenceCost, place].mean ?? 0)
      let found = hidden * (assumptions[.joiningDueDiligenceInsight, place].mean ?? 0)
      let (more, extra) =
        ledgers.last.map { (found - $0.found, cost - $0.cost) } ?? (found, cost)
      ledgers.append(
        Diligence.Ledger(
          depth: depth, cost: cost, found: found, breakEven: found > 0 ? cost / found : nil,
          stepBreakEven: more > 0 ? extra / more : nil,
          days: count * (assumptions[.joiningDueDiligenceDays, place].mean ?? 0)))
    }
    return ledgers
  }
}
