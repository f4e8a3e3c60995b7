// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Leaders, evaluation and research, by hand")
struct LeadershipTests {
  private func world(schools: Int = 1) -> World {
    var world = HubsTests.world()
    world.schools = (0..<schools).map { World.school("school-\($0)") }
    world.set(.networksSize, to: 10)
    return world
  }

  // MARK: Pipeline

  @Test(
    "Candidates are used up by internal appointments and by nothing else, and never run below none")
  func conserved() throws {
    var world = world(schools: 4)
    world.set(.headsExitRate, to: 0.6)
    world.set(.headsInternalCandidate, to: 1)
    world.set(.leadershipOpeningCandidates, to: 2)
    var ready = 0
    var emptied = 0
    var chosen = 0
    try run(world, trajectories: 200) { _, record in
      if record.term >= 0 {
        #expect(record.hubs.readyCandidates == ready - record.hubs.internalAppointments)
        #expect(record.hubs.readyCandidates >= 0)
        chosen += record.hubs.internalAppointments
      }
      if record.term == 0 {
        // Half a deviation for each appointed from within, none for others.
        let exact = 0.5 * Double(record.hubs.internalAppointments)
        #expect(record.trust.recentAppointmentQuality == exact)
      }
      ready = record.hubs.readyCandidates
      if record.term == 14, ready == 0 { emptied += 1 }
    }
    #expect(chosen > 1_000)
    #expect(emptied > 100)
  }

  @Test("Nobody is appointed from within where the pipeline is empty")
  func empty() throws {
    var world = world(schools: 4)
    world.set(.headsExitRate, to: 0.6)
    world.set(.headsInternalCandidate, to: 1)
    var appointed = 0
    try run(world, trajectories: 50) { _, record in
      appointed += record.trust.newHeads
      #expect(record.hubs.internalAppointments == 0)
      #expect(record.trust.recentAppointmentQuality == 0)
    }
    #expect(appointed > 100)
  }

  @Test("Ten places make five candidates a year, half as many where half the days are served")
  func programme() throws {
    for (days, mean) in [(1.0, 5.0), (8, 2.5)] {
      var world = world()
      world.years = 1
      world.centralTeam = [World.posts(.leadershipDevelopment, 1)]
      world.set(.leadershipPlacesPerPerson, to: 10)
      world.set(.leadershipDaysPerPlace, to: days)
      world.set(.leadershipReadyShare, to: 0.5)
      var ready = Moments()
      try run(world, trajectories: 10_000) { _, record in
        if record.term == 2 { ready.add(Double(record.hubs.readyCandidates)) }
      }
      // 40 days of the 10 or 80 asked for.
      #expect(Distance.of(ready, from: mean) < 4)
      #expect(Distance.of(ready, from: mean / 2) > 4)
    }
  }

  @Test("Expected vacancies are the heads' chances to leave: 4 x 0.2 with none in the first year")
  func expected() throws {
    var world = world(schools: 4)
    world.years = 1
    world.set(.headsExitRate, to: 0.2)
    try run(world, trajectories: 20) { _, record in
      #expect(record.hubs.expectedVacancies.isNaN == (record.term != 2))
      if record.term == 2 { #expect(abs(record.hubs.expectedVacancies - 0.8) < 1e-12) }
    }
  }

  // MARK: Networks

  @Test("Twenty leaders want two networks of ten; one person runs one")
  func networks() throws {
    for people in 0...3 {
      var world = world(schools: 10)
      world.years = 1
      world.centralTeam = [World.posts(.leadershipDevelopment, people)]
      world.set(.networksLeadersPerSchool, to: 1)
      world.set(.networksPerPerson, to: 1)
      world.set(.networksMostPlaces, to: 12)
      world.set(.networksOpenedPerTerm, to: 1)
      try run(world, trajectories: 1) { _, record in
        let networks = Double(min(people, 2))
        #expect(record.hubs.leaders == 20)
        #expect(record.hubs.networks == networks)
        #expect(record.hubs.networkPlaces == 12 * networks)
      }
    }
  }

  // MARK: Evaluation

  @Test(
    "Urgent support comes first, evaluation shares the rest, and what is owed is made up in the year"
  )
  func evaluation() throws {
    var world = world()
    world.years = 1
    world.schools = [World.school("ash", grade: .requiresImprovement), World.school("beech")]
    world.centralTeam = [World.posts(.schoolImprovement, 1, sector: .primary)]
    world.set(.improvementDaysRequiresImprovement, to: 30)
    world.set(.improvementDaysGood, to: 20)
    world.set(.improvementDaysInadequate, to: 1e9)
    world.set(.evaluationDaysPerSchool, to: 9)
    // 30 + 20 + 2 x 3 asked of 40: 10 left for the other 26.
    var owed = 0.0
    for _ in 0..<3 { owed = (owed + 3) * (1 - 10 / 26.0) }
    try run(world, trajectories: 5) { _, record in
      guard record.isYearEnd else { return }
      for school in 0...1 {
        // Noise of 0.1% of 50 days a term, on ten that are left.
        #expect(abs(record.hubs.evaluationShare[school] - (1 - owed / 9)) < 0.02)
      }
    }
  }

  @Test("With days enough every school is evaluated in full")
  func evaluated() throws {
    var world = world(schools: 3)
    world.years = 2
    world.centralTeam = [World.posts(.schoolImprovement, 1, sector: .primary)]
    world.set(.evaluationDaysPerSchool, to: 30)
    try run(world, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(record.hubs.evaluationShare == [1, 1, 1])
      // 3 x 10 days a term.
      #expect(abs(record.trust.improvementDemandDays - 30) < 0.15)
    }
  }

  // MARK: Commitments

  /// Own work asks 38 of a person's 40 days in each function; ten are promised.
  private func promised(ringFenced: Double) -> World {
    var world = world()
    world.years = 1
    world.centralTeam = [World.posts(.research, 1), World.posts(.executive, 1)]
    world.set(.centralBaseDaysPerSchool, to: 38)
    world.set(.researchCommittedDays, to: 10)
    world.set(.civicCommittedDays, to: 10)
    world.set(.commitmentsRingFenced, to: ringFenced)
    return world
  }

  @Test("Squeezed commitments get the two days that own work leaves, ring-fenced ones all ten")
  func ringFence() throws {
    for (share, left, served) in [(0.0, 2.0, 1.0), (1, 10, 30 / 38.0)] {
      let place = CentralFunction.research.rawValue * CentralMeasures.sectors
      try run(promised(ringFenced: share), trajectories: 3) { _, record in
        guard record.term >= 0 else { return }
        // Noise of 0.1% of 38 days a term: five standard deviations are 0.2 days.
        #expect(abs(record.trust.civicDaysLeft - left) < 0.2)
        #expect(abs(record.central.servedShare[place] - served) < 0.005)
        guard record.isYearEnd else { return }
        #expect(record.hubs.researchCommitted == 30)
        #expect(abs(record.hubs.researchDelivered - 3 * left) < 0.6)
      }
    }
  }

  @Test("A joining school calls researchers away for its first three terms, unless days are fenced")
  func calledAway() throws {
    for (share, delivered) in [(0.0, 3 * 12.0), (1, 3 * 20)] {
      var world = promised(ringFenced: share)
      world.candidates = [World.school("joiner", route: .converter)]
      world.joins = [Join(school: "joiner", term: World.start)]
      world.set(.centralBaseDaysPerSchool, to: 10)
      // No second researcher within the year.
      world.set(.policyCentralPostsLead, to: -6)
      world.set(.researchJoiningDays, to: 8)
      world.set(.researchCommittedDays, to: 20)
      try run(world, trajectories: 1) { _, record in
        guard record.isYearEnd else { return }
        // 40 - 2 x 10 - 8 days a term; or the twenty promised.
        #expect(abs(record.hubs.researchDelivered - delivered) < 0.6)
      }
    }
  }

  // MARK: Ratings

  @Test("A head who gets half of what is asked for rates the centre lower by half the weight")
  func rating() throws {
    for (days, rating) in [(20.0, 4.0), (80, 3)] {
      var world = world()
      world.years = 1
      world.centralTeam = [World.posts(.finance, 1)]
      world.values[.centralBaseDaysPerSchool]?[CentralFunction.finance.rawValue] = try .fixed(days)
      world.set(.ratingsContent, to: 4)
      world.set(.ratingsUnserved, to: 2)
      try run(world, trajectories: 1) { _, record in
        guard record.isYearEnd else { return #expect(record.hubs.headRating[0].isNaN) }
        #expect(abs(record.hubs.headRating[0] - rating) < 0.01)
      }
    }
  }

  @Test("New faces and a team too busy to answer lower it, and heads differ by the spread")
  func ratingOfService() throws {
    var world = world(schools: 40)
    world.years = 1
    var posts = World.posts(.finance, 10)
    posts.inPost = 5
    world.centralTeam = [posts]
    world.values[.centralBaseDaysPerSchool]?[CentralFunction.finance.rawValue] = try .fixed(5)
    world.set(.centralInterimCover, to: 1)
    world.set(.centralOverloadThreshold, to: 0.2)
    world.set(.ratingsContent, to: 4)
    world.set(.ratingsChurn, to: 0.6)
    world.set(.ratingsWaiting, to: 1)
    world.set(.ratingsSpread, to: 0.3)
    var ratings = Moments()
    try run(world, trajectories: 250) { _, record in
      for rating in record.hubs.headRating where !rating.isNaN { ratings.add(rating) }
    }
    // Five of ten are new in two terms of three: 1/3. Asked for are 200 of 400 days, 120 beyond what can be borne.
    #expect(Distance.of(ratings, from: 4 - 0.6 / 3 - 1 * 120 / 400.0) < 4)
    #expect(abs((ratings.standardDeviation ?? 0) - 0.3) < 4 * 0.3 / 20_000.0.squareRoot())
  }
}
