// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("What a year shows of schools")
struct SchoolYearTests {
  private func world(_ count: Int = 20) -> World {
    var world = World()
    world.years = 2
    world.schools = (0..<count).map { World.school("school-\($0)") }
    world.set(.qualityPersistence, to: 0.9)
    return world
  }

  @Test("Progress is missing in three years of ten, for all schools at once, and then not judged")
  func missing() throws {
    var gaps = world()
    gaps.set(.outcomesProgressMissing, to: 0.3)
    gaps.set(.outcomesMeasureNoise, to: 1)
    var missing = 0
    try run(gaps, trajectories: 4_000) { _, record in
      let isYear = record.term == 2
      guard isYear else { return }
      if record.quality.progressNationalShare.isNaN { missing += 1 }
      #expect(record.quality.progressNationalShare.isNaN == record.quality.trustProgress.isNaN)
      // Of three measures instead of four.
      let met = record.quality.benchmarksMetShare * (record.quality.trustProgress.isNaN ? 3 : 4)
      #expect(abs(met - met.rounded()) < 1e-9)
    }
    #expect(Distance.of(missing, in: 4_000, from: 0.3) < 4)
  }

  @Test("It is published in summer only")
  func summer() throws {
    try run(world(2), trajectories: 1) { _, record in
      #expect(record.quality.trustOutcomes.isNaN == !record.isYearEnd)
      #expect(record.quality.wellbeing[0].isNaN == !record.isYearEnd)
      #expect(record.quality.outcomesOfTwoYears[0].isNaN == (record.term != 5))
    }
  }

  @Test(
    "Outcomes that a table gives return half way to the trust's in a year: 0.4 + 0.5 (1.2 - 0.4)")
  func given() throws {
    var known = world(1)
    known.schools[0].outcomes = 1.2
    known.set(.outcomesTrustMean, to: 0.4)
    known.set(.outcomesPersistence, to: 0.5)
    try run(known, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      let exact = 0.4 + (record.term == 2 ? 0.4 : 0.2)
      #expect(abs(record.quality.outcomes[0] - exact) < 1e-12)
    }
  }

  @Test("A steady school falls further than the allowance as often as a normal difference does")
  func hold() throws {
    var steady = world()
    steady.set(.outcomesNoise, to: 0.3)
    steady.set(.outcomesHoldAllowance, to: 0.5)
    steady.set(.qualityHoldAllowance, to: 5)
    var held = Moments()
    try run(steady, trajectories: 2_000) { _, record in
      if record.term == 2 { held.add(record.quality.heldOrRoseShare) }
    }
    // Two independent years of 0.3: a difference of 0.4243, and 0.5 of it is 1.1785 deviations: Φ = 0.88070.
    #expect(Distance.of(held, from: 0.5 * erfc(-0.5 / (0.3 * 2))) < 4)
    #expect(Distance.of(held, from: 0.95) > 4)
  }

  @Test(
    "A joiner is judged by the year once it has been there for one, and by expectations after six terms"
  )
  func joiner() throws {
    var joining = world(1)
    joining.years = 3
    joining.candidates = [World.school("elm", route: .converter)]
    joining.joins = [Join(school: "elm", term: World.start.advanced(by: 1))]
    joining.set(.expectationsJoinerTerms, to: 6)
    let elm = 0
    try run(joining, trajectories: 1) { _, record in
      guard record.isYearEnd else { return }
      #expect(record.quality.outcomes[elm].isFinite)
      #expect(record.quality.outcomesOfTwoYears[elm].isNaN == (record.term < 5))
      #expect(record.quality.expectationsMet[elm].isNaN == (record.term < 7))
    }
  }

  @Test("Expectations met fall by a tenth for each: a head gone, reserves below zero")
  func expectations() throws {
    for (reserves, hasHead, exact) in [(1.0, true, 1.0), (-1, true, 0.9), (-1, false, 0.8)] {
      var asked = world(1)
      asked.years = 1
      asked.schools = [World.school("ash", reserves: reserves)]
      asked.set(.outcomesTrustMean, to: 1)
      asked.set(.qualityHoldAllowance, to: 5)
      if !hasHead {
        asked.set(.headsExitRate, to: 0.9)
        asked.set(.headsNoticeInTime, to: 0)
        asked.set(.headsFillRate, to: 0.01)
      }
      var shares = Set<Int>()
      try run(asked, trajectories: 200) { _, record in
        guard record.isYearEnd, hasHead || record.schools.headVacantTerms[0] > 0 else { return }
        shares.insert(Int((record.quality.expectationsMet[0] * 10).rounded()))
      }
      #expect(shares == [Int(exact * 10)])
    }
  }

  @Test(
    "Wellbeing takes the year's mean strain: 5 points for joining, 8 for each third of a year headless"
  )
  func wellbeing() throws {
    var strained = world(1)
    strained.schools = [World.school("ash")]
    strained.candidates = [World.school("elm", route: .converter)]
    strained.joins = [Join(school: "elm", term: World.start)]
    strained.set(.wellbeingMean, to: 0.7)
    strained.set(.wellbeingJoiningPull, to: 0.05)
    strained.set(.wellbeingHeadPull, to: 0.24)
    strained.set(.headsExitRate, to: 0.5)
    strained.set(.headsNoticeInTime, to: 0)
    var vacant = [0, 0]
    var seen = Set<Int>()
    try run(strained, trajectories: 200) { _, record in
      if record.term < 0 || record.term == 3 { vacant = [0, 0] }
      for school in 0..<2 where record.term >= 0 && record.schools.headVacantTerms[school] > 0 {
        vacant[school] += 1
      }
      guard record.isYearEnd else { return }
      for school in 0..<2 {
        let joined = school == 1 && record.term == 2 ? 0.05 : 0
        let exact = 0.7 - 0.08 * Double(vacant[school]) - joined
        #expect(abs(record.quality.wellbeing[school] - exact) < 1e-9)
        seen.insert(vacant[school])
      }
    }
    #expect(seen.count > 1)
  }

  @Test("Wellbeing falls where school improvement is overloaded")
  func overload() throws {
    var busy = world(1)
    busy.set(.wellbeingMean, to: 0.7)
    busy.set(.wellbeingOverloadPull, to: 0.2)
    busy.set(.centralOverloadThreshold, to: 0.85)
    busy.set(.improvementDaysGood, to: 80)
    busy.centralTeam = [World.posts(.schoolImprovement, 1, sector: .primary)]
    try run(busy, trajectories: 1) { _, record in
      // 80 days asked of 40: twice the capacity, 1.15 beyond the threshold, once three terms are past.
      guard record.term == 5 else { return }
      #expect(abs(record.quality.wellbeing[0] - (0.7 - 0.2 * 1.15)) < 2e-3)
    }
  }
}
