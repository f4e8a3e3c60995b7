// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("The board and its committees")
struct BoardTests {
  private static let trajectories = 20_000

  @Test("Ten seats as two-state chains stand 0.06 / 0.56 vacant; 68% of boards have a vacancy")
  func vacancies() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.set(.governanceBoardSeats, to: 10)
    world.set(.governanceBoardVacancies, to: 1)
    world.set(.governanceTrusteeExit, to: 0.06)
    world.set(.governanceTrusteeFill, to: 0.5)
    var vacant = Moments()
    var boards = 0
    try run(world, trajectories: Self.trajectories) { _, record in
      if record.term == -1 { #expect(record.governance.trustees == 9) }
      // After fifteen terms 0.44^15 of the start is left: nothing.
      guard record.term == 14 else { return }
      let seats = record.governance.boardSeats - record.governance.trustees
      vacant.add(Double(seats) / 10)
      if seats > 0 { boards += 1 }
    }
    #expect(Distance.of(vacant, from: 0.06 / 0.56) < 4)
    // 1 - (0.5 / 0.56)^10: seats are independent. Source F1 counts 67% of boards with a vacancy.
    #expect(Distance.of(boards, in: Self.trajectories, from: 0.67803) < 4)
    // The wrong twin fills a seat in the term in which it falls vacant: 0.03 / 0.53.
    #expect(Distance.of(vacant, from: 0.03 / 0.53) > 4)
  }

  @Test("A skill that one trustee holds is missing once that trustee has gone: half the seats")
  func skills() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash")]
    world.set(.governanceBoardSeats, to: 10)
    world.set(.governanceSkilledTrustees, row: [1, 10, 10, 10, 10, 10])
    world.set(.governanceTrusteeExit, to: 0.5)
    var missing = 0
    try run(world, trajectories: Self.trajectories) { _, record in
      if record.term == -1 { #expect(record.governance.skillsCovered == 6) }
      // The five others are lost only with all ten trustees, one in 1,024.
      if record.term == 0, record.governance.skillsCovered < 6 { missing += 1 }
    }
    #expect(Distance.of(missing, in: Self.trajectories, from: 0.5) < 4)
  }

  @Test("New trustees found for the gap close it; found for anything, a sixth of them do")
  func gap() throws {
    for (share, closed) in [(1.0, 1.0), (0.0, 1.0 / 6)] {
      var world = World()
      world.years = 1
      world.schools = [World.school("ash")]
      world.set(.governanceBoardSeats, to: 10)
      world.set(.governanceBoardVacancies, to: 1)
      world.set(.governanceSkilledTrustees, row: [9, 9, 9, 9, 9, 0])
      world.set(.governanceTrusteeFill, to: 1)
      world.set(.governanceTrusteeSkills, to: 1)
      world.set(.governanceRecruitToGap, to: share)
      var hits = 0
      try run(world, trajectories: 4_000) { _, record in
        if record.term == 0, record.governance.skillsCovered == 6 { hits += 1 }
      }
      #expect(
        closed == 1 ? hits == 4_000 : Distance.of(hits, in: 4_000, from: closed) < 4)
    }
  }

  @Test("The stress takes chief executive, chair and two trustees in the first term of its year")
  func departures() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.executive, 1, isLead: true), World.posts(.executive, 2)]
    world.set(.centralFillRate, to: 0)
    world.set(.governanceBoardSeats, to: 10)
    world.set(.governanceDepartureYear, to: 2)
    world.set(.governanceDepartingTrustees, to: 2)
    try run(world, trajectories: 3) { _, record in
      #expect(record.governance.trustees == (record.term < 3 ? 10 : 7))
      #expect(record.trust.executiveLeaders == (record.term < 3 ? 3 : 2))
    }
  }

  // MARK: Committees

  /// Nine schools that a tenth joins in the seventh term; ten need a committee, which takes two terms.
  private func growing(foresight: Double, days: Double = 0) -> World {
    var world = World()
    world.schools = (0..<9).map { World.school("school-\($0)") }
    world.candidates = [World.school("tenth", route: .converter)]
    world.joins = [Join(school: "tenth", term: World.start.advanced(by: 6))]
    world.set(.governanceBoardSeats, to: 10)
    world.set(.governanceCommitteeSchools, row: [0, 0, 0, 10, 0])
    world.set(.governanceCommitteeSetup, to: 2)
    world.set(.governanceCommitteeForesight, to: foresight)
    world.set(.governanceCommitteeDays, to: days)
    world.set(.governanceReviewCompleteness, to: 0.9)
    return world
  }

  /// The terms in which a required committee is missing.
  private func missing(_ world: World) throws -> [Int] {
    var terms: [Int] = []
    try run(world, trajectories: 1) { _, record in
      // The school to come counts in the term before it joins.
      #expect(record.governance.committeesRequired == (record.term >= 5 ? 1 : 0))
      if record.governance.committeesMissing > 0 { terms.append(record.term) }
    }
    return terms
  }

  @Test("A board that looks three terms ahead has its committee before the size is reached")
  func ahead() throws {
    #expect(try missing(growing(foresight: 3)) == [])
  }

  @Test("One that waits for the size lacks it before the join and in the join's first term")
  func late() throws {
    #expect(try missing(growing(foresight: 0)) == [5, 6])
  }

  @Test("Nobody sets it up where no governance team has a day")
  func unserved() throws {
    #expect(try missing(growing(foresight: 3, days: 12)) == Array(5...14))
    var staffed = growing(foresight: 3, days: 12)
    staffed.centralTeam = [World.posts(.governance, 1)]
    #expect(try missing(staffed) == [])
  }

  @Test(
    "Accounts show members alone: neither a join of the first term nor one put off counts in audited income"
  )
  func auditedIncome() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: .converter)]
    world.joins = [Join(school: "beech", term: World.start)]
    world.gate = .defer
    world.set(.policyDeferralLimit, to: 15)
    world.set(.governanceBoardSeats, to: 10)
    // £2.8m alone, £5.6m with the other.
    world.set(.governanceCommitteeIncome, row: [4e6, 0, 0, 0, 0])
    try run(world, trajectories: 1, unmetGates: { _ in 1 }) { _, record in
      #expect(record.governance.committeesRequired == 0, "term \(record.term)")
    }
  }

  @Test("From a board that has emptied nobody leaves again")
  func emptied() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.set(.governanceBoardSeats, to: 2)
    world.set(.governanceTrusteeExit, to: 1)
    world.set(.governanceDepartureYear, to: 2)
    world.set(.governanceDepartingTrustees, to: 1)
    try run(world, trajectories: 1) { _, record in
      #expect(record.governance.trustees == (record.term < 0 ? 2 : 0), "term \(record.term)")
    }
  }

  @Test("Above its income an audit committee is called for, and its members must be found")
  func auditCommittee() throws {
    // 400 pupils x £7,000 = £2.8m. Seven trustees on one committee each man one of four members, not two.
    for (limit, trustees, skilled, expected) in [
      (3e6, 7.0, 1.0, (0, 0)), (2e6, 7, 1, (2, 1)), (2e6, 8, 1, (2, 0)), (2e6, 8, 0, (2, 1)),
    ] {
      var world = World()
      world.years = 1
      world.schools = [World.school("ash")]
      world.set(.governanceBoardSeats, to: trustees)
      world.set(.governanceSkilledTrustees, row: [skilled, 0, 0, 0, 0, 0])
      world.set(.governanceCommitteeIncome, row: [limit, 0, limit, 0, 0])
      world.set(.governanceCommitteesAtStart, to: 1)
      world.set(.governanceCommitteeMembers, to: 4)
      world.set(.governanceCommitteesPerTrustee, to: 1)
      try run(world, trajectories: 1) { _, record in
        #expect(record.governance.committeesRequired == expected.0)
        #expect(record.governance.committeesMissing == expected.1)
      }
    }
  }
}
