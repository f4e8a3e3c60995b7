// SPDX-License-Identifier: GPL-3.0-or-later
public import Statistics

/// How often something holds under one factor's shocks, by their size: what has been tried, in rising sizes.
public struct ShockCurve: Sendable {
  /// One size that was tried.
  public struct Point: Sendable {
    /// From 0.
    public let size: Double
    /// Share of futures in which it holds.
    public let share: Share

    /// Any size from 0.
    public init(size: Double, share: Share) {
      self.size = size
      self.share = share
    }
  }

  /// The smallest size at which the share falls below a confidence.
  public struct Crossing: Sendable, Hashable {
    /// Between sizes that were tried, by a straight line.
    public let size: Double
    /// Where the ends of the shares' intervals fall below the confidence; nil where the upper end never does.
    public let low: Double
    /// Nil where the upper end of the interval stays above at the largest size.
    public let high: Double?
    /// The sizes tried on either side.
    public let bracket: ClosedRange<Double>
  }

  /// What is to be said of a factor.
  public enum Finding: Sendable, Hashable {
    /// Below the confidence without any shock.
    case alreadyBelow
    /// Not below it even at the largest size.
    case neverBelow
    /// Below it from this size.
    case below(Crossing)
  }

  /// In rising sizes, from 0.
  public private(set) var points: [Point]

  /// Expects sizes that differ, 0 among them.
  public init(points: [Point]) {
    self.points = points.sorted { $0.size < $1.size }
  }

  /// Adds a size that was tried.
  public mutating func add(_ point: Point) {
    points = (points + [point]).sorted { $0.size < $1.size }
  }

  /// Where the share first falls below a confidence.
  public func finding(confidence: Double) -> Finding {
    guard let first = points.first, first.share.value >= confidence else { return .alreadyBelow }
    guard let place = points.firstIndex(where: { $0.share.value < confidence }) else {
      return .neverBelow
    }
    let size = crossing(confidence) { $0.value } ?? points[place].size
    return .below(
      Crossing(
        size: size, low: min(size, crossing(confidence) { $0.interval.lowerBound } ?? size),
        high: crossing(confidence) { $0.interval.upperBound }.map { max(size, $0) },
        bracket: points[place - 1].size...points[place].size))
  }

  /// Whether a larger shock ever did less harm than a smaller one by more than chance: a search for one size would then
  /// mislead.
  public var isReversed: Bool {
    points.indices.contains { first in
      points[first...].contains {
        $0.share.interval.lowerBound > points[first].share.interval.upperBound
      }
    }
  }

  /// Where a reading of the shares first falls below a confidence; 0 where it does without a shock, nil where it never
  /// does.
  private func crossing(_ confidence: Double, of reading: (Share) -> Double) -> Double? {
    guard let place = points.firstIndex(where: { reading($0.share) < confidence }) else {
      return nil
    }
    guard place > 0 else { return 0 }
    let (before, after) = (points[place - 1], points[place])
    let (high, low) = (reading(before.share), reading(after.share))
    let part = high > low ? (high - confidence) / (high - low) : 1
    return before.size + part * (after.size - before.size)
  }
}
