// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Area grades")
struct AreaGradeTests {
  private static let stride = InspectionFramework.mostAreas

  /// Twenty schools, all inspected in the first term: 1.9 years after January 2026.
  private func world(_ framework: InspectionFramework) -> World {
    var world = World()
    world.years = 1
    world.framework = framework
    world.schools = (0..<20).map { World.school("school-\($0)") }
    world.set(.inspectionIntervalMean, to: 1.9)
    world.set(.inspectionIntervalSd, to: 0.01)
    world.set(.inspectionAreaReading, to: 0.7)
    world.set(.inspectionAreaSharedNoise, to: 0.5)
    world.set(.qualityPersistence, to: 0.9)
    world.set(.qualityAreaCorrelation, to: 0.6)
    world.set(.inspectionReportCardMix, row: Self.mix)
    return world
  }

  /// B6: exceptional 4%, strong 35%, expected 56%, needs attention 5% (0.1% of it urgent).
  private static let mix = [0.04, 0.35, 0.56, 0.049, 0.001]

  /// Area grades after the first inspection, counted over schools and areas, and by trajectory for the spread.
  private func grades(
    _ world: World, trajectories: Int = 2_000
  ) throws -> (shares: [Moments], overall: [Int]) {
    let areas = world.framework.areas.count
    let points = world.framework.standards.count
    var shares = [Moments](repeating: Moments(), count: points)
    var overall = [0, 0, 0, 0]
    try run(world, trajectories: trajectories) { _, record in
      guard record.term == 0 else { return }
      var counts = [Int](repeating: 0, count: points)
      for school in 0..<20 {
        overall[record.schools.grade[school] - 1] += 1
        for area in 0..<areas {
          counts[record.quality.areaGrade[school * Self.stride + area] - 1] += 1
        }
      }
      for point in counts.indices { shares[point].add(Double(counts[point]) / Double(20 * areas)) }
    }
    return (shares, overall)
  }

  @Test("on the report card come in the mix of the first hundred, if schools are like those")
  func mix() throws {
    let shares = try grades(world(.reportCard)).shares
    for (found, exact) in zip(shares, Self.mix) { #expect(Distance.of(found, from: exact) < 4) }
  }

  @Test("come lower where the first schools were volunteers 0.4 deviations above others")
  func volunteers() throws {
    var shifted = world(.reportCard)
    shifted.set(.inspectionVolunteerShift, to: 0.4)
    let shares = try grades(shifted).shares
    // P(better than a standard) = Φ(Φ⁻¹(share above) - 0.4).
    var (above, before) = (0.0, 0.0)
    for point in 0..<5 {
      above += Self.mix[point]
      let reached = point == 4 ? 1 : Normal.cdf(Normal.quantile(above) - 0.4)
      #expect(Distance.of(shares[point], from: reached - before) < 4, "\(point)")
      // The wrong twin forgets the bias; urgent improvement is too rare to tell.
      if point < 4 { #expect(Distance.of(shares[point], from: Self.mix[point]) > 4, "\(point)") }
      before = reached
    }
  }

  @Test("make a category of concern by law: urgent leadership, or safeguarding not met")
  func triggers() throws {
    var urgent = world(.reportCard)
    urgent.set(.inspectionReportCardMix, row: [0, 0, 0, 0, 1])
    var unsafe = world(.reportCard)
    unsafe.set(.inspectionSafeguardingNotMet, to: 1)
    var sound = world(.reportCard)
    sound.set(.inspectionReportCardMix, row: [0, 0, 1, 0, 0])
    for (world, count, grade) in [(urgent, 20.0, 4), (unsafe, 20, 4), (sound, 0, 2)] {
      try run(world, trajectories: 5) { _, record in
        guard record.term == 0 else { return }
        #expect(record.quality.schoolsInCategory == count)
        #expect(record.schools.grade.allSatisfy { $0 == grade })
      }
    }
  }

  @Test("on the report card without a trigger leave no school inadequate")
  func noTrigger() throws {
    var weak = world(.reportCard)
    weak.set(.inspectionAfterGood, row: [0, 0, 0, 1])
    weak.set(.inspectionReportCardMix, row: [0, 0, 0.5, 0.5, 0])
    let overall = try grades(weak, trajectories: 50).overall
    #expect(overall == [0, 0, 1_000, 0])
  }

  @Test("on four points are the school's own or one better, by area as often as assumed")
  func fourPoints() throws {
    var four = world(.fourArea)
    let above = [0.04, 0.45, 0.60, 0.20]
    four.set(.inspectionAreaAbove, row: above)
    four.set(.inspectionAfterGood, row: [0, 0, 1, 0])
    var better = [Int](repeating: 0, count: 4)
    var all = 0
    try run(four, trajectories: 2_000) { _, record in
      guard record.term == 0 else { return }
      for school in 0..<20 {
        let grades = (0..<4).map { record.quality.areaGrade[school * Self.stride + $0] }
        #expect(grades.allSatisfy { $0 == 2 || $0 == 3 })
        #expect(grades.contains(3))
        for area in 0..<4 where grades[area] == 2 { better[area] += 1 }
        all += 1
      }
    }
    // Areas' scores are distances from a school's mean, so all four hardly ever stand out.
    for area in 0..<4 { #expect(Distance.of(better[area], in: all, from: above[area]) < 4) }
  }

  @Test("are told but not counted for a joiner's first nine terms")
  func joiners() throws {
    var joining = world(.fourArea)
    joining.years = 4
    joining.set(.inspectionJoinerGrace, to: 9)
    joining.schools = [World.school("ash")]
    joining.candidates = [World.school("elm", route: .converter, grade: .inadequate)]
    joining.joins = [Join(school: "elm", term: World.start)]
    try run(joining, trajectories: 3) { _, record in
      guard record.term >= 0 else { return }
      // It joins in the first term, so the tenth is the first in which it counts.
      #expect(record.quality.areaExpectedShare[0] == (record.term < 9 ? 1 : 0.5))
      let recent = record.quality.recentJoinersExpectedShare
      #expect(record.term < 9 ? recent == 0 : recent.isNaN)
    }
  }
}
