// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
internal import Statistics

/// Blocks merged in their order: what a forecast knows so far.
///
/// Blocks may come in any order from any number of threads; each is taken in when its turn comes, so that every sum and
/// every list is the same on one thread as on many. When the joint probability is known well enough, later blocks are
/// left out, at the same block whatever the threads.
struct Gathering: Sendable {
  private let plan: RecordingPlan
  private let precision: Double?
  private let blocks: Int
  private var waiting: [Int: Block] = [:]
  private var next = 0
  private(set) var isComplete = false
  /// Values of each trust metric in each term (`term * metrics + metric`), by trajectory.
  private(set) var trust: [Series]
  private(set) var elements: [[Float]]
  private(set) var outcomes: [TrajectoryOutcome] = []
  private(set) var joins: [JoinOutcome] = []
  private(set) var standings: [Int]
  private(set) var verdicts: [VerdictTally]

  init(plan: RecordingPlan, runs: Int, precision: Double?) {
    self.plan = plan
    self.precision = precision
    blocks = (runs + Block.size - 1) / Block.size
    let metrics = plan.trustMetrics
    trust = (0..<plan.terms).flatMap { _ in
      metrics.map { Series(isExact: $0.unit == .pounds, capacity: runs) }
    }
    elements = Array(repeating: [], count: plan.terms * plan.elementMetrics.count)
    let empty = Block(plan: plan)
    standings = empty.standings
    verdicts = empty.verdicts
  }

  mutating func take(_ block: Block, number: Int) {
    guard !isComplete else { return }
    waiting[number] = block
    while !isComplete, let block = waiting.removeValue(forKey: next) {
      merge(block)
      next += 1
      isComplete = next == blocks || isPreciseEnough
    }
    if isComplete { waiting = [:] }
  }

  private mutating func merge(_ block: Block) {
    for series in trust.indices { trust[series].append(block.series(series)) }
    for place in block.elements.indices {
      elements[place % elements.count].append(block.elements[place])
    }
    for place in standings.indices { standings[place] += block.standings[place] }
    for principle in verdicts.indices { verdicts[principle].merge(block.verdicts[principle]) }
    outcomes.append(contentsOf: block.outcomes)
    joins.append(contentsOf: block.joins)
  }

  private var isPreciseEnough: Bool {
    guard let precision,
      let share = try? Share(
        successes: outcomes.count(where: \.allMet), trials: outcomes.count)
    else { return false }
    return (share.interval.upperBound - share.interval.lowerBound) / 2 <= precision
  }
}

/// One metric in one term over trajectories: pounds in full, other numbers in single precision, which bounds memory.
struct Series: Sendable {
  private var exact: [Double] = []
  private var single: [Float] = []
  private let isExact: Bool

  init(isExact: Bool, capacity: Int) {
    self.isExact = isExact
    if isExact { exact.reserveCapacity(capacity) } else { single.reserveCapacity(capacity) }
  }

  mutating func append(_ values: ArraySlice<Double>) {
    if isExact {
      exact.append(contentsOf: values)
    } else {
      single.append(contentsOf: values.lazy.map(Float.init))
    }
  }

  subscript(run: Int) -> Double { isExact ? exact[run] : Double(single[run]) }

  /// The number as it is kept, in the shortest decimals that give it back.
  func text(_ run: Int) -> String { isExact ? "\(exact[run])" : "\(single[run])" }

  /// The values, but for NaN and for what is not evidenced.
  var values: [Double] {
    let known = isExact ? exact : single.map(Double.init)
    return known.filter { !$0.isNaN && $0 != Metric.notEvidenced }
  }
}
