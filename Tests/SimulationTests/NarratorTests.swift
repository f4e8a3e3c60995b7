// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Testing
import TrustDomain
import Worlds

/// Keeps the records that it sees.
private struct Keeper: TermObserver {
  var records: [TermRecord] = []
  var unmetGatePrinciples: UInt64 = 0

  mutating func observe(_ record: borrowing TermRecord) { records.append(copy record) }
}

@Suite("A narrator")
struct NarratorTests {
  private static let shocks =
    "shocks=[{name: roof, per_year: 0.3, cost: 50_000, scope: each school},"
    + " {name: flood, per_year: 0.5, cost: 70_000, scope: trust}]"

  private func told(
    _ scenario: Scenario, trajectory: UInt32, by narrator: Narrator?
  ) throws -> [TermRecord] {
    var simulator = Simulator(plan: SimulationPlan(scenario), seed: 20_260_901)
    simulator.tell(narrator)
    var keeper = Keeper()
    try simulator.run(trajectory: trajectory, observer: &keeper)
    return keeper.records
  }

  @Test("changes nothing that comes")
  func silent() throws {
    let scenario = try Shipped.eightJoiners.load(Self.shocks).scenario
    for trajectory in 0..<5 as Range<UInt32> {
      let with = try told(scenario, trajectory: trajectory, by: Narrator())
      let without = try told(scenario, trajectory: trajectory, by: nil)
      #expect(with.map { "\($0)" } == without.map { "\($0)" })
    }
  }

  @Test("tells of people, pupils and grades what the records show")
  func people() throws {
    let scenario = try Shipped.eightJoiners.load(Self.shocks).scenario
    var seen = (left: 0, hired: 0, released: 0, headsLeft: 0, inspected: 0, failures: 0)
    for trajectory in 0..<30 as Range<UInt32> {
      let narrator = Narrator()
      let records = try told(scenario, trajectory: trajectory, by: narrator)
      #expect(narrator.terms.map(\.term) == Array(0..<scenario.terms))
      for (term, events) in narrator.terms.enumerated() {
        let (before, after) = (records[term].schools, records[term + 1].schools)
        for (index, school) in events.schools.enumerated() {
          #expect(school.isMember == after.isMember[index])
          #expect(school.teachersLeft >= 0 && school.teachersHired >= 0)
          #expect(
            before.teachersInPost[index] - school.teachersLeft + school.teachersHired
              - school.teachersReleased == after.teachersInPost[index])
          #expect(before.teachingPosts[index] + school.postChange == after.teachingPosts[index])
          #expect(abs(before.pupils[index] + school.pupilChange - after.pupils[index]) < 1e-9)
          #expect(school.headVacantTerms == after.headVacantTerms[index])
          if school.headLeft { #expect(before.headVacantTerms[index] == 0) }
          if before.headVacantTerms[index] > 0 {
            #expect(school.headAppointed == (after.headVacantTerms[index] == 0))
          }
          // A grade changes by an inspection only.
          let grades = (school.inspection?.before, school.inspection?.after)
          if school.inspection == nil {
            #expect(before.grade[index] == after.grade[index])
          } else {
            #expect(grades == (before.grade[index], after.grade[index]))
          }
          #expect((school.failures > 0) == (school.failureCost > .zero))
          seen.left += school.teachersLeft
          seen.hired += school.teachersHired
          seen.released += school.teachersReleased
          seen.headsLeft += school.headLeft ? 1 : 0
          seen.inspected += school.inspection == nil ? 0 : 1
          seen.failures += school.failures
        }
        let starts = records[term + 1].term % 3 == 0
        #expect((events.year != nil) == starts)
      }
    }
    #expect(seen.left > 1_000 && seen.hired > 1_000 && seen.released > 0)
    #expect(seen.headsLeft > 100 && seen.inspected > 100 && seen.failures > 10)
  }

  @Test("tells of shocks and failures what the ledger paid for them")
  func costs() throws {
    let scenario = try Shipped.fourJoiners.load(Self.shocks).scenario
    var shocks = 0
    for trajectory in 0..<30 as Range<UInt32> {
      let narrator = Narrator()
      _ = try told(scenario, trajectory: trajectory, by: narrator)
      for events in narrator.terms {
        func paid(_ flow: Flow) -> Int64 { -events.flows[flow.rawValue].pence }
        let told = events.shocks.reduce(0) { $0 + $1.cost.pence }
        // Each posting is rounded to the penny by itself, and so is each shock told.
        #expect(abs(paid(.namedShock) - told) <= Int64(events.shocks.count + 1))
        let failed = events.schools.filter { $0.isMember && $0.failures > 0 }
          .reduce(0) { $0 + $1.failureCost.pence }
        #expect(paid(.conditionFailure) == failed)
        #expect(paid(.cyber) == events.incidentCost.pence)
        shocks += events.shocks.count
      }
    }
    #expect(shocks > 100)
  }

  @Test("tells the year's economy as it was set")
  func economy() throws {
    var world = World()
    world.schools = [World.school("one")]
    world.set(.economyFundingGrowth, to: 0.02)
    world.set(.economyPayAward, to: 0.03)
    world.set(.economyPriceInflation, to: 0.04)
    world.years = 2
    let narrator = Narrator()
    _ = try told(try world.scenario, trajectory: 0, by: narrator)
    for (term, events) in narrator.terms.enumerated() where term % 3 == 0 {
      let year = try #require(events.year)
      #expect(abs(year.fundingGrowth - 0.02) < 1e-12)
      #expect(abs(year.payAward - 0.03) < 1e-12)
      #expect(abs(year.priceInflation - 0.04) < 1e-12)
      #expect(year.sectorShock == 0 && year.trustShock == 0)
    }
  }
}
