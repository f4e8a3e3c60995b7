// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Principles
import Simulation
import Statistics
import Stochastics
import TrustDomain
import Worlds

// Principles that hang on parts of the model that have nothing to do with each other.
extension VerificationCase {
  private static let row = [0.07, 0.79, 0.125, 0.015]
  private static let (years, capacity) = (2, 38.0)

  static func principles() throws -> VerificationCase {
    let plan = SimulationPlan(try independentWorld().scenario)
    let catalogue = Catalogue(principles: try independentPrinciples())
    let inCapacity = try Distribution.gamma(shape: 4, scale: 5).cdf(capacity)
    let solvent = 1 - Crossing.ofNormalWalk(from: 1, steps: years)
    // Four functions, six terms.
    let staffed = pow(inCapacity, 4 * 6)
    let good = row[0] + row[1]
    return VerificationCase(
      "Independent principles", setting: "reserves, central capacity and grades, over two years",
      engine: "Simulator, PrincipleLedger", source: "The product of the chances of each",
      figures: [
        Figure(
          "reserves never below zero at a year's end", exact: solvent,
          wrong: Twin("not below zero at the last", Normal.cdf(1 / 2.0.squareRoot()))),
        Figure(
          "no central function ever above capacity", exact: staffed,
          wrong: Twin("in any one term", pow(inCapacity, 4))),
        Figure(
          "graded good or better throughout", exact: good,
          wrong: Twin("if outstanding didn't count", row[1])),
        Figure(
          "all three principles met", exact: solvent * staffed * good,
          wrong: Twin("the least of the three chances", min(solvent, staffed, good))),
      ]
    ) { paths in
      try await paths.estimate(figures: 4) { range, moments in
        var ledger = PrincipleLedger(catalogue)
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          ledger.observe(record)
          guard record.term == 3 * years - 1 else { return }
          var areAllMet = true
          for principle in 0..<3 {
            let isMet = ledger.outcome(of: principle).verdict == .met
            moments[principle].add(indicator(isMet))
            areAllMet = areAllMet && isMet
          }
          moments[3].add(indicator(areAllMet))
        }
      }
    }
  }

  /// One school, one standard deviation of a year's balance above zero, inspected once, with a small central team.
  private static func independentWorld() throws -> World {
    var world = centralWorld(variation: 0.5, capacity: capacity, years: years)
    world.schools = [World.school("ash", reserves: 56_000)]
    world.set(.policyBudgetResponse, to: 0)
    world.set(.schoolsBalanceShock, to: try .normal(mean: 0, sd: 0.02))
    // Last inspected in January 2026, 3 years on is the spring of 2029: the fifth term of six.
    world.set(.inspectionAfterGood, row: row)
    world.set(.inspectionIntervalMean, to: 3)
    world.set(.inspectionIntervalSd, to: 0.01)
    return world
  }

  private static func independentPrinciples() throws -> [Principle] {
    func check(
      _ metric: String, _ comparator: Comparator, _ threshold: Double, _ when: Cadence = .eachTerm
    ) throws -> Check {
      guard let metric = Metric.named(metric) else { throw UnknownMetric(id: metric) }
      return Check(metric: metric, comparator: comparator, threshold: threshold, when: when)
    }
    let checks = [
      try check("reserves_gbp", .atLeast, 0, .yearEnd),
      try check("function_utilisation", .atMost, 1), try check("school_grade", .atMost, 2),
    ]
    return checks.map {
      Principle(
        id: $0.metric.id, title: $0.metric.title, reference: "", kind: .simulated, isGate: false,
        checks: [$0], notModelled: nil)
    }
  }

  /// A metric that no longer has its name.
  private struct UnknownMetric: Error { let id: String }
}
