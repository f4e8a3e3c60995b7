// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@testable import Questions

@Suite("A target")
struct TargetTests {
  private static let floor = Catalogue(principles: [
    Principle(
      id: "floor", title: "Reserves stay above nothing", reference: "plan", kind: .simulated,
      isGate: true,
      checks: [
        Check(
          metric: Metric.named("reserves_gbp") ?? Metric.all[0], comparator: .atLeast, threshold: 0,
          when: .eachTerm)
      ], notModelled: nil)
  ])

  /// A quiet world of one year whose one school takes a named shock of £0 to £1m, evenly spread, for certain.
  private func question(reserves: Double) throws -> Question {
    var world = World()
    world.years = 1
    world.schools = [World.school("a", reserves: 0)]
    world.centralReserves = Money(pounds: reserves)
    var scenario = try world.scenario
    scenario.incidents = [
      Incident(
        name: "storm", term: 1, cost: try .uniform(low: 0, high: 1_000_000), work: [:],
        leaver: nil)
    ]
    return Question(scenario: scenario, catalogue: Self.floor)
  }

  private func search(
    from low: Double, to high: Double, confidence: Double = 0.8, runs: Int = 2_000
  ) async throws -> Target {
    try await target(
      Target.Options(
        lever: "reserves", range: low...high, isWhole: false, judged: .gates,
        confidence: confidence), Sampling(runs: runs, seed: 1, threads: 2)
    ) { value throws(Unanswerable) in
      do { return try question(reserves: value) } catch { throw .ill(["\(error)"]) }
    }
  }

  @Test("finds the reserves that cover a loss with a probability, as the loss's quantile")
  func quantile() async throws {
    // Four losses of five lie below £800,000; the share of 2,000 has a standard error of √(0.8 x 0.2 / 2,000) = 0.9
    // points, so £9,000; the world itself moves reserves by little beside that.
    let found = try await search(from: 0, to: 1_200_000)
    guard case .reached(let reached) = found.outcome else {
      Issue.record("\(found.outcome)")
      return
    }
    #expect(abs(reached.value - 800_000) < 5 * 9_000)
    #expect(found.direction == .more && found.isMonotone)
    let (low, high) = (try #require(reached.possible), try #require(reached.sure))
    #expect(low < reached.value && reached.value < high)
    // The interval is some 1.96 standard errors wide on either side.
    #expect(abs((high - low) - 2 * 1.96 * 9_000) < 8_000)
    // The wrong twin: the reserves that cover the mean loss.
    #expect(!(low...high).contains(500_000))
    #expect(abs(reached.fresh.value - 0.8) < 5 * 0.009 * 2.0.squareRoot())
  }

  @Test("says what else the value does beside today, in the futures that check it")
  func sideEffects() async throws {
    let found = try await target(
      Target.Options(
        lever: "reserves", range: 0...1_200_000, isWhole: false, judged: .gates, confidence: 0.8),
      Sampling(runs: 1_000, seed: 1, threads: 2), today: try question(reserves: 100_000),
      price: { .held($0) }
    ) { value throws(Unanswerable) in
      do { return try question(reserves: value) } catch { throw .ill(["\(error)"]) }
    }
    guard case .reached(let reached) = found.outcome else {
      Issue.record("\(found.outcome)")
      return
    }
    let effects = try #require(found.sideEffects)
    #expect(effects.value == reached.value && effects.price == .held(reached.value))
    #expect(effects.there.probability == reached.fresh)
    // A loss of £0 to £1m is covered by £100,000 in one future of ten: standard error 0.95 points.
    #expect(abs(effects.today.probability.value - 0.1) < 5 * 0.0095)
    let gain = effects.there.probability.value - effects.today.probability.value
    #expect(abs(effects.changes.probability.value - gain) < 1e-12)
    // What is opened with more is there at the end: over an income that no lever moves.
    let (there, today) = (effects.there.reserves?.value, effects.today.reserves?.value)
    let change = try #require(effects.changes.reserves?.value)
    #expect(try abs(change - (#require(there) - #require(today))) < 1e-12 && change > 0)
    #expect(effects.changes.joined.value == 0 && effects.there.balance != nil)
  }

  @Test("prices posts by what one costs, the charge and reserves by the members' income")
  func prices() throws {
    let document = try Shipped.fourJoiners.load(
      "trust.central_charge=6%", "policy.reserves_plan=8%")
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let post = try #require(
      question.scenario.trust.centralTeam.filter { $0.function == .finance && !$0.isLead }
        .map(\.annualCost.pounds).min())
    #expect(question.price(ofPosts: 3, of: .finance) == .posts(3 * post))
    let income = question.yearlyIncome
    #expect(income > 1e7)
    func near(_ price: LeverPrice?, _ pounds: Double) -> Bool {
      switch price {
      case .charge(let own), .held(let own): abs(own - pounds) < 1
      default: false
      }
    }
    // Two points of income more for the centre; two points less to be held.
    #expect(near(question.price(ofCharge: 0.08), 0.02 * income))
    #expect(
      near(question.price(ofHolding: 0.06, insteadOf: .policyReservesPlan), -0.02 * income))
    let usual = question.usualReserves
    #expect(usual.lowerBound == 0 && (0.2...0.21).contains(usual.upperBound / income))
  }

  @Test("says so where the range cannot reach it, and where all of it does")
  func bounds() async throws {
    let short = try await search(from: 0, to: 400_000)
    guard case .nowhere(let best, let fresh) = short.outcome else {
      Issue.record("\(short.outcome)")
      return
    }
    #expect(best == 400_000 && fresh.value < 0.5)
    let ample = try await search(from: 1_100_000, to: 1_500_000, runs: 200)
    guard case .everywhere = ample.outcome else {
      Issue.record("\(ample.outcome)")
      return
    }
    #expect(ample.direction == .neither)
  }

  @Test("finds out that less helps, and searches from the other end")
  func less() async throws {
    let found = try await target(
      Target.Options(
        lever: "spent beforehand", range: 0...1_000_000, isWhole: false, judged: .gates,
        confidence: 0.8), Sampling(runs: 400, seed: 1, threads: 2)
    ) { value throws(Unanswerable) in
      do { return try question(reserves: 1_000_000 - value) } catch { throw .ill(["\(error)"]) }
    }
    guard case .reached(let reached) = found.outcome else {
      Issue.record("\(found.outcome)")
      return
    }
    #expect(found.direction == .less)
    // A million less £800,000, give or take five standard errors of √(0.16 / 400) x £1m.
    #expect(abs(reached.value - 200_000) < 100_000)
    #expect(try #require(reached.possible) > reached.value)
    #expect(try #require(reached.sure) < reached.value)
  }

  @Test("tries whole values alone where only they make sense")
  func whole() async throws {
    let found = try await target(
      Target.Options(
        lever: "hundreds of thousands", range: 0...10, isWhole: true, judged: .gates,
        confidence: 0.75), Sampling(runs: 200, seed: 1, threads: 1)
    ) { value throws(Unanswerable) in
      do { return try question(reserves: value * 100_000) } catch { throw .ill(["\(error)"]) }
    }
    #expect(found.points.allSatisfy { $0.value == $0.value.rounded() })
    #expect(found.resolution == 1)
  }

  @Test("posts added are paid for: twenty cost the trust a million a year and more")
  func postsCost() async throws {
    let document = try Shipped.noGrowth.load("years=1")
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let more = try #require(question.adding(posts: 20, to: .finance))
    let sampling = Sampling(runs: 40, seed: 1, threads: 2)
    let (one, other) = (try await question.futures(sampling), try await more.futures(sampling))
    let costs = zip(one, other).map { $0.finalReserves - $1.finalReserves }
    // Twenty of the cheapest finance post with its overheads, less what the year's budget may answer.
    let post = try #require(
      question.scenario.trust.centralTeam.filter { $0.function == .finance && !$0.isLead }
        .map(\.annualCost.pounds).min())
    let mean = costs.reduce(0, +) / 40
    #expect((5 * post...25 * post).contains(mean), "\(mean) of \(20 * post)")
  }

  @Test("adds posts where the model adds them, and paces joins")
  func levers() throws {
    let document = try Shipped.fourJoiners.load()
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let more = try #require(question.adding(posts: 2, to: .schoolImprovement))
    func posts(_ question: Question) -> Int {
      question.scenario.trust.centralTeam.filter { $0.function == .schoolImprovement }
        .reduce(0) { $0 + $1.posts }
    }
    #expect(posts(more) == posts(question) + 2)
    let yearly = try #require(question.joining(schoolsAYear: 1))
    #expect(
      yearly.scenario.proposal.joins.map(\.term.description) == [
        "2027-autumn", "2028-autumn", "2029-autumn", "2030-autumn",
      ])
    var short = question
    short.scenario.years = 2
    #expect(short.joining(schoolsAYear: 1) == nil)
    #expect(short.joining(schoolsAYear: 3) != nil)
  }
}

@Suite("Reserves by size")
struct ReservesBySizeTests {
  private func question() throws -> Question {
    let document = try Shipped.noGrowth.load()
    return Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  @Test(
    "takes every school into as many trusts as any other, and mixes phases",
    arguments: [1, 3, 5, 20, 21, 30])
  func trusts(_ size: Int) throws {
    let trusts = TrustsOfSize(try question())
    #expect(trusts.pool.count == 21)
    var counts: [String: Int] = [:]
    for number in 0..<21 {
      let schools = trusts.schools(size, number: number)
      #expect(schools.count == size && Set(schools.map(\.id)).count == size)
      #expect(schools.allSatisfy { $0.route == nil && $0.reserves == .zero })
      if (7...21).contains(size) {
        #expect(Set(schools.map(\.phase)).count == 3)
      }
      for school in schools { counts[String(school.id.prefix { $0 != "#" }), default: 0] += 1 }
    }
    #expect(counts.count == 21 && Set(counts.values) == [size])
  }

  @Test("fall with size, but far less than independent schools would let them")
  func bySize() async throws {
    let found = try await reservesBySize(
      try question(), ReservesBySize.Options(sizes: [1, 13], confidence: 0.9),
      Sampling(runs: 420, seed: 1, threads: 2))
    let needed = found.rows.compactMap(\.needed)
    #expect(needed.count == 2)
    #expect(needed[1] < needed[0])
    // Independent schools would need 1 / √13 = 0.28 of it.
    #expect(needed[1] > 0.28 * needed[0])
    // The shipped catalogue caps reserves at policy.reserves_ceiling, 20%.
    #expect(found.ceiling?.principle.id == "objective-reserves" && found.ceiling?.most == 0.2)
    for row in found.rows {
      #expect(try #require(row.possible) <= #require(row.needed))
      #expect(try #require(row.needed) <= #require(row.sure))
      #expect(row.runs == 420 && row.trusts == 21)
    }
  }
}
