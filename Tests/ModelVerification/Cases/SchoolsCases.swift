// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import TrustDomain
import Worlds

// Published grades and the quality behind them.
extension VerificationCase {
  private static let schools = 20

  /// The rows of B2 of the parameter table: grades after outstanding, good, requires improvement, inadequate.
  private static let rows: [[Double]] = [
    [0.35, 0.52, 0.11, 0.02], [0.07, 0.79, 0.125, 0.015], [0.02, 0.70, 0.24, 0.04],
    [0.01, 0.62, 0.33, 0.04],
  ]

  static func grades() throws -> VerificationCase {
    // Stays of 6, 5, 4 and 3 terms with a third of that as standard deviation: ten years forget the start, and stays
    // of less than a term, which the engine rounds up to one, are rarer than one in 250 even of the shortest.
    let stays = [6.0, 5, 4, 3]
    var world = World()
    world.years = 10
    world.schools = (0..<schools).map { World.school("school-\($0)") }
    let ids: [AssumptionID] = [
      .inspectionAfterOutstanding, .inspectionAfterGood, .inspectionAfterRequiresImprovement,
      .inspectionAfterInadequate,
    ]
    for (id, row) in zip(ids, rows) { world.set(id, row: row) }
    world.set(.inspectionIntervalMean, row: stays.map { $0 / 3 })
    world.set(.inspectionIntervalSd, row: stays.map { $0 / 9 })
    let plan = SimulationPlan(try world.scenario)
    let found = stationary(rows)
    let times = zip(found, stays).map { $0 * $1 }
    let total = times.reduce(0, +)
    let names = ["outstanding", "good", "requires improvement", "inadequate"]
    return VerificationCase(
      "Semi-Markov grades", setting: "mean stays of 6, 5, 4 and 3 terms",
      engine: "Simulator",
      source: "Time shares in proportion to stationary share x mean stay (Ross, Introduction to"
        + " Probability Models, semi-Markov processes)",
      figures: (0..<4).map {
        Figure(
          "share of time graded \(names[$0])", exact: times[$0] / total,
          wrong: Twin("share of inspections, whatever the stay", found[$0]))
      }
    ) { paths in
      try await paths.estimate(figures: 4, inGroupsOf: schools) { range, moments in
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          guard record.term == 29 else { return }
          // By trajectory, since the rows of one are drawn for all its schools.
          for grade in 1...4 {
            let count = record.schools.grade.count { $0 == grade }
            moments[grade - 1].add(Double(count) / Double(schools))
          }
        }
      }
    }
  }

  /// The shares that a chain settles at.
  private static func stationary(_ rows: [[Double]]) -> [Double] {
    (0..<200).reduce([0.25, 0.25, 0.25, 0.25]) { share, _ in
      (0..<4).map { after in
        (0..<4).reduce(0) { $0 + share[$1] * rows[$1][after] }
      }
    }
  }

  static func quality() throws -> VerificationCase {
    let (mean, persistence) = (0.5, 0.9)
    var world = World()
    world.years = 2
    world.schools = (0..<schools).map { World.school("school-\($0)") }
    world.set(.qualityPersistence, to: persistence)
    world.set(.qualityAreaCorrelation, to: 0.6)
    world.set(.qualityTrustMean, to: mean)
    // Outcomes are then the quality of education itself.
    world.set(.outcomesQualityWeight, to: 1)
    let plan = SimulationPlan(try world.scenario)
    return VerificationCase(
      "Mean-reverting quality", setting: "0.9 kept each term, about a mean of 0.5, two years on",
      engine: "Simulator", source: "First-order autoregression: mean μ, variance 1, correlation φⁿ",
      figures: [
        Figure(
          "mean", exact: mean, wrong: Twin("if it had begun at 0", mean * (1 - pow(persistence, 6)))
        ),
        Figure(
          "variance", exact: 1,
          wrong: Twin("with noise of √(1-φ), not √(1-φ²)", 1 / (1 + persistence))),
        Figure(
          "correlation over a year", exact: pow(persistence, 3),
          wrong: Twin("φ², a year of two terms", pow(persistence, 2))),
      ]
    ) { paths in
      try await paths.estimate(figures: 3, inGroupsOf: schools) { range, moments in
        var before = [Double](repeating: 0, count: schools)
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          guard record.isYearEnd else { return }
          for school in 0..<schools {
            let distance = record.quality.outcomes[school] - mean
            if record.term == 5 {
              moments[0].add(distance + mean)
              moments[1].add(distance * distance)
              moments[2].add(distance * before[school])
            }
            before[school] = distance
          }
        }
      }
    }
  }
}
