// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import Questions
import ScenarioFiles
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Drivers")
struct DriversTests {
  /// One school in a world in which only its balance is struck: everywhere alike by 0.6%, by its own luck 0.8%.
  private func twoShocks() throws -> Question {
    var world = World()
    world.schools = [World.school("one", reserves: 1_000_000)]
    world.years = 2
    world.set(.economySectorShock, to: try .normal(mean: 0, sd: 0.006))
    world.set(.schoolsBalanceShock, to: try .normal(mean: 0, sd: 0.008))
    return Question(scenario: try world.scenario, catalogue: try builtInCatalogue())
  }

  @Test("share out variance among draws as the sums of independent shocks do")
  func shares() async throws {
    let found = try #require(
      try await drivers(
        of: try twoShocks(), outcome: .finalReserves,
        sampling: Sampling(runs: 1_500, seed: 5, threads: 2)))
    let groups = Dictionary(uniqueKeysWithValues: found.groups.map { ($0.group, $0) })
    // 0.6² / (0.6² + 0.8²) = 0.36, and 0.64. Five standard errors: one false alarm in a million.
    for (group, truth) in [(DrawGroup.economy, 0.36), (.schoolBudgets, 0.64)] {
      let row = try #require(groups[group])
      #expect(abs(row.first.value - truth) < 5 * row.first.standardError)
      #expect(abs(row.total.value - truth) < 5 * row.total.standardError)
      #expect(row.total.standardError < 0.05)
    }
    // The wrong twin: the other's share.
    let economy = try #require(groups[.economy])
    #expect(abs(economy.first.value - 0.64) > 5 * economy.first.standardError)
    for row in found.groups where row.group != .economy && row.group != .schoolBudgets {
      #expect(row.total.value == 0 && row.first.value == 0)
    }
  }

  @Test("rank the inputs that do it, and no other")
  func inputs() async throws {
    let found = try #require(
      try await drivers(
        of: try twoShocks(), outcome: .finalReserves,
        sampling: Sampling(runs: 400, seed: 6, threads: 2)))
    let whole = found.inputs.filter { $0.input.year == nil && $0.isClear }
    #expect(whole.map(\.input.id) == ["own_budgets", "sector_shock"])
    for row in whole {
      #expect(row.correlation.value > 0.4 && row.swing > 0)
      // A fifth of 400 futures at each end.
      #expect(row.low.futures == 80 && row.high.futures == 80)
    }
    // Worst quarter: few are left where both are good.
    #expect(!found.rules.isEmpty)
    let rule = try #require(found.rules.first)
    #expect(rule.limits.allSatisfy { ["own_budgets", "sector_shock"].contains($0.input.id) })
    #expect(try #require(rule.fit.density).value > 0.5)
    #expect(rule.fit.cases == 400)
  }

  @Test("are the same on any number of threads")
  func threads() async throws {
    let document = try Shipped.twoJoiners.load()
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    var texts: [String] = []
    for threads in [1, 2] {
      let sampling = Sampling(runs: 150, seed: 7, threads: threads)
      let found = try #require(
        try await drivers(of: question, outcome: .kept, sampling: sampling))
      texts.append(
        "\(found.mean) \(found.inputs) \(found.groups) \(found.parameters) \(found.rules)")
    }
    #expect(texts[0] == texts[1])
  }

  @Test("are none of an outcome that the catalogue lacks, nor of one that never varies")
  func none() async throws {
    let sampling = Sampling(runs: 20, seed: 1, threads: 1)
    let question = try twoShocks()
    #expect(try await drivers(of: question, outcome: .met("nonsense"), sampling: sampling) == nil)
    let fixed = try #require(try await drivers(of: question, outcome: .joined, sampling: sampling))
    #expect(fixed.groups.isEmpty && fixed.inputs.isEmpty && fixed.rules.isEmpty)
    #expect(fixed.mean.value == 0)
  }

  @Test("read outcomes by their ids", arguments: Outcome.plain + [.met("send-capacity")])
  func ids(_ outcome: Outcome) {
    #expect(Outcome(id: outcome.id) == outcome)
    #expect(Outcome(id: outcome.id + "x") != outcome)
    #expect(Outcome(id: "met:") == nil)
  }
}

@Suite("Draws from another trajectory")
struct DrawOriginsTests {
  private func futures(
    _ document: ScenarioDocument, _ make: (Int) -> DrawOrigins
  ) throws -> [Future] {
    var simulator = Simulator(plan: SimulationPlan(document.scenario), seed: 3)
    var observer = FutureObserver(document.catalogue)
    return try (0..<12).map { run in
      try simulator.run(trajectory: UInt32(run), origins: make(run), observer: &observer)
      return observer.future(joins: simulator.joinOutcomes)
    }
  }

  @Test("with every group taken are that trajectory, with none the own one")
  func whole() async throws {
    let document = try Shipped.fourJoiners.load()
    let plain = try await Forecasting.futures(
      of: Question(scenario: document.scenario, catalogue: document.catalogue), runs: 24, seed: 3,
      threads: 1)
    #expect(try futures(document) { DrawOrigins(UInt32($0)) } == Array(plain[..<12]))
    let taken = try futures(document) { run in
      var origins = DrawOrigins(UInt32(run))
      for group in DrawGroup.allCases { origins.take(group, from: UInt32(run + 12)) }
      return origins
    }
    #expect(taken == Array(plain[12...]))
  }

  @Test("with one group taken differ from both, for every group that matters in five years")
  func single() async throws {
    let document = try Shipped.fourJoiners.load()
    let own = try futures(document) { DrawOrigins(UInt32($0)) }
    for group in DrawGroup.allCases {
      let mixed = try futures(document) { run in
        var origins = DrawOrigins(UInt32(run))
        origins.take(group, from: UInt32(run + 12))
        return origins
      }
      #expect(mixed != own, "\(group)")
    }
  }

  @Test("set a parameter at the level given, whatever its trajectory")
  func levels() throws {
    let document = try Shipped.fourJoiners.load()
    let plan = SimulationPlan(document.scenario)
    var simulator = Simulator(plan: plan, seed: 3)
    var observer = FutureObserver(document.catalogue)
    var origins = DrawOrigins(5)
    origins.parameterLevels = plan.uncertainParameters.map { _ in 0.5 }
    try simulator.run(trajectory: 5, origins: origins, observer: &observer)
    for parameter in plan.uncertainParameters {
      let median = document.scenario.assumptions[parameter.assumption, parameter.index]
        .quantile(0.5)
      #expect(simulator.parameter(parameter.assumption, parameter.index) == median)
    }
    // The next plain run draws again.
    try simulator.run(trajectory: 5, observer: &observer)
    let drawn = plan.uncertainParameters.filter { parameter in
      let median = document.scenario.assumptions[parameter.assumption, parameter.index]
        .quantile(0.5)
      return simulator.parameter(parameter.assumption, parameter.index) != median
    }
    #expect(drawn.count == plan.uncertainParameters.count)
  }
}
