// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
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
