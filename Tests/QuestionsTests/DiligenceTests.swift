// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import Questions
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("What due diligence is worth")
struct DiligenceTests {
  private static func catalogue() throws -> Catalogue {
    try Shipped.fourJoiners.load().catalogue
  }

  /// A quiet trust of one school, whom a converter with an income of £2.8m joins in the fifth term.
  private static func world(route: JoiningRoute = .converter, chance: Double) -> World {
    var world = World()
    world.schools = [World.school("own")]
    world.candidates = [World.school("new", route: route, reserves: 0)]
    world.joins = [Join(school: "new", term: World.start.advanced(by: 4))]
    world.set(.joiningDueDiligenceCost, row: [0, 3_000, 9_000, 20_000])
    world.set(.joiningDueDiligenceInsight, row: [0, 0.4, 0.7, 0.9])
    world.set(.joiningHiddenDeficitChance, to: chance)
    world.set(.joiningHiddenDeficitSize, to: 0.05)
    return world
  }

  private static func ask(_ world: World, runs: Int = 40) async throws -> Diligence {
    let plan = Question(scenario: try world.scenario, catalogue: try catalogue())
    let made = try await diligence(plan, Sampling(runs: runs, seed: 3, threads: 2))
    return try #require(made)
  }

  private static func reserves(
    _ found: Diligence, _ depth: DueDiligenceDepth
  ) throws -> Diligence.Worth {
    let row = try #require(
      found.rows.first { $0.view == .proceed && $0.option == .depth(depth) })
    return row.worth[1]
  }

  @Test(
    "where every converter hides 5% of its income, a deep look saves what it finds less its cost")
  func certain() async throws {
    let found = try await Self.ask(Self.world(chance: 1))
    // Hidden: 0.05 x 2,800,000 = 140,000.
    for (depth, saved) in [
      (DueDiligenceDepth.desk, 0.4 * 140_000 - 3_000), (.standard, 0.7 * 140_000 - 9_000),
      (.deep, 0.9 * 140_000 - 20_000),
    ] {
      let worth = try Self.reserves(found, depth)
      #expect(try abs(#require(worth.overNone).value - saved) < 1, "\(depth)")
      // Declining keeps 0 + 100,000; joining without a look loses all 140,000.
      #expect(abs(worth.mean - (100_000 - 140_000 + saved)) < 1)
    }
    // The best of five is to decline: regret of none is the whole deficit.
    #expect(abs(try Self.reserves(found, .none).regret - 140_000) < 1)
    #expect(abs(try Self.reserves(found, .deep).regret - 34_000) < 1)
    #expect(try Self.reserves(found, .deep).best.successes == 0)
    let ledger = try #require(found.ledgers.last)
    #expect(abs(ledger.found - 126_000) < 1e-6 && ledger.cost == 20_000)
    #expect(try abs(#require(ledger.breakEven) - 20_000 / 126_000) < 1e-12)
    // From standard to deep: 11,000 more for 28,000 more.
    #expect(try abs(#require(ledger.stepBreakEven) - 11_000 / 28_000) < 1e-12)
  }

  @Test("where nothing is hidden it costs what it costs, and is told so")
  func nothingHidden() async throws {
    for world in [Self.world(chance: 0), Self.world(route: .sponsored, chance: 1)] {
      let found = try await Self.ask(world)
      let worth = try Self.reserves(found, .deep)
      #expect(try abs(#require(worth.overNone).value + 20_000) < 1)
      #expect(found.ledgers.last?.breakEven == nil)
      #expect(try Self.reserves(found, .none).regret < 1)
    }
  }

  @Test("leaves out the principles that judge due diligence itself, and no others")
  func leftOut() async throws {
    let found = try await Self.ask(Self.world(chance: 0.5), runs: 10)
    #expect(Set(found.leftOut) == ["growth-readiness", "due-diligence"])
    #expect(found.principles == (try Self.catalogue()).modelled.count - 2)
    #expect(found.joins.all == 1 && found.joins.converters == 1 && found.chosen == .none)
    #expect(found.rows.count == 10 && found.ledgers.count == 4)
  }

  @Test("with the gate, a look too shallow keeps the school out; the same on any number of threads")
  func gate() async throws {
    let document = try Shipped.twoJoiners.load("proposal.gate=decline")
    let plan = Question(scenario: document.scenario, catalogue: document.catalogue)
    let one = try await diligence(plan, Sampling(runs: 60, seed: 3, threads: 1))
    let two = try await diligence(plan, Sampling(runs: 60, seed: 3, threads: 2))
    let (found, twin) = (try #require(one), try #require(two))
    func row(_ option: Diligence.Option) throws -> Diligence.Row {
      try #require(found.rows.first { $0.view == .gate && $0.option == option })
    }
    #expect(try row(.depth(.desk)).joined == 0 && row(.decline).joined == 0)
    #expect(try row(.depth(.standard)).joined > 0)
    for (first, second) in zip(found.rows, twin.rows) {
      #expect(first.worth.map(\.regretOverNone) == second.worth.map(\.regretOverNone))
    }
    // Regret against the best of the same futures is never below nothing, and someone is best in each.
    #expect(found.rows.allSatisfy { $0.worth.allSatisfy { $0.regret >= 0 } })
    let best = found.rows.filter { $0.view == .gate }.map { $0.worth[1].best.successes }
    #expect(best.reduce(0, +) >= 60)
  }

  @Test("asks nothing of a plan without joins")
  func noJoins() async throws {
    let document = try Shipped.noGrowth.load()
    let plan = Question(scenario: document.scenario, catalogue: document.catalogue)
    #expect(try await diligence(plan, Sampling(runs: 10, seed: 3, threads: 1)) == nil)
  }
}
