// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles
public import TrustDomain

/// One trajectory of a forecast, told term by term.
public struct Replay: Sendable {
  /// The trajectory's number.
  public let run: Int
  /// Of the random numbers; with the scenario and the version it gives the same trajectory again.
  public let seed: UInt64
  /// The scenario's title.
  public let title: String
  /// The trust's name.
  public let trust: String
  /// The first term.
  public let start: Term
  /// What the board does with a join while a gate principle stands unmet.
  public let gate: GatePolicy
  /// Members before any join.
  public let schoolsAtStart: Int
  /// Every school of the scenario, to which events refer.
  public let schools: [School]
  /// Planned terms of the joins, in the plan's order.
  public let joins: [Term]
  /// The trust's metrics, in the order of `trajectories.csv`.
  public let metrics: [Metric]
  /// The modelled principles, in the catalogue's order.
  public let modelled: [Principle]
  /// The trust's metrics before the first term.
  public let opening: [Double]
  /// Gate principles that stood unmet before the first term.
  public let unmetGatesAtStart: [Principle]
  /// The story itself.
  public let terms: [ReplayTerm]
  /// What the trajectory said of each modelled principle.
  public let results: [PrincipleOutcome]
  /// Its line of `outcomes.csv`.
  public let outcome: TrajectoryOutcome

  /// The value of a metric of the trust at the end of a term, or before the first where `term` is -1; nil where the
  /// metric has none.
  public func value(_ id: String, term: Int) -> Double? {
    guard let place = metrics.firstIndex(where: { $0.id == id }) else { return nil }
    let value = term < 0 ? opening[place] : terms[term].values[place]
    return value.isFinite ? value : nil
  }
}

/// One term of a trajectory.
public struct ReplayTerm: Sendable {
  /// Terms since the start.
  public let term: Int
  /// What came, what was decided, and the money.
  public let events: TermEvents
  /// The trust's metrics at the term's end; NaN where one does not apply.
  public let values: [Double]
  /// The same as `trajectories.csv` prints them, before it rewrites exponents.
  public let texts: [String]
  /// How each modelled principle stands at the term's end.
  public let standing: [Standing]
  /// Gate principles that the board saw unmet when it decided this term's joins: as they stood a term earlier.
  public let unmetGates: [Principle]
  /// Principles that broke this term.
  public let broken: [ReplayBreach]
  /// Principles that are met again, by index into the modelled ones.
  public let recovered: [Int]
}

/// A principle as it broke.
public struct ReplayBreach: Sendable {
  /// Index into the modelled principles.
  public let principle: Int
  /// The checks that it broke on, the one furthest beyond its threshold first.
  public let misses: [ReplayMiss]
}

/// A check that was missed.
public struct ReplayMiss: Sendable {
  /// The condition, of the principle that broke.
  public let check: Check
  /// `trust`, or the name of the school, sector, function, specialism or join that missed by most.
  public let place: String
  /// What was measured there; nil where nothing is on file, or nobody in post to share the work.
  public let value: Double?
  /// How far beyond the threshold; nil where the value is.
  public let shortfall: Double?
  /// Whether there is something to measure by at all.
  public let isOnFile: Bool
}
