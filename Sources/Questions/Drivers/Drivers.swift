// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Simulation
public import Statistics

/// What an outcome hangs on: inputs one by one, groups of draws, and conditions under which it fails.
public struct Drivers: Sendable {
  /// What is explained.
  public let outcome: Outcome
  /// The principle that the outcome is about, where it is about one.
  public let principle: Principle?
  /// The sampling of each part.
  public let sampling: Sampling
  /// The outcome's mean, with its 95% interval; of an event the share of futures.
  public let mean: UncertainNumber
  /// By the strength of their correlation; the strongest first.
  public let inputs: [InputRow]
  /// By total share, the greatest first; none where the outcome doesn't vary or isn't a number in every future.
  public let groups: [GroupRow]
  /// The same of each uncertain parameter.
  public let parameters: [ParameterRow]
  /// What counts as failing, and how often it comes.
  public let failure: Failure
  /// Conditions under which failures crowd; the first tells most.
  public let rules: [RuleRow]

  /// One input.
  public struct InputRow: Sendable {
    /// What it is.
    public let input: DriverInput
    /// Of its ranks with the outcome's.
    public let correlation: RankCorrelation
    /// Where it is low: in its lowest fifth of futures.
    public let low: Tail
    /// Where it is high.
    public let high: Tail
    /// Whether the correlation would be as strong in less than one of twenty answers if nothing hung on any input.
    public let isClear: Bool

    /// How far the outcome lies apart between high and low.
    public var swing: Double { high.mean.value - low.mean.value }
  }

  /// The futures at one end of an input.
  public struct Tail: Sendable {
    /// The input's values there: at most, or at least.
    public let bound: Double
    /// How many futures.
    public let futures: Int
    /// The outcome's mean there.
    public let mean: UncertainNumber
  }

  /// One group of draws.
  public struct GroupRow: Sendable {
    /// Which draws.
    public let group: DrawGroup
    /// Share of the outcome's variance that vanishes if these alone were known.
    public let first: UncertainNumber
    /// Share that remains if all others were known.
    public let total: UncertainNumber
  }

  /// One uncertain parameter.
  public struct ParameterRow: Sendable {
    /// What it is.
    public let input: DriverInput
    /// As of a group.
    public let first: UncertainNumber
    /// As of a group.
    public let total: UncertainNumber
  }

  /// What counts as failing.
  public struct Failure: Sendable, Hashable {
    /// Of a number: the bound beyond which the worst quarter lies. Nil of an event.
    public let bound: Double?
    /// Share of the fresh futures that fail; nil of no futures.
    public let share: Share?
  }

  /// One rule, held against futures that had no part in finding it.
  public struct RuleRow: Sendable {
    /// All must hold.
    public let limits: [Limit]
    /// Counted on fresh futures.
    public let fit: RuleFit

    /// One condition.
    public struct Limit: Sendable {
      /// Of what.
      public let input: DriverInput
      /// The range kept; infinite where open.
      public let range: ClosedRange<Double>
      /// How likely as many failures lie inside by chance if the limit told nothing: on fresh futures.
      public let chance: Double
      /// Share of ten random halves of the futures in which the first rule limits this input as well.
      public let found: Double
    }
  }
}

extension UncertainNumber {
  /// The mean of numbers, normal by its standard error.
  static func mean(of values: [Double]) -> UncertainNumber {
    let moments = Moments(of: values)
    let (mean, error) = (moments.mean ?? .nan, moments.standardError ?? 0)
    return UncertainNumber(mean, standardError: error)
  }

  /// The mean of an outcome: of an event with Wilson's interval.
  static func mean(of values: [Double], isEvent: Bool) -> UncertainNumber {
    let plain = mean(of: values)
    guard isEvent,
      let share = try? Share(successes: values.count { $0 == 1 }, trials: values.count)
    else { return plain }
    return UncertainNumber(
      share.value, standardError: plain.standardError, interval: share.interval)
  }
}
