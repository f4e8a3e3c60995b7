// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

/// Quality moves single inspections; over schools the rows of grades still come out as given.
///
/// The correction is exact for a normal distribution of quality given the last grade. Grades before the last one bend it
/// a little, so a row may be off by up to `bend` beyond four standard errors.
@Suite("Rows of grades with quality behind them")
struct GradeRowTests {
  static let rows: [[Double]] = [
    [0.35, 0.52, 0.11, 0.02], [0.07, 0.79, 0.125, 0.015], [0.02, 0.70, 0.24, 0.04],
    [0.01, 0.62, 0.33, 0.04],
  ]
  private static let bend = 0.006

  /// Twenty-eight schools, seven of each grade, under B2's rows, with quality in every inspection.
  private func world(years: Int, weight: Double = 0.6) -> World {
    var world = World()
    world.years = years
    world.schools = (0..<28).map {
      World.school("school-\($0)", grade: Grade.allCases[$0 % 4])
    }
    let ids: [AssumptionID] = [
      .inspectionAfterOutstanding, .inspectionAfterGood, .inspectionAfterRequiresImprovement,
      .inspectionAfterInadequate,
    ]
    for (id, row) in zip(ids, Self.rows) { world.set(id, row: row) }
    world.set(.inspectionIntervalMean, row: [4, 4, 2.3, 2])
    world.set(.inspectionIntervalSd, row: [0.6, 0.6, 0.56, 0.5])
    world.set(.qualityPersistence, to: 0.9)
    world.set(.qualityAreaCorrelation, to: 0.6)
    world.set(.inspectionQualityWeight, to: weight)
    return world
  }

  /// Inspections of members by grade before and after; the first ones of each school apart.
  private func transitions(
    _ world: World, trajectories: Int
  ) throws -> (first: [[Int]], later: [[Int]]) {
    let none = [[Int]](repeating: [0, 0, 0, 0], count: 4)
    var (first, later) = (none, none)
    var grades = [Int](repeating: 0, count: world.schools.count)
    var seen = [Bool](repeating: false, count: world.schools.count)
    try run(world, trajectories: trajectories) { _, record in
      for school in grades.indices {
        let (before, after) = (grades[school] - 1, record.schools.grade[school] - 1)
        grades[school] = after + 1
        if record.term < 0 { seen[school] = false }
        guard record.term >= 0, record.quality.isInspected[school] else { continue }
        if seen[school] { later[before][after] += 1 } else { first[before][after] += 1 }
        seen[school] = true
      }
    }
    return (first, later)
  }

  @Test("each row's chance of good or better is B2's, at the first inspection and at later ones")
  func rows() throws {
    let (first, later) = try transitions(world(years: 10), trajectories: 2_000)
    for counts in [first, later] {
      for (row, exact) in zip(counts, Self.rows) {
        let trials = row.reduce(0, +)
        let found = Double(row[0] + row[1]) / Double(trials)
        let chance = exact[0] + exact[1]
        let error = (chance * (1 - chance) / Double(trials)).squareRoot()
        #expect(trials > 3_000)
        #expect(abs(found - chance) < 4 * error + Self.bend, "\(exact): \(found)")
      }
    }
  }

  @Test("quality matters all the same: schools that fall had fallen behind before")
  func matters() throws {
    var seeing = world(years: 5)
    seeing.schools = (0..<20).map { World.school("school-\($0)") }
    seeing.set(.outcomesQualityWeight, to: 1)
    var good = Moments()
    var weak = Moments()
    var last = [Double](repeating: 0, count: 20)
    try run(seeing, trajectories: 500) { _, record in
      for school in 0..<20 {
        if record.isYearEnd { last[school] = record.quality.outcomes[school] }
        guard record.term > 2, record.quality.isInspected[school] else { continue }
        if record.schools.grade[school] <= 2 {
          good.add(last[school])
        } else {
          weak.add(last[school])
        }
      }
    }
    #expect(try #require(good.mean) - #require(weak.mean) > 0.3)
  }

  /// Shares of time in each grade: stationary share of inspections times mean stay.
  static var timeShares: [Double] {
    var share = [0.25, 0.25, 0.25, 0.25]
    for _ in 0..<200 {
      share = (0..<4).map { after in
        (0..<4).reduce(0) { $0 + share[$1] * rows[$1][after] }
      }
    }
    let times = zip(share, [4, 4, 2.3, 2]).map { $0 * $1 }
    let total = times.reduce(0, +)
    return times.map { $0 / total }
  }

  @Test("time-weighted, 90% good or better, 8.9% requiring improvement, 1.1% inadequate")
  func published() {
    let shares = Self.timeShares
    #expect(abs(shares[0] + shares[1] - 0.90) < 0.005)
    #expect(abs(shares[2] - 0.089) < 0.005)
    #expect(abs(shares[3] - 0.011) < 0.002)
  }

  @Test("a decade of schools in that mix keeps it")
  func decade() throws {
    var mixed = world(years: 10)
    // Of fifty: 5 outstanding, 40 good, 4 requiring improvement, 1 inadequate, about the time shares.
    let shares = Self.timeShares.map { ($0 * 50).rounded() }
    mixed.schools = shares.enumerated().flatMap { grade, count in
      (0..<Int(count)).map { World.school("\(grade)-\($0)", grade: Grade.allCases[grade]) }
    }
    var good = Moments()
    try run(mixed, trajectories: 1_000) { _, record in
      // The last five years: by then no phase of the start is left.
      guard record.term >= 15 else { return }
      let count = record.schools.grade.count { $0 <= 2 }
      good.add(Double(count) / Double(record.schools.count))
    }
    #expect(abs(try #require(good.mean) - 0.90) < 0.01)
  }

  @Test("strong schools slip half as often again while school improvement is over its capacity")
  func slip() throws {
    var alone = world(years: 5, weight: 0)
    alone.schools = (0..<20).map { World.school("school-\($0)") }
    alone.set(.improvementDaysGood, to: 6)
    alone.set(.inspectionStrongSlip, to: 1.5)
    alone.set(.qualityPersistence, to: 0)
    for (days, exact) in [(0.0, 0.14), (6.0, 0.21)] {
      alone.set(.improvementDaysGood, to: days)
      let row = try transitions(alone, trajectories: 500).first[1]
      #expect(Distance.of(row[2] + row[3], in: row.reduce(0, +), from: exact) < 4, "\(days) days")
    }
  }
}
