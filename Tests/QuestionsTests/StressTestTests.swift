// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Principles
import Questions
import ScenarioFiles
import Statistics
import Testing
import TrustDomain
import Worlds

@Suite("A stress test")
struct StressTestTests {
  private static func question(_ document: ScenarioDocument) -> Question {
    Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  /// A future of two principles, of which the first is a gate.
  private static func future(
    _ held: [Bool], recovery: [Int?] = [nil, nil], first: Int? = nil, reserves: Double = 0.05
  ) -> Future {
    var future = SmallFutures.future(
      held, recovery: recovery, share: reserves, lowest: reserves - 0.01, joined: 1)
    future.firstToGive = first
    return future
  }

  /// The shipped scenario, judged by improvement-capacity (a gate) and national-progress alone.
  private static func plan() throws -> Question {
    var question = question(try Shipped.fourJoiners.load())
    let chosen = ["improvement-capacity", "national-progress"]
    question.catalogue = Catalogue(
      principles: question.catalogue.modelled.filter { chosen.contains($0.id) })
    return question
  }

  @Test("counts what breaks more, what falls most, and how long it takes to mend")
  func byHand() throws {
    let plan = try Self.plan()
    // Of ten futures the first principle holds in 8, the second in 9; under the stress in 8 and 5.
    let base =
      Array(repeating: Self.future([true, true]), count: 7)
      + [Self.future([true, false], first: 1)]
      + Array(repeating: Self.future([false, true], first: 0), count: 2)
    let stressed =
      Array(repeating: Self.future([true, true], reserves: 0.04), count: 3)
      + [2, 4, 7].map {
        Self.future([true, false], recovery: [nil, $0], first: 1, reserves: 0.04)
      }
      + [Self.future([true, true], reserves: 0.04)]
      + [Self.future([true, false], first: 1, reserves: 0.04)]
      + [Self.future([false, false], recovery: [nil, 1], first: 0, reserves: 0.04)]
      + [Self.future([false, true], first: 0, reserves: 0.04)]
    let stress = StressCase(id: "slump", about: "", question: plan)
    let test = try stressTest(plan, base: base, [(stress, stressed)])
    let row = try #require(test.rows.first)
    #expect(test.runs == 10 && test.principles == 2 && test.gates == 1)
    #expect(test.base.allMet.value == 0.7 && row.stressed.allMet.value == 0.4)
    #expect(abs(row.allDifference.value - (0.4 - 0.7)) < 1e-12)
    #expect(test.base.gatesMet?.value == 0.8 && row.gatesDifference?.value == 0)
    // Broken: 3 of ten futures' principles before, 2 + 5 = 7 after.
    #expect(abs(test.base.broken - 0.3) < 1e-12 && abs(row.stressed.broken - 0.7) < 1e-12)
    #expect(abs(row.brokenDifference.value - 0.4) < 1e-12)
    let hit = try #require(row.hardestHit)
    #expect(hit.principle.id == "national-progress")
    #expect(hit.base.value == 0.9 && hit.stressed.value == 0.5)
    // Of its five breaches four mend, after 1, 2, 4 and 7 terms: median 3.
    #expect(hit.broken == 5 && hit.recovers?.value == 0.8 && hit.termsToRecovery == 3)
    // 3 + 1 futures in which the second gives first, against 2.
    #expect(row.stressed.first?.principle.id == "national-progress")
    #expect(row.stressed.first?.share.successes == 4)
    #expect(row.medianDifference.map { abs($0.value + 0.01) < 1e-12 } ?? false)
    #expect(row.stressed.lowestReserves.map { abs($0.median - 0.03) < 1e-12 } ?? false)
  }

  @Test("counts the joins that a stress spares, and the futures in which anything differs")
  func joinsAndMoves() throws {
    let plan = try Self.plan()
    let base = (0..<10).map { _ in Self.future([true, true]) }
    var stressed = base
    // Three futures of ten lose their only join; a fourth only ends with less.
    for place in 0..<3 { stressed[place].joined = 0 }
    stressed[3].finalReserves -= 1
    func row(_ futures: [Future]) throws -> StressTest.Row {
      let stress = StressCase(id: "a", about: "", question: plan)
      return try #require(try stressTest(plan, base: base, [(stress, futures)]).rows.first)
    }
    let found = try row(stressed)
    #expect(abs(found.joinedDifference.value + 0.3) < 1e-12)
    #expect(found.moved.successes == 4 && found.moved.trials == 10)
    #expect(try row(base).moved.successes == 0)
    // A future without income has no share, and is like itself all the same.
    var odd = base
    for place in odd.indices { odd[place].lowestReservesShare = .nan }
    let alike = try stressTest(
      plan, base: odd, [(StressCase(id: "a", about: "", question: plan), odd)])
    #expect(alike.rows[0].moved.successes == 0)
  }

  @Test("gives the worst of many principles a wider interval than each alone")
  func jointInterval() throws {
    let plan = try Self.plan()
    let base = (0..<400).map { Self.future([$0 % 10 != 0, $0 % 5 != 0]) }
    let stressed = (0..<400).map { Self.future([$0 % 9 != 0, $0 % 4 != 0]) }
    let test = try stressTest(
      plan, base: base, [(StressCase(id: "a", about: "", question: plan), stressed)])
    for effect in test.rows[0].effects {
      let alone = try #require(effect.difference.interval)
      let joint = try #require(effect.jointDifference.interval)
      #expect(joint.lowerBound < alone.lowerBound && joint.upperBound > alone.upperBound)
    }
  }

  @Test("tells a shock from other schools and from another plan, and lists shocks first")
  func kinds() async throws {
    let plan = Self.question(try Shipped.twoJoiners.load())
    let names = ["clustered-arrivals", "geographic-spread", "energy-shock"]
    let cases = try names.map { name in
      StressCase(
        id: name, about: "", question: Self.question(try Shipped.twoJoiners.load(stress: name)))
    }
    let made = try await stressTest(plan, cases, Sampling(runs: 30, seed: 4, threads: 2))
    let test = try #require(made)
    let kinds = Dictionary(uniqueKeysWithValues: test.rows.map { ($0.id, $0.kind) })
    #expect(kinds["energy-shock"] == .shock)
    #expect(kinds["geographic-spread"] == .otherSchools)
    #expect(kinds["clustered-arrivals"] == .otherPlan)
    #expect(test.rows.last?.id == "clustered-arrivals")
  }

  @Test("says of each stress what a run of the stressed scenario says, whatever the threads")
  func sameAsRuns() async throws {
    let plan = Self.question(try Shipped.fourJoiners.load())
    let stressed = Self.question(try Shipped.fourJoiners.load(stress: "unfunded-pay"))
    let cases = [
      StressCase(id: "pay", about: "", question: stressed),
      StressCase(id: "nothing", about: "", question: plan),
    ]
    let one = try await stressTest(plan, cases, Sampling(runs: 230, seed: 6, threads: 1))
    let two = try await stressTest(plan, cases, Sampling(runs: 230, seed: 6, threads: 2))
    let (test, other) = (try #require(one), try #require(two))
    for (row, twin) in zip(test.rows, other.rows) {
      #expect(row.brokenDifference == twin.brokenDifference)
      #expect(row.medianDifference == twin.medianDifference)
      #expect(row.effects.map(\.termsToRecovery) == twin.effects.map(\.termsToRecovery))
    }
    let run = try await forecast(
      stressed, options: ForecastOptions(runs: 230, seed: 6, threads: 2))
    let row = try #require(test.rows.first { $0.id == "pay" })
    #expect(row.stressed.allMet == run.allMet)
    for (effect, summary) in zip(
      row.effects, run.principles.filter { !$0.principle.checks.isEmpty })
    {
      #expect(effect.principle.id == summary.principle.id)
      // A run counts only futures to which the principle applied; in the others it cannot break.
      let broken = (summary.met.map { $0.trials - $0.successes }) ?? 0
      #expect(effect.broken == broken, "\(effect.principle.id)")
    }
    // A stress that changes nothing changes nothing: the twin that must show no difference.
    let idle = try #require(test.rows.first { $0.id == "nothing" })
    #expect(idle.brokenDifference.value == 0 && idle.hardestHit == nil)
    #expect(row.brokenDifference.value > 0)
  }
}
