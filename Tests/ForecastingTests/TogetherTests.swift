// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFiles
import Statistics
import Stochastics
import Testing
import Worlds

@testable import Forecasting
@testable import Principles

@Suite("What is said of several principles at once")
struct TogetherTests {
  @Test(
    "Pairs and counts are those of a table of verdicts, whatever its length",
    arguments: [1, 64, 65, 300])
  func columns(_ runs: Int) {
    var stream = RandomStream(seed: 5)
    let table = (0..<runs).map { run in
      stream.open(trajectory: UInt32(run), entity: 0, purpose: 1, term: 0)
      return (0..<3).map { _ in Standing.allCases[Int(stream.uniform() * 4)] }
    }
    var columns = VerdictColumns(principles: 3)
    for row in table {
      let outcomes = row.map { verdict in
        BriefOutcome(
          PrincipleOutcome(
            verdict: verdict, firstBreach: nil, termsInBreach: 0, longestBreach: 0,
            hasRecovered: false, lowestMargin: nil))
      }
      columns.add(outcomes[...])
    }
    for first in 0..<3 {
      for second in 0..<3 {
        let both = table.filter { $0[first] != .notApplicable && $0[second] != .notApplicable }
        let pair = columns.pair(first, second)
        #expect(pair.applied == both.count)
        #expect(pair.firstBroken == both.count { $0[first].isBreach })
        #expect(pair.secondBroken == both.count { $0[second].isBreach })
        #expect(pair.bothBroken == both.count { $0[first].isBreach && $0[second].isBreach })
      }
    }
    #expect(columns.unbroken([0, 2]) == table.count { !$0[0].isBreach && !$0[2].isBreach })
    #expect(columns.metCounts(of: [1, 2]) == table.map { $0[1...].count { $0 == .met } })
  }

  @Test("A summary's pairs agree with its principles")
  func summary() async throws {
    let summary = try await forecast(
      Question(try Shipped.eightJoiners.load()),
      options: ForecastOptions(runs: 500, seed: 4, threads: 2))
    let count = summary.modelled.count
    #expect(summary.together.count == count * (count - 1))
    for pair in summary.together {
      let mirror = summary.together.first {
        $0.principle.id == pair.other.id && $0.other.id == pair.principle.id
      }
      #expect(mirror?.both == pair.both && mirror?.lift == pair.lift)
      // In so many futures both broke, whichever is named first.
      #expect(pair.given?.successes ?? 0 == pair.both?.successes ?? 0)
    }
    let joint = try #require(summary.joint)
    #expect(joint.gates == summary.modelled.count(where: \.isGate))
    #expect(try #require(joint.gatesMet).successes >= summary.allMet.successes)
    // The mean number met is the sum of the principles' own counts: 500 futures.
    let met = summary.principles.reduce(0) { $0 + ($1.met?.successes ?? 0) }
    #expect(abs(joint.met.mean - Double(met) / 500) < 1e-9)
    let documents = summary.principles.filter { $0.principle.kind == .evidence }
      .reduce(0) { $0 + ($1.met?.successes ?? 0) }
    #expect(abs(joint.metOnDocuments.mean - Double(documents) / 500) < 1e-9)
    let shares = summary.principles.compactMap(\.met?.value)
    #expect(abs(joint.productOfShares - shares.reduce(1, *)) < 1e-12)
  }

  @Test("Margins and longest breaches agree with the verdicts")
  func margins() async throws {
    let summary = try await forecast(
      Question(try Shipped.fourJoiners.load()),
      options: ForecastOptions(runs: 500, seed: 4, threads: 2))
    for row in summary.principles where !row.principle.checks.isEmpty {
      let broken = (row.met?.trials ?? 0) - (row.met?.successes ?? 0)
      #expect((row.medianLongestBreach != nil) == (broken > 0))
      if let longest = row.medianLongestBreach {
        #expect(longest >= 1 && longest <= Double(summary.terms))
      }
      guard let margins = row.margins else { continue }
      #expect(margins.p05 <= margins.median)
      #expect(margins.runs <= 500)
      // Where no check lets a miss pass, a future is broken just where its lowest margin is negative.
      let isStrict = row.principle.checks.allSatisfy { $0.tolerance == .none }
      if isStrict, row.applicable == 500 { #expect((margins.median < 0) == (broken > 250)) }
    }
  }
}

@Suite("What is kept of many futures")
struct KeepingTests {
  private func summary(keepsTrajectories: Bool) async throws -> Summary {
    let document = try Shipped.noGrowth.load("years=1")
    return try await forecast(
      Question(document),
      options: ForecastOptions(
        runs: RecordingPlan.detailRuns + 250, seed: 4, threads: 2,
        keepsTrajectories: keepsTrajectories))
  }

  @Test("The contract's metrics are of every future, others of the first, whatever is written out")
  func kept() async throws {
    let few = try await summary(keepsTrajectories: false)
    func runs(_ id: String) -> [Int] { few.fans.filter { $0.metric.id == id }.map(\.count) }
    #expect(runs("pupils") == [10_250, 10_250, 10_250])
    #expect(runs("central_utilisation") == [10_250, 10_250, 10_250])
    #expect(runs("staff_cost_pct_income") == [10_000, 10_000, 10_000])
    #expect(few.principles.compactMap(\.margins?.runs).max() == 10_000)
    #expect(few.trajectories == nil)
    let all = try await summary(keepsTrajectories: true)
    #expect(all.lines == few.lines)
    let table = try #require(all.trajectories)
    let column = try #require(table.metrics.firstIndex { $0.id == "staff_cost_pct_income" })
    #expect(Double(table.text(run: 10_249, term: 0, metric: column)) ?? 0 > 0.5)
  }

  @Test("Memory for 100,000 futures is asked for by what is kept")
  func memory() throws {
    let question = Question(try Shipped.fourJoiners.load())
    let core = memoryNeeded(for: question, runs: 100_000)
    // Fifteen terms of twelve metrics, ten of four bytes and two of eight, and a line of results.
    let lines = 100_000 * MemoryLayout<TrajectoryOutcome>.stride
    let others = memoryNeeded(for: question, runs: 10_000) - (100_000 * 15 * 56 + lines) / 10
    #expect(core == 100_000 * 15 * 56 + lines + others)
    #expect(core < 300_000_000)
    let all = memoryNeeded(for: question, runs: 100_000, keepsTrajectories: true)
    #expect(all == core + 9 * others)
  }
}
