// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

/// Estimates lie within four standard errors of the exact value; a wrong twin must not.
@Suite("Areas of quality")
struct QualityTests {
  private static let schools = 20
  private static let persistence = 0.9

  /// Twenty schools whose published outcomes are their quality of education itself, and whose grades say nothing of it.
  private func world() -> World {
    var world = World()
    world.years = 2
    world.schools = (0..<Self.schools).map { World.school("school-\($0)") }
    world.set(.qualityPersistence, to: Self.persistence)
    world.set(.qualityAreaCorrelation, to: 0.6)
    world.set(.outcomesQualityWeight, to: 1)
    world.set(.outcomesAttendanceNational, to: 0.5)
    world.set(.outcomesAttendanceSpread, to: 0.01)
    return world
  }

  /// Quality of education by school at the end of a summer, over trajectories.
  private func levels(
    _ world: World, term: Int, trajectories: Int = 2_000
  ) throws -> [Double] {
    var levels: [Double] = []
    try run(world, trajectories: trajectories) { _, record in
      guard record.term == term else { return }
      for school in 0..<record.schools.count { levels.append(record.quality.outcomes[school]) }
    }
    return levels
  }

  private func moments(_ values: [Double]) -> Moments { Moments(of: values) }

  /// Variance of independent standard normals: its standard error is √(2 / n).
  private func distance(ofVariance values: [Double], from exact: Double) throws -> Double {
    let variance = try #require(moments(values).variance)
    return abs(variance - exact) / (exact * (2 / Double(values.count)).squareRoot())
  }

  /// Correlation of pairs, in standard errors (1 - r²) / √n from a value.
  private func distance(
    ofCorrelation one: [Double], _ other: [Double], from exact: Double
  ) throws -> Double {
    let products = zip(one, other).map { $0 * $1 }
    let first = try #require(moments(one).mean)
    let second = try #require(moments(other).mean)
    let covariance = try #require(moments(products).mean) - first * second
    let spreads =
      try #require(moments(one).variance) * #require(moments(other).variance)
    let found = covariance / spreads.squareRoot()
    return abs(found - exact) / ((1 - exact * exact) / Double(one.count).squareRoot())
  }

  @Test("two of a school correlate as assumed: 0.6")
  func together() throws {
    var single = world()
    single.schools = [World.school("ash")]
    var (education, behaviour): ([Double], [Double]) = ([], [])
    try run(single, trajectories: 20_000) { _, record in
      guard record.term == 5 else { return }
      education.append(record.quality.outcomes[0])
      behaviour.append((record.quality.attendance - 0.5) / 0.01)
    }
    #expect(try distance(ofVariance: behaviour, from: 1) < 4)
    #expect(try distance(ofCorrelation: education, behaviour, from: 0.6) < 4)
    #expect(try distance(ofCorrelation: education, behaviour, from: 0.65) > 4)
  }

  @Test("lose a joining dip of 0.2 in three terms: 0.2 (1 + φ + φ²) after a year, φ³ of it later")
  func dip() throws {
    var joining = world()
    joining.candidates = joining.schools.map {
      var school = $0
      school.route = .converter
      return school
    }
    joining.schools = []
    joining.joins = joining.candidates.map { Join(school: $0.id, term: World.start) }
    joining.set(.qualityJoiningDip, to: 0.2)
    let lost = 0.2 * (1 + 0.9 + 0.81)
    #expect(Distance.of(moments(try levels(joining, term: 2)), from: -lost) < 4)
    let later = -lost * pow(0.9, 3)
    #expect(Distance.of(moments(try levels(joining, term: 5)), from: later) < 4)
    #expect(Distance.of(moments(try levels(joining, term: 5)), from: 0) > 4)
  }

  @Test("fall where school improvement is asked for and nobody gives it")
  func noSupport() throws {
    var alone = world()
    alone.set(.improvementDaysGood, to: 6)
    alone.set(.qualitySupportPull, to: 0.1)
    // Support follows what is served, 0.7 of the last and 0.3 of this; before the first term it is 0.7 already.
    var level = 0.0
    for term in 0..<6 {
      let shortfall = 1 - pow(0.7, Double(term + 2))
      level = Self.persistence * level - 0.1 * shortfall * shortfall
    }
    let found = moments(try levels(alone, term: 5))
    #expect(Distance.of(found, from: level) < 4)
    // The wrong twin has no diminishing returns.
    let straight = (0..<6).reduce(0.0) {
      Self.persistence * $0 - 0.1 * (1 - pow(0.7, Double($1 + 2)))
    }
    #expect(Distance.of(found, from: straight) > 4)
    // With enough people nothing is lost.
    alone.centralTeam = [World.posts(.schoolImprovement, 10, sector: .primary)]
    #expect(Distance.of(moments(try levels(alone, term: 5)), from: 0) < 4)
  }

  @Test("fall where no head is appointed: half of 0.2 a term for education")
  func noHead() throws {
    var headless = world()
    headless.set(.headsExitRate, to: 0.9)
    headless.set(.headsNoticeInTime, to: 0)
    headless.set(.headsFillRate, to: 0.01)
    headless.set(.qualityHeadVacancyPull, to: 0.2)
    let kept = try levels(world(), term: 5, trajectories: 500)
    let lost = try levels(headless, term: 5, trajectories: 500)
    // The same streams: each school is where it would be, less what its vacant terms took.
    for (with, without) in zip(kept, lost) { #expect(without <= with + 1e-9) }
    let fall = zip(kept, lost).map { $0 - $1 }
    // Six terms vacant take 0.1 (1 - 0.9⁶) / 0.1 = 0.469; most heads leave in the first terms.
    let most = 0.1 * (1 - pow(0.9, 6)) / 0.1
    #expect(fall.allSatisfy { $0 < most + 1e-9 })
    #expect(try #require(moments(fall).mean) > 0.6 * most)
  }

  @Test("fall with teaching posts unfilled")
  func noTeachers() throws {
    var unstaffed = world()
    unstaffed.set(.schoolsTeacherTurnover, to: 0.3)
    unstaffed.set(.schoolsVacancyFill, to: 0)
    unstaffed.set(.qualityTeacherVacancyPull, to: 1)
    let kept = moments(try levels(world(), term: 5, trajectories: 500))
    let lost = moments(try levels(unstaffed, term: 5, trajectories: 500))
    #expect(try #require(lost.mean) < #require(kept.mean) - 0.5)
  }
}
