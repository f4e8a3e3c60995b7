// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Incidents and bids, by hand")
struct TechnologyTests {
  /// Two schools of one size, an incident a school and year, two weeks offline at a fifth of learning: two days.
  private func struckTrust(common: Double, containment: Double) -> World {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.set(.eventsCyberRate, to: 1)
    world.set(.eventsCyberCommonCause, to: common)
    world.set(.technologyContainment, to: containment)
    world.set(.technologyOutageWeeks, to: 2)
    world.set(.technologyLearningShare, to: 0.2)
    return world
  }

  @Test(
    "An incident costs each pupil two days with a common cause, at one school of two one day",
    arguments: [(1.0, 2.0), (0, 1)])
  func learningDays(common: Double, days: Double) throws {
    var seen = 0.0
    var incidents: [Double] = []
    try run(struckTrust(common: common, containment: 0), trajectories: 20) { _, record in
      if record.term < 0 { return incidents = [] }
      incidents.append(record.service.incidents)
      #expect(record.service.uncontainedIncidents == record.service.incidents)
      let lost = days * incidents.suffix(3).reduce(0, +)
      #expect(abs(record.service.learningDaysLost - lost) < 1e-9)
      seen += record.service.incidents
    }
    #expect(seen > 0)
  }

  @Test("Contained, none of them stops teaching; three quarters contained, a quarter does")
  func containment() throws {
    var stopped = 0
    var all = 0
    try run(struckTrust(common: 0, containment: 0.75), trajectories: 4_000) { _, record in
      guard record.term >= 0 else { return }
      stopped += Int(record.service.uncontainedIncidents)
      all += Int(record.service.incidents)
    }
    #expect(Distance.of(stopped, in: all, from: 0.25) < 4)
    #expect(Distance.of(stopped, in: all, from: 0.5) > 4)
    try run(struckTrust(common: 1, containment: 1), trajectories: 50) { _, record in
      #expect(record.service.uncontainedIncidents == 0)
      #expect(record.service.learningDaysLost == 0)
    }
  }

  @Test("A team that serves half of what is asked contains half as many: 80% x 1/2")
  func underServed() throws {
    var world = struckTrust(common: 0, containment: 0.8)
    world.centralTeam = [World.posts(.technology, 1)]
    // 40 of 80 days, and nothing is carried over.
    world.set(.centralBaseDaysPerSchool, to: 40)
    world.set(.centralBacklogKept, to: 0)
    var stopped = 0
    var all = 0
    try run(world, trajectories: 4_000) { _, record in
      guard record.term >= 0 else { return }
      stopped += Int(record.service.uncontainedIncidents)
      all += Int(record.service.incidents)
    }
    #expect(Distance.of(stopped, in: all, from: 0.6) < 4)
    #expect(Distance.of(stopped, in: all, from: 0.2) > 4)
  }

  @Test("A joiner on its own systems is spared by a common cause, until they have moved")
  func migration() throws {
    var world = struckTrust(common: 1, containment: 0)
    world.set(.eventsCyberRate, to: 0)
    world.candidates = [World.school("cedar", pupils: 800, route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start)]
    world.set(.technologyMigrationTerms, to: 3)
    world.set(.eventsCyberForcedWeeks, to: 6)
    var before = 0.0
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      // 6 weeks x 5 days x a fifth: six days, for half of the pupils in the joiner's first three terms.
      let lost = record.term < 3 ? 3.0 : 6
      let window = lost + (record.term > 0 ? before : 0)
      if record.term < 2 { #expect(abs(record.service.learningDaysLost - window) < 1e-9) }
      before = window
      if record.term == 14 { #expect(abs(record.service.learningDaysLost - 18) < 1e-9) }
    }
  }

  @Test("A forced outage of six weeks takes 6 / 13 x 30% of the central team's term")
  func forced() throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.centralTeam = [World.posts(.finance, 2)]
    world.set(.technologyOutageDaysLost, to: 0.3)
    world.set(.eventsCyberForcedWeeks, to: 6)
    world.set(.technologyLearningShare, to: 0.2)
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      #expect(record.service.uncontainedIncidents == 1)
      #expect(abs(record.trust.centralCapacityDays - 80 * (1 - 6.0 / 13 * 0.3)) < 1e-9)
    }
  }

  // MARK: Bids

  /// Two schools, three bids a school and year, all won, £10,000 each; one finance post of forty days.
  private func biddingTrust() -> World {
    var world = World()
    world.schools = [World.school("ash"), World.school("beech")]
    world.centralTeam = [World.posts(.finance, 1)]
    world.set(.bidsPerSchool, to: 3)
    world.set(.bidsFinanceDays, to: 20)
    world.set(.bidsWinChance, to: 1)
    world.set(.bidsSize, to: 10_000)
    world.set(.bidsPurposeShare, to: 1)
    world.set(.policyFundingPlan, to: 50)
    return world
  }

  @Test("Two bids a term win £60,000 a year against £40,000 planned, and leave reserves alone")
  func bids() throws {
    try run(biddingTrust(), trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(record.service.fundingWon == Money(pounds: 60_000))
      #expect(abs(record.service.fundingPlanned.pounds - 40_000) < 0.01)
      #expect(record.service.resourcesServedShare == 1)
      // 800 pupils at £7,000, and what was won.
      #expect(abs(record.trust.incomeToDate.pounds - 5_660_000) < 0.05)
      // Some 40 postings a term, each rounded to the penny.
      #expect(abs(record.trust.reserves.pounds - 200_000) < 0.005 * 40 * 15)
    }
  }

  @Test("With half the days half the bids are written, and with no purpose the money stays")
  func halfTheDays() throws {
    var world = biddingTrust()
    world.set(.bidsFinanceDays, to: 40)
    world.set(.centralBacklogKept, to: 0)
    world.set(.bidsPurposeShare, to: 0)
    try run(world, trajectories: 1) { _, record in
      guard record.term >= 0 else { return }
      #expect(abs(record.service.resourcesServedShare - 0.5) < 1e-9)
      if record.isYearEnd { #expect(record.service.fundingWon == Money(pounds: 30_000)) }
      if record.term == 14 {
        #expect(abs(record.trust.reserves.pounds - 350_000) < 0.005 * 40 * 15)
      }
    }
  }

  @Test("A joiner's bids begin three terms after, but the plan counts its pupils at once")
  func joinerBids() throws {
    var world = biddingTrust()
    world.candidates = [World.school("cedar", route: .converter)]
    world.joins = [Join(school: "cedar", term: World.start)]
    world.set(.bidsFinanceDays, to: 1)
    world.set(.bidsJoinerLag, to: 3)
    try run(world, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(record.service.fundingWon.pounds == (record.term == 2 ? 60_000 : 90_000))
      #expect(abs(record.service.fundingPlanned.pounds - 60_000) < 0.01)
    }
  }
}
