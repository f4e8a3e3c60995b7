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

  /// Trust metrics by series (term and metric), `size` places each, filled to `count`.
  private(set) var trust: [Double]
  private(set) var count = 0
  /// Element metrics, by trajectory, term and metric.
  var elements: [Float] = []
  var outcomes: [TrajectoryOutcome] = []
  /// By trajectory and join.
  var joins: [JoinOutcome] = []
  /// Counts by principle, term and standing.
  var standings: [Int]
  var verdicts: [VerdictTally]

  init(plan: RecordingPlan) {
    trust = Array(repeating: .nan, count: Self.size * plan.terms * plan.trustMetrics.count)
    standings = Array(
      repeating: 0, count: plan.principles * plan.terms * Standing.allCases.count)
    verdicts = Array(repeating: VerdictTally(), count: plan.principles)
  }

  mutating func beginTrajectory() { count += 1 }

  /// Keeps the current trajectory's value of a series.
  @inline(__always)
  mutating func set(_ value: Double, series: Int) {
    trust[series &* Self.size &+ count &- 1] = value
  }

  /// The values of a series, by trajectory.
  func series(_ series: Int) -> ArraySlice<Double> {
    trust[(series * Self.size)..<(series * Self.size + count)]
  }

  /// Counts how each principle stands in a term.
  mutating func count(_ standing: [Standing], term: Int, terms: Int) {
    let kinds = Standing.allCases.count
    standings.withUnsafeMutableBufferPointer { counts in
      for principle in standing.indices {
        counts[(principle * terms + term) * kinds + Int(standing[principle].rawValue)] += 1
      }
    }
  }

  mutating func add(_ results: [PrincipleOutcome]) {
    for (principle, result) in results.enumerated() { verdicts[principle].add(result) }
  }
}

/// Verdicts on one principle over trajectories.
struct VerdictTally: Sendable {
  /// Trajectories by verdict.
  var counts = [Int](repeating: 0, count: Standing.allCases.count)
  var recovered = 0
  var termsInBreach = 0
  var breaches: [FirstBreach] = []

  mutating func add(_ result: PrincipleOutcome) {
    counts[Int(result.verdict.rawValue)] += 1
    termsInBreach += result.termsInBreach
    if result.hasRecovered { recovered += 1 }
    if let breach = result.firstBreach { breaches.append(breach) }
  }

  mutating func merge(_ other: VerdictTally) {
    for place in counts.indices { counts[place] += other.counts[place] }
    recovered += other.recovered
    termsInBreach += other.termsInBreach
    breaches.append(contentsOf: other.breaches)
  }

  func count(_ standing: Standing) -> Int { counts[Int(standing.rawValue)] }
}
