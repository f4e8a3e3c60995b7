// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Principles

/// What is asked: a scenario, and the principles that judge its futures.
public struct Question: Sendable {
  /// What is simulated; it knows nothing of the principles.
  public var scenario: Scenario
  /// What its futures are judged by, and whose gate principles hold joins up.
  public var catalogue: Catalogue

  /// Any catalogue may judge any scenario.
  public init(scenario: Scenario, catalogue: Catalogue) {
    self.scenario = scenario
    self.catalogue = catalogue
  }
}

/// How a question is to be answered.
public struct ForecastOptions: Sendable {
  /// Trajectories at the most.
  public var runs: Int
  /// Where all random numbers come from: the same seed gives the same answer.
  public var seed: UInt64
  /// Threads at the most; the answer does not depend on them.
  public var threads: Int
  /// Half-width of the joint probability's interval at which to stop before `runs`; nil to make all.
  public var precision: Double?
  /// Whether to keep every trajectory's metrics, term by term.
  public var keepsTrajectories: Bool

  /// Without `precision` all `runs` are made.
  public init(
    runs: Int, seed: UInt64, threads: Int, precision: Double? = nil,
    keepsTrajectories: Bool = false
  ) {
    self.runs = runs
    self.seed = seed
    self.threads = threads
    self.precision = precision
    self.keepsTrajectories = keepsTrajectories
  }
}

/// Why a forecast gave no answer.
public enum ForecastError: Error, Sendable, Hashable {
  case cancelled
  /// The simulation broke a law that it checks; nothing it says can be trusted.
  case faulty(String)
  /// A trajectory's accounts left all bounds of a trust: an assumption is out of proportion.
  case beyondBounds
}
