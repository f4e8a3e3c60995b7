// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain

/// The whole simulator with everything off but one shock.
@Suite("Closed forms through the simulator")
struct ReserveWalkTests {
  private static let trajectories = 200_000

  /// One school of £2.8m income whose only risk is a normal balance shock of 2% of income a year.
  private func walkingTrust(years: Int) throws -> World {
    var world = World()
    world.years = years
    // Reserves 5% of income; budgets don't answer, so that shocks add up.
    world.schools = [World.school("ash", reserves: 140_000)]
    world.set(.policyBudgetResponse, to: 0)
    world.set(.schoolsBalanceShock, to: try .normal(mean: 0, sd: 0.02))
    return world
  }

  /// P(a walk of unit normal steps from `start` ever ends a step below 0 within `steps`), by recursion on a grid.
  private func crossing(from start: Double, steps: Int) -> Double {
    let (width, top) = (0.01, 12.0)
    let points = Int(top / width)
    let grid = (0..<points).map { (Double($0) + 0.5) * width }
    var alive = grid.map { Normal.density($0 - start) }
    var surviving = [alive.reduce(0, +) * width]
    let reach = Int(7 / width)
    let kernel = (0...reach).map { Normal.density(Double($0) * width) * width }
    for _ in 1..<steps {
      var next = Array(repeating: 0.0, count: points)
      for point in 0..<points where alive[point] > 0 {
        for other in max(0, point - reach)...min(points - 1, point + reach) {
          next[other] += alive[point] * kernel[abs(other - point)]
        }
      }
      alive = next
      surviving.append(alive.reduce(0, +) * width)
    }
    return 1 - surviving[steps - 1]
  }

  @Test("Reserves as a random walk: ever below zero at a year end, by exact recursion")
  func everBelow() throws {
    let years = 5
    var broken = Set<Int>()
    try run(try walkingTrust(years: years), trajectories: Self.trajectories) { path, record in
      if record.isYearEnd, record.trust.reserves < .zero { broken.insert(path) }
    }
    let share = Double(broken.count) / Double(Self.trajectories)
    let exact = crossing(from: 0.05 / 0.02, steps: years)
    let error = (exact * (1 - exact) / Double(Self.trajectories)).squareRoot()
    #expect(abs(share - exact) < 4 * error)
    // The deliberately wrong reference, a walk watched in continuous time: 2 Φ(-2.5 / √5).
    let continuous = 2 * Normal.cdf(-2.5 / Double(years).squareRoot())
    #expect(abs(share - continuous) > 4 * error)
  }

  @Test("Named shocks: a compound Poisson sum, mean 2 x £30,000 and variance 2 x E[X²] a year")
  func namedShock() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash")]
    world.set(.policyBudgetResponse, to: 0)
    world.shocks = [
      NamedShock(
        name: "flood", perYear: try .fixed(2), cost: try .exponential(mean: 30_000),
        scope: .eachSchool)
    ]
    var loss = Moments()
    try run(world, trajectories: Self.trajectories) { _, record in
      if record.isYearEnd { loss.add(100_000 - record.trust.reserves.pounds) }
    }
    // Rounding to the penny on some 20 postings a term moves the mean by less than a pound.
    let mean = try #require(loss.mean)
    #expect(abs(mean - 60_000) < 4 * (try #require(loss.standardError)) + 1)
    // E[X²] = 2 x 30,000²; the variance of the sample variance needs the fourth cumulant, 2 E[X⁴] = 48 x 30,000⁴.
    let variance = try #require(loss.variance)
    let exact = 4 * 30_000.0 * 30_000
    let cumulant = 48 * pow(30_000, 4.0)
    let error = ((cumulant + 2 * exact * exact) / Double(Self.trajectories)).squareRoot()
    #expect(abs(variance - exact) < 4 * error)
    #expect(abs(variance - exact / 2) > 4 * error)
  }

  @Test("Teaching posts through the simulator settle at the chain's own vacancy")
  func vacancies() throws {
    var world = World()
    world.years = 3
    world.schools = [World.school("ash", pupils: 2_000)]
    world.set(.schoolsTeacherTurnover, to: 0.2)
    world.set(.schoolsVacancyFill, to: 0.7)
    var share = Moments()
    try run(world, trajectories: 20_000) { _, record in
      if record.term == 8 {
        share.add(Double(record.trust.teachersInPost) / Double(record.trust.teachingPosts))
      }
    }
    // 70, 15 and 15% of a year's hazard before autumn, spring and summer, three years from full.
    let exact = (0..<9).reduce(1.0) { filled, term in
      let leave = 1 - pow(0.8, [0.70, 0.15, 0.15][term % 3])
      let staying = filled * (1 - leave)
      return staying + (1 - staying) * 0.7
    }
    #expect(abs(try #require(share.mean) - exact) < 4 * (try #require(share.standardError)))
  }

  @Test("Grades move by the row of the transition table at the first inspection")
  func grades() throws {
    var world = World()
    world.years = 2
    world.schools = (0..<50).map { World.school("school-\($0)") }
    let row = [0.07, 0.79, 0.125, 0.015]
    world.set(.inspectionAfterGood, row: row)
    world.set(.inspectionIntervalMean, to: 1.9)
    world.set(.inspectionIntervalSd, to: 0.01)
    var grades = [0, 0, 0, 0]
    try run(world, trajectories: 4_000) { _, record in
      // Last inspected in January 2026, 1.9 years on is the autumn of 2027: seen at the term's end.
      guard record.term == 0 else { return }
      for school in 0..<50 { grades[record.schools.grade[school] - 1] += 1 }
    }
    let count = Double(grades.reduce(0, +))
    for grade in 0..<4 {
      let error = (row[grade] * (1 - row[grade]) / count).squareRoot()
      // The Dirichlet with a concentration of a million adds a thousandth of a share.
      #expect(abs(Double(grades[grade]) / count - row[grade]) < 4 * error)
    }
  }
}
