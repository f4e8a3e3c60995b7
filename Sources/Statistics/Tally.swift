// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts trials and successes; adds up over blocks in any order.
public struct Tally: Sendable, Hashable {
  /// Trials that succeeded.
  public private(set) var successes = 0
  /// All trials.
  public private(set) var trials = 0

  /// An empty tally.
  public init() {}

  /// Counts one trial.
  public mutating func add(_ success: Bool) {
    trials += 1
    if success { successes += 1 }
  }

  /// Takes in the trials of another tally.
  public mutating func merge(_ other: Tally) {
    trials += other.trials
    successes += other.successes
  }

  /// The share that succeeded; throws for no trials.
  public func share(
    level: Double = 0.95, method: Share.Method = .wilson
  ) throws(StatisticsError) -> Share {
    try Share(successes: successes, trials: trials, level: level, method: method)
  }
}
