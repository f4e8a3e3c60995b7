// SPDX-License-Identifier: GPL-3.0-or-later
package import Assumptions
package import Simulation
package import TrustDomain

/// Hands each term's record to a closure, and says which gate principles stand unmet after it.
struct Watcher: TermObserver {
  private let unmetGates: (Int) -> UInt64
  private let watch: (borrowing TermRecord) -> Void
  private var lastTerm = -1

  init(
    unmetGates: @escaping (Int) -> UInt64, watch: @escaping (borrowing TermRecord) -> Void
  ) {
    self.unmetGates = unmetGates
    self.watch = watch
  }

  var unmetGatePrinciples: UInt64 { unmetGates(lastTerm) }

  mutating func observe(_ record: borrowing TermRecord) {
    lastTerm = record.term
    watch(record)
  }
}

/// Runs trajectories of a world, each record handed to `watch` with the trajectory's number.
///
/// - Parameter unmetGates: gate principles unmet after a term's record, by term; none unless given.
/// - Returns: what became of each join, by trajectory.
@discardableResult
package func run(
  _ world: World, trajectories: Int, seed: UInt64 = 20_260_901,
  unmetGates: @escaping (Int) -> UInt64 = { _ in 0 },
  watch: (Int, borrowing TermRecord) -> Void
) throws -> [[JoinOutcome]] {
  try run(
    try world.scenario, trajectories: trajectories, seed: seed, unmetGates: unmetGates,
    watch: watch)
}

/// The same of a scenario.
@discardableResult
package func run(
  _ scenario: Scenario, trajectories: Int, seed: UInt64 = 20_260_901,
  unmetGates: @escaping (Int) -> UInt64 = { _ in 0 },
  watch: (Int, borrowing TermRecord) -> Void
) throws -> [[JoinOutcome]] {
  try run(
    SimulationPlan(scenario), trajectories: 0..<trajectories, seed: seed, unmetGates: unmetGates,
    watch: watch)
}

/// The same of a plan, and of trajectories by their numbers.
@discardableResult
package func run(
  _ plan: SimulationPlan, trajectories: Range<Int>, seed: UInt64,
  unmetGates: @escaping (Int) -> UInt64 = { _ in 0 },
  watch: (Int, borrowing TermRecord) -> Void
) throws -> [[JoinOutcome]] {
  var simulator = Simulator(plan: plan, seed: seed)
  var joins: [[JoinOutcome]] = []
  for trajectory in trajectories {
    try withoutActuallyEscaping(watch) { watch in
      var watcher = Watcher(unmetGates: unmetGates) { watch(trajectory, $0) }
      try simulator.run(trajectory: UInt32(trajectory), observer: &watcher)
    }
    joins.append(simulator.joinOutcomes)
  }
  return joins
}
