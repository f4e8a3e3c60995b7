// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("Futures in brief")
struct FuturesTests {
  @Test("say of every future what a forecast of the same seed says")
  func sameAsForecast() async throws {
    let document = try Shipped.fourJoiners.load()
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let brief = try await futures(of: question, runs: 220, seed: 3, threads: 2)
    let whole = try await forecast(
      question, options: ForecastOptions(runs: 220, seed: 3, threads: 1))
    #expect(brief.count == 220)
    for (future, outcome) in zip(brief, whole.outcomes) {
      #expect(future.allMet == outcome.allMet)
      #expect(future.firstToGive == outcome.firstBreachPrinciple)
      #expect(future.firstToGive.map { Int(future.firstBreach[$0]) } == outcome.firstBreachTerm)
      #expect(future.finalReserves == outcome.finalReserves)
      #expect(future.lowestReservesShare == outcome.lowestReservesShare)
      #expect(future.peakUtilisation == outcome.peakImprovementUtilisation)
      #expect(future.joined == outcome.joined)
    }
    for (place, principle) in whole.modelled.enumerated() {
      let summary = whole.principles.first { $0.principle.id == principle.id }
      #expect(summary?.applicable == brief.count { $0.applied[place] })
      #expect(summary?.met?.successes == brief.count { $0.applied[place] && $0.held[place] })
    }
  }
}

@Suite("Plans that differ by their joins")
struct JoinPlansTests {
  private func question() throws -> Question {
    let document = try Shipped.fourJoiners.load()
    return Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  @Test("made in one queue have the futures that each has alone, on any number of threads")
  func sameAsAlone() async throws {
    let question = try question()
    let joins = question.scenario.proposal.joins
    // A plan, a part of it, none, the same plan's later futures, and no futures at all.
    let wanted = [
      JoinPlans.Wanted(joins: joins, numbers: 0..<60),
      JoinPlans.Wanted(joins: Array(joins.suffix(2)), numbers: 10..<35),
      JoinPlans.Wanted(joins: [], numbers: 0..<1),
      JoinPlans.Wanted(joins: joins, numbers: 60..<90),
      JoinPlans.Wanted(joins: joins, numbers: 5..<5),
    ]
    let plans = JoinPlans(question)
    var alone: [[Future]] = []
    for plan in wanted {
      var other = question
      other.scenario.proposal.joins = plan.joins
      alone.append(
        try await futures(
          of: other, from: plan.numbers.lowerBound, runs: plan.numbers.count, seed: 3, threads: 1))
    }
    for threads in 1...3 {
      let made = try await plans.futures(wanted, seed: 3, threads: threads) { ($0, $1) }
      #expect(made.map(\.0) == [0, 1, 2, 3, 4])
      #expect(made.map(\.1) == alone)
    }
    #expect(try await plans.futures([], seed: 3, threads: 2) { $1 }.isEmpty)
  }

  @Test("stop at the first part that fails, the same on any number of threads")
  func failure() async throws {
    var question = try question()
    // Ten million million pounds, a hundred times the bound.
    question.scenario.trust.centralReserves = Money(pence: 1_000_000_000_000_000)
    let plans = JoinPlans(question)
    for threads in 1...2 {
      await #expect(throws: ForecastError.beyondBounds) {
        try await plans.futures(
          [JoinPlans.Wanted(joins: [], numbers: 0..<200)], seed: 3, threads: threads
        ) { $1.count }
      }
    }
  }
}
