// SPDX-License-Identifier: GPL-3.0-or-later
import Simulation
import TrustDomain

/// Hands each term's record to a closure; no gate principle is ever unmet unless set.
struct Watcher: TermObserver {
  var unmetGatePrinciples: UInt64 = 0
  let watch: (borrowing TermRecord) -> Void

  mutating func observe(_ record: borrowing TermRecord) { watch(record) }
}

/// Runs trajectories of a world, each record handed to `watch` with the trajectory's number.
func run(
  _ world: World, trajectories: Int, seed: UInt64 = 20_260_901, unmetGates: UInt64 = 0,
  watch: (Int, borrowing TermRecord) -> Void
) throws {
  let plan = SimulationPlan(try world.scenario)
  var simulator = Simulator(plan: plan, seed: seed)
  for trajectory in 0..<trajectories {
    try withoutActuallyEscaping(watch) { watch in
      var watcher = Watcher(unmetGatePrinciples: unmetGates) { watch(trajectory, $0) }
      try simulator.run(trajectory: UInt32(trajectory), observer: &watcher)
    }
  }
}
