// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import Statistics
public import TrustDomain

/// The quantiles that result files give.
public let publishedQuantiles = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]

/// A metric over trajectories in one term.
public struct Fan: Sendable {
  /// A metric of the trust, of a function or of a sector; schools have rows of their own.
  public let metric: Metric
  /// `trust`, or the name of a function or sector.
  public let scope: String
  /// Terms since the start.
  public let term: Int
  /// Trajectories in which the metric applied.
  public let count: Int
  /// Over finite values; nil where there is none.
  public let mean: Double?
  /// Of the mean, over finite values; nil of fewer than two.
  public let standardError: Double?
  /// In the order of `publishedQuantiles`; empty without values.
  public let quantiles: [Double]
}

/// One principle over trajectories.
public struct PrincipleSummary: Sendable {
  /// Any of the catalogue's, modelled or not.
  public let principle: Principle
  /// Nil where the principle is not modelled, or applied in no trajectory.
  public let met: Share?
  /// Trajectories in which it applied at all.
  public let applicable: Int
  /// Trajectories with that verdict; they never count as met.
  public let notEvidenced: Int
  /// Share of all trajectories in which this principle was the first to give.
  public let firstToGive: Double
  /// Median term of its first breach over the trajectories in which it was the first to give; nil without any.
  public var medianFirstTerm: Double? = nil
  /// Principles that gave in the same term where this one was the first to give, and in what share of those
  /// trajectories; most frequent first.
  public var together: [(principle: Principle, share: Double)] = []
  /// Of first breaches; nil without any.
  public let medianBreachTerm: Double?
  /// Over trajectories in which it was broken.
  public let meanTermsInBreach: Double?
  /// Share of broken trajectories in which it was met again at the end.
  public let recovered: Double?
  /// Median of the longest run of terms in breach, over trajectories in which it was broken; nil without any.
  public var medianLongestBreach: Double? = nil
  /// How near its values came to their thresholds; nil where nothing was judged.
  public var margins: Margins? = nil

  /// The lowest margin of a trajectory: of any value that its checks look at, at any assessment, over the size of the
  /// threshold (over 1 for a threshold of 0).
  ///
  /// Negative beyond the threshold: by it a principle may be met all the same where a check lets misses pass. Minus
  /// infinity where nothing was on file.
  public struct Margins: Sendable {
    /// One trajectory in twenty comes nearer, or lies further beyond.
    public let p05: Double
    /// The median.
    public let median: Double
    /// Trajectories looked at: only the first where there are many.
    public let runs: Int
  }
}

/// A modelled principle in one term.
public struct PrincipleInTerm: Sendable {
  /// The principle judged; one that is not modelled has no such row.
  public let principle: Principle
  /// Terms since the start.
  public let term: Int
  /// Share of the trajectories to which it applied in that term; nil where it applied in none.
  public let met: Share?
}

/// First breaches of one check at one element of its scope.
public struct BreachSummary: Sendable {
  /// The principle that these breaches were the first of.
  public let principle: Principle
  /// The check that missed by most, measured against its threshold.
  public let check: Check
  /// The school, sector, function, specialism or join; `trust` otherwise.
  public let scope: String
  /// Trajectories in which the principle's first breach was this one.
  public let runs: Int
  /// Of all trajectories.
  public let share: Double
  /// In the metric's unit; nil where nothing was on file.
  public let medianShortfall: Double?
}

/// What became of one planned join.
public struct JoinSummary: Sendable {
  /// The candidate, as its table describes it.
  public let school: School
  /// The planned term.
  public let planned: Term
  /// Share of all trajectories in which it joined in the planned term.
  public let onTime: Share
  /// Share of all trajectories in which it joined after the planned term.
  public let deferred: Share
  /// Share of all trajectories in which the board turned it down.
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
  /// A member at the start, or a candidate that is to join.
  public let school: School
  /// Terms since the start.
  public let term: Int
  /// Trajectories looked at: only the first where there are many.
  public let runs: Int
  /// Trajectories, of those looked at, in which the school is a member in this term.
  public let members: Int
  /// Reserves over the last three terms' income, a fraction; nil while the school is a member in none.
  public let reservesShare: Band?
  /// Teachers in post over teaching posts, a fraction; nil while the school is a member in none.
  public let staffing: Band?
  /// Published grade, 1 (outstanding) to 4 (inadequate); nil while the school is a member in none.
  public let grade: Band?

  /// Three quantiles.
  public struct Band: Sendable {
    /// Below this lies one trajectory in twenty.
    public let p05: Double
    /// The median.
    public let p50: Double
    /// Above this lies one trajectory in twenty.
    public let p95: Double
  }
}

/// Every kept metric of every trajectory.
public struct TrajectoryTable: Sendable {
  /// Metrics of the trust as a whole, in the order of `Metric.all`.
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
  /// The scenario's own title: what it asks.
  public let title: String
  /// The trust's name, as the scenario gives it.
  public let trust: String
  /// The first term simulated, from which rows count theirs.
  public let start: Term
  /// Terms simulated: three for each year.
  public let terms: Int
  /// What the board does with a join while a gate principle stands unmet.
  public let gate: GatePolicy
  /// With the scenario and the version, it gives every number here again.
  public let seed: UInt64
  /// Trajectories made.
  public let runs: Int
  /// Members before any join.
  public let schoolsAtStart: Int
  /// Joins that the trust proposes, whatever becomes of them.
  public let plannedJoins: Int
  /// Trajectories in which no modelled principle was ever unmet or unevidenced.
  public let allMet: Share
  /// More of all principles at once; nil where it was not worked out.
  public var joint: JointVerdict? = nil
  /// Every ordered pair of modelled principles; by the first, then the other.
  public var together: [FailingTogether] = []
  /// Every principle of the catalogue, in its order.
  public let principles: [PrincipleSummary]
  /// Every modelled principle in each term; by principle, then term.
  public let principlesByTerm: [PrincipleInTerm]
  /// By metric and element, then term.
  public let fans: [Fan]
  /// By modelled principle; the most frequent first within one.
  public let breaches: [BreachSummary]
  /// In the order of the plan: by term, then school.
  public let joins: [JoinSummary]
  /// By school, then term.
  public let schools: [SchoolInTerm]
  /// One for each trajectory, in the order of their numbers.
  public let outcomes: [TrajectoryOutcome]
  /// The modelled principles, to which `outcomes` refers.
  public let modelled: [Principle]
  /// Nil unless the options asked to keep them.
  public let trajectories: TrajectoryTable?
}
