// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Simulation
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Streams")
struct StreamTests {
  /// Sees nothing; every gate stands open.
  private struct Blind: TermObserver {
    var unmetGatePrinciples: UInt64 { 0 }
    mutating func observe(_ record: borrowing TermRecord) {}
  }

  /// The addresses that a scenario's trajectories open.
  private func addresses(of scenario: Scenario, trajectories: Range<UInt32>) throws
    -> [StreamAddress]
  {
    let tape = DrawTape()
    var simulator = Simulator(plan: SimulationPlan(scenario), seed: 1)
    simulator.record(on: tape)
    var observer = Blind()
    for trajectory in trajectories {
      try simulator.run(trajectory: trajectory, observer: &observer)
    }
    #expect(!tape.isIncomplete)
    return tape.addresses
  }

  @Test("No address is opened twice: not in a trajectory, not in two", arguments: Shipped.allCases)
  func unique(_ shipped: Shipped) throws {
    let opened = try addresses(of: shipped.load().scenario, trajectories: 0..<40)
    #expect(opened.count > 40 * 1_000)
    #expect(Set(opened).count == opened.count)
  }

  @Test("A trajectory opens addresses under its own number alone")
  func own() throws {
    let opened = try addresses(of: Shipped.noGrowth.load().scenario, trajectories: 7..<8)
    #expect(Set(opened.map(\.trajectory)) == [7])
  }

  @Test("Two trajectories are two futures: no two of a thousand end alike")
  func distinct() async throws {
    let options = ForecastOptions(runs: 1_000, seed: 1, threads: 2)
    let summary = try await forecast(Question(try Shipped.noGrowth.load()), options: options)
    #expect(Set(summary.outcomes.map(\.finalReserves)).count == 1_000)
  }

  @Test("Joins only add addresses: every other one is opened as without them")
  func onlyMore() throws {
    let without = try Shipped.noGrowth.load().scenario
    let with = try Shipped.fourJoiners.load().scenario
    let few = Set(try addresses(of: without, trajectories: 0..<5))
    let many = Set(try addresses(of: with, trajectories: 0..<5))
    #expect(few.isSubset(of: many))
    #expect(few.count < many.count)
  }

  // MARK: The same futures under each proposal

  @Test("Until its first join a proposal's numbers are those of no growth, run by run")
  func commonFutures() async throws {
    // A school joins in term 6; its posts open and its due diligence falls in term 5.
    let settings = "proposal={gate: proceed, joins: [{school: oakfield, term: 2029-autumn}]}"
    let one = try await trajectories(Question(try Shipped.noGrowth.load()))
    let other = try await trajectories(Question(try Shipped.noGrowth.load(settings)))
    let metrics = try #require(one.metrics.count == other.metrics.count ? one.metrics : nil)
    for run in 0..<Self.runs {
      for metric in metrics.indices {
        for term in 0..<5 {
          let text = one.text(run: run, term: term, metric: metric)
          let same = other.text(run: run, term: term, metric: metric)
          if text != same { Issue.record("\(metrics[metric].id) \(run) \(term): \(text) \(same)") }
        }
      }
    }
    let pupils = try #require(metrics.firstIndex { $0.id == "pupils" })
    #expect(
      one.text(run: 0, term: 6, metric: pupils) != other.text(run: 0, term: 6, metric: pupils))
  }

  private static let runs = 100

  private func trajectories(_ question: Question) async throws -> TrajectoryTable {
    let options = ForecastOptions(runs: Self.runs, seed: 3, threads: 1, keepsTrajectories: true)
    return try #require(try await forecast(question, options: options).trajectories)
  }

  @Test("Four joiners meet the economy, the pupils and the years of no growth, run by run")
  func commonEconomy() throws {
    // What no join can move: members' pupils but for their grades, so reputation is taken out.
    func pupils(_ shipped: Shipped) throws -> [[Double]] {
      let scenario = try shipped.load("schools.reputation=0", "proposal.gate=proceed").scenario
      let plan = SimulationPlan(scenario)
      let members = Set(scenario.trust.schools.map(\.id))
      let places = plan.schools.indices.filter { members.contains(plan.schools[$0].id) }
      var rows: [[Double]] = []
      try run(scenario, trajectories: 50) { _, record in
        rows.append(places.map { record.schools.pupils[$0] })
      }
      return rows
    }
    #expect(try pupils(.fourJoiners) == pupils(.noGrowth))
    // And the whole economy: a school far from the trust's own earns the same.
    func income(_ shipped: Shipped) throws -> [Money] {
      let scenario = try shipped.load("proposal.gate=proceed", "schools.reputation=0").scenario
      let place = try #require(
        SimulationPlan(scenario).schools.firstIndex { $0.id == "willow-brook" })
      var rows: [Money] = []
      try run(scenario, trajectories: 50) { _, record in
        rows.append(record.schools.yearIncome[place])
      }
      return rows
    }
    #expect(try income(.fourJoiners) == income(.noGrowth))
  }

  @Test("Another school changes no other school's draws")
  func anotherSchool() throws {
    var world = World()
    world.schools = ["ash", "beech", "cedar"].map { World.school($0) }
    world.set(.schoolsPupilShock, to: try .studentT(dof: 5, scale: 0.03))
    world.set(.schoolsBalanceShock, to: try .normal(mean: 0, sd: 0.02))
    world.set(.economyAuthorityShock, to: try .normal(mean: 0, sd: 0.01))
    world.set(.schoolsTeacherTurnover, to: 0.2)
    world.set(.schoolsVacancyFill, to: 0.8)
    world.set(.headsExitRate, to: 0.3)
    world.set(.headsNoticeInTime, to: 0.5)
    world.set(.headsFillRate, to: 0.7)
    world.set(.inspectionAfterGood, row: [0.2, 0.4, 0.3, 0.1])
    world.set(.inspectionIntervalMean, to: 2)
    // Budgets answer to the trust as a whole, so they stay as they are.
    world.set(.policyBudgetResponse, to: 0)
    var larger = world
    larger.schools.insert(World.school("aspen", authority: "Midvale"), at: 0)
    let rows = try rows(of: world, ["ash", "beech", "cedar"])
    #expect(Set(rows).count > rows.count / 2)
    #expect(try self.rows(of: larger, ["ash", "beech", "cedar"]) == rows)
  }

  /// All that a record says of some schools.
  private func rows(of world: World, _ ids: [String]) throws -> [String] {
    let plan = SimulationPlan(try world.scenario)
    let places = plan.schools.indices.filter { ids.contains(plan.schools[$0].id) }
    var rows: [String] = []
    try run(world, trajectories: 30) { run, record in
      let schools = record.schools
      for place in places {
        let people = "\(schools.teachersInPost[place]) \(schools.headVacantTerms[place])"
        let money = "\(schools.reserves[place].pence) \(schools.yearIncome[place].pence)"
        let state = "\(schools.pupils[place]) \(schools.grade[place])"
        rows.append("\(run) \(record.term) \(plan.schools[place].id) \(people) \(money) \(state)")
      }
    }
    return rows
  }
}
