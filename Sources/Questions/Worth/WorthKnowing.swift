// SPDX-License-Identifier: GPL-3.0-or-later
public import Simulation
public import Statistics

/// What would be worth finding out before the board decides, in the currency of what it decides by.
public struct WorthKnowing: Sendable {
  /// What a future is worth.
  public let utility: Utility
  /// The sampling of every plan.
  public let sampling: Sampling
  /// The plans to choose from; the proposal first.
  public let plans: [PlanRow]
  /// The place of the plan that is best on average.
  public let best: Int
  /// The worth of knowing everything, chance included.
  public let everything: ValueOfInformation
  /// Groups of inputs, what is worth most first.
  public let groups: [GroupRow]
  /// Inputs one by one, likewise.
  public let inputs: [InputRow]
  /// Which plan is best if a school's joining is worth more or less.
  public let sweep: [SweepRow]

  /// What a future is worth, in principles kept.
  public struct Utility: Sendable, Hashable {
    /// Principles that one school's joining is worth.
    public let join: Double
    /// Principles that a hundredth of a year's income in final reserves is worth.
    public let reserves: Double
    /// Whether `join` was given; otherwise it makes the proposal and no growth even.
    public let isGiven: Bool
  }

  /// A plan that the board could choose.
  public enum Plan: Sendable, Hashable {
    case asProposed
    /// The proposal with every join going ahead, put off, or declined while a gate principle is unmet.
    case gate(String)
    /// One join left out, by the school's id and name.
    case without(id: String, name: String)
    case noGrowth

    /// As tables write it.
    public var id: String {
      switch self {
      case .asProposed: "as_proposed"
      case .gate(let gate): "gate:\(gate)"
      case .without(let id, _): "without:\(id)"
      case .noGrowth: "no_growth"
      }
    }
  }

  /// A plan and what it is worth.
  public struct PlanRow: Sendable {
    /// Which.
    public let plan: Plan
    /// Its mean utility, in principles.
    public let utility: UncertainNumber
    /// That less the proposal's, over the same futures; nil of the proposal.
    public let difference: PairedDifference?
    /// Its parts: principles kept, schools joined, final reserves over income, each a mean.
    public let kept: Double
    /// Mean.
    public let joined: Double
    /// Mean over the futures that give a number; a fraction.
    public let reserves: Double
  }

  /// A group of inputs.
  public struct GroupRow: Sendable {
    /// Which draws the inputs are about.
    public let group: DrawGroup
    /// How many.
    public let inputs: Int
    /// In principles.
    public let worth: ValueOfInformation
    /// Whether it stands out from chance among all groups.
    public let isClear: Bool
  }

  /// One input.
  public struct InputRow: Sendable {
    /// Which.
    public let input: DriverInput
    /// In principles.
    public let worth: ValueOfInformation
    /// Whether it stands out from chance among all inputs.
    public let isClear: Bool
  }

  /// The best plan at one worth of a join.
  public struct SweepRow: Sendable {
    /// Principles that a school's joining is worth.
    public let join: Double
    /// The plan with the highest mean.
    public let plan: Plan
    /// The worth of knowing everything.
    public let everything: ValueOfInformation
  }
}

extension DrawGroup {
  /// Whether what it is about is true already and could be found out; the rest can only be waited for.
  public var canBeFoundOut: Bool { self == .parameters || self == .joiners }
}
