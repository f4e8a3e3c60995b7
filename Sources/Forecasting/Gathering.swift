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
  /// Values of each kept trust metric in each term, by trajectory.
  private var core: Columns
  private var others: Columns
  private(set) var elements: [[Float]]
  private(set) var outcomes: [TrajectoryOutcome] = []
  /// By planned join.
  private(set) var joins: [JoinTally] = []
  private(set) var standings: [Int]
  private(set) var verdicts: [VerdictTally]
  private(set) var columns: VerdictColumns

  init(plan: RecordingPlan, runs: Int, precision: Double?) {
    self.plan = plan
    self.precision = precision
    blocks = (runs + Block.size - 1) / Block.size
    let detailed = plan.keepsTrajectories ? runs : min(runs, RecordingPlan.detailRuns)
    core = Columns(of: plan.core, terms: plan.terms, capacity: runs)
    others = Columns(of: plan.others, terms: plan.terms, capacity: detailed)
    elements = Array(repeating: [], count: plan.terms * plan.elementMetrics.count)
    standings = Block(plan: plan).standings
    verdicts = Array(repeating: VerdictTally(), count: plan.principles)
    columns = VerdictColumns(principles: plan.principles)
    if precision == nil { outcomes.reserveCapacity(runs) }
  }

  /// One of the plan's trust metrics in a term, by trajectory.
  func series(of metric: Int, term: Int) -> Series {
    let place = plan.places[metric]
    return place < plan.core.count
      ? core.series(of: place, term: term)
      : others.series(of: place - plan.core.count, term: term)
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
    core.append(block.core)
    others.append(block.others)
    appendColumns(of: block.elements, to: &elements)
    for place in standings.indices { standings[place] += block.standings[place] }
    for trajectory in 0..<block.count {
      let row = block.verdicts[(trajectory * plan.principles)...].prefix(plan.principles)
      for (principle, outcome) in row.enumerated() { verdicts[principle].add(outcome) }
      columns.add(row)
    }
    outcomes.append(contentsOf: block.outcomes)
    add(block.joins, of: block.count)
  }

  private mutating func add(_ outcomes: [JoinOutcome], of trajectories: Int) {
    guard trajectories > 0 else { return }
    let planned = outcomes.count / trajectories
    if joins.isEmpty { joins = Array(repeating: JoinTally(), count: planned) }
    for place in outcomes.indices { joins[place % planned].add(outcomes[place]) }
  }

  private var isPreciseEnough: Bool {
    guard let precision,
      let share = try? Share(
        successes: outcomes.count(where: \.allMet), trials: outcomes.count)
    else { return false }
    return (share.interval.upperBound - share.interval.lowerBound) / 2 <= precision
  }
}

/// What became of one planned join over trajectories.
struct JoinTally: Sendable {
  private(set) var joined = 0
  private(set) var declined = 0
  /// Joined by term of joining.
  private(set) var joinedTerms = Histogram()
  /// Trajectories in which a gate principle stood unmet when it was due, by the principle's bit.
  private(set) var blocked = [Int](repeating: 0, count: 64)

  mutating func add(_ outcome: JoinOutcome) {
    if let term = outcome.joinedTerm {
      joined += 1
      joinedTerms.add(term)
    }
    if outcome.wasDeclined { declined += 1 }
    var bits = outcome.blockedBy
    while bits != 0 {
      blocked[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }
}
