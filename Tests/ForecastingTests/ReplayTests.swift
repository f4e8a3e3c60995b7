// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Simulation
import Testing
import TrustDomain
import Worlds

@Suite("A future told again")
struct ReplayTests {
  private static let runs = 260
  private static let seed: UInt64 = 4
  /// Shocks of the scenario's own, so that there is one of each kind to tell.
  private static let shocks =
    "shocks=[{name: roof, per_year: 0.3, cost: 50_000, scope: each school},"
    + " {name: flood, per_year: 0.5, cost: 70_000, scope: trust}]"

  private static func question(_ shipped: Shipped = .eightJoiners) throws -> Question {
    Question(try shipped.load(shocks))
  }

  @Test("is the future of the forecast, text for text: every metric in every term, and its line")
  func same() async throws {
    let question = try Self.question()
    let options = ForecastOptions(
      runs: Self.runs, seed: Self.seed, threads: 2, keepsTrajectories: true)
    let summary = try await forecast(question, options: options)
    let table = try #require(summary.trajectories)
    for run in [0, 1, 7, 249, 250, 259] {
      let told = try replay(question, run: run, seed: Self.seed)
      #expect(told.metrics.map(\.id) == table.metrics.map(\.id))
      #expect(told.terms.count == summary.terms)
      for term in told.terms {
        for metric in table.metrics.indices {
          #expect(term.texts[metric] == table.text(run: run, term: term.term, metric: metric))
        }
      }
      #expect(told.outcome == summary.outcomes[run])
      // Another future is another one.
      #expect(told.terms[3].texts != (try replay(question, run: run + 1, seed: 4)).terms[3].texts)
    }
  }

  @Test("has money that adds up to the penny, term by term")
  func money() throws {
    for run in 0..<20 {
      let told = try replay(try Self.question(), run: run, seed: Self.seed)
      var reserves = try #require(told.terms.first).events.openingReserves
      for term in told.terms {
        #expect(term.events.openingReserves == reserves)
        #expect(term.events.flows.count == Flow.allCases.count)
        reserves = term.events.flows.reduce(reserves, +)
        #expect(term.events.closingReserves == reserves)
        #expect(told.value("reserves_gbp", term: term.term) == reserves.pounds)
      }
    }
  }

  @Test("shows the grant towards pay as such, in the years from the award that calls for it")
  func payGrant() throws {
    let document = try Shipped.noGrowth.load(
      "economy.funding_growth=0.02", "economy.pay_award=0.05", "economy.pay_unfunded=0.01")
    let told = try replay(Question(document), run: 0, seed: Self.seed)
    func flow(_ flow: Flow, _ term: Int) -> Double {
      told.terms[term].events.flows[flow.rawValue].pounds
    }
    // 5 - 2 - 1 = 2% of the pay of the teachers that the pupils call for, who are nearly those employed; then 4%.
    for (term, share) in [(0, 0.02), (3, 0.04)] {
      let ratio = flow(.payGrant, term) / -flow(.teachers, term)
      #expect(abs(ratio / share - 1) < 0.1, "term \(term): \(ratio)")
    }
  }

  @Test("tells each breach as the verdicts do: term, check, place and shortfall")
  func breaches() throws {
    var told = 0
    for run in 0..<40 {
      let replay = try replay(try Self.question(), run: run, seed: Self.seed)
      for (index, result) in replay.results.enumerated() {
        let broken = replay.terms.flatMap { term in
          term.broken.filter { $0.principle == index }.map { (term.term, $0) }
        }
        guard let first = result.firstBreach else {
          #expect(broken.isEmpty)
          continue
        }
        let (term, breach) = try #require(broken.first)
        let worst = try #require(breach.misses.first)
        #expect(term == first.term)
        let check = replay.modelled[index].checks[first.check]
        #expect(worst.check.metric.id == check.metric.id)
        #expect(worst.check.threshold == check.threshold)
        if first.shortfall.isFinite {
          #expect(worst.shortfall == first.shortfall)
          let value = try #require(worst.value)
          let side: Double = check.comparator == .atLeast ? 1 : -1
          #expect(side * (check.threshold - value) == first.shortfall)
        } else {
          #expect(worst.value == nil && worst.shortfall == nil)
        }
        told += 1
      }
    }
    #expect(told > 100)
  }

  @Test("breaks and recovers as the standing of its principles does")
  func standing() throws {
    func isUnmet(_ standing: Standing) -> Bool { standing == .notMet || standing == .notEvidenced }
    var recovered = 0
    for run in 0..<40 {
      let replay = try replay(try Self.question(), run: run, seed: Self.seed)
      for principle in replay.modelled.indices {
        var was = false
        for term in replay.terms {
          let isNow = isUnmet(term.standing[principle])
          #expect(term.broken.contains { $0.principle == principle } == (isNow && !was))
          let isMetAgain = was && term.standing[principle] == .met
          #expect(term.recovered.contains(principle) == isMetAgain)
          recovered += isMetAgain ? 1 : 0
          was = isNow
        }
        let unmet = replay.terms.count { isUnmet($0.standing[principle]) }
        #expect(unmet == replay.results[principle].termsInBreach)
      }
    }
    #expect(recovered > 10)
  }

  @Test("names the gate principles that a join was decided on, those of the term before")
  func gates() throws {
    var decided = 0
    for run in 0..<30 {
      let replay = try replay(try Self.question(), run: run, seed: Self.seed)
      for term in replay.terms {
        let before =
          term.term == 0
          ? replay.unmetGatesAtStart.map(\.id)
          : zip(replay.modelled, replay.terms[term.term - 1].standing)
            .filter { $0.isGate && ($1 == .notMet || $1 == .notEvidenced) }.map(\.0.id)
        // A check before a join is kept while the school waits for it, and is named all the same.
        let unmet = term.unmetGates.map(\.id)
        #expect(Set(before).isSubset(of: unmet))
        for gate in term.unmetGates where !before.contains(gate.id) {
          #expect(gate.checks.contains { $0.when == .beforeJoin })
        }
        for join in term.events.joins {
          // The gate waits: a join goes ahead just when nothing is unmet.
          #expect((join.decision == .joined) == unmet.isEmpty)
          #expect(replay.schools[join.school].route != nil)
          decided += 1
        }
      }
      let joined = replay.terms.flatMap(\.events.joins).count { $0.decision == .joined }
      #expect(joined == replay.outcome.joined)
    }
    #expect(decided > 100)
  }

  @Test("that is typical has the median of final reserves, the first of equals")
  func typical() {
    #expect(typicalRun(finalReserves: []) == nil)
    #expect(typicalRun(finalReserves: [7]) == 0)
    // 1, 2, 4, 9: the lower of the two in the middle is 2, the fourth.
    #expect(typicalRun(finalReserves: [9, 4, 1, 2]) == 3)
    #expect(typicalRun(finalReserves: [5, 3, 3, 3, -1]) == 2)
  }

  @Test("that is worst broke the principle for longest, whatever the threads")
  func worst() async throws {
    let question = try Self.question(.fourJoiners)
    let id = "financial-stability"
    let found = try await worstRun(
      of: id, question, runs: 120, seed: Self.seed, threads: 1)
    let worst = try #require(found)
    let onThree = try await worstRun(
      of: id, question, runs: 120, seed: Self.seed, threads: 3)
    #expect(onThree == worst)
    let index = try #require(question.catalogue.modelled.firstIndex { $0.id == id })
    var lasted: [Int] = []
    for run in 0..<120 {
      lasted.append(
        try replay(question, run: run, seed: Self.seed).results[index].termsInBreach)
    }
    #expect(worst.termsInBreach == lasted.max())
    #expect(lasted[worst.run] == worst.termsInBreach)
    #expect(worst.broken == lasted.count { $0 > 0 })
    #expect(worst.asLong == lasted.count { $0 == worst.termsInBreach })
    let held = try await worstRun(
      of: "no-such", question, runs: 10, seed: Self.seed, threads: 1)
    #expect(held == nil)
  }
}
