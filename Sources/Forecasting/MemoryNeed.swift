// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles

/// Bytes that a forecast of so many trajectories keeps at the least: its trust metrics and its lines of results.
public func memoryNeeded(for question: Question, runs: Int) -> Int {
  let terms = question.scenario.terms
  let plan = RecordingPlan(terms: terms, principles: 0, schools: 0)
  let term = plan.trustMetrics.reduce(0) { bytes, metric in
    bytes + (metric.unit == .pounds ? MemoryLayout<Double>.size : MemoryLayout<Float>.size)
  }
  return runs * (terms * term + MemoryLayout<TrajectoryOutcome>.stride)
}
