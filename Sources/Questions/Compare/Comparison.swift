// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
public import Statistics
internal import TrustDomain

/// The same futures under several plans, each held against the first.
public struct Comparison: Sendable {
  /// One plan.
  public struct Plan: Sendable, Hashable {
    /// As people call it.
    public let name: String
    /// The scenario's own.
    public let title: String
    /// Joins that it plans.
    public let joins: Int
    /// In what it departs from the first plan, a phrase each; empty of the first.
    public let departures: [String]
  }

  /// What a number counts in.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Of futures.
    case share
    /// Of income.
    case fraction
    case ratio, count
    case pounds = "GBP"
  }

  /// One number under one plan.
  public struct Row: Sendable {
    /// `gates_met`; a principle's id follows `met:`.
    public let measure: String
    /// In words.
    public let title: String
    /// Of all the row's numbers.
    public let unit: Unit
    /// Index into `plans`.
    public let plan: Int
    /// Under that plan; nil where no future gives a number.
    public let value: Estimate?
    /// That plan's number less the first's, over the same futures; nil of the first plan itself.
    public let difference: PairedDifference?
    /// Whether the difference is other than zero even with all principles and plans looked at together (Bonferroni);
    /// false of anything that isn't a principle.
    public let isSureAmongAll: Bool
    /// Futures in which a principle had something to judge; nil of anything that isn't one.
    public let applicable: Int?
    /// The variance that independent futures would give the difference, over the one it has; nil where no future
    /// differs.
    public let varianceReduction: Double?
  }

  /// What makes one future better than another.
  public enum Utility: String, Sendable, Hashable, CaseIterable {
    /// Principles that are not broken.
    case principles
    /// Final reserves in pounds.
    case reserves
  }

  /// One plan against the first, future by future.
  public struct Duel: Sendable {
    /// Index into `plans`.
    public let plan: Int
    /// By what.
    public let utility: Utility
    /// Share of futures in which the plan does better than the first.
    public let better: Share
    /// Alike.
    public let same: Share
    /// Worse.
    public let worse: Share
  }

  /// How far a plan falls short of the best of all plans in each future.
  public struct Regret: Sendable {
    /// Index into `plans`.
    public let plan: Int
    /// By what.
    public let utility: Utility
    /// The shortfall's mean: principles, or pounds.
    public let mean: Estimate
    /// One future in twenty falls further short.
    public let p95: Estimate
    /// Share of futures in which no plan does better.
    public let best: Share
  }

  /// In the order given; the first is what the others are held against.
  public let plans: [Plan]
  /// Futures of each.
  public let runs: Int
  /// Modelled principles that all plans are judged by.
  public let principles: Int
  /// Those of them that must be met before a school may join.
  public let gates: Int
  /// What else a reader must know to compare, a sentence each.
  public let cautions: [String]
  /// Measure by measure, plan by plan.
  public let rows: [Row]
  /// Plan by plan, utility by utility.
  public let duels: [Duel]
  /// Plan by plan, utility by utility.
  public let regrets: [Regret]

  /// The rows of a measure, plan by plan.
  public func rows(of measure: String) -> [Row] { rows.filter { $0.measure == measure } }
}

/// Runs the same futures under each plan and compares them one by one.
///
/// - Throws: `ill` where the plans have no futures in common.
public func compare(
  _ plans: [NamedQuestion], _ sampling: Sampling
) async throws(Unanswerable) -> Comparison {
  let reasons = incomparable(plans)
  guard reasons.isEmpty, let first = plans.first else { throw .ill(reasons) }
  var sides: [ComparedSide] = []
  let common = CommonPrinciples(plans.map(\.question.catalogue))
  for (place, plan) in plans.enumerated() {
    let futures = try await plan.question.futures(runs: sampling.runs, sampling)
    sides.append(ComparedSide(futures: futures, places: common.places[place]))
  }
  let comparison = SideBySide(sides: sides, common: common)
  return try onFutures { () throws(StatisticsError) in
    Comparison(
      plans: plans.map { plan in
        Comparison.Plan(
          name: plan.name, title: plan.question.scenario.title,
          joins: plan.question.scenario.proposal.joins.count,
          departures: departures(of: plan.question.scenario, from: first.question.scenario))
      },
      runs: sampling.runs, principles: common.principles.count, gates: common.gates.count,
      cautions: common.cautions(names: plans.map(\.name)), rows: try comparison.rows(),
      duels: try comparison.duels(), regrets: try comparison.regrets())
  }
}
