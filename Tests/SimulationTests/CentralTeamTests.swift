// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("The central team, by hand")
struct CentralTeamTests {
  private let finance = CentralFunction.finance.rawValue
  private let improvement = CentralFunction.schoolImprovement.rawValue

  /// The place of a function's service to a sector.
  private func place(_ function: CentralFunction, _ sector: Sector) -> Int {
    function.rawValue * CentralMeasures.sectors + sector.rawValue
  }

  /// Gamma noise of 0.1% of a term's demand: 0.5% is five standard deviations.
  private func isClose(_ found: Double, _ exact: Double) -> Bool {
    abs(found - exact) <= 0.005 * abs(exact) + 1e-9
  }

  // MARK: Demand and capacity

  @Test("Two schools ask finance for 2 x 11 + 20 x 1 = 42 days of one person's 50 x 0.8 = 40")
  func utilisation() throws {
    var world = World()
    world.years = 1
    // An hour away each, which loads the ten days a school by a tenth.
    world.schools = [("ash", 400.0), ("beech", 600)].map { id, pupils in
      var school = World.school(id, pupils: pupils)
      school.travelHours = 1
      return school
    }
    world.centralTeam = [World.posts(.finance, 1)]
    world.set(.centralBaseDaysPerSchool, to: 10)
    world.set(.centralBaseDaysPerThousandPupils, to: 20)
    world.set(.centralTravelLoading, to: 0.1)
    world.set(.centralProductiveDays, to: 50)
    world.set(.centralAbsence, to: 0.2)
    world.set(.centralBacklogKept, to: 0)
    try run(world, trajectories: 3) { _, record in
      #expect(isClose(record.central.utilisation[finance], 1.05))
      #expect(isClose(record.central.servedShare[place(.finance, .primary)], 40 / 42.0))
      // Nobody answers for the other functions.
      #expect(record.central.utilisation[CentralFunction.people.rawValue] == .infinity)
      // Twelve functions ask 42 days each, and there are 40 in all.
      #expect(isClose(record.trust.centralDemandDays, 12 * 42))
      #expect(record.trust.centralCapacityDays == 40)
    }
  }

  @Test("Improvement days go by grade, and intensive support replaces the base")
  func improvementDays() throws {
    // 3, 6, 15 and 35 days by grade and 12 of base x (1 - days / 35).
    for (grade, days) in zip(Grade.allCases, [3.0, 6, 15, 35]) {
      let exact = days + 12 * (35 - days) / 35
      var world = World()
      world.years = 1
      world.schools = [World.school("ash", grade: grade)]
      world.set(.improvementDaysOutstanding, to: 3)
      world.set(.improvementDaysGood, to: 6)
      world.set(.improvementDaysRequiresImprovement, to: 15)
      world.set(.improvementDaysInadequate, to: 35)
      world.set(.improvementBaseDays, to: 12)
      try run(world, trajectories: 1) { _, record in
        #expect(isClose(record.trust.improvementDemandDays, exact))
      }
    }
  }

  @Test("A joiner asks for 0.5, 0.8, 1, 0.8, 0.5, 0.3 of the peak from the term before it joins")
  func joiningDays() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: .converter)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: 3))]
    world.set(.improvementDaysGood, to: 6)
    world.set(.improvementDaysInadequate, to: 1e9)
    world.set(.improvementJoiningDays, to: 10)
    let extra = [2: 5.0, 3: 8, 4: 10, 5: 8, 6: 5, 7: 3]
    try run(world, trajectories: 1) { _, record in
      let schools = record.term >= 3 ? 2.0 : 1
      let exact = 6 * schools + extra[record.term, default: 0]
      #expect(isClose(record.trust.improvementDemandDays, exact), "term \(record.term)")
      // What the board reckons with before the join: its grade's days and the peak.
      #expect(record.trust.improvementJoinerDays == (record.term == 2 ? 16 : 0))
    }
  }

  @Test("People deliver half in their first term, 0.8 in the second, and cost a colleague a tenth")
  func experience() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash")]
    var posts = World.posts(.finance, 10)
    posts.inPost = 6
    world.centralTeam = [posts]
    world.set(.centralFirstTermProductivity, to: 0.5)
    world.set(.centralSecondTermProductivity, to: 0.8)
    world.set(.centralNoviceLoad, to: 0.1)
    world.set(.centralInterimCover, to: 0.5)
    // Four vacancies are filled at once and start a term later; until then half their days are bought in.
    let capacity = [-1: 6 + 0.5 * 4, 0: 6 + 0.5 * 4, 1: 6 + 4 * 0.4, 2: 6 + 4 * 0.8]
    try run(world, trajectories: 1) { _, record in
      let exact = 40 * (capacity[record.term] ?? .nan)
      #expect(abs(record.trust.centralCapacityDays - exact) < 1e-9, "term \(record.term)")
    }
  }

  @Test("Central posts are filled as independent chains: leave, apply, start a term later")
  func vacancies() throws {
    var world = World()
    world.years = 4
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.finance, 20)]
    world.set(.centralExitRate, to: 0.3)
    world.set(.centralFillRate, to: 0.6)
    var people = Moments()
    try run(world, trajectories: 10_000) { _, record in
      if record.term == 11 { people.add(record.trust.centralCapacityDays / 40 / 20) }
    }
    // (in post, appointed): appointed start, then people leave, then vacancies are filled.
    let leave = hazard(yearly: 0.3, yearShare: 1.0 / 3)
    var (filled, appointed) = (1.0, 0.0)
    for _ in 0..<12 {
      filled = (filled + appointed) * (1 - leave)
      appointed = (1 - filled) * 0.6
    }
    #expect(Distance.of(people, from: filled) < 4)
  }

  // MARK: Service

  /// Two primary schools and a secondary; two primary specialists and a secondary one, forty days each.
  private func specialists(matchEfficiency: Double) -> World {
    var world = World()
    world.years = 1
    world.schools = [
      World.school("ash"), World.school("beech"),
      World.school("cedar", phase: .secondary, grade: .inadequate),
    ]
    world.centralTeam = [
      World.posts(.schoolImprovement, 2, sector: .primary),
      World.posts(.schoolImprovement, 1, sector: .secondary),
    ]
    world.set(.improvementDaysGood, to: 30)
    world.set(.improvementDaysInadequate, to: 70)
    world.set(.centralMatchEfficiency, to: matchEfficiency)
    world.set(.centralBacklogKept, to: 0)
    return world
  }

  @Test(
    "Specialists serve their own sector first; their spare 20 days are worth half elsewhere"
  )
  func specialistsFirst() throws {
    try run(specialists(matchEfficiency: 0.5), trajectories: 1) { _, record in
      // Secondary: 40 of 70 by its own, 20 x 0.5 by primary specialists.
      #expect(isClose(record.central.servedShare[place(.schoolImprovement, .primary)], 1))
      #expect(isClose(record.central.servedShare[place(.schoolImprovement, .secondary)], 50 / 70.0))
      #expect(isClose(record.trust.supportDays, 110))
      #expect(isClose(record.trust.matchedSupportDays, 100))
      #expect(isClose(record.central.utilisation[improvement], 130 / 120.0))
    }
  }

  @Test("Specialists of no use elsewhere leave the other sector with its own: 40 of 70 days")
  func specialistsAlone() throws {
    try run(specialists(matchEfficiency: 0), trajectories: 1) { _, record in
      #expect(isClose(record.central.servedShare[place(.schoolImprovement, .secondary)], 40 / 70.0))
      #expect(isClose(record.trust.supportDays, 100))
    }
  }

  @Test("Generalists help every sector at the match efficiency, in proportion to what it lacks")
  func generalists() throws {
    var world = specialists(matchEfficiency: 0.5)
    // 40 days, worth 20: a sixth of what 60 + 70 - 10 lack, once ten days of primary are served.
    world.centralTeam = [World.posts(.schoolImprovement, 1)]
    try run(world, trajectories: 1) { _, record in
      for sector in [Sector.primary, .secondary] {
        let share = record.central.servedShare[place(.schoolImprovement, sector)]
        #expect(isClose(share, 20 / 130.0))
      }
      #expect(record.trust.matchedSupportDays == 0)
    }
  }

  @Test("Of the unserved the share kept comes back: 20 days too many grow to 30 and stay")
  func backlog() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.finance, 1)]
    world.set(.centralBaseDaysPerSchool, to: 60)
    world.set(.centralBacklogKept, to: 0.6)
    // B' = 0.6 (B + 60 - 40) from nothing: 12, 19.2, 23.5, ..., 30.
    var exact = 0.0
    try run(world, trajectories: 1) { _, record in
      exact = 0.6 * (exact + 20)
      #expect(abs(record.central.backlogDays[finance] - exact) < 5 * 0.06 * 2)
      #expect(record.central.utilisation[finance] < 1.51)
    }
    #expect(abs(exact - 30) < 0.02)
  }

  @Test("What is kept is served before it lapses: with room for it a backlog goes")
  func backlogServed() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.centralBaseDaysPerSchool, to: 60)
    world.set(.centralBacklogKept, to: 1)
    try run(world, trajectories: 1) { _, record in
      #expect(record.central.backlogDays[finance] == 0)
      #expect(record.central.servedShare[place(.finance, .primary)] == 1)
    }
  }

  // MARK: Leaving and growing

  @Test("Overload makes people leave: a hazard times e^(slope x excess), none below the threshold")
  func overload() throws {
    for (days, excess) in [(4e6, 2.0), (20 * 40 * 0.8, 0)] {
      var world = World()
      world.years = 1
      world.schools = [World.school("ash")]
      world.centralTeam = [World.posts(.finance, 20)]
      world.values[.centralBaseDaysPerSchool]?[finance] = try .fixed(days)
      world.set(.centralExitRate, to: 0.12)
      world.set(.centralFillRate, to: 0)
      world.set(.centralOverloadThreshold, to: 0.85)
      world.set(.centralOverloadSlope, to: 0.5)
      var people = Moments()
      try run(world, trajectories: 20_000) { _, record in
        if record.term == 2 { people.add(record.trust.centralCapacityDays / 40 / 20) }
      }
      // Far overloaded the excess is held at 2, whoever leaves: three terms at the same hazard.
      let usual = hazard(yearly: 0.12, yearShare: 1.0 / 3)
      let stay = 1 - usual * power(0.5 * excess)
      #expect(Distance.of(people, from: stay * stay * stay) < 4)
      let other = 1 - usual * power(0.5 * (2 - excess))
      #expect(Distance.of(people, from: other * other * other) > 4)
    }
  }

  @Test("A team overloaded at the start loses people from the first term on")
  func overloadFromTheStart() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.finance, 20)]
    // Twenty people with forty days each, asked for half as much again.
    world.values[.centralBaseDaysPerSchool]?[finance] = try .fixed(20 * 40 * 1.5)
    world.set(.centralExitRate, to: 0.12)
    world.set(.centralFillRate, to: 0)
    world.set(.centralOverloadThreshold, to: 0.85)
    world.set(.centralOverloadSlope, to: 0.5)
    var people = Moments()
    try run(world, trajectories: 20_000) { _, record in
      if record.term == 0 { people.add(record.trust.centralCapacityDays / 40 / 20) }
    }
    let usual = hazard(yearly: 0.12, yearShare: 1.0 / 3)
    #expect(Distance.of(people, from: 1 - usual * power(0.5 * (1.5 - 0.85))) < 4)
    // The wrong twin takes the terms before the start for idle ones: a mean of 0.5, below the threshold.
    #expect(Distance.of(people, from: 1 - usual) > 4)
  }

  @Test(
    "Posts for a joiner open a term before it, with it, or two terms after", arguments: [1, 0, -2])
  func lead(terms: Int) throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.candidates = [World.school("cedar", route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start.advanced(by: 6))]
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.policyCentralPostsLead, to: Double(terms))
    world.set(.policyCentralPostStep, to: 0.25)
    // A vacancy's days are bought in full, so capacity shows posts.
    world.set(.centralInterimCover, to: 1)
    try run(world, trajectories: 1) { _, record in
      // 2 x 1.5 - 0.25 = 2.75, so a third post.
      let posts = record.term >= 6 - terms ? 3.0 : 2
      #expect(record.trust.centralCapacityDays == 40 * posts, "term \(record.term)")
    }
  }

  @Test("Growth within the step opens no post: part-time colleagues make up a tenth of two")
  func step() throws {
    var world = World()
    world.schools = (0..<10).map { World.school("school-\($0)") }
    world.candidates = [World.school("small", route: .converter)]
    world.joins = [Join(school: "small", term: World.start.advanced(by: 6))]
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.policyCentralPostStep, to: 1)
    try run(world, trajectories: 1) { _, record in
      let exact = record.term >= 6 ? 88.0 : 80
      #expect(abs(record.trust.centralCapacityDays - exact) < 1e-9, "term \(record.term)")
    }
  }

  @Test("Posts opened for a join that is declined close, and whoever holds them goes at a cost")
  func declined() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.candidates = [World.school("cedar", route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start.advanced(by: 6))]
    world.gate = .decline
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.policyCentralPostsLead, to: 3)
    world.set(.schoolsRedundancyCost, to: 0.3)
    world.set(.policyBudgetResponse, to: 0)
    world.set(.policyCentralPostStep, to: 0.25)
    var reserves: [Double] = []
    var capacity: [Double] = []
    // The gate closes after the posts have been opened.
    try run(world, trajectories: 1, unmetGates: { $0 < 5 ? 0 : 1 }) { _, record in
      guard record.term >= 0 else { return }
      reserves.append(record.trust.reserves.pounds)
      capacity.append(record.trust.centralCapacityDays)
    }
    // Opened in term 3, filled from term 4, closed in term 6.
    #expect(capacity == (0..<15).map { (4...5).contains($0) ? 120 : 80 })
    // A third of £60,000 in spring and summer: 8 months of 12; and 30% of it at the end.
    #expect(abs(reserves[3] - 200_000) < 1)
    #expect(abs(reserves[5] - 160_000) < 1)
    #expect(abs(reserves[14] - 142_000) < 1)
  }

  @Test("No post is opened for a join that the gate would stop", arguments: [6, 2, 0])
  func stopped(term: Int) throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.candidates = [World.school("cedar", route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start.advanced(by: term))]
    world.gate = .decline
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.policyCentralPostsLead, to: 3)
    world.set(.policyCentralPostStep, to: 0.25)
    try run(world, trajectories: 1, unmetGates: { _ in 1 }) { _, record in
      #expect(record.trust.centralCapacityDays == 80, "term \(record.term)")
    }
  }

  @Test("A sector's specialists grow with that sector, its lead stays one")
  func sectorPosts() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", phase: .secondary)]
    world.candidates = [World.school("cedar", phase: .secondary, route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start.advanced(by: 3))]
    world.centralTeam = [
      World.posts(.schoolImprovement, 1, sector: .primary),
      World.posts(.schoolImprovement, 1, sector: .secondary),
      World.posts(.schoolImprovement, 1, sector: .secondary, isLead: true),
    ]
    world.set(.policyCentralPostStep, to: 0.25)
    try run(world, trajectories: 1) { _, record in
      guard record.term == 14 else { return }
      // Lead and partner of one school, four people of two.
      #expect(record.central.partnersInPost == [1, 4, 0, 0])
      #expect(record.central.hasLead[Sector.secondary.rawValue])
    }
  }

  @Test("A specialism hangs on one person for as many terms as it has: a thin one is counted")
  func thin() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", phase: .secondary)]
    world.centralTeam = [
      World.posts(.schoolImprovement, 1, sector: .primary),
      World.posts(.schoolImprovement, 2, sector: .secondary),
    ]
    try run(world, trajectories: 1) { _, record in
      #expect(record.central.specialists == [1, 1, 2, 2, 0, 0, 0, 0])
      #expect(record.central.termsThin[0] == record.term + 1)
      #expect(record.central.termsThin[2] == 0)
    }
  }
}
