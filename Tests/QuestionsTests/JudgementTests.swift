// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Questions
import ScenarioFiles
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Judgement moved")
struct JudgementTests {
  /// One school whose income falls short of nothing; a shock of £10,000 strikes the trust for certain.
  private func world() throws -> Question {
    var world = World()
    world.schools = [World.school("one", reserves: 1_000_000)]
    world.years = 1
    world.set(.schoolsSelfGeneratedShare, to: 0.1)
    world.set(.trustYearShock, to: try .normal(mean: 0, sd: 0.01))
    world.set(.headsExitRate, to: try .uniform(low: 0, high: 0.2))
    return Question(scenario: try world.scenario, catalogue: try builtInCatalogue())
  }

  private func moved(
    _ assumptions: [AssumptionID], runs: Int = 200, threads: Int = 2
  ) async throws -> Judgement {
    try #require(
      try await judgement(
        of: try world(), outcome: .finalReserves, assumptions: assumptions, most: 2,
        sampling: Sampling(runs: runs, seed: 9, threads: threads)))
  }

  @Test("tells what moves from what doesn't, and leaves nought and yes-or-no alone")
  func rows() async throws {
    let found = try await moved([
      .schoolsReputation, .trustYearShock, .headsExitRate, .governanceCommitteesAtStart,
      .schoolsIncomePerPupil,
    ])
    // World's reputation is 0 and its committees are yes or no.
    #expect(found.unmoved == [.schoolsReputation, .governanceCommitteesAtStart])
    #expect(found.rows.count == 3)
    #expect(found.rows.filter(\.isFull).count == 2)
    // 400 pupils at £7,000 and a quarter of it less or more; spending fits the income, so the year's shock scales.
    let income = try #require(found.rows.first { $0.assumption == .schoolsIncomePerPupil })
    #expect(income.range == .quarter && income.low.value == nil)
    let shock = try #require(found.rows.first { $0.assumption == .trustYearShock })
    #expect(shock.range == .quarter)
    let heads = try #require(found.rows.first { $0.assumption == .headsExitRate })
    #expect(heads.range == .quantiles)
    // Two assumptions, two ends each: 1 - 0.05 / 4.
    #expect(found.level == 0.9875)
  }

  @Test("scales a shock to its closed form: reserves follow by a quarter of what the shock took")
  func scaled() async throws {
    let found = try await moved([.trustYearShock])
    let row = try #require(found.rows.first)
    // Three quarters and five quarters of one draw: equal and opposite.
    #expect(abs(row.low.difference.value + row.high.difference.value) < 0.05)
    #expect(row.low.difference.value != 0)
    #expect(row.isFull)
  }

  @Test("is the same on any number of threads")
  func threads() async throws {
    let one = try await moved([.trustYearShock, .headsExitRate], threads: 1)
    let two = try await moved([.trustYearShock, .headsExitRate], threads: 2)
    #expect("\(one.rows)" == "\(two.rows)")
  }

  @Test("screens in other futures than it measures in")
  func fresh() async throws {
    let found = try await moved([.trustYearShock])
    #expect(found.screening.seed != found.sampling.seed)
    #expect(found.screening.runs == 10)
  }
}

@Suite("The worth of knowing, of plans")
struct WorthKnowingTests {
  private func worth(_ shipped: Shipped, join: Double?, threads: Int = 2) async throws
    -> WorthKnowing?
  {
    let document = try shipped.load()
    return try await worthKnowing(
      of: Question(scenario: document.scenario, catalogue: document.catalogue), join: join,
      reserves: 0.1, sampling: Sampling(runs: 200, seed: 4, threads: threads))
  }

  @Test("chooses no growth where joins are worth nothing, and to grow where they are worth all")
  func choice() async throws {
    let nothing = try #require(try await worth(.fourJoiners, join: 0))
    #expect(nothing.plans[nothing.best].plan == .noGrowth)
    let much = try #require(try await worth(.fourJoiners, join: 50))
    #expect(much.plans[much.best].plan == .gate("proceed"))
    #expect(much.plans[1].joined == 4)
    #expect(much.plans.first?.plan == .asProposed && much.plans.last?.plan == .noGrowth)
    // As proposed, two other gates, four without one, none.
    #expect(much.plans.count == 8)
    #expect(much.sweep.map(\.join) == [0, 0.25, 0.5, 1, 2, 4])
  }

  @Test("makes the proposal and no growth even unless told, to a hundredth of a principle")
  func even() async throws {
    let found = try #require(try await worth(.fourJoiners, join: nil))
    let (proposed, none) = (found.plans[0].utility.value, found.plans[7].utility.value)
    // Half a hundredth for each of four joins at the most.
    #expect(abs(proposed - none) <= 0.02 + 1e-9)
    #expect(!found.utility.isGiven)
  }

  @Test("is never above knowing everything, and the same on any number of threads")
  func bounded() async throws {
    let one = try #require(try await worth(.twoJoiners, join: nil, threads: 1))
    let two = try #require(try await worth(.twoJoiners, join: nil, threads: 2))
    #expect(
      "\(one)".replacing("threads: 1", with: "") == "\(two)".replacing("threads: 2", with: ""))
    for row in one.inputs { #expect(row.worth.value.value <= one.everything.value.value) }
    for row in one.groups { #expect(row.worth.value.value <= one.everything.value.value) }
  }

  @Test("is no question where nobody is to join")
  func noJoins() async throws {
    #expect(try await worth(.noGrowth, join: nil) == nil)
  }
}
