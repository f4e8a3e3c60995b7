// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Bytes that a forecast of so many trajectories keeps at the least: its trust metrics and its lines of results.
///
/// - Parameter keepsTrajectories: whether every metric of every trajectory is kept, not the core ones alone.
public func memoryNeeded(
  for question: Question, runs: Int, keepsTrajectories: Bool = false
) -> Int {
  let terms = question.scenario.terms
  let plan = RecordingPlan(terms: terms, principles: 0, schools: 0)
  let detailed = keepsTrajectories ? runs : min(runs, RecordingPlan.detailRuns)
  return runs * (terms * plan.core.bytes + MemoryLayout<TrajectoryOutcome>.stride)
    + detailed * terms * plan.others.bytes
}
