// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
public import Forecasting
public import Statistics
public import TrustDomain

/// What due diligence is worth: the same futures under each depth of it, and with no join at all.
public struct Diligence: Sendable {
  /// What the trust does.
  public enum Option: Sendable, Hashable {
    /// Looks into every joiner that deep, and lets the gate decide.
    case depth(DueDiligenceDepth)
    /// Turns every joiner down.
    case decline

    /// As result files name it.
    public var id: String {
      switch self {
      case .depth(let depth): depth.rawValue
      case .decline: "decline"
      }
    }
  }

  /// What decides on a join.
  public enum View: String, Sendable, Hashable, CaseIterable {
    /// The gate as the scenario has it: too shallow a look is itself a gate principle unmet.
    case gate = "gate as it stands"
    /// Every join goes ahead, so that depths differ by what they cost and find alone.
    case proceed = "every join goes ahead"
  }

  /// What a future is worth.
  public enum Utility: String, Sendable, Hashable, CaseIterable {
    /// Modelled principles never broken, those that judge due diligence itself left out.
    case principles = "principles kept"
    /// Final reserves, net of all that due diligence cost and found; pounds.
    case reserves = "final reserves"
  }

  /// One option by one utility.
  public struct Worth: Sendable {
    /// The mean over futures.
    public let mean: Double
    /// One future in twenty is worth less.
    public let p05: Double
    /// Mean of what the best option of the same view would have given more, future by future.
    public let regret: Double
    /// Share of futures in which no option was worth more.
    public let best: Share
    /// Worth less that without due diligence; nil of that itself.
    public let overNone: PairedDifference?
    /// Regret less that without due diligence; nil of that itself.
    public let regretOverNone: PairedDifference?
    /// Worth less that of the next shallower look; nil of none and of declining.
    public let overShallower: PairedDifference?
    /// Of the lower twentieth of worth, against none.
    public let p05OverNone: PairedDifference?
  }

  /// One option under one view.
  public struct Row: Sendable {
    /// What decides.
    public let view: View
    /// What the trust does.
    public let option: Option
    /// Schools that join, mean.
    public let joined: Double
    /// By utility, in the order of `Utility.allCases`.
    public let worth: [Worth]
  }

  /// The arithmetic behind one depth, in prices of the year before the start: no futures.
  public struct Ledger: Sendable {
    /// How deep.
    public let depth: DueDiligenceDepth
    /// Of all joiners, paid whether they join or not; pounds.
    public let cost: Double
    /// Expected deficits of converters that it finds and has settled, if all join; pounds.
    public let found: Double
    /// How many times the assumed hidden deficits would have to be for it to pay for itself; nil where it finds nothing.
    public let breakEven: Double?
    /// The same against the next shallower look: for the step to pay.
    public let stepBreakEven: Double?
    /// Central days that it asks for.
    public let days: Double
  }

  /// Futures of each option.
  public let runs: Int
  /// Principles that count towards the first utility.
  public let principles: Int
  /// Ids of those that judge due diligence itself and so don't.
  public let leftOut: [String]
  /// Joins planned, and those of converters: only their deficits may be hidden.
  public let joins: (all: Int, converters: Int)
  /// What the scenario chose.
  public let chosen: DueDiligenceDepth
  /// By view, then option.
  public let rows: [Row]
  /// By depth.
  public let ledgers: [Ledger]
}

/// Runs the first futures under every depth of due diligence and without any join, and compares them one by one.
///
/// - Returns: nil where there is nothing to compare: no join planned, no futures.
public func diligence(
  _ plan: Question, _ sampling: Sampling
) async throws(ForecastError) -> Diligence? {
  guard !plan.scenario.proposal.joins.isEmpty, sampling.runs > 0 else { return nil }
  let comparison = DiligenceComparison(plan: plan)
  var rows: [Diligence.Row] = []
  for view in Diligence.View.allCases {
    var sides: [DiligenceComparison.Side] = []
    for option in DiligenceComparison.options {
      let made = try await Forecasting.futures(
        of: comparison.question(option, view), runs: sampling.runs, seed: sampling.seed,
        threads: sampling.threads)
      sides.append(.init(option: option, futures: made))
    }
    let own = try measured { () throws(StatisticsError) in try comparison.rows(view, sides) }
    rows += own
  }
  return Diligence(
    runs: sampling.runs, principles: comparison.counted.count, leftOut: comparison.leftOut,
    joins: comparison.joins, chosen: plan.scenario.dueDiligence, rows: rows,
    ledgers: comparison.ledgers)
}
