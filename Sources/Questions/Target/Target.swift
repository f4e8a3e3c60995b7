// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics

/// How much of a lever it takes to keep principles with a probability.
public struct Target: Sendable {
  /// What is asked beside the scenario.
  public struct Options: Sendable, Hashable {
    /// As the user names it.
    public var lever: String
    /// Values tried, in the lever's unit.
    public var range: ClosedRange<Double>
    /// Whether only whole values make sense.
    public var isWhole: Bool
    /// What must be kept.
    public var judged: Judged
    /// The probability to be reached.
    public var confidence: Double

    /// Bounds are the caller's: a range with room, a probability.
    public init(
      lever: String, range: ClosedRange<Double>, isWhole: Bool, judged: Judged, confidence: Double
    ) {
      self.lever = lever
      self.range = range
      self.isWhole = isWhole
      self.judged = judged
      self.confidence = confidence
    }
  }

  /// One value tried.
  public struct Point: Sendable {
    /// Of the lever.
    public let value: Double
    /// The judged principles hold.
    public let probability: Share
    /// Reserves over income below which one future in twenty falls at some time.
    public let lowestReserves: Estimate?
    /// Schools that join, mean.
    public let joined: Estimate
    /// Whether it belongs to the even grid on which the direction was found out, rather than to the search.
    public let isOnGrid: Bool
  }

  /// Which way the lever works.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// More of it keeps the principles more often.
    case more
    /// Less of it does.
    case less
    /// No difference that these futures can tell.
    case neither
  }

  /// Where the probability is reached.
  public struct Reached: Sendable, Hashable {
    /// The value from which it is, on the way in which the lever works.
    public let value: Double
    /// The value from which it may be, by the upper end of the share's interval; nil where it may be anywhere in the range.
    public let possible: Double?
    /// The value from which it surely is, by the lower end; nil where it surely is nowhere in the range.
    public let sure: Double?
    /// The probability at `value` in futures that the search hadn't seen.
    public let fresh: Share
  }

  /// What came of it.
  public enum Outcome: Sendable {
    case reached(Reached)
    /// Even at the end of the range where there is least of what helps.
    case everywhere(fresh: Share)
    /// Nowhere in the range; the best value tried, judged on futures that had no part in choosing it.
    case nowhere(best: Double, fresh: Share)
  }

  /// The trust's figures that a board looks at first, with one value of the lever.
  public struct Position: Sendable {
    /// The judged principles hold.
    public let probability: Share
    /// Every modelled principle holds.
    public let allMet: Share
    /// Final reserves over income, median; nil where no future gives a number.
    public let reserves: Estimate?
    /// One future in twenty ends lower.
    public let lowReserves: Estimate?
    /// In-year balance of the last year over its income, mean.
    public let balance: Estimate?
    /// Schools that join, mean.
    public let joined: Estimate
  }

  /// One figure with the answer's value less that with today's, over the same futures.
  public struct Changes: Sendable {
    /// Of the judged principles.
    public let probability: PairedDifference
    /// Of every modelled principle.
    public let allMet: PairedDifference
    /// Of the median; nil where no future gives a number.
    public let reserves: PairedDifference?
    /// Of the lower twentieth.
    public let lowReserves: PairedDifference?
    /// Of the mean in-year balance.
    public let balance: PairedDifference?
    /// Of the mean number.
    public let joined: PairedDifference
  }

  /// What else the lever does: the trust with the answer's value beside the trust as the scenario has it.
  ///
  /// In futures that the search hadn't seen, the same for both.
  public struct SideEffects: Sendable {
    /// The value of the answer: the one that reaches the probability, or the best tried.
    public let value: Double
    /// With that value.
    public let there: Position
    /// As the scenario has it.
    public let today: Position
    /// The first less the second.
    public let changes: Changes
    /// What the value costs against today's; nil where the lever has no price of its own.
    public let price: LeverPrice?
  }

  /// What was asked.
  public let options: Options
  /// The judged principles.
  public let judged: [Principle]
  /// Futures of each value.
  public let runs: Int
  /// Values tried, rising.
  public let points: [Point]
  /// Which way the lever works, as the grid shows.
  public let direction: Direction
  /// Whether no step of the grid goes the other way by more than chance allows.
  public let isMonotone: Bool
  /// Whether and where the probability is reached.
  public let outcome: Outcome
  /// Distance between neighbouring values that the search can tell apart.
  public let resolution: Double
  /// Nil where the search wasn't told the scenario as it stands.
  public var sideEffects: SideEffects?
}
