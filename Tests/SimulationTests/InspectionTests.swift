// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("Inspections")
struct InspectionTests {
  /// Terms from joining to a change of grade, of inadequate joiners whose first inspection finds them good.
  private func firstInspections(
    route: JoiningRoute, trajectories: Int
  ) throws -> Moments {
    var world = World()
    world.years = 10
    world.candidates = (0..<20).map {
      World.school("school-\($0)", route: route, grade: .inadequate)
    }
    world.joins = world.candidates.map { Join(school: $0.id, term: World.start.advanced(by: 1)) }
    world.set(.inspectionAfterInadequate, row: [0, 1, 0, 0])
    world.set(.inspectionIntervalMean, to: 6)
    world.set(.inspectionJoinerIntervalMean, to: 2.8)
    world.set(.inspectionJoinerIntervalSd, to: 0.65)
    var terms = Moments()
    var seen = [Int?](repeating: nil, count: 20)
    try run(world, trajectories: trajectories) { _, record in
      if record.term < 0 { seen = seen.map { _ in nil } }
      for school in 0..<20 where seen[school] == nil && record.schools.grade[school] == 2 {
        seen[school] = record.term
        terms.add(Double(record.term - 1))
      }
    }
    return terms
  }

  @Test("A sponsored joiner's first inspection comes 2.8 years after it joins, on average")
  func joiner() throws {
    let terms = try firstInspections(route: .sponsored, trajectories: 2_000)
    #expect(terms.count == 40_000)
    // Seen at the end of the term in which it falls: on average half a term after that term's start.
    let mean = try #require(terms.mean) + 0.5
    #expect(abs(mean / 3 - 2.8) < 4 * (try #require(terms.standardError)) / 3)
    // A spread of 0.65 years is 1.95 terms; whole terms add a twelfth to its square.
    let spread = try #require(terms.variance) - 1.0 / 12
    #expect(abs(spread / (1.95 * 1.95) - 1) < 4 * (2.5 / 40_000.0).squareRoot())
  }

  @Test("A converter keeps the clock of its last inspection")
  func converter() throws {
    // Last inspected in January 2026, six years and a half-year's spread: January 2032, from January 2028 four years.
    let terms = try firstInspections(route: .converter, trajectories: 2_000)
    let mean = (try #require(terms.mean) + 0.5) / 3
    #expect(abs(mean - (4 + 14.0 / 365)) < 4 * (try #require(terms.standardError)) / 3 + 0.01)
  }

  @Test(
    "An interval without spread leaves what has not passed of it, not an inspection within the year"
  )
  func exactInterval() throws {
    var world = World()
    world.years = 10
    // Last inspected in January 2026: in January 2032, term 13, six years have passed.
    world.schools = [World.school("ash", grade: .inadequate)]
    world.set(.inspectionAfterInadequate, row: [0, 1, 0, 0])
    world.set(.inspectionIntervalMean, to: 6)
    world.set(.inspectionIntervalSd, to: 0.01)
    try run(world, trajectories: 20) { _, record in
      #expect((record.schools.grade[0] == 2) == (record.term >= 13), "term \(record.term)")
    }
  }

  @Test("A plan laid out like another is the same as laid out alone, whatever it has in common")
  func likeAnother() throws {
    var world = World()
    world.years = 10
    world.schools = ["ash", "beech"].map { World.school($0) }
    world.set(.inspectionAfterGood, row: [0, 0, 1, 0])
    world.set(.inspectionIntervalMean, to: 6)
    world.set(.inspectionIntervalSd, to: 0.8)
    let first = SimulationPlan(try world.scenario)
    func grades(_ plan: SimulationPlan) throws -> [Int] {
      var grades: [Int] = []
      try run(plan, trajectories: 0..<20, seed: 1) { _, record in
        grades += record.schools.grade.prefix(2)
      }
      return grades
    }
    let before = try grades(first)
    #expect(try grades(SimulationPlan(world.scenario, like: first)) == before)
    // Another interval calls for another table.
    world.set(.inspectionIntervalMean, to: 3)
    let shorter = try grades(SimulationPlan(world.scenario))
    #expect(try grades(SimulationPlan(world.scenario, like: first)) == shorter)
    #expect(shorter != before)
  }

  @Test("From one inspection to the next it takes as long as assumed")
  func interval() throws {
    var world = World()
    world.years = 10
    world.schools = (0..<20).map { World.school("school-\($0)") }
    // From good to requires improvement and back: three years, then two.
    world.set(.inspectionAfterGood, row: [0, 0, 1, 0])
    world.set(.inspectionAfterRequiresImprovement, row: [0, 1, 0, 0])
    world.set(.inspectionIntervalMean, row: [4, 3, 2, 2])
    world.set(.inspectionIntervalSd, to: 0.5)
    var gaps = Moments()
    var first = [Int?](repeating: nil, count: 20)
    try run(world, trajectories: 1_000) { _, record in
      if record.term < 0 { first = first.map { _ in nil } }
      for school in 0..<20 {
        let grade = record.schools.grade[school]
        if grade == 3, first[school] == nil { first[school] = record.term }
        guard grade == 2, let begin = first[school], begin >= 0 else { continue }
        gaps.add(Double(record.term - begin))
        // One gap each: later ones would favour short gaps before the horizon.
        first[school] = -1
      }
    }
    #expect(gaps.count == 20_000)
    // Six terms: both ends are seen in whole terms, which on average takes nothing off.
    #expect(Distance.of(gaps, from: 6) < 4)
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
