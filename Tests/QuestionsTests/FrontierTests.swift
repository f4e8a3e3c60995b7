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

@Suite("A frontier")
struct FrontierTests {
  private func question(_ shipped: Shipped = .fourJoiners) throws -> Question {
    let document = try shipped.load()
    return Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  private let sampling = Sampling(runs: 100, seed: 2, threads: 2)

  @Test("spreads joins evenly over the terms of a year")
  func paces() {
    func terms(_ pace: Int) -> [Int] { (0..<5).map(Pace(schoolsAYear: pace).term) }
    #expect(terms(1) == [0, 3, 6, 9, 12])
    #expect(terms(2) == [0, 1, 3, 4, 6])
    #expect(terms(3) == [0, 1, 2, 3, 4])
    #expect(terms(4) == [0, 0, 1, 2, 3])
    // Fifteen terms, the last join no later than term 12: years 1 to 5 at one a year.
    #expect(Pace(schoolsAYear: 1).room(in: 15) == 5)
    #expect(Pace(schoolsAYear: 2).room(in: 15) == 9)
    #expect(Pace(schoolsAYear: 1).room(in: 2) == 0)
  }

  @Test("takes the planned schools first, then the other candidates as listed")
  func candidates() throws {
    let order = try question().scenario.candidatesInOrder.map(\.id)
    #expect(
      order == [
        "oakfield", "larchmount", "holly-bank", "chestnut-grove", "sycamore-dale", "poplar-heath",
        "hornbeam", "aspen-rise",
      ])
  }

  @Test("counts the first of the judged to give, together with others of its term")
  func first() throws {
    let judged = JudgedFutures(
      futures: [
        SmallFutures.future([false, false, true], terms: [4, 2, 0]),
        SmallFutures.future([false, false, true], terms: [3, 3, 0]),
        SmallFutures.future([true, true, false]), SmallFutures.future([true, true, true]),
      ], places: [0, 1])
    #expect(judged.firstToGive == [1, 2])
    // The third principle is not judged.
    #expect(judged.allHeld == [false, false, true, true])
    #expect(judged.unbroken == [0, 0, 2, 2])
  }

  @Test("on the plan's own terms ends where the plan's own forecast stands")
  func ownTerms() async throws {
    let question = try question()
    let options = Frontier.Options(most: 4, paces: [1], searchesOrder: false)
    let found = try await frontier(question, options, sampling)
    let own = try #require(found.curves.first { $0.pace == nil })
    let futures = try await Forecasting.futures(of: question, runs: 100, seed: 2, threads: 1)
    let gates = question.catalogue.modelled.indices.filter {
      question.catalogue.modelled[$0].isGate
    }
    let held = futures.count { future in gates.allSatisfy { future.held[$0] } }
    #expect(own.steps.last?.probability.successes == held)
    #expect(own.steps.map(\.joiners) == [0, 1, 2, 3, 4])
    #expect(own.steps[0].added == nil && own.steps[4].added?.school.id == "chestnut-grove")
    #expect(found.judged.count == gates.count && found.judged.allSatisfy(\.isGate))
    // Without growth all futures that hold are kept, by definition.
    #expect(own.steps[0].ofUngrown?.value == 1 && own.steps[0].difference == nil)
  }

  @Test("is the same on any number of threads, and its later steps don't depend on how far it goes")
  func threads() async throws {
    let question = try question(.twoJoiners)
    func steps(_ most: Int, _ threads: Int) async throws -> [Share] {
      let found = try await frontier(
        question, Frontier.Options(most: most, paces: [2], searchesOrder: false),
        Sampling(runs: 60, seed: 4, threads: threads))
      return found.curves.last?.steps.map(\.probability) ?? []
    }
    let whole = try await steps(3, 1)
    #expect(try await steps(3, 2) == whole)
    #expect(try await steps(2, 2) == Array(whole.dropLast()))
  }

  @Test("searches alike on any number of threads: the same orders, dropped at the same looks")
  func searchThreads() async throws {
    let question = try question(.twoJoiners)
    func search(_ threads: Int) async throws -> OrderSearch {
      let found = try await frontier(
        question, Frontier.Options(most: 3, paces: [2]),
        Sampling(runs: 120, seed: 4, threads: threads))
      return try #require(found.search)
    }
    let (one, two) = (try await search(1), try await search(2))
    #expect(!one.isExhaustive && one.looks == [50, 100] && one.futures < one.plans * 120)
    #expect(one.futures == two.futures && one.plans == two.plans)
    #expect(one.trials.map(\.schools) == two.trials.map(\.schools))
    #expect(one.trials.map(\.unbroken) == two.trials.map(\.unbroken))
  }

  @Test("makes a plan that two curves share once, and names the school that each adds last")
  func sharedPlans() async throws {
    let run = try FrontierRun(question(), Frontier.Options(), sampling)
    let joins = run.candidates.prefix(2).map {
      Join(school: $0.id, term: run.question.scenario.start)
    }
    var steps = try await run.firstStep()
    let curves = try await run.curves(
      [joins, joins.reversed()].map { CurvePlan(order: .planned, pace: 4, joins: $0) }, &steps)
    #expect(curves.map { $0.steps.map(\.joiners) } == [[0, 1, 2], [0, 1, 2]])
    #expect(
      curves.map { $0.steps.last?.added?.school.id } == [joins[1].school, joins[0].school])
    #expect(curves[0].steps[2].lowestReserves == curves[1].steps[2].lowestReserves)
    #expect(curves[0].steps[1].lowestReserves != curves[1].steps[1].lowestReserves)
    // None, each alone, and both.
    #expect(steps.count == 4)
  }

  @Test("judges by what it is asked, and refuses what is no principle or no plan")
  func judged() async throws {
    let question = try question(.twoJoiners)
    let catalogue = question.catalogue
    #expect(try Judged.all.places(in: catalogue).count == catalogue.modelled.count)
    let place = try Judged.only(["financial-stability", "financial-stability"])
      .places(in: catalogue)
    #expect(place.map { catalogue.modelled[$0].id } == ["financial-stability"])
    #expect(
      throws: Unanswerable.ill(["There is no principle nonsense; headroom principles lists them."])
    ) {
      try Judged.only(["nonsense"]).places(in: catalogue)
    }
    await #expect(throws: Unanswerable.self) {
      try await frontier(question, Frontier.Options(most: 99), sampling)
    }
    var none = question
    none.scenario.candidates = []
    none.scenario.proposal.joins = []
    await #expect(throws: Unanswerable.self) {
      try await frontier(none, Frontier.Options(), sampling)
    }
  }

  @Test("tries every order where they are few, and draws random ones that are orders")
  func orders() throws {
    let all = try #require(OrderSearcher.orders(of: 4, length: 3, most: 24))
    // 4 x 3 x 2.
    #expect(all.count == 24 && Set(all).count == 24)
    #expect(OrderSearcher.orders(of: 5, length: 3, most: 24) == nil)
    let random = OrderSearcher.randomOrders(400, of: 4, length: 2, seed: 1)
    #expect(random.allSatisfy { Set($0).count == 2 && $0.allSatisfy((0..<4).contains) })
    // Each of four comes first in a quarter of 400, give or take five standard errors of √(400 x 0.25 x 0.75) = 8.7.
    for candidate in 0..<4 {
      #expect(abs(random.count { $0[0] == candidate } - 100) < 44)
    }
    #expect(random == OrderSearcher.randomOrders(400, of: 4, length: 2, seed: 1))
    #expect(random != OrderSearcher.randomOrders(400, of: 4, length: 2, seed: 2))
  }

  @Test(
    "finds an order that puts off a school that breaks principles, and shows it on fresh futures")
  func search() async throws {
    // Larchmount brings a deficit of a ninth of its income: first in the table, it should not be first to join.
    var question = try question(.fourJoiners)
    question.scenario.candidates = ["larchmount", "hornbeam", "chestnut-grove"].compactMap { id in
      question.scenario.candidates.first { $0.id == id }
    }
    question.scenario.proposal.joins = []
    question.scenario.proposal.gate = .proceed
    let found = try await frontier(
      question,
      Frontier.Options(most: 3, judged: .only(["financial-stability"]), paces: [1]),
      Sampling(runs: 200, seed: 1, threads: 2))
    let search = try #require(found.search)
    // 3 x 2 x 1 orders, of which 3 x 2 begin with two of the three: six plans of two and six of three.
    #expect(search.isExhaustive && search.plans == 12 && search.checkPoints == [2, 3])
    // Each plan is tried on 50 futures at the least, and some on no more than that.
    #expect(search.looks == [50, 100, 150] && search.runs == 200)
    #expect((12 * 50..<12 * 200).contains(search.futures))
    let best = try #require(search.trials.first { $0.kind == .best })
    #expect(best.schools.first?.id != "larchmount" && best.difference == nil)
    #expect(best.schools.last?.id == "larchmount")
    let planned = try #require(search.trials.first { $0.kind == .planned })
    #expect(planned.schools.map(\.id) == ["larchmount", "hornbeam", "chestnut-grove"])
    #expect(try #require(planned.difference?.interval).lowerBound > 0)
    #expect(found.curves.last?.order == .best)
  }
}

@Suite("Orders in a race")
struct OrderScoresTests {
  @Test(
    "are dropped where they lie more than two standard errors behind, and not where they are equal")
  func clearlyLess() {
    let leader = Array(repeating: 1.0, count: 100)
    func less(_ count: Int) -> [Double] { (0..<100).map { $0 < count ? 0 : 1 } }
    // Four of a hundred pairs differ by 1: 0.04, with a standard error of √(0.04 x 0.96 / 99) = 0.0197; three: 0.0171.
    #expect(OrderScores.isClearlyLess(less(4), than: leader))
    #expect(!OrderScores.isClearlyLess(less(3), than: leader))
    #expect(!OrderScores.isClearlyLess(leader, than: leader))
    #expect(!OrderScores.isClearlyLess(leader, than: less(50)))
    // The same shortfall in every future leaves no doubt.
    #expect(OrderScores.isClearlyLess(less(100), than: leader))
    #expect(!OrderScores.isClearlyLess([0], than: [1]))
  }

  @Test("are looked at every fifty futures")
  func looks() {
    #expect(OrderScores.looks(of: 200) == [50, 100, 150])
    #expect(OrderScores.looks(of: 60) == [50])
    #expect(OrderScores.looks(of: 50).isEmpty && OrderScores.looks(of: 10).isEmpty)
  }

  private func scores(runs: Int) throws -> OrderScores {
    let document = try Shipped.fourJoiners.load()
    var question = Question(scenario: document.scenario, catalogue: document.catalogue)
    question.scenario.proposal.joins = []
    question.scenario.proposal.gate = .proceed
    let run = try FrontierRun(
      question, Frontier.Options(judged: .only(["financial-stability"])),
      Sampling(runs: runs, seed: 1, threads: 2))
    return OrderScores(run: run, pace: Pace(schoolsAYear: 4), first: 0, runs: runs)
  }

  @Test("end where whole futures end, on fewer of them; one order alone needs none")
  func race() async throws {
    // Candidates as listed; Larchmount, with its deficit, is one of them.
    let orders = (0..<8).map { [$0] }
    var racing = try scores(runs: 200)
    let best = try #require(try await racing.best(of: orders, at: [1]))
    var whole = try scores(runs: 200)
    let sums = try await whole.allValues(of: orders, at: [1]).map { $0.reduce(0, +) }
    #expect(whole.futures == 8 * 200 && racing.tried == 8)
    #expect((8 * 50..<8 * 200).contains(racing.futures))
    #expect(sums[best] == sums.max())
    var alone = try scores(runs: 200)
    #expect(try await alone.best(of: [[3]], at: [1]) == 0)
    #expect(try await alone.best(of: [], at: [1]) == nil)
    #expect(alone.futures == 0)
  }

  @Test("share a plan where schools that join in one term change places: of equals the first wins")
  func sameTerm() async throws {
    // At four a year the first two join in the first term.
    var scores = try scores(runs: 60)
    #expect(try await scores.best(of: [[2, 5], [5, 2]], at: [2]) == 0)
    #expect(scores.tried == 1 && scores.futures == 60)
  }
}

@Suite("A narrowed catalogue")
struct NarrowedTests {
  @Test("changes no future: what is left is judged as before, and the gate acts alike")
  func same() async throws {
    let document = try Shipped.fourJoiners.load()
    let whole = Question(scenario: document.scenario, catalogue: document.catalogue)
    let modelled = whole.catalogue.modelled
    let place = try #require(modelled.firstIndex { $0.id == "objective-reserves" })
    let narrow = whole.narrowed(to: [place])
    let kept = narrow.catalogue.modelled
    #expect(kept.count == modelled.count { $0.isGate } + 1)
    let one = try await Forecasting.futures(of: whole, runs: 80, seed: 9, threads: 2)
    let other = try await Forecasting.futures(of: narrow, runs: 80, seed: 9, threads: 1)
    for (one, other) in zip(one, other) {
      #expect(one.finalReserves == other.finalReserves && one.joined == other.joined)
      for (place, principle) in kept.enumerated() {
        let before = try #require(modelled.firstIndex { $0.id == principle.id })
        #expect(one.held[before] == other.held[place])
        #expect(one.firstBreach[before] == other.firstBreach[place])
      }
    }
  }

  @Test("of later numbers are the futures that a longer run has there")
  func later() async throws {
    let document = try Shipped.twoJoiners.load()
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let whole = try await Forecasting.futures(of: question, runs: 250, seed: 9, threads: 2)
    let later = try await Forecasting.futures(
      of: question, from: 130, runs: 120, seed: 9, threads: 2)
    #expect(later == Array(whole.suffix(120)))
    #expect(later != Array(whole.prefix(120)))
  }
}
