// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Testing
import TrustDomain
import Worlds

@Suite("Hubs, by hand")
struct HubsTests {
  /// A world in which no rule on hubs, regions or layers has anything to say.
  static func world() -> World {
    var world = World()
    for limit in [
      AssumptionID.hubsSchoolsPerHub, .hubsRegionSize, .hubsExecutiveLayerFirst,
      .hubsExecutiveLayerSecond, .hubsSchoolsPerPartner,
    ] { world.set(limit, to: 1_000) }
    world.set(.hubsPostsOpened, to: 1)
    return world
  }

  private func west(_ id: String) -> School {
    var school = World.school(id, route: .converter)
    school.region = "West"
    return school
  }

  /// Two schools in the East; two of the West join in term 3, the third in term 6.
  private func twoRegions() -> World {
    var world = Self.world()
    world.schools = [World.school("ash"), World.school("beech")]
    world.candidates = ["cedar", "elm", "fir"].map(west)
    world.joins = zip(world.candidates, [3, 3, 6]).map {
      Join(school: $0.id, term: World.start.advanced(by: $1))
    }
    world.set(.hubsRegionSize, to: 3)
    world.set(.hubsPostLeadTerms, to: 2)
    return world
  }

  @Test("A region's third school calls for a lead: two terms to open the post, one to start in it")
  func region() throws {
    try run(twoRegions(), trajectories: 2) { _, record in
      #expect(record.hubs.regionSchools[1] == (record.term < 3 ? 0 : record.term < 6 ? 2 : 3))
      #expect(record.hubs.regionIsLed[1] == (record.term >= 9), "term \(record.term)")
    }
  }

  @Test(
    "From which size on a region needs a lead is the scenario's to say", arguments: [2.0, 3, 4])
  func regionSize(size: Double) throws {
    var world = twoRegions()
    world.set(.hubsRegionSize, to: size)
    try run(world, trajectories: 1) { _, record in
      let schools = record.term < 3 ? 0.0 : record.term < 6 ? 2 : 3
      #expect(record.hubs.needsLead(1) == (schools >= size), "term \(record.term)")
    }
  }

  @Test("Called for two terms before the join, the lead starts two terms sooner")
  func regionAhead() throws {
    var world = twoRegions()
    world.set(.policyCentralPostsLead, to: 2)
    try run(world, trajectories: 2) { _, record in
      #expect(record.hubs.regionIsLed[1] == (record.term >= 7), "term \(record.term)")
    }
  }

  @Test("Frozen posts leave the region without a lead, and cost nothing")
  func frozen() throws {
    var world = twoRegions()
    world.set(.hubsPostsOpened, to: 0)
    world.set(.hubsRegionalLeadCost, to: 98_000)
    var frozen = 0.0
    var opened = 0.0
    try run(world, trajectories: 1) { _, record in
      #expect(!record.hubs.regionIsLed[1])
      frozen = record.trust.reserves.pounds
    }
    world.set(.hubsPostsOpened, to: 1)
    world.set(.policyBudgetResponse, to: 0)
    try run(world, trajectories: 1) { _, record in opened = record.trust.reserves.pounds }
    // In post from term 9 to 14: two whole years.
    #expect(abs(frozen - opened - 2 * 98_000) < 1)
  }

  @Test("The home region takes an executive beside the chief executive for so many schools")
  func home() throws {
    for (executives, isLed) in [(1, false), (2, false), (3, true)] {
      var world = Self.world()
      world.years = 1
      world.schools = ["ash", "beech", "cedar"].map { World.school($0) }
      world.centralTeam = [World.posts(.executive, executives)]
      world.set(.hubsSchoolsPerRegionExecutive, to: 2)
      try run(world, trajectories: 1) { _, record in
        #expect(record.hubs.regionIsLed[0] == isLed, "\(executives) executives")
      }
    }
  }

  /// Six primary schools with two specialists; a seventh joins in term 3.
  private func secondHub(days: Double) -> World {
    var world = Self.world()
    world.schools = (0..<6).map { World.school("school-\($0)") }
    world.candidates = [World.school("seventh", route: .converter)]
    world.joins = [Join(school: "seventh", term: World.start.advanced(by: 3))]
    world.centralTeam = [World.posts(.schoolImprovement, 2, sector: .primary)]
    world.set(.hubsSchoolsPerHub, to: 6)
    world.set(.hubsPostLeadTerms, to: 1)
    world.set(.policyCentralPostsLead, to: 1)
    world.set(.centralOverloadThreshold, to: 0.85)
    world.set(.improvementDaysGood, to: days)
    world.set(.improvementDaysInadequate, to: 1e9)
    return world
  }

  @Test("A seventh school calls for a second hub, whose coordinator starts a term after the join")
  func coordinator() throws {
    // 6 x 20 days of 80: nobody has time to act.
    try run(secondHub(days: 20), trajectories: 2) { _, record in
      #expect(record.hubs.hubsCalledFor[0] == (record.term < 3 ? 1 : 2))
      #expect(record.hubs.hubsStaffed[0] == (record.term < 4 ? 1 : 2), "term \(record.term)")
      #expect(record.hubs.improvementLeaders >= (record.term < 4 ? 1 : 2))
    }
  }

  @Test("A colleague acts as coordinator while the sector's load allows it")
  func acting() throws {
    // 6 x 5 days of 80.
    var world = secondHub(days: 5)
    world.set(.hubsPostsOpened, to: 0)
    try run(world, trajectories: 2) { _, record in
      #expect(record.hubs.hubsStaffed[0] == record.hubs.hubsCalledFor[0])
    }
  }

  @Test("Another layer of executives comes with the tenth school")
  func layer() throws {
    var world = Self.world()
    world.schools = (0..<9).map { World.school("school-\($0)") }
    world.candidates = [World.school("tenth", route: .converter)]
    world.joins = [Join(school: "tenth", term: World.start.advanced(by: 3))]
    world.set(.hubsExecutiveLayerFirst, to: 10)
    try run(world, trajectories: 1) { _, record in
      #expect(record.trust.executiveLeaders == (record.term < 4 ? 0 : 1), "term \(record.term)")
    }
  }

  @Test("A grown sector has a partner for so many schools, whatever it had")
  func partners() throws {
    var world = Self.world()
    world.schools = (0..<5).map { World.school("school-\($0)") }
    world.candidates = [World.school("sixth", route: .converter)]
    world.joins = [Join(school: "sixth", term: World.start.advanced(by: 3))]
    world.centralTeam = [World.posts(.schoolImprovement, 1, sector: .primary)]
    world.set(.hubsSchoolsPerPartner, to: 2)
    try run(world, trajectories: 1) { _, record in
      // One for five schools, then 6 / 2.
      #expect(record.central.partnersInPost[0] == (record.term < 4 ? 1 : 3), "term \(record.term)")
    }
  }

  @Test("A fifth of the improvement days at a school beyond 90 minutes is lost: 6 become 7.5")
  func distant() throws {
    for (hours, days) in [(1.5, 6.0), (1.6, 7.5)] {
      var world = Self.world()
      world.years = 1
      var school = World.school("ash")
      school.travelHours = hours
      world.schools = [school]
      world.set(.improvementDaysGood, to: 6)
      world.set(.improvementDaysInadequate, to: 1e9)
      world.set(.hubsDistantHours, to: 1.5)
      world.set(.hubsDistantCut, to: 0.2)
      try run(world, trajectories: 1) { _, record in
        // Gamma noise of 0.1%: five standard deviations.
        #expect(abs(record.trust.improvementDemandDays - days) < 0.005 * days)
      }
    }
  }

  @Test("A far region's visits come up short where travel takes what it needs")
  func farRegion() throws {
    var world = Self.world()
    world.years = 1
    world.schools = (0..<3).map { World.school("near-\($0)") } + (0..<2).map { west("far-\($0)") }
    for index in 3...4 {
      world.schools[index].route = nil
      world.schools[index].travelHours = 2
    }
    world.centralTeam = [World.posts(.schoolImprovement, 1, sector: .primary)]
    world.set(.improvementDaysGood, to: 8)
    world.set(.improvementDaysInadequate, to: 1e9)
    world.set(.hubsDistantHours, to: 10)
    world.set(.centralTravelLoading, to: 0.25)
    try run(world, trajectories: 1) { _, record in
      // 40 days for 5 x 8 before travel; far ones need 2 x 8 x 1.5 = 24 and get 16.
      #expect(abs(record.hubs.regionVisitDays[1] - 24) < 0.12)
      #expect(abs(record.hubs.regionCapacityDays[1] - 16) < 0.12)
      #expect(abs(record.hubs.regionCapacityDays[0] - 24) < 0.12)
    }
  }
}
