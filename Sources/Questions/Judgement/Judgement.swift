// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Principles
public import Statistics

/// How far an outcome hangs on assumptions that rest on judgement: each moved by itself, in the same futures.
public struct Judgement: Sendable {
  /// What is explained.
  public let outcome: Outcome
  /// The principle that the outcome is about, where it is about one.
  public let principle: Principle?
  /// Of the assumptions that move it most.
  public let sampling: Sampling
  /// Of all assumptions, to find those; in futures of another seed.
  public let screening: Sampling
  /// The outcome's mean as assumed.
  public let mean: UncertainNumber
  /// Schools that join as assumed, mean.
  public let joined: Double
  /// The share of futures in which every modelled principle holds, as assumed.
  public let allMet: Share
  /// Those moved in all futures, what moves the outcome most first; then the screened ones likewise.
  public let rows: [Row]
  /// Assumptions of judgement that weren't moved: yes or no, nought, or such that the trust's accounts ran away.
  public let unmoved: [AssumptionID]
  /// Their keys.
  public var unmovedKeys: [String] { unmoved.map(\.key) }
  /// The level of the intervals of those moved in all futures: all hold together with 95%.
  public let level: Double

  /// One assumption.
  public struct Row: Sendable {
    /// Which.
    public let assumption: AssumptionID
    /// What it was moved to.
    public let range: Range
    /// What moving it down does.
    public let low: End
    /// What moving it up does.
    public let high: End
    /// Whether it was moved in all futures, not in the screening's only.
    public let isFull: Bool

    /// The assumption's key in a scenario.
    public var key: String { assumption.key }

    /// The greater of the two moves.
    public var greatest: Double { max(abs(low.difference.value), abs(high.difference.value)) }

    /// Whether a move's interval lies on one side of nothing.
    public var isClear: Bool {
      [low, high].contains { $0.difference.interval.map { !$0.contains(0) } ?? false }
    }

    /// Whether both moves surely take the outcome the same way.
    public var goesOneWay: Bool {
      let intervals = [low, high].compactMap(\.difference.interval)
      return intervals.count == 2
        && (intervals.allSatisfy { $0.upperBound < 0 }
          || intervals.allSatisfy { $0.lowerBound > 0 })
    }
  }

  /// How far an assumption was moved.
  public enum Range: String, Sendable, Hashable {
    /// From the 5% to the 95% quantile of its own distribution.
    case quantiles
    /// Three quarters and five quarters of its value, or of every value, within its bounds.
    case quarter
  }

  /// One end of the range.
  public struct End: Sendable {
    /// The value there, of an assumption that has a single one.
    public let value: Double?
    /// The outcome's mean less that as assumed.
    public let difference: PairedDifference
    /// The same of the share of futures in which every modelled principle holds.
    public let allMet: PairedDifference
    /// The same of the schools that join.
    public let joined: PairedDifference
  }
}
