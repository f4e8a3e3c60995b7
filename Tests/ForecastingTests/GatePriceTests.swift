// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("The price of the gate")
struct GatePriceTests {
  private static let runs = 420
  private static let seed: UInt64 = 9

  private static func forecast(
    _ question: Question, gate: GatePolicy
  ) async throws -> Summary {
    var question = question
    question.scenario.proposal.gate = gate
    return try await Forecasting.forecast(
      question, options: ForecastOptions(runs: runs, seed: seed, threads: 2))
  }

  @Test("compares the very futures that two forecasts of the seed make")
  func sides() async throws {
    let question = Question(try Shipped.eightJoiners.load())
    #expect(question.scenario.proposal.gate == .defer)
    let asked = try await gatePrice(question, runs: Self.runs, seed: Self.seed, threads: 2)
    let price = try #require(asked)
    let gated = try await Self.forecast(question, gate: .defer)
    let open = try await Self.forecast(question, gate: .proceed)
    func row(_ measure: String) throws -> GatePrice.Row {
      try #require(price.rows.first { $0.measure == measure })
    }
    let all = try row("all_met")
    #expect(all.gated == gated.allMet.value && all.ungated == open.allMet.value)
    #expect(abs(all.difference.value - (gated.allMet.value - open.allMet.value)) < 1e-12)
    let median = try row("final_reserves_gbp_p50")
    #expect(median.gated == (try Quantiles(of: gated.outcomes.map(\.finalReserves)).value(at: 0.5)))
    #expect(
      median.ungated == (try Quantiles(of: open.outcomes.map(\.finalReserves)).value(at: 0.5)))
    let low = try row("final_reserves_gbp_p05")
    #expect(low.gated == (try Quantiles(of: gated.outcomes.map(\.finalReserves)).value(at: 0.05)))
    let joined = try row("joined")
    // Without a gate all eight join.
    #expect(joined.ungated == 8)
    let sum = gated.outcomes.reduce(0) { $0 + $1.joined }
    #expect(abs(try #require(joined.gated) - Double(sum) / Double(Self.runs)) < 1e-12)
    let peak = try row("peak_si_utilisation")
    let peaks = open.outcomes.map(\.peakImprovementUtilisation)
    #expect(abs(try #require(peak.ungated) - peaks.reduce(0, +) / Double(Self.runs)) < 1e-9)
    for summary in gated.principles where summary.isGateAndModelled {
      let breach = try row("breach:\(summary.principle.id)")
      let met = try #require(summary.met)
      let broken = Double(met.trials - met.successes) / Double(Self.runs)
      #expect(abs(try #require(breach.gated) - broken) < 1e-12, "\(summary.principle.id)")
    }
    let stability = try row("met:financial-stability")
    let breach = try row("breach:financial-stability")
    let both = try #require(stability.gated) + (try #require(breach.gated))
    #expect(abs(both - 1) < 1e-12)
  }

  @Test("is the same on any number of threads")
  func threads() async throws {
    let question = Question(try Shipped.fourJoiners.load())
    let one = try await gatePrice(question, runs: Self.runs, seed: Self.seed, threads: 1)
    let four = try await gatePrice(question, runs: Self.runs, seed: Self.seed, threads: 4)
    #expect(one.map { "\($0)" } == four.map { "\($0)" })
    #expect(one?.rows.allSatisfy { $0.difference.pairs == Self.runs } ?? false)
  }

  /// The draws are the same either way, so the schools that both sides have can't cost or earn a different chance.
  @Test("is nothing where the gate never stops anybody")
  func open() async throws {
    var question = Question(try Shipped.twoJoiners.load())
    for index in question.catalogue.principles.indices {
      question.catalogue.principles[index].isGate = false
    }
    let asked = try await gatePrice(question, runs: 120, seed: Self.seed, threads: 2)
    let price = try #require(asked)
    #expect(price.rows.allSatisfy { $0.difference.value == 0 && $0.gated == $0.ungated })
    #expect(!price.rows.contains { $0.measure.hasPrefix("breach:") })
  }

  @Test("is not asked without joins, without a gate, or of no futures")
  func none() async throws {
    for (shipped, gate, runs) in [
      (Shipped.noGrowth, GatePolicy.defer, 50), (.fourJoiners, .proceed, 50),
      (.fourJoiners, .decline, 0),
    ] {
      var question = Question(try shipped.load())
      question.scenario.proposal.gate = gate
      let price = try await gatePrice(question, runs: runs, seed: Self.seed, threads: 2)
      #expect(price == nil)
    }
  }
}

extension PrincipleSummary {
  fileprivate var isGateAndModelled: Bool { principle.isGate && !principle.checks.isEmpty }
}
