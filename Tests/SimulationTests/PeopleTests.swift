// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Teachers and heads")
struct PeopleTests {
  private static let schools = 40
  private static let trajectories = 2_000

  /// Forty schools whose heads leave at 20% a year; who leaves is replaced at once, so that a new head shows it.
  private func world(_ school: (inout School) -> Void = { _ in }) -> World {
    var world = World()
    world.years = 2
    world.schools = (0..<Self.schools).map { number in
      var made = World.school("school-\(number)")
      school(&made)
      return made
    }
    world.set(.headsExitRate, to: 0.2)
    return world
  }

  /// Heads who left before each term.
  private func departures(_ world: World, trajectories: Int = trajectories) throws -> [Int] {
    var counts = [Int](repeating: 0, count: world.years * 3)
    try run(world, trajectories: trajectories) { _, record in
      if record.term >= 0 { counts[record.term] += record.trust.newHeads }
    }
    return counts
  }

  @Test("Heads leave at a third of the year's hazard a term: 1 - 0.8^(1/3)")
  func usual() throws {
    let counts = try departures(world())
    let chance = hazard(yearly: 0.2, yearShare: 1.0 / 3)
    #expect(Distance.of(counts[0], in: Self.schools * Self.trajectories, from: chance) < 4)
  }

  @Test("A head in the first year leaves 1.6 times as often, one in the second does not")
  func firstYear() throws {
    for (since, yearly) in [("2027-01-01", 0.32), ("2026-08-01", 0.2)] {
      var world = world { $0.headInPostSince = World.day(since) }
      world.set(.headsFirstYearFactor, to: 1.6)
      let counts = try departures(world)
      let chance = hazard(yearly: yearly, yearShare: 1.0 / 3)
      #expect(Distance.of(counts[0], in: Self.schools * Self.trajectories, from: chance) < 4)
    }
  }

  @Test("A sponsored school's head leaves 1.8 times as often in the three terms from joining")
  func joining() throws {
    for route in JoiningRoute.allCases {
      var world = world()
      world.candidates = world.schools.map { school in
        var joining = school
        joining.route = route
        return joining
      }
      world.schools = []
      world.joins = world.candidates.map { Join(school: $0.id, term: World.start) }
      world.set(.headsJoiningFactor, to: 1.8)
      let counts = try departures(world)
      for term in 0..<6 {
        let isRaised = route == .sponsored && term < 3
        let chance = hazard(yearly: isRaised ? 0.36 : 0.2, yearShare: 1.0 / 3)
        let trials = Self.schools * Self.trajectories
        #expect(Distance.of(counts[term], in: trials, from: chance) < 4, "term \(term)")
      }
    }
  }

  @Test("A head leaves 1.8 times as often in the three terms after an inadequate grade")
  func afterInadequate() throws {
    var world = world()
    // All are inspected in the first term: 1.9 years after January 2026.
    world.set(.inspectionIntervalMean, to: 1.9)
    world.set(.inspectionIntervalSd, to: 0.01)
    world.set(.inspectionAfterGood, row: [0, 0, 0, 1])
    world.set(.headsAfterInadequateFactor, to: 1.8)
    let counts = try departures(world)
    for term in 0..<5 {
      let isRaised = (1...3).contains(term)
      let chance = hazard(yearly: isRaised ? 0.36 : 0.2, yearShare: 1.0 / 3)
      let trials = Self.schools * Self.trajectories
      #expect(Distance.of(counts[term], in: trials, from: chance) < 4, "term \(term)")
    }
  }

  @Test("Headships stand vacant as a chain of leaving, notice and filling has it")
  func vacancies() throws {
    var world = world()
    world.years = 5
    world.set(.headsNoticeInTime, to: 0.6)
    world.set(.headsFillRate, to: 0.74)
    var vacant = Moments()
    try run(world, trajectories: Self.trajectories) { _, record in
      guard record.term == 14 else { return }
      vacant.add(Double(record.trust.headVacancies) / Double(Self.schools))
    }
    // Filled to vacant q (1 - 0.6 x 0.74), vacant to filled 0.74, fifteen terms from filled.
    let lost = hazard(yearly: 0.2, yearShare: 1.0 / 3) * (1 - 0.6 * 0.74)
    let exact = (0..<15).reduce(0.0) { share, _ in share * 0.26 + (1 - share) * lost }
    #expect(Distance.of(vacant, from: exact) < 4)
  }

  @Test("An interim head costs the premium on 1.9 teachers: 0.3 x 1.9 x £70,000 x 4/12 an autumn")
  func interim() throws {
    var world = world()
    world.years = 1
    world.set(.headsNoticeInTime, to: 0)
    world.set(.headsInterimPremium, to: 1.3)
    world.set(.policyBudgetResponse, to: 0)
    var seen = Set<Int>()
    try run(world, trajectories: 20) { _, record in
      guard record.term == 0 else { return }
      let cost = 13_300 * Double(record.trust.headVacancies)
      // Five postings for each of forty schools, each rounded to the penny.
      #expect(abs(record.trust.balanceToDate.pounds + cost) < 0.005 * 5 * 40)
      seen.insert(record.trust.headVacancies)
    }
    #expect(seen.count > 1)
  }

  @Test("Appointments are of the quality assumed, half a deviation better from within")
  func quality() throws {
    var world = world()
    world.years = 1
    world.set(.headsAppointmentQuality, to: try .normal(mean: -0.2, sd: 1))
    world.set(.headsInternalCandidate, to: 0.35)
    // Enough of them ready for every headship.
    world.set(.leadershipOpeningCandidates, to: 50)
    var mean = Moments()
    try run(world, trajectories: Self.trajectories) { _, record in
      guard record.term == 0, record.trust.recentAppointments > 0 else { return }
      // With one school's worth of luck an appointment, the sum is unbiased where the mean of means is not.
      let sum = record.trust.recentAppointmentQuality
      mean.add(sum - Double(record.trust.recentAppointments) * (-0.2 + 0.35 * 0.5))
    }
    #expect(Distance.of(mean, from: 0) < 4)
  }

  @Test("Posts that stood vacant make more teachers leave: a tenth more for a tenth vacant")
  func vacancyFeedback() throws {
    func staffing(feedback: Double) throws -> Moments {
      var world = World()
      world.years = 1
      world.schools = [World.school("ash", pupils: 4_000)]
      world.set(.schoolsTeacherTurnover, to: 0.3)
      world.set(.schoolsVacancyFill, to: 0.3)
      world.set(.schoolsVacancyFeedback, to: feedback)
      var share = Moments()
      try run(world, trajectories: 4_000) { _, record in
        if record.term == 1 { share.add(Double(record.trust.teachersInPost) / 200) }
      }
      return share
    }
    // Autumn: 70% of the hazard, then three vacancies of ten filled; spring: 15% of it, times e^(f v).
    func exact(feedback: Double) -> Double {
      let filled = 1 - hazard(yearly: 0.3, yearShare: 0.7) * 0.7
      let leave = hazard(yearly: 0.3, yearShare: 0.15) * power(feedback * (1 - filled))
      let staying = filled * (1 - leave)
      return staying + (1 - staying) * 0.3
    }
    // The vacant share varies by about 0.03, which bends the mean by less than a thousandth of it.
    for feedback in [0.0, 4] {
      let found = try staffing(feedback: feedback)
      let error = try #require(found.standardError)
      #expect(abs(try #require(found.mean) - exact(feedback: feedback)) < 4 * error + 2e-4)
    }
    #expect(exact(feedback: 0) - exact(feedback: 4) > 0.01)
  }
}
