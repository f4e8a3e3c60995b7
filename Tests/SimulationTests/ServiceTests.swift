// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Services for pupils, by hand")
struct ServiceTests {
  @Test("Plans grow by 8% a year from 3.5% of 400 pupils; a special school's hundred have theirs")
  func plans() throws {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech", phase: .special, pupils: 100)]
    world.set(.schoolsPlansPerPupil, row: [0.035, 0.03, 0.03, 1, 1])
    world.set(.sendPlanGrowth, to: 0.08)
    var grown = 14.0
    try run(world, trajectories: 1) { _, record in
      if record.term > 0, record.term % 3 == 0 { grown *= 1.08 }
      #expect(abs(record.service.plans - (100 + grown)) < 1e-9)
    }
  }

  @Test("What the law asks for doesn't lapse: 60 days a term of 40 leave 20, 40, 60, ...")
  func overdue() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.sendAP, 1)]
    world.set(.schoolsPlansPerPupil, to: 1)
    world.set(.centralPlansDays, to: 0.15)
    world.set(.centralBacklogKept, to: 0.6)
    try run(world, trajectories: 1) { _, record in
      // 400 plans at 0.15 days, and what earlier terms left, the expected one before the start among them.
      let asked = 60 + 20 * Double(record.term + 1)
      #expect(abs(record.service.specialistDaysAsked - asked) < 1e-6)
      #expect(abs(record.service.specialistDaysServed - 40) < 1e-6)
    }
  }

  @Test("A joiner's work counts two and a half times for three terms, then once")
  func joiner() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.candidates = [World.school("beech", route: .converter)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: 3))]
    world.centralTeam = [World.posts(.sendAP, 5)]
    world.set(.schoolsPlansPerPupil, to: 0.05)
    world.set(.centralPlansDays, to: 1)
    world.set(.sendJoinerFactor, to: 2.5)
    try run(world, trajectories: 1) { _, record in
      let exact = record.term < 3 ? 20.0 : record.term < 6 ? 70 : 40
      #expect(abs(record.service.specialistDaysAsked - exact) < 1e-9, "term \(record.term)")
    }
  }

  // MARK: Places

  @Test("Placements are negative binomial: mean 3 and variance 3 + 9 / 4 for a thousand pupils")
  func placements() throws {
    var world = World()
    world.years = 1
    world.schools = [World.school("ash", pupils: 1_000)]
    world.set(.placementsRate, to: 3)
    world.set(.placementsShape, to: 4)
    var needed = Moments()
    let trajectories = 40_000
    try run(world, trajectories: trajectories) { _, record in
      if record.term == 0 { needed.add(record.service.placementsNeeded) }
    }
    #expect(Distance.of(needed, from: 3) < 4)
    let variance = try #require(needed.variance)
    // Excess kurtosis 6 / r + p² / ((1 - p) r) with p = 4 / 7: 1.69. A variance's error is σ² √((2 + 1.69) / n).
    let error = 5.25 * (3.69 / Double(trajectories)).squareRoot()
    #expect(abs(variance - 5.25) < 4 * error)
    // The wrong twin: Poisson.
    #expect(abs(variance - 3) > 4 * error)
  }

  @Test("Places follow last September's pupils; a joiner brings two fifths until the next")
  func places() throws {
    var world = World()
    world.schools = [World.school("ash", pupils: 1_000)]
    world.candidates = [World.school("beech", pupils: 1_000, route: .converter)]
    world.joins = [Join(school: "beech", term: World.start.advanced(by: 1))]
    world.set(.policyPlacements, to: 5)
    world.set(.placementsJoinerShare, to: 0.4)
    try run(world, trajectories: 1) { _, record in
      let exact = record.term < 1 ? 5.0 : record.term < 3 ? 7 : 10
      #expect(record.service.placesHeld == exact, "term \(record.term)")
    }
  }

  @Test("Half of the trust's own forty places are its schools'; they need no price")
  func ownPlaces() throws {
    var world = World()
    var unit = World.school("beech", phase: .alternativeProvision, pupils: 40)
    unit.commissionedPlaces = 40
    world.schools = [World.school("ash"), unit]
    world.set(.placementsOwnShare, to: 0.5)
    try run(world, trajectories: 1) { _, record in #expect(record.service.placesHeld == 20) }
  }

  @Test("A place beyond those that spending pays for costs its price: 2 x £18,000 a year")
  func price() throws {
    var world = World()
    world.schools = [World.school("ash", pupils: 1_000)]
    world.set(.policyPlacements, to: 7)
    world.set(.placementsOpeningPlaces, to: 5)
    world.set(.placementsPrice, to: 18_000)
    world.set(.policyBudgetResponse, to: 0)
    try run(world, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(abs(record.trust.balanceToDate.pounds + 36_000) < 0.5)
    }
  }

  // MARK: Cases

  @Test("The oldest cases go first, and one left over from last term counts as past it")
  func queue() {
    var queue = CaseQueue()
    queue.pass(arriving: 10, capacity: 6)
    #expect(queue.fresh == 4 && queue.pastTerm == 0)
    // Two of the four old ones; the five new wait.
    queue.pass(arriving: 5, capacity: 2)
    #expect(queue.fresh == 5 && queue.pastTerm == 2)
    // Seven old ones, then three of eight new.
    queue.pass(arriving: 8, capacity: 10)
    #expect(queue.fresh == 5 && queue.pastTerm == 0)
    queue.pass(arriving: 3, capacity: 0)
    #expect(queue.fresh == 3 && queue.pastTerm == 5)
    #expect(queue.waiting == 8)
  }

  @Test("Nobody to take cases up: all of last term's are past it")
  func unserved() throws {
    var world = World()
    world.schools = [World.school("ash", pupils: 2_000)]
    world.set(.centralSafeguardingRate, to: 15)
    world.set(.centralSafeguardingDays, to: 0.5)
    var before = 0.0
    var seen = 0.0
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      #expect(record.service.casesPastTerm == before)
      #expect(record.service.safetySpecialists == 0)
      before = record.service.cases
      seen = max(seen, record.service.casesPastTerm)
    }
    #expect(seen > 0)
  }

  @Test("Cases grow by 4% a year and are shared by the team: 10 a term, two people")
  func caseLoad() throws {
    var world = World()
    world.schools = [World.school("ash", pupils: 2_000)]
    world.centralTeam = [World.posts(.pupilSafety, 2)]
    world.set(.centralSafeguardingRate, to: 15)
    world.set(.centralSafeguardingShape, to: 2)
    world.set(.centralSafeguardingDays, to: 0.01)
    world.set(.safetyGrowth, to: 0.04)
    var first = Moments()
    var last = Moments()
    try run(world, trajectories: 20_000) { _, record in
      guard record.term >= 0 else { return }
      let load = record.service.cases / record.service.safetySpecialists
      if record.term == 0 { first.add(load) }
      if record.term == 14 { last.add(load) }
    }
    // 15 x 2 / 3 over two people; five years later four times 4% more.
    #expect(Distance.of(first, from: 5) < 4)
    #expect(Distance.of(last, from: 5 * 1.169_858_56) < 4)
    #expect(Distance.of(last, from: 5) > 4)
  }
}
