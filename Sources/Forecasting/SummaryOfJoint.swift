// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics

/// How two principles fail together.
public struct FailingTogether: Sendable {
  /// The principle given to be broken.
  public let principle: Principle
  /// The other.
  public let other: Principle
  /// Trajectories to which both applied; all shares are of these.
  public let runs: Int
  /// Share in which both were broken; nil where both applied in none.
  public let both: Share?
  /// Share of those with `principle` broken in which the other was too; nil without any.
  public let given: Share?
  /// How many times more often both were broken than if they were independent; nil where either never was.
  public let lift: Double?
}

/// What trajectories say of all principles at once, besides whether all are met.
public struct JointVerdict: Sendable {
  /// A number of principles met, on average over trajectories.
  public struct Count: Sendable {
    /// The mean.
    public let mean: Double
    /// Of the mean; nil of fewer than two trajectories.
    public let standardError: Double?
  }

  /// Modelled principles that must be met before a school may join.
  public let gates: Int
  /// Share of trajectories in which none of them was broken; nil without any.
  public let gatesMet: Share?
  /// Principles met throughout.
  public let met: Count
  /// Those of them that rest on documents alone.
  public let metOnDocuments: Count
  /// Modelled principles that rest on documents alone.
  public let documents: Int
  /// The product of the principles' own shares: **not** the joint probability, which drivers that they share make another.
  public let productOfShares: Double
}
