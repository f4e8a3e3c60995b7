// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("Other plans")
struct AlternativesTests {
  private static let runs = 260
  private static let seed: UInt64 = 9

  private static func ask(
    _ document: ScenarioDocument, runs: Int = runs, threads: Int = 2
  ) async throws -> Alternatives? {
    try await alternatives(Question(document), runs: runs, seed: seed, threads: threads)
  }

  private static func forecast(
    _ document: ScenarioDocument, runs: Int = runs
  ) async throws -> Summary {
    try await Forecasting.forecast(
      Question(document), options: ForecastOptions(runs: runs, seed: seed, threads: 2))
  }

  private static let oakfield = "{ school: oakfield, term: 2027-autumn }"
  private static let larchmount = "{ school: larchmount, term: 2028-autumn }"
  private static let both = "proposal.joins=[\(oakfield), \(larchmount)]"

  @Test("are what runs of scenarios without the school give, to the last future")
  func plain() async throws {
    let asked = try await Self.ask(try Shipped.fourJoiners.load(Self.both))
    let plans = try #require(asked)
    let names = plans.rows.map { "\($0.change.name)" }
    #expect(names == ["as proposed", "without oakfield", "without larchmount", "no growth"])
    let scenarios = [
      Self.both, "proposal.joins=[\(Self.larchmount)]", "proposal.joins=[\(Self.oakfield)]",
      "proposal.joins=[]",
    ]
    var shares: [Double] = []
    for (row, setting) in zip(plans.rows, scenarios) {
      let run = try await Self.forecast(try Shipped.fourJoiners.load(setting))
      let joint = try #require(run.joint)
      #expect(row.allMet == run.allMet, "\(setting)")
      #expect(row.gatesMet == joint.gatesMet, "\(setting)")
      #expect(abs(row.met - joint.met.mean) < 1e-9)
      let stability = run.principles.first { $0.principle.id == "financial-stability" }
      #expect(row.stable == stability?.met)
      let joined = run.outcomes.reduce(0) { $0 + $1.joined }
      #expect(abs(row.joined - Double(joined) / Double(Self.runs)) < 1e-12)
      let fan = try #require(
        run.fans.last { $0.metric.id == "reserves_pct_income" && $0.scope == "trust" })
      // The fan's quantiles are 5, 10, 25, 50, 75, 90 and 95%, of numbers below 1 kept in single precision (2^-24).
      #expect(row.finalReserves.map { abs($0.p05 - fan.quantiles[0]) < 6e-8 } ?? false)
      #expect(row.finalReserves.map { abs($0.median - fan.quantiles[3]) < 6e-8 } ?? false)
      shares.append(try #require(row.gatesMet).value)
    }
    // The plans do differ, else the above would say little.
    #expect(Set(shares).count > 2)
    for (row, share) in zip(plans.rows, shares).dropFirst() {
      let difference = try #require(row.gatesDifference)
      #expect(abs(difference.value - (share - shares[0])) < 1e-12)
      #expect(difference.interval.map { $0.contains(difference.value) } ?? false)
      #expect(difference.pairs == Self.runs)
    }
    #expect(plans.rows[0].gatesDifference == nil && plans.rows[0].allDifference == nil)
  }

  @Test("rest on the first futures of a longer run")
  func first() async throws {
    let document = try Shipped.twoJoiners.load()
    let asked = try await Self.ask(document, runs: 120)
    let run = try await Self.forecast(document, runs: 400)
    let own = run.outcomes.prefix(120)
    let proposed = try #require(asked?.rows.first)
    #expect(proposed.allMet.successes == own.count(where: \.allMet))
    #expect(proposed.joined == Double(own.reduce(0) { $0 + $1.joined }) / 120)
  }

  @Test("are the same on any number of threads")
  func threads() async throws {
    let document = try Shipped.twoJoiners.load()
    let one = try await Self.ask(document, threads: 1)
    let four = try await Self.ask(document, threads: 4)
    #expect(one.map { "\($0)" } == four.map { "\($0)" })
  }

  @Test("leave out no school where there is one, and are not asked without joins or futures")
  func few() async throws {
    let single = try Shipped.fourJoiners.load("proposal.joins=[\(Self.oakfield)]")
    let asked = try await Self.ask(single, runs: 20)
    #expect(asked?.rows.map(\.change) == [.asProposed, .noGrowth])
    #expect(try await Self.ask(single, runs: 0) == nil)
    #expect(try await Self.ask(try Shipped.noGrowth.load(), runs: 20) == nil)
  }

  @Test("are asked where the gate lets all pass, too")
  func withoutGate() async throws {
    let document = try Shipped.twoJoiners.load("proposal.gate=proceed")
    let asked = try await Self.ask(document, runs: 20)
    // Every planned join goes ahead.
    #expect(asked?.rows.map(\.joined) == [2, 1, 1, 0])
  }
}

extension Alternatives.Change {
  fileprivate var name: String {
    switch self {
    case .asProposed: "as proposed"
    case .without(let school): "without \(school.id)"
    case .noGrowth: "no growth"
    }
  }
}
