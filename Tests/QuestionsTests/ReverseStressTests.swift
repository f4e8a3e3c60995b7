// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import Questions
import ScenarioFiles
import Statistics
import Synchronization
import Testing
import Worlds

@Suite("A reverse stress test")
struct ReverseStressTests {
  private static func plan(_ settings: String...) throws -> Question {
    let document = try loadScenario(
      at: "\(Shipped.folder)four-joiners.yaml", settings: settings)
    return Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  private static func curve(_ points: [(Double, Int)]) throws -> ShockCurve {
    ShockCurve(
      points: try points.map {
        ShockCurve.Point(size: $0.0, share: try Share(successes: $0.1, trials: 1_000))
      })
  }

  @Test("finds where a straight line between sizes crosses the confidence")
  func crossing() throws {
    let curve = try Self.curve([(0, 900), (1, 860), (2, 760), (4, 500)])
    guard case .below(let crossing) = curve.finding(confidence: 0.8) else {
      Issue.record("not found")
      return
    }
    // From 0.86 at 1 to 0.76 at 2: 0.80 at 1.6. Wilson's ends at 1: 0.8371 and 0.8801; at 2: 0.7326 and 0.7854.
    #expect(abs(crossing.size - 1.6) < 1e-9 && crossing.bracket == 1...2)
    let low: Double = 1 + (0.8371 - 0.8) / (0.8371 - 0.7326)
    let high: Double = 1 + (0.8801 - 0.8) / (0.8801 - 0.7854)
    let upper = try #require(crossing.high)
    #expect(abs(crossing.low - low) < 0.002)
    #expect(abs(upper - high) < 0.002)
    #expect(!curve.isReversed)
  }

  @Test("says so where it is below already, never below, or larger shocks do less harm")
  func findings() throws {
    #expect(try Self.curve([(0, 790), (1, 500)]).finding(confidence: 0.8) == .alreadyBelow)
    #expect(try Self.curve([(0, 900), (1, 810)]).finding(confidence: 0.8) == .neverBelow)
    #expect(try Self.curve([(0, 900), (1, 500), (2, 700)]).isReversed)
    // Five in a thousand is chance.
    #expect(try !Self.curve([(0, 900), (1, 500), (2, 505)]).isReversed)
    guard
      case .below(let edge) = try Self.curve([(0, 810), (1, 790), (2, 785)]).finding(
        confidence: 0.8)
    else {
      Issue.record("not found")
      return
    }
    // Wilson's interval reaches below 0.8 without a shock, and above it at the largest size: 0.7585 to 0.8093.
    #expect(edge.low == 0 && edge.high == nil && edge.size == 0.5)
  }

  /// Everything that a factor can move, in one number a future.
  private static func trace(_ question: Question) async throws -> [Future] {
    try await futures(of: question, runs: 30, seed: 11, threads: 2)
  }

  @Test("every lever of every factor moves futures, by itself and in its direction")
  func levers() async throws {
    let plan = try Self.plan("policy.joining_grant=£50_000")
    let before = try await Self.trace(plan)
    for factor in ShockFactor.all {
      #expect(factor.largest > 0 && !factor.levers.isEmpty)
      for (place, _) in factor.levers.enumerated() {
        let changes = plan.under([(factor, factor.largest)]).scenario.changes
        #expect(changes.count == factor.levers.count)
        var alone = plan
        alone.scenario.changes = [changes[place]]
        let after = try await Self.trace(alone)
        #expect(after != before, "\(factor.id): lever \(place) changes nothing")
      }
      let shaken = try await Self.trace(plan.under([(factor, factor.largest)]))
      let (broken, usual) = (Self.broken(shaken), Self.broken(before))
      let (reserves, usually) = (Self.reserves(shaken), Self.reserves(before))
      // At its largest a shock breaks more principles, or costs money.
      #expect(broken > usual || reserves < usually, "\(factor.id) does no harm")
    }
  }

  private static func broken(_ futures: [Future]) -> Int {
    futures.reduce(0) { $0 + $1.held.count { !$0 } }
  }

  private static func reserves(_ futures: [Future]) -> Double {
    futures.reduce(0) { $0 + $1.finalReserves }
  }

  @Test("a shock of size 0 is none, and a size means what its unit says")
  func sizes() throws {
    let plan = try Self.plan()
    let pay = try #require(ShockFactor.named("unfunded-pay"))
    #expect(plan.under([(pay, 0)]).scenario.changes.isEmpty)
    let changes = plan.under([(pay, 0.02)]).scenario.changes
    #expect(changes.map(\.operation) == [.add(0.02), .add(0.02), .add(0.02)])
    #expect(changes.allSatisfy { $0.terms == 0..<6 })
    let turnover = try #require(ShockFactor.named("turnover"))
    #expect(
      plan.under([(turnover, 0.5)]).scenario.changes.map(\.operation)
        == [.multiply(1.5), .multiply(1.5)])
    let grants = try #require(ShockFactor.named("lost-grants"))
    #expect(
      plan.under([(grants, 1)]).scenario.changes.allSatisfy { $0.operation == .multiply(0) })
  }

  @Test(
    "finds the size at which runs of the shaken plan say the confidence is lost, whatever the threads"
  )
  func found() async throws {
    let plan = try Self.plan()
    let factors = ["falling-rolls", "send-plans"].compactMap(ShockFactor.named)
    var search = ReverseSearch(confidence: 0.8, target: "send-capacity", factors: factors)
    search.mostPairs = 1
    let made = try await reverseStress(plan, search, Sampling(runs: 100, seed: 5, threads: 2))
    let twin = try await reverseStress(plan, search, Sampling(runs: 100, seed: 5, threads: 1))
    let (found, other) = (try #require(made), try #require(twin))
    #expect(found.rows.map(\.findings) == other.rows.map(\.findings))
    #expect(found.pairs.map(\.contour) == other.pairs.map(\.contour))
    let row = try #require(found.rows.last)
    guard case .below(let crossing) = row.findings[0] else {
      Issue.record("plans that grow by 25 points a year more leave SEND capacity as it is")
      return
    }
    func held(_ size: Double) async throws -> Double {
      let futures = try await futures(
        of: plan.under([(row.factor, size)]), runs: 100, seed: 5, threads: 2)
      let place = try #require(plan.catalogue.modelled.firstIndex { $0.id == "send-capacity" })
      return Double(futures.count { $0.held[place] }) / 100
    }
    #expect(try await held(crossing.bracket.lowerBound) >= 0.8)
    #expect(try await held(crossing.bracket.upperBound) < 0.8)
    #expect(crossing.bracket.contains(crossing.size))
    let pair = try #require(found.pairs.first)
    #expect(pair.shares.count == 6 && pair.shares.allSatisfy { $0.count == 6 })
    #expect(pair.shares[0][0] == found.base[0])
    // In the same futures as one factor alone: where the other is none, a pair says what the factor alone says.
    #expect(pair.shares.allSatisfy { $0.allSatisfy { $0.trials == 100 } })
    for (place, single) in found.rows.enumerated() {
      guard case .below(let alone) = single.findings[0] else { continue }
      let end = try #require(
        pair.contour.first { single.factor == pair.first ? $0.second == 0 : $0.first == 0 })
      #expect((single.factor == pair.first ? end.first : end.second) == alone.size, "\(place)")
      let sizes = single.factor == pair.first ? pair.firstSizes : pair.secondSizes
      for (step, size) in sizes.enumerated() {
        let share = single.factor == pair.first ? pair.shares[step][0] : pair.shares[0][step]
        let futures = try await futures(
          of: plan.under([(single.factor, size)]), runs: 100, seed: 5, threads: 2)
        let principle = try #require(
          plan.catalogue.modelled.firstIndex { $0.id == "send-capacity" })
        #expect(share.successes == futures.count { $0.held[principle] })
      }
    }
  }

  @Test("names what is below already, and looks for nothing more")
  func alreadyBelow() async throws {
    let search = ReverseSearch(
      confidence: 0.99, target: "gates", factors: [try #require(ShockFactor.named("cyber"))])
    let made = try await reverseStress(
      try Self.plan(), search, Sampling(runs: 40, seed: 5, threads: 2))
    let found = try #require(made)
    #expect(found.rows[0].findings == [.alreadyBelow])
    #expect(found.focus == nil && found.pairs.isEmpty && found.rows[0].firstToFall == nil)
    let none = try await reverseStress(
      try Self.plan(), ReverseSearch(confidence: 0.5, target: "no-such"),
      Sampling(runs: 40, seed: 5, threads: 2))
    #expect(none == nil)
  }

  @Test("tells how far it is, and never of more futures than there are")
  func progress() async throws {
    let told = Told()
    var search = ReverseSearch(
      confidence: 0.8, target: "send-capacity",
      factors: ["falling-rolls", "send-plans"].compactMap(ShockFactor.named))
    search.mostPairs = 1
    _ = try await reverseStress(
      try Self.plan(), search, Sampling(runs: 20, seed: 5, threads: 2),
      progress: { made, total in told.add(made, total) })
    let steps = told.steps
    #expect(steps.count >= 3)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.made < $1.made })
    #expect(steps.allSatisfy { $0.made < $0.total })
  }

  /// What a progress was told, from any thread.
  private final class Told: Sendable {
    private let all = Mutex<[(made: Int, total: Int)]>([])
    var steps: [(made: Int, total: Int)] { all.withLock { $0 } }
    func add(_ made: Int, _ total: Int) { all.withLock { $0.append((made, total)) } }
  }
}
