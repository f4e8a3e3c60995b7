// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics

/// The reserves that trusts of several sizes must hold to keep above a floor.
public struct ReservesBySize: Sendable {
  /// What is asked beside the scenario.
  public struct Options: Sendable, Hashable {
    /// Schools of each trust.
    public var sizes: [Int]
    /// Reserves over income that are never to be undercut.
    public var floor: Double
    /// The probability to be reached.
    public var confidence: Double

    /// Bounds are the caller's: sizes of one at least, a probability.
    public init(
      sizes: [Int] = [1, 3, 5, 10, 13, 20], floor: Double = 0, confidence: Double = 0.95
    ) {
      self.sizes = sizes
      self.floor = floor
      self.confidence = confidence
    }
  }

  /// Trusts of one size.
  public struct Row: Sendable {
    /// Of each trust.
    public let schools: Int
    /// Pupils of a trust of that size, mean over those made.
    public let pupils: Double
    /// Trusts made of the scenario's schools.
    public let trusts: Int
    /// Futures over all of them.
    public let runs: Int
    /// Reserves over income from which the floor is kept with the probability; nil where the most tried don't do it.
    public let needed: Double?
    /// From which it may be, by the upper end of the share's interval.
    public let possible: Double?
    /// From which it surely is, by the lower end.
    public let sure: Double?
    /// The floor is kept with the reserves of `needed`, in futures that the search hadn't seen.
    public let fresh: Share?
    /// The floor is kept with the scenario's own reserves target.
    public let atTarget: Share
  }

  /// What was asked.
  public let options: Options
  /// Schools of the scenario, members and candidates, of which the trusts are made.
  public let pool: Int
  /// The scenario's reserves target, over income.
  public let target: Double
  /// The most reserves tried, over income.
  public let most: Double
  /// The first principle that caps reserves over income, and where; nil where none does.
  public let ceiling: (principle: Principle, most: Double)?
  /// Years simulated.
  public let years: Int
  /// By size.
  public let rows: [Row]
}
