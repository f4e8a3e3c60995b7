// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation

/// The line of results of one trajectory.
public struct TrajectoryOutcome: Sendable, Hashable {
  /// The trajectory's number, from 0.
  public let run: Int
  /// Whether no modelled principle was unmet or unevidenced at any assessment.
  public let allMet: Bool
  /// Index into the modelled principles.
  public let firstBreachPrinciple: Int?
  /// Terms since the start; nil if nothing was broken.
  public let firstBreachTerm: Int?
  /// The modelled principles first broken in that same term, one bit each in their order (the first 64).
  public var brokenTogether: UInt64 = 0
  /// Fraction of income.
  public let lowestReservesShare: Double
  /// Pounds.
  public let finalReserves: Double
  /// School-improvement demand over capacity in the worst term; a fraction, infinite without capacity.
  public let peakImprovementUtilisation: Double
  /// Teachers in post over teaching posts in the worst term; a fraction.
  public let lowestStaffing: Double
  /// Schools that joined.
  public let joined: Int
}

/// The results of consecutive trajectories by one worker, to be merged in order.
struct Block: Sendable {
  /// Trajectories in a block: enough to make merging cheap, few enough to balance threads.
  static let size = 250

  private(set) var count = 0
  /// The trust's core metrics, a row for each trajectory and term.
  var core = Rows()
  /// The trust's other metrics in the same order, of the trajectories of which they are kept.
  var others = Rows()
  /// Element metrics, by trajectory, term and metric.
  var elements: [Float] = []
  var outcomes: [TrajectoryOutcome] = []
  /// By trajectory and join.
  var joins: [JoinOutcome] = []
  /// By trajectory and principle.
  var verdicts: [BriefOutcome] = []
  /// Counts by principle, term and standing.
  private(set) var standings: [Int]

  init(plan: RecordingPlan) {
    standings = Array(
      repeating: 0, count: plan.principles * plan.terms * Standing.allCases.count)
  }

  /// Forgets its trajectories but not its memory, which whoever still holds the block keeps as it is.
  mutating func clear() {
    count = 0
    core.clear()
    others.clear()
    elements.removeAll(keepingCapacity: true)
    outcomes.removeAll(keepingCapacity: true)
    joins.removeAll(keepingCapacity: true)
    verdicts.removeAll(keepingCapacity: true)
    standings = Array(repeating: 0, count: standings.count)
  }

  mutating func beginTrajectory() { count += 1 }

  /// Counts how each principle stands in a term.
  mutating func count(_ standing: [Standing], term: Int, terms: Int) {
    let kinds = Standing.allCases.count
    standings.withUnsafeMutableBufferPointer { counts in
      for principle in standing.indices {
        counts[(principle * terms + term) * kinds + Int(standing[principle].rawValue)] += 1
      }
    }
  }
}
