// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Stochastics
import TrustDomain
import Worlds

// Reserves as walks: struck by shocks to the balance, or by costly events.
extension VerificationCase {
  /// Schools of £2.8m income whose budgets don't answer, so that shocks add up.
  static func walkingWorld(
    schools: Int, years: Int, reserves: Double, inYearBalance: Double = 0
  ) -> World {
    var world = World()
    world.years = years
    world.schools = (0..<schools).map {
      World.school("school-\($0)", reserves: reserves, inYearBalance: inYearBalance)
    }
    world.set(.policyBudgetResponse, to: 0)
    return world
  }

  static func reserveWalk() throws -> VerificationCase {
    let (schools, years) = (20, 5)
    // Reserves of 5% of income, a balance with a standard deviation of 2%: 2.5 steps above the floor.
    var world = walkingWorld(schools: schools, years: years, reserves: 140_000)
    world.set(.schoolsBalanceShock, to: try .normal(mean: 0, sd: 0.02))
    let plan = SimulationPlan(try world.scenario)
    let continuous = 2 * Normal.cdf(-2.5 / Double(years).squareRoot())
    return VerificationCase(
      "Reserves", setting: "a school's, 2.5 standard deviations of a year's balance above zero",
      engine: "Simulator", source: "Recursion over the density of walks not yet below the floor",
      figures: [
        Figure(
          "chance of ever ending a year below zero, of five",
          exact: Crossing.ofNormalWalk(from: 2.5, steps: years),
          wrong: Twin("2 Φ(-2.5/√5), watched in continuous time", continuous)),
        Figure(
          "chance of ending the fifth below zero",
          exact: Normal.cdf(-2.5 / Double(years).squareRoot()),
          wrong: Twin(
            "of ever ending a year below zero", Crossing.ofNormalWalk(from: 2.5, steps: years))),
      ]
    ) { paths in
      try await paths.estimate(figures: 2, inGroupsOf: schools) { range, moments in
        var isBroken = [Bool](repeating: false, count: schools)
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          if record.term < 0 { isBroken = isBroken.map { _ in false } }
          guard record.isYearEnd else { return }
          for school in 0..<schools where record.schools.reserves[school] < .zero {
            isBroken[school] = true
          }
          guard record.term == 3 * years - 1 else { return }
          for school in 0..<schools {
            moments[0].add(indicator(isBroken[school]))
            moments[1].add(indicator(record.schools.reserves[school] < .zero))
          }
        }
      }
    }
  }

  static func ruin() throws -> VerificationCase {
    let (rate, mean) = (3.0, 0.2)
    let decay = 1 / mean - rate
    let published = ["0.6", "0.08120", "0.01099", "0.001487"]
    let wait = try Distribution.exponential(mean: 1 / rate)
    let cost = try Distribution.exponential(mean: mean)
    return VerificationCase(
      "Ruin", setting: "three exponential shocks a year of mean 1/5 against an income of 1",
      engine: "Distribution.sample",
      source:
        "Cramér: ψ(u) = λm exp(-(1/m - λ)u) (Asmussen and Albrecher, Ruin Probabilities, 2010)",
      figures: published.enumerated().map { reserve, digits in
        Figure(
          "chance of ruin from reserves of \(reserve)",
          exact: rate * mean * exp(-decay * Double(reserve)), published: digits,
          wrong: Twin("Lundberg's bound exp(-(1/m - λ)u)", exp(-decay * Double(reserve))))
      }
    ) { paths in
      try await paths.estimate(figures: published.count) { range, moments in
        var stream = RandomStream(seed: paths.seed)
        for path in range {
          stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
          var (level, lowest) = (0.0, 0.0)
          // A fall of 12 and more has a chance of 0.6 exp(-24): nothing is lost by stopping there.
          while lowest >= -3, level < 12 {
            level += wait.sample(using: &stream) - cost.sample(using: &stream)
            lowest = min(lowest, level)
          }
          for reserve in published.indices {
            moments[reserve].add(indicator(lowest < -Double(reserve)))
          }
        }
      }
    }
  }

  static func namedShocks() throws -> VerificationCase {
    // In cells of £400: reserves of 125.5, a surplus of 140 a year (2% of £2.8m), events of 50.
    let (schools, years, cell) = (20, 5, 400.0)
    let (reserves, surplus, cost) = (125.5 * cell, 140 * cell, 50 * cell)
    var world = walkingWorld(
      schools: schools, years: years, reserves: reserves, inYearBalance: 0.02)
    world.shocks = [
      NamedShock(
        name: "flood", perYear: try .fixed(2), cost: try .exponential(mean: cost),
        scope: .eachSchool)
    ]
    let plan = SimulationPlan(try world.scenario)
    let exact = try Crossing.ofShocks(
      from: 125, surplus: 140, perYear: 2, meanCost: 50, years: years)
    let ratio = 2 * cost / surplus
    let forever = ratio * exp(-(1 / cost - 2 / surplus) * reserves)
    return VerificationCase(
      "Named shocks",
      setting: "two a year of mean £20,000; £50,200 in reserve, £56,000 a year to spare",
      engine: "Simulator",
      source:
        "Compound Poisson: mean λm, variance λE[X²]; recursion over the reserves not yet below zero",
      figures: [
        Figure(
          "mean loss of a year, £1,000", exact: 40,
          wrong: Twin("if none were without a shock", 40 / (1 - exp(-2)))),
        Figure(
          "variance of a year's loss, (£1,000)²", exact: 2 * 2 * 20 * 20,
          wrong: Twin("of shocks that all cost the same", 2 * 20 * 20)),
        Figure(
          "chance of ever ending a year below zero, of five", exact: exact,
          wrong: Twin("ψ(u), watched always and for ever", forever)),
      ]
    ) { paths in
      try await paths.estimate(figures: 3, inGroupsOf: schools) { range, moments in
        var isBroken = [Bool](repeating: false, count: schools)
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          if record.term < 0 { isBroken = isBroken.map { _ in false } }
          guard record.isYearEnd else { return }
          for school in 0..<schools {
            let now = record.schools.reserves[school]
            if now < .zero { isBroken[school] = true }
            if record.term == 2 {
              let loss = (reserves + surplus - now.pounds) / 1000
              moments[0].add(loss)
              moments[1].add((loss - 40) * (loss - 40))
            }
            if record.term == 3 * years - 1 { moments[2].add(indicator(isBroken[school])) }
          }
        }
      }
    }
  }
}
