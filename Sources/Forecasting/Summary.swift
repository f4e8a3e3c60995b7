// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics
public import TrustDomain

/// The quantiles that result files give.
public let publishedQuantiles = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]

/// A metric over trajectories in one term.
public struct Fan: Sendable {
  public let metric: Metric
  /// `trust`, or the name of a function or sector.
  public let scope: String
  /// Terms since the start.
  public let term: Int
  /// Trajectories in which the metric applied.
  public let count: Int
  /// Over finite values; nil where there is none.
  public let mean: Double?
  public let standardError: Double?
  /// In the order of `publishedQuantiles`; empty without values.
  public let quantiles: [Double]
}

/// One principle over trajectories.
public struct PrincipleSummary: Sendable {
  public let principle: Principle
  /// Nil where the principle is not modelled, or applied in no trajectory.
  public let met: Share?
  /// Trajectories by verdict.
  public let applicable: Int
  public let notEvidenced: Int
  /// Share of all trajectories in which this principle was the first to give.
  public let firstToGive: Double
  /// Of first breaches; nil without any.
  public let medianBreachTerm: Double?
  /// Over trajectories in which it was broken.
  public let meanTermsInBreach: Double?
  /// Share of broken trajectories in which it was met again at the end.
  public let recovered: Double?
}

/// A modelled principle in one term.
public struct PrincipleInTerm: Sendable {
  public let principle: Principle
  public let term: Int
  /// Share of the trajectories to which it applied in that term; nil where it applied in none.
  public let met: Share?
}

/// First breaches of one check at one element of its scope.
public struct BreachSummary: Sendable {
  public let principle: Principle
  public let check: Check
  /// The school, sector, function, specialism or join; `trust` otherwise.
  public let scope: String
  public let runs: Int
  /// Of all trajectories.
  public let share: Double
  /// In the metric's unit; nil where nothing was on file.
  public let medianShortfall: Double?
}

/// What became of one planned join.
public struct JoinSummary: Sendable {
  public let school: School
  /// The planned term.
  public let planned: Term
  /// Shares of all trajectories: joined as planned, joined later, declined.
  public let onTime: Share
  public let deferred: Share
  public let declined: Share
  /// Not decided when the horizon ended.
  public let undecided: Share
  /// Over trajectories in which it joined.
  public let meanDelayTerms: Double?
  /// Principles that stood unmet when it was due, and in what share of trajectories; most frequent first.
  public let blockedBy: [(principle: Principle, share: Double)]
}

/// A school in one term over the trajectories in which it is a member.
public struct SchoolInTerm: Sendable {
  public let school: School
  public let term: Int
  /// Trajectories looked at, and those of them in which the school is a member.
  public let runs: Int
  public let members: Int
  /// Median, 5% and 95% quantiles; nil while the school is a member in none.
  public let reservesShare: Band?
  public let staffing: Band?
  public let grade: Band?

  /// Three quantiles.
  public struct Band: Sendable {
    public let p05: Double
    public let p50: Double
    public let p95: Double
  }
}

/// Every kept metric of every trajectory.
public struct TrajectoryTable: Sendable {
  public let metrics: [Metric]
  let terms: Int
  let series: [Series]

  /// The value as it is kept, in full; `nan` where it does not apply.
  public func text(run: Int, term: Int, metric: Int) -> String {
    series[term * metrics.count + metric].text(run)
  }
}

/// The answer to a question: everything the result files show.
public struct Summary: Sendable {
  public let title: String
  public let trust: String
  public let start: Term
  public let terms: Int
  public let gate: GatePolicy
  public let seed: UInt64
  /// Trajectories made.
  public let runs: Int
  public let schoolsAtStart: Int
  public let plannedJoins: Int
  /// Trajectories in which no modelled principle was ever unmet or unevidenced.
  public let allMet: Share
  /// Every principle of the catalogue, in its order.
  public let principles: [PrincipleSummary]
  public let principlesByTerm: [PrincipleInTerm]
  public let fans: [Fan]
  public let breaches: [BreachSummary]
  public let joins: [JoinSummary]
  public let schools: [SchoolInTerm]
  public let outcomes: [TrajectoryOutcome]
  /// The modelled principles, to which `outcomes` refers.
  public let modelled: [Principle]
  public let trajectories: TrajectoryTable?
}
