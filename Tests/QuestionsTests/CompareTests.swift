// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@testable import Questions

@Suite("A comparison of plans")
struct CompareTests {
  private func principle(_ id: String, isGate: Bool = false) -> Principle {
    Principle(
      id: id, title: id, reference: "plan", kind: .simulated, isGate: isGate,
      checks: [
        Check(metric: Metric.all[0], comparator: .atLeast, threshold: 0, when: .eachTerm)
      ], notModelled: nil)
  }

  private func sides() -> SideBySide {
    let catalogue = Catalogue(principles: [principle("a", isGate: true), principle("b")])
    let first = [
      SmallFutures.future([true, true], reserves: 100),
      SmallFutures.future([true, false], reserves: 200),
      SmallFutures.future([false, false], reserves: 300),
      SmallFutures.future([true, true], reserves: 400),
    ]
    let second = [
      SmallFutures.future([true, true], reserves: 150),
      SmallFutures.future([true, true], reserves: 150),
      SmallFutures.future([true, false], reserves: 500),
      SmallFutures.future([false, true], reserves: 400),
    ]
    return SideBySide(
      sides: [
        ComparedSide(futures: first, places: [0, 1]),
        ComparedSide(futures: second, places: [0, 1]),
      ], common: CommonPrinciples([catalogue, catalogue]))
  }

  @Test("counts what holds under each plan and the difference between them")
  func rows() throws {
    let rows = try sides().rows()
    func row(_ measure: String, _ plan: Int) throws -> Comparison.Row {
      try #require(rows.first { $0.measure == measure && $0.plan == plan })
    }
    // Both hold in futures 1 and 4, then in 1 and 2; the gate principle in three of four each.
    #expect(try row("all_met", 0).value?.value == 0.5)
    #expect(try row("all_met", 1).difference?.value == 0)
    #expect(try row("gates_met", 0).value?.value == 0.75)
    #expect(try row("met:b", 0).value?.value == 0.5)
    #expect(try row("met:b", 1).difference?.value == 0.25)
    // Reserves: 1,000 and 1,200 over four futures.
    #expect(try row("final_reserves_gbp_mean", 1).difference?.value == 50)
    #expect(try row("final_reserves_gbp_p50", 0).value?.value == 250)
    #expect(try row("principles_unbroken", 1).difference?.value == 0.25)
    #expect(try row("all_met", 0).difference == nil && row("all_met", 0).varianceReduction == nil)
  }

  @Test("says in how many futures a plan does better, alike and worse")
  func duels() throws {
    let duels = try sides().duels()
    let principles = try #require(duels.first { $0.utility == .principles })
    // Broken: 0 1 2 0 against 0 0 1 1.
    #expect(principles.better.successes == 2 && principles.same.successes == 1)
    #expect(principles.worse.successes == 1)
    let reserves = try #require(duels.first { $0.utility == .reserves })
    #expect(reserves.better.successes == 2 && reserves.same.successes == 1)
  }

  @Test("regrets what the best plan of each future would have given")
  func regrets() throws {
    let regrets = try sides().regrets()
    func mean(_ plan: Int, _ utility: Comparison.Utility) -> Double? {
      regrets.first { $0.plan == plan && $0.utility == utility }?.mean.value
    }
    // Principles short of the best: 0 1 1 0 and 0 0 0 1; pounds: 50 0 200 0 and 0 50 0 0.
    #expect(mean(0, .principles) == 0.5 && mean(1, .principles) == 0.25)
    #expect(mean(0, .reserves) == 62.5 && mean(1, .reserves) == 12.5)
    #expect(regrets.first { $0.plan == 0 && $0.utility == .reserves }?.best.successes == 2)
  }

  private func question(_ settings: String..., shipped: Shipped = .twoJoiners) throws
    -> NamedQuestion
  {
    let document = try loadScenario(
      at: "\(Shipped.folder)\(shipped.rawValue).yaml", settings: settings)
    return NamedQuestion(
      name: shipped.rawValue,
      question: Question(scenario: document.scenario, catalogue: document.catalogue))
  }

  @Test("of a plan with itself finds nothing, on any number of threads")
  func itself() async throws {
    let plans = [try question(), try question()]
    let one = try await compare(plans, Sampling(runs: 120, seed: 5, threads: 1))
    let two = try await compare(plans, Sampling(runs: 120, seed: 5, threads: 2))
    for (row, other) in zip(one.rows, two.rows) {
      #expect(row.value == other.value && row.difference == other.difference)
      #expect(row.difference?.value ?? 0 == 0, "\(row.measure)")
      #expect(row.varianceReduction == nil && !row.isSureAmongAll)
    }
    #expect(one.duels.allSatisfy { $0.same.value == 1 })
    #expect(one.regrets.allSatisfy { $0.mean.value == 0 && $0.best.value == 1 })
    #expect(one.plans[1].departures == [])
  }

  @Test("sees a plan without growth keep more, and tells it better than independent futures would")
  func noGrowth() async throws {
    let plans = [try question(shipped: .fourJoiners), try question(shipped: .noGrowth)]
    let found = try await compare(plans, Sampling(runs: 400, seed: 1, threads: 2))
    let stable = try #require(found.rows(of: "met:financial-stability").last)
    // Ten thousand futures have 33% and 52%; the difference of 400 pairs has a standard error of about 2.5 points.
    let interval = try #require(stable.difference?.interval)
    #expect(interval.contains(0.19) && interval.lowerBound > 0.05 && stable.isSureAmongAll)
    #expect(try #require(stable.varianceReduction) > 1)
    #expect(found.plans[1].departures.contains("Oakfield Primary School doesn't join"))
  }

  @Test("is refused, with every reason, where plans share no futures")
  func incomparable() async throws {
    var other = try question()
    other.question.scenario.years = 3
    other.question.scenario.start = Term(year: 2028, season: .autumn)
    let plans = [try question(), other]
    await #expect {
      try await compare(plans, Sampling(runs: 10, seed: 1, threads: 1))
    } throws: { error in
      guard case .ill(let reasons)? = error as? Unanswerable else { return false }
      return reasons.count == 2 && reasons.contains { $0.contains("3 years") }
        && reasons.contains { $0.contains("2028-autumn") }
    }
    await #expect(throws: Unanswerable.self) {
      try await compare([plans[0]], Sampling(runs: 10, seed: 1, threads: 1))
    }
  }

  @Test("says where plans are not judged alike, and leaves out what judges one alone")
  func judgedOtherwise() {
    var other = principle("b")
    other.checks[0].threshold = 1
    let common = CommonPrinciples([
      Catalogue(principles: [principle("a"), principle("b"), principle("c")]),
      Catalogue(principles: [other, principle("a")]),
    ])
    #expect(common.principles.map(\.id) == ["a", "b"])
    #expect(common.places == [[0, 1], [1, 0]])
    let cautions = common.cautions(names: ["one", "two"])
    #expect(cautions.count == 2)
    #expect(cautions[0].contains("one has principles") && cautions[0].contains("c"))
    #expect(cautions[1].contains("two judges by other checks") && cautions[1].contains("b"))
  }
}
