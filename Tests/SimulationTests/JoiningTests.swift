// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Joining")
struct JoiningTests {
  /// A trust of one school that another is to join, in the term given.
  private func world(
    joining term: Int, route: JoiningRoute = .converter, reserves: Double = 100_000,
    gate: GatePolicy = .proceed
  ) -> World {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: route, reserves: reserves)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: term))]
    world.gate = gate
    world.set(.policyBudgetResponse, to: 0)
    world.set(.policyDeferralLimit, to: 3)
    return world
  }

  /// Reserves at the end of each term of a world's one future.
  private func reserves(_ world: World) throws -> [Double] {
    var reserves: [Double] = []
    try run(world, trajectories: 1) { _, record in
      if record.term >= 0 { reserves.append(record.trust.reserves.pounds) }
    }
    return reserves
  }

  // MARK: The gate

  /// Terms in which the join fell due, and what became of it.
  private func decide(
    _ world: World, unmetGates: @escaping (Int) -> UInt64
  ) throws -> (due: [Int], unmet: [Int], outcome: JoinOutcome) {
    var due: [Int] = []
    var unmet: [Int] = []
    let outcomes = try run(world, trajectories: 1, unmetGates: unmetGates) { _, record in
      if record.joins.isDue[0] {
        due.append(record.term)
        unmet.append(record.joins.gatePrinciplesUnmet[0])
      }
    }
    return (due, unmet, try #require(outcomes.first?.first))
  }

  @Test("Proceed: the school joins as planned, and what stood unmet is on record")
  func proceed() throws {
    let (due, unmet, outcome) = try decide(world(joining: 4)) { _ in 0b101 }
    #expect(due == [4])
    #expect(unmet == [2])
    #expect(outcome.joinedTerm == 4)
    #expect(outcome.blockedBy == 0b101)
    #expect(outcome.deferrals == 0)
    #expect(!outcome.wasDeclined)
  }

  @Test("Decline: one unmet principle ends it when it falls due")
  func decline() throws {
    let (due, _, outcome) = try decide(world(joining: 4, gate: .decline)) { _ in 0b1 }
    #expect(due == [4])
    #expect(outcome.wasDeclined)
    #expect(outcome.joinedTerm == nil)
  }

  @Test("Defer: three terms are waited, then it is declined")
  func deferAndDecline() throws {
    let (due, unmet, outcome) = try decide(world(joining: 4, gate: .defer)) { _ in 0b1 }
    #expect(due == [4, 5, 6, 7])
    #expect(unmet == [1, 1, 1, 1])
    #expect(outcome.deferrals == 3)
    #expect(outcome.wasDeclined)
    #expect(outcome.blockedBy == 0b1)
  }

  @Test("Defer: it joins in the term after the first record that meets every gate principle")
  func deferAndJoin() throws {
    // Two principles stand unmet until the record of term 3, one in that of term 4.
    let (due, unmet, outcome) = try decide(world(joining: 4, gate: .defer)) {
      $0 < 4 ? 0b11 : ($0 < 5 ? 0b100 : 0)
    }
    #expect(due == [4, 5, 6])
    #expect(unmet == [2, 1, 0])
    #expect(outcome.joinedTerm == 6)
    #expect(outcome.blockedBy == 0b111)
    #expect(!outcome.wasDeclined)
  }

  @Test("The gate looks at the last record: what is met then lets in, whatever the term brings")
  func lastRecord() throws {
    let outcome = try decide(world(joining: 4, gate: .decline)) { $0 == 3 ? 0 : 0b1 }.outcome
    #expect(outcome.joinedTerm == 4)
    let atStart = try decide(world(joining: 0, gate: .decline)) { $0 == -1 ? 0 : 0b1 }.outcome
    #expect(atStart.joinedTerm == 0)
  }

  @Test("A limit of no deferrals declines at once")
  func noDeferral() throws {
    var world = world(joining: 4, gate: .defer)
    world.set(.policyDeferralLimit, to: 0)
    #expect(try decide(world) { _ in 1 }.due == [4])
    #expect(try decide(world) { _ in 1 }.outcome.wasDeclined)
  }

  @Test("A join still deferred at the horizon is neither joined nor declined")
  func undecided() throws {
    let (due, _, outcome) = try decide(world(joining: 13, gate: .defer)) { _ in 1 }
    #expect(due == [13, 14])
    #expect(outcome.joinedTerm == nil)
    #expect(!outcome.wasDeclined)
  }

  @Test("A school is a member from the term it joins: pupils and schools count from then")
  func membership() throws {
    try run(world(joining: 4), trajectories: 1) { _, record in
      let isIn = record.term >= 4
      #expect(record.trust.schools == (isIn ? 2 : 1))
      #expect(record.trust.pupils == (isIn ? 800 : 400))
      #expect(record.schools.isMember == [true, isIn])
      if isIn { #expect(record.schools.termsSinceJoining[1] == record.term - 4) }
    }
  }

  // MARK: What it brings and costs

  @Test("A converter's balance comes with it, a sponsored school's stays with the authority")
  func deficits() throws {
    for (route, reserve, brought) in [
      (JoiningRoute.converter, -300_000.0, -300_000.0), (.sponsored, -300_000, 0),
      (.converter, 250_000, 250_000), (.sponsored, 250_000, 0),
    ] {
      let reserves = try reserves(world(joining: 3, route: route, reserves: reserve))
      #expect(abs(reserves[2] - 100_000) < 0.2)
      #expect(abs(reserves[3] - (100_000 + brought)) < 0.2)
      #expect(abs(reserves[14] - (100_000 + brought)) < 1)
    }
  }

  @Test("Professional cost and the grant come once; integration is spread over six terms")
  func costs() throws {
    var world = world(joining: 3, reserves: 0)
    world.set(.joiningProfessionalCost, to: 26_000)
    world.set(.policyJoiningGrant, to: 10_000)
    world.set(.joiningIntegrationFixed, to: 40_000)
    world.set(.joiningIntegrationPerPupil, to: 50)
    let reserves = try reserves(world)
    // (40,000 + 400 x 50) / 6 = 10,000 a term.
    for term in 3..<15 {
      let integration = 10_000 * Double(min(term - 2, 6))
      #expect(abs(reserves[term] - (100_000 - 26_000 + 10_000 - integration)) < 1, "term \(term)")
    }
  }

  @Test("Due diligence is paid once, in the term before or in the first, whatever is decided")
  func dueDiligenceCost() throws {
    for (term, gate, unmet) in [
      (4, GatePolicy.proceed, UInt64(0)), (4, .defer, 1), (0, .proceed, 0), (0, .defer, 1),
      (0, .decline, 1), (1, .defer, 1),
    ] {
      var world = world(joining: term, reserves: 0, gate: gate)
      world.dueDiligence = .standard
      world.set(.joiningDueDiligenceCost, row: [0, 3_000, 9_000, 20_000])
      var reserves: [Double] = []
      try run(world, trajectories: 1, unmetGates: { _ in unmet }) { _, record in
        if record.term >= 0 { reserves.append(record.trust.reserves.pounds) }
      }
      for index in 0..<15 {
        let paid = index >= max(0, term - 1) ? 9_000.0 : 0
        #expect(abs(reserves[index] - (100_000 - paid)) < 1, "join in \(term), term \(index)")
      }
    }
  }

  @Test(
    "A hidden deficit costs its chance x its size x what due diligence leaves hidden",
    arguments: zip(DueDiligenceDepth.allCases, [0, 0.4, 0.7, 0.9]))
  func hiddenDeficit(depth: DueDiligenceDepth, insight: Double) throws {
    var world = world(joining: 0, reserves: 0)
    world.years = 1
    world.dueDiligence = depth
    world.set(.joiningHiddenDeficitChance, to: 0.3)
    world.set(.joiningHiddenDeficitSize, to: 0.05)
    // Mean e^(0.5² / 2) = 1.1331.
    world.set(.joiningHiddenDeficitSpread, to: try .lognormal(mu: 0, sigma: 0.5))
    world.set(.joiningDueDiligenceInsight, row: [0, 0.4, 0.7, 0.9])
    var loss = Moments()
    var hits = 0
    let trajectories = 40_000
    try run(world, trajectories: trajectories) { _, record in
      guard record.term == 0 else { return }
      let lost = 100_000 - record.trust.reserves.pounds
      loss.add(lost)
      if lost > 1 { hits += 1 }
    }
    let exact = 0.3 * 0.05 * 2_800_000 * power(0.125) * (1 - insight)
    #expect(Distance.of(loss, from: exact) < 4)
    #expect(Distance.of(hits, in: trajectories, from: 0.3) < 4)
  }

  @Test("A sponsored school hides no deficit: its authority keeps it")
  func sponsoredHidesNone() throws {
    var world = world(joining: 0, route: .sponsored, reserves: 0)
    world.set(.joiningHiddenDeficitChance, to: 1)
    world.set(.joiningHiddenDeficitSize, to: 0.05)
    #expect(abs(try reserves(world)[0] - 100_000) < 0.2)
  }

  // MARK: What the record says before it

  @Test("Before a join the board reckons with what the school brings and earns")
  func joinersAccounts() throws {
    for (route, reserve, brought) in [
      (JoiningRoute.converter, -300_000.0, -300_000.0), (.sponsored, -300_000, 0),
      (.sponsored, 300_000, 0),
    ] {
      try run(world(joining: 4, route: route, reserves: reserve), trajectories: 1) { _, record in
        let isDueNext = record.term == 3
        #expect(record.trust.joinerReserves == Money(pounds: isDueNext ? brought : 0))
        let income = record.trust.joinerIncome.pounds
        #expect(abs(income - (isDueNext ? 2_800_000 : 0)) < 0.02)
      }
    }
  }

  @Test("Due diligence that the centre can't staff is done in part, and says so")
  func dueDiligenceShare() throws {
    var world = world(joining: 4)
    world.dueDiligence = .standard
    world.set(.joiningDueDiligenceDays, to: 30)
    world.set(.joiningDueDiligenceInsight, row: [0, 0.4, 0.7, 0.9])
    // Ten days each of finance, estates and school improvement; finance has six days.
    world.centralTeam = [
      World.posts(.finance, 1), World.posts(.estates, 1), World.posts(.schoolImprovement, 1),
    ]
    world.set(.centralMatchEfficiency, to: 1)
    world.values[.centralProductiveDays]?[CentralFunction.finance.rawValue] = try .fixed(6)
    try run(world, trajectories: 1) { _, record in
      let share = record.joins.dueDiligenceShare[0]
      if record.term == 3 {
        #expect(abs(share - 0.6) < 1e-9)
        #expect(record.joins.dueDiligenceInsight == 0.7)
      } else {
        #expect(share.isNaN)
      }
    }
  }

  @Test(
    "A join in the second term has the due diligence that the first term's days allow, none for free"
  )
  func dueDiligenceOfTheSecondTerm() throws {
    var world = world(joining: 1)
    world.dueDiligence = .standard
    world.set(.joiningDueDiligenceDays, to: 30)
    // Ten days each; nobody is there but the finance team, with six.
    world.centralTeam = [
      World.posts(.finance, 1), World.posts(.estates, 1), World.posts(.schoolImprovement, 1),
    ]
    world.set(.centralMatchEfficiency, to: 1)
    world.values[.centralProductiveDays]?[CentralFunction.finance.rawValue] = try .fixed(6)
    var shares: [Int: Double] = [:]
    try run(world, trajectories: 1) { _, record in
      let share = record.joins.dueDiligenceShare[0]
      if !share.isNaN { shares[record.term] = share }
    }
    #expect(Array(shares.keys) == [0])
    #expect(abs((shares[0] ?? 1) - 0.6) < 1e-9)
  }

  @Test("Without due diligence nothing is on file when a join is due, and the record says 0")
  func noDueDiligence() throws {
    for term in [0, 4] {
      var shares: [Int: Double] = [:]
      try run(world(joining: term), trajectories: 1) { _, record in
        let share = record.joins.dueDiligenceShare[0]
        if !share.isNaN { shares[record.term] = share }
      }
      // A join in the first term is judged at its opening and, so that a verdict is booked, in that term.
      #expect(shares == (term == 0 ? [-1: 0, 0: 0] : [3: 0]))
    }
  }
}
