// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Evidence and its renewal")
struct EvidenceTests {
  private let evaluation = EvidenceKind.growthEvaluation.rawValue
  private let review = EvidenceKind.governanceReview.rawValue
  private let capacity = EvidenceKind.growthCapacityReview.rawValue

  /// One school, a team of one for each function, and reviews that count for three terms after the one of their making.
  private func world(commissioned: Double = 1, days: Double = 0.001) -> World {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = CentralFunction.allCases.map { World.posts($0, 1) }
    world.set(.governanceBoardSeats, to: 10)
    world.set(.governanceCommissioned, to: commissioned)
    world.set(.governanceReviewDays, to: days)
    world.set(.governanceReviewValidity, to: 3)
    world.set(.governanceReviewCompleteness, to: 0.9)
    world.set(.governancePassMark, to: 60)
    world.set(.centralBacklogKept, to: 0)
    world.set(.policyBudgetResponse, to: 0)
    return world
  }

  private func item(
    _ kind: EvidenceKind, expiry: String, _ finding: EvidenceFinding = .verdict(true)
  ) -> EvidenceItem {
    EvidenceItem(
      kind: kind, date: World.day("2027-01-10"), expiry: World.day(expiry), finding: finding)
  }

  /// The terms at whose end a kind of document counts.
  private func current(_ world: World, _ kind: Int) throws -> [Int] {
    var terms: [Int] = []
    try run(world, trajectories: 1) { _, record in
      if record.governance.isCurrent[kind] { terms.append(record.term) }
    }
    return terms
  }

  // MARK: On file

  @Test("Nothing on file and nothing commissioned: no document ever counts")
  func never() throws {
    #expect(try current(world(commissioned: 0), evaluation) == [])
  }

  @Test("Nothing on file but commissioned: the first is done after its two terms, and renewed")
  func first() throws {
    #expect(try current(world(), evaluation) == Array(1...14))
  }

  @Test("A document counts to the last day of its expiry, and no longer unless renewed")
  func expiry() throws {
    for (day, last) in [
      ("2027-08-30", -2), ("2027-08-31", -1), ("2027-12-30", -1), ("2027-12-31", 0),
      ("2028-03-31", 1), ("2029-08-31", 5),
    ] {
      var world = world(commissioned: 0)
      world.evidence = [item(.growthEvaluation, expiry: day)]
      #expect(try current(world, evaluation) == Array(-1..<max(-1, last + 1)), "\(day)")
    }
  }

  @Test(
    "Of two documents of a kind the latest counts, in either order, though the other expires later")
  func two() throws {
    for turned in [false, true] {
      var world = world(commissioned: 0)
      world.evidence = [
        EvidenceItem(
          kind: .growthEvaluation, date: World.day("2026-05-01"), expiry: World.day("2031-03-31"),
          finding: .verdict(true)),
        EvidenceItem(
          kind: .growthEvaluation, date: World.day("2027-05-01"), expiry: World.day("2028-08-31"),
          finding: .verdict(false)),
      ]
      if turned { world.evidence.reverse() }
      try run(world, trajectories: 1) { _, record in
        #expect(record.governance.isCurrent[evaluation] == (record.term <= 2))
        #expect(record.governance.finding[evaluation] == 0)
      }
    }
  }

  @Test("What a document found stands in the record: points, findings, domains without capacity")
  func findings() throws {
    var world = world(commissioned: 0)
    world.evidence = [
      item(.centralServicesExternal, expiry: "2028-03-31", .score(71)),
      item(.internalAudit, expiry: "2028-03-31", .open(2)),
      item(.growthCapacityReview, expiry: "2028-03-31", .lacking([.support, .governance])),
    ]
    try run(world, trajectories: 1) { _, record in
      let service = EvidenceKind.centralServicesExternal.rawValue
      #expect(record.governance.finding[service] == 71)
      #expect(record.governance.findingsOpen == 2)
      #expect(record.governance.hasCapacity == [true, false, true, false])
    }
  }

  // MARK: Renewal is work

  /// A governance team that serves a tenth of what it is asked for, and a document due in the third term.
  private func overloaded(priority: Double) throws -> World {
    var world = world()
    world.evidence = [item(.governanceReview, expiry: "2028-08-31")]
    world.values[.centralBaseDaysPerSchool]?[CentralFunction.governance.rawValue] = try .fixed(400)
    world.set(.governanceReviewPriority, to: priority)
    return world
  }

  @Test("A team over capacity slips: the review lapses for two terms")
  func lapse() throws {
    // Six tenths of it are governance's, at a tenth served, so 0.46 of what is asked is done each term:
    // 0.23, 0.584, 0.775, 0.879, 0.935. It is due in term 2, counts to its end, and is done in term 5.
    #expect(
      try current(overloaded(priority: 0), review) == [-1, 0, 1, 2] + Array(5...8) + Array(11...14))
  }

  @Test("Dated work that comes first is done in time, whatever else is left undone")
  func priority() throws {
    #expect(try current(overloaded(priority: 1), review) == Array(-1...14))
  }

  @Test("A reviewer late by a term costs nothing, late for good loses the document")
  func late() throws {
    for (chance, terms) in [(0.0, Array(-1...14)), (1, Array(-1...2))] {
      var world = world()
      world.evidence = [item(.governanceReview, expiry: "2028-08-31")]
      world.set(.governanceReviewerLate, to: chance)
      #expect(try current(world, review) == terms)
    }
    // Late with a chance of a fifth at each end of term: at the end of term 3 with 0.2 x 0.2.
    var world = world()
    world.years = 2
    world.evidence = [item(.governanceReview, expiry: "2028-08-31")]
    world.set(.governanceReviewerLate, to: 0.2)
    var lapsed = 0
    try run(world, trajectories: 20_000) { _, record in
      if record.term == 3, !record.governance.isCurrent[review] { lapsed += 1 }
    }
    #expect(Distance.of(lapsed, in: 20_000, from: 0.04) < 4)
  }

  @Test("A verdict on four schools counts for four and no fifth, until it is renewed")
  func outgrown() throws {
    for (limit, commissioned, terms) in [
      (0.15, 0.0, Array(-1...3)), (0.15, 1, Array(-1...14)), (0.25, 0, Array(-1...8)),
      (0, 0, Array(-1...8)),
    ] {
      var world = world(commissioned: commissioned)
      world.schools = (0..<4).map { World.school("school-\($0)") }
      world.candidates = [World.school("fifth", route: .converter)]
      world.joins = [Join(school: "fifth", term: World.start.advanced(by: 4))]
      world.evidence = [item(.growthEvaluation, expiry: "2030-08-31")]
      world.set(.governanceReviewGrowthLimit, to: limit)
      #expect(try current(world, evaluation) == terms, "\(limit) \(commissioned)")
    }
  }

  @Test("Reviews ask for their days: half before they are due, half when they are")
  func days() throws {
    var world = world(commissioned: 0, days: 8)
    world.values[.governanceCommissioned]?[evaluation] = try .fixed(1)
    world.evidence = [item(.growthEvaluation, expiry: "2028-08-31")]
    try run(world, trajectories: 1) { _, record in
      // Every third term from the third; an expected 8 / 3 a term at the opening.
      let due = record.term % 3
      let exact = record.term < 0 ? 8 / 3.0 : (due == 0 ? 0 : 4)
      #expect(abs(record.trust.centralDemandDays - exact) < 1e-9, "term \(record.term)")
    }
  }

  // MARK: Money

  private func reserves(_ world: World) throws -> [Double] {
    var reserves: [Double] = []
    try run(world, trajectories: 1) { _, record in
      if record.term >= 0 { reserves.append(record.trust.reserves.pounds) }
    }
    return reserves
  }

  @Test("A review is paid for when it is done: £9,000 in terms 1, 4, 7, 10 and 13")
  func cost() throws {
    var world = world()
    let without = try reserves(world)
    world.values[.governanceReviewCost]?[evaluation] = try .fixed(9_000)
    let with = try reserves(world)
    for term in 0..<15 {
      let paid = 9_000 * Double((term + 2) / 3)
      #expect(abs(without[term] - with[term] - paid) < 0.01 * Double(term + 1), "term \(term)")
    }
  }

  @Test("Where the centre spends money beside staff, a usual year's reviews come out of it")
  func budgeted() throws {
    var world = world()
    world.set(.centralNonStaffCost, to: 0.25)
    let without = try reserves(world)
    world.values[.governanceReviewCost]?[evaluation] = try .fixed(9_000)
    let with = try reserves(world)
    // Five reviews in five years: nothing is spent twice.
    #expect(abs(without[14] - with[14]) < 0.01 * 15)
    #expect(with[1] < without[1])
  }

  // MARK: What reviews find

  @Test("Capacity is a matter of degree: at 90% utilisation, one deviation above the mark, 84%")
  func degree() throws {
    for (days, chance) in [(36.0, 0.841345), (38, 0.5), (40, 0.158655)] {
      var world = world()
      world.years = 1
      world.schools = [World.school("ash")]
      world.set(.improvementDaysGood, to: days)
      world.set(.improvementDaysInadequate, to: 1e9)
      // So that the review's own day of school improvement is served.
      world.set(.centralMatchEfficiency, to: 1)
      world.set(.governanceScoreHealthy, row: [0.70, 1, 0, 0, 0])
      world.set(.governanceScoreLimit, row: [0.95, 0.85, 0, 0, 0])
      // Twenty points for a quarter of utilisation: four for a twentieth.
      world.set(.governanceScoreNoise, to: 4)
      var found = 0
      try run(world, trajectories: 10_000) { _, record in
        if record.term == 1, record.governance.hasCapacity[0] { found += 1 }
      }
      #expect(Distance.of(found, in: 10_000, from: chance) < 4, "\(days) days")
    }
  }

  @Test("A chief executive and a chair who have gone take points off what reviews find")
  func change() throws {
    for (penalty, finding) in [(11.0, 1.0), (13, 0)] {
      var world = world()
      world.set(.centralFillRate, to: 0)
      world.centralTeam = CentralFunction.allCases.map {
        World.posts($0, $0 == .executive ? 2 : 1, isLead: $0 == .executive)
      }
      world.centralTeam.append(World.posts(.executive, 1, isLead: true, cost: 90_000))
      world.set(.governanceDepartureYear, to: 1)
      world.set(.governanceChangePenalty, to: penalty)
      try run(world, trajectories: 1) { _, record in
        // 80 points in health. The review in term 1 finds no chief executive and, at two thirds, a new chair:
        // 80 - 5 / 3 x 11 = 61.7, or 80 - 5 / 3 x 13 = 58.3.
        if record.term == 1 { #expect(record.governance.finding[review] == finding) }
      }
    }
  }

  // MARK: What follows from them

  @Test("Recommendations are closed in time with 1 - 0.4^3, of as many as reviews make")
  func recommendations() throws {
    var world = world()
    world.set(.governanceRecommendations, to: 2)
    world.set(.governanceRecommendationsAccepted, to: 0.5)
    world.set(.governanceRecommendationClosing, to: 0.6)
    world.set(.governanceRecommendationDeadline, to: 3)
    var surplus = Moments()
    var due = Moments()
    try run(world, trajectories: 20_000) { _, record in
      guard record.term == 14 else { return }
      let count = Double(record.governance.recommendationsDue)
      due.add(count)
      surplus.add(Double(record.governance.recommendationsInTime) - count * 0.936)
    }
    // Twelve reviews a year, at 80 points, with 2 x 0.5 accepted each.
    #expect(Distance.of(due, from: 12) < 4)
    #expect(Distance.of(surplus, from: 0) < 4)
  }

  @Test("A join leaves recommendations, and too few executives close them half as often")
  func attention() throws {
    var world = world(commissioned: 0)
    world.candidates = [World.school("beech", route: .converter)]
    world.joins = [Join(school: "beech", term: World.start)]
    world.set(.governanceRecommendationsAccepted, to: 0.5)
    // The join doubles the trust, so a second executive starts in term 1: together they pursue 12.5.
    world.set(.governanceJoinerRecommendations, to: 50)
    world.set(.governanceRecommendationsPerExecutive, to: 6.25)
    world.set(.governanceRecommendationClosing, to: 0.5)
    world.set(.governanceRecommendationDeadline, to: 1)
    var due = Moments()
    var late = Moments()
    try run(world, trajectories: 20_000) { _, record in
      guard record.term == 1 else { return }
      due.add(Double(record.governance.recommendationsDue))
      late.add(Double(record.governance.recommendationsOverdue))
    }
    // Poisson of 25; of n open, n x 0.5 x min(1, 12.5 / n) close: 6.25 wherever n is 13 or more, all but 0.3% of the time.
    #expect(Distance.of(due, from: 25) < 4)
    #expect(abs((due.mean ?? 0) - (late.mean ?? 0) - 6.25) < 0.05)
  }

  @Test("Findings come with a year's audit and go with 60% a term: 0.4 / 0.6 are open")
  func audit() throws {
    var world = world()
    world.set(.governanceAuditDays, to: 0.01)
    world.set(.governanceAuditFindings, to: 1.2)
    world.set(.governanceAuditClosing, to: 0.6)
    var open = Moments()
    try run(world, trajectories: 20_000) { _, record in
      guard record.term == 14 else { return }
      open.add(Double(record.governance.findingsOpen))
      #expect(record.governance.auditDaysDelivered == record.governance.auditDaysPlanned)
    }
    // A Poisson count whatever its age; 0.4^15 of the empty start is left.
    #expect(Distance.of(open, from: 0.4 / 0.6) < 4)
  }

  @Test("Where income calls for a professional audit and there is none, no day is delivered")
  func noAuditor() throws {
    for (stands, delivered) in [(1.0, 0.01), (0, 0)] {
      var world = world()
      world.years = 1
      world.set(.governanceAuditDays, to: 0.01)
      world.set(.governanceCommitteeIncome, row: [0, 2e6, 0, 0, 0])
      world.set(.governanceCommitteesAtStart, to: stands)
      // The board never sets one up, since it takes longer than the year.
      world.set(.governanceCommitteeSetup, to: 12)
      try run(world, trajectories: 1) { _, record in
        guard record.term == 2 else { return }
        #expect(abs(record.governance.auditDaysDelivered - delivered) < 1e-9)
      }
    }
  }
}
