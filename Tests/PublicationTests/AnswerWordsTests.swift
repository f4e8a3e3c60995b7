// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain

@testable import Publication
@testable import Questions

@Suite("What answers say")
struct AnswerWordsTests {
  private static func share(_ successes: Int, of trials: Int = 1_000) throws -> Share {
    try Share(successes: successes, trials: trials)
  }

  private static func frontier(
    _ counts: [Int], search: OrderSearch? = nil
  ) throws -> Frontier {
    let steps = try counts.enumerated().map { joiners, count in
      Frontier.Step(
        joiners: joiners, added: nil, probability: try share(count),
        ofUngrown: try share(count, of: counts[0]),
        difference: nil, lowestReserves: nil, finalReserves: nil, joined: Estimate(0, nil),
        held: [try share(count)], first: [try share(1_000 - count)])
    }
    let curve = Frontier.Curve(
      order: .planned, pace: 1, steps: steps,
      most: try LastAbove(counts.map { ($0, 1_000) }, level: 0.8),
      mostOfUngrown: try LastAbove(counts.map { ($0, counts[0]) }, level: 0.8))
    return Frontier(
      options: Frontier.Options(judged: .only(["financial-stability"])),
      judged: [SmallSummary.stability], candidates: [], runs: 1_000, terms: 15, curves: [curve],
      search: search)
  }

  @Test("say on how many futures an order was searched for, and when orders were dropped")
  func searchNote() throws {
    func note(runs: Int, looks: [Int], futures: Int) throws -> String {
      let search = OrderSearch(
        pace: 2, isExhaustive: false, runs: runs, looks: looks, plans: 12, futures: futures,
        checkPoints: [2, 4], trials: [], worse: nil)
      return try #require(FrontierWords(Self.frontier([950, 900], search: search)).notes.last)
    }
    let race = try note(runs: 200, looks: [50, 100, 150], futures: 1_850)
    #expect(
      race.contains(
        "12 plans at two a year, on 200 futures of its own at the most, 1,850 in all (after 50, 100 and 150 it dropped orders two standard errors behind the best of those compared), by"
      ), "\(race)")
    // Too few futures to drop any.
    let short = try note(runs: 50, looks: [], futures: 600)
    #expect(short.contains("12 plans at two a year, on 50 futures of its own, by"), "\(short)")
  }

  @Test("say how many can join, with the interval, or plainly that none keeps what was asked")
  func frontierHeadline() throws {
    let kept = FrontierWords(try Self.frontier([950, 900, 810, 700])).headline
    #expect(
      kept.contains("still holds in 80 of 100 futures: 2 (95% interval 1 to 2) at one a year"),
      "\(kept)")
    let short = FrontierWords(try Self.frontier([600, 590, 300])).headline
    #expect(
      short.contains(
        "No number of joiners keeps the principle \"\(SmallSummary.stability.title)\""))
    #expect(
      short.contains("even without growth it holds in 60 of 100 (95% interval 56.9 to 63)"),
      "\(short)")
    // 590 of 600 is 98%, 300 of them half: one joiner keeps what there is to keep.
    #expect(short.contains("with at most this many joining: 1 at one a year"), "\(short)")
  }

  private static func target(
    _ outcome: Target.Outcome, _ direction: Target.Direction = .more, isMonotone: Bool = true
  ) -> TargetWords {
    TargetWords(
      Target(
        options: Target.Options(
          lever: "policy.reserves_plan", range: 0...0.2, isWhole: false, judged: .gates,
          confidence: 0.9),
        judged: [SmallSummary.stability, SmallSummary.support], runs: 1_000, points: [],
        direction: direction, isMonotone: isMonotone, outcome: outcome, resolution: 0.0002),
      unit: .fraction, title: "the reserves that budgets steer towards")
  }

  @Test("say from which value on, up to which, and how surely")
  func targetHeadline() throws {
    let fresh = try Self.share(910)
    let more = Self.target(
      .reached(Target.Reached(value: 0.0852, possible: 0.08, sure: 0.095, fresh: fresh))
    ).headline
    #expect(
      more.contains(
        "With the reserves that budgets steer towards (policy.reserves_plan) of at least 8.52% the 2 gate principles "
          + "hold together in 90 of 100 futures "
          + "(95% interval 8% to 9.5%; tried: 0% to 20%)"), "\(more)")
    #expect(more.contains("91 of 100 (95% interval"))
    let less = Self.target(
      .reached(Target.Reached(value: 0.1, possible: nil, sure: nil, fresh: fresh)), .less
    ).headline
    #expect(
      less.contains("of at most 10%") && less.contains("from 20% to beyond the range"), "\(less)")
    let few = try Self.share(600)
    let never = Self.target(.nowhere(best: 0.2, fresh: few), .neither, isMonotone: false).headline
    #expect(never.contains("cannot make") && never.contains("The best value tried, 20%"))
    #expect(never.contains("moves nothing") && never.contains("does not move one way only"))
    #expect(Self.target(.everywhere(fresh: fresh)).headline.contains("already with"))
  }

  @Test("claim no more of a lever than the futures tell")
  func targetDoubt() throws {
    // 890 of 1,000: Wilson's interval is 86.9 to 90.8, and 90 was asked for.
    let near = Self.target(.nowhere(best: 0.2, fresh: try Self.share(890))).headline
    #expect(near.contains("these futures can't tell") && !near.contains("cannot make"), "\(near)")
    let open = Self.target(.everywhere(fresh: try Self.share(905))).headline
    #expect(open.contains("less than was asked is within chance"))
    // 8 of 12: 39.1 to 86.2, 24 points either side.
    let scant = Self.target(
      .reached(
        Target.Reached(value: 0.19, possible: 0.08, sure: nil, fresh: try Self.share(8, of: 12)))
    ).headline
    #expect(scant.hasPrefix("1,000 futures are too few to say how much it takes"), "\(scant)")
    #expect(scant.contains("24 points on either side"))
    #expect(!near.contains("too few to say"))
  }

  private static func position(_ successes: Int, joined: Double) throws -> Target.Position {
    Target.Position(
      probability: try share(successes), allMet: try share(10), reserves: Estimate(0.06, nil),
      lowReserves: Estimate(-0.01, nil), balance: Estimate(0.002, nil),
      joined: Estimate(joined, nil))
  }

  @Test("say what the lever costs, and what else it does beside today")
  func targetEffects() throws {
    let base = (0..<1_000).map { Double($0) / 10_000 }
    let lower = base.map { $0 - 0.01 }
    let same = try PairedDifference.ofShares(base.map { $0 > 0.05 }, base.map { $0 > 0.05 })
    var words = Self.target(.nowhere(best: 3, fresh: try Self.share(600)))
    var target = words.target
    target.sideEffects = Target.SideEffects(
      value: 3, there: try Self.position(600, joined: 2), today: try Self.position(500, joined: 2),
      changes: Target.Changes(
        probability: try .ofShares(base.map { $0 > 0.04 }, base.map { $0 > 0.05 }), allMet: same,
        reserves: try .ofQuantiles(lower.map { $0 * 1.001 }, base, at: 0.5), lowReserves: nil,
        balance: try .ofMeans(lower, base), joined: try .ofMeans([2, 2], [2, 2])),
      price: .posts(180_000))
    words = TargetWords(
      target, unit: .whole, title: "further posts of school improvement", today: "none further")
    #expect(
      words.headline.contains("it costs £180k a year, at the start's pay"), "\(words.headline)")
    #expect(words.headline.contains("the median reserve at the end by -1 points of income"))
    // What is within chance is not said to change.
    #expect(!words.headline.contains("schools that join by"))
    let answer = Answer.target(
      target, unit: .whole, lever: ("further posts of school improvement", "none further"),
      title: "t", trust: "T")
    let table = try #require(answer.tables.first { $0.name == "target_effects.csv" })
    for index in 0..<table.rowCount {
      #expect(table.row(index).count == table.columns.count)
    }
    #expect(table.csv.contains("posts_gbp_a_year,GBP,,,,,,,180000"), "\(table.csv)")
    let basis = AnswerBasis(version: "0", runs: 1_000, seed: 1, arguments: ["target"])
    let text = answer.text(basis, folder: "f", files: [])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(text)")
    #expect(text.contains("WHAT ELSE IT DOES, BESIDE TODAY") && text.contains("+10 ("))
    #expect(answer.machineText(basis, folder: "f", files: []).contains("\"beside_today\""))
  }

  @Test("remark on reserves that a trust's own principle forbids, and show their intervals")
  func ceiling() throws {
    func row(_ schools: Int, _ needed: Double) throws -> ReservesBySize.Row {
      ReservesBySize.Row(
        schools: schools, pupils: 500, trusts: 21, runs: 420, needed: needed,
        possible: needed - 0.02, sure: needed + 0.03, fresh: try Self.share(950),
        atTarget: try Self.share(700))
    }
    let found = ReservesBySize(
      options: ReservesBySize.Options(sizes: [1, 13]), pool: 21, target: 0.05, most: 0.5,
      ceiling: (SmallSummary.stability, 0.2), years: 5, rows: [try row(1, 0.29), try row(13, 0.09)])
    let answer = Answer.reservesBySize(found, title: "t", trust: "T")
    #expect(
      answer.headline.contains(
        "What a trust with one school must hold lies above the 20.0% of income that the trust's own principle "
          + "\"\(SmallSummary.stability.title)\" allows at most"), "\(answer.headline)")
    let basis = AnswerBasis(version: "0", runs: 420, seed: 1, arguments: ["target"])
    let page = answer.page(basis, chartScript: "x").html(styleDigest: "", scriptDigest: "")
    // The bar of one school runs from 27 to 32.
    for end in ["low", "high"] { #expect(page.contains(end)) }
    let numbers = page.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    #expect(numbers.contains { abs($0 - 27) < 1e-9 } && numbers.contains { abs($0 - 32) < 1e-9 })
    #expect(page.contains("own ceiling)"))
  }

  @Test("fill every column, keep their lines within the width, and leave no number out of JSON")
  func whole() async throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let document = try loadScenario(
      at: "\(root)/Scenarios/two-joiners.yaml", settings: ["years=3"])
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    let sampling = Sampling(runs: 20, seed: 1, threads: 2)
    let without = try loadScenario(
      at: "\(root)/Scenarios/two-joiners.yaml", settings: ["years=3", "proposal.joins=[]"])
    let none = Question(scenario: without.scenario, catalogue: without.catalogue)
    let plans = [
      NamedQuestion(name: "a-plan-of-a-long-name", question: question),
      NamedQuestion(name: "none", question: none),
    ]
    let answers: [Answer] = [
      .compare(try await Questions.compare(plans, sampling), trust: "T"),
      .frontier(
        try await Questions.frontier(
          question, Frontier.Options(most: 3, paces: [2]), sampling), title: "t", trust: "T"),
      .reservesBySize(
        try await Questions.reservesBySize(
          question, ReservesBySize.Options(sizes: [3]), sampling), title: "t", trust: "T"),
    ]
    let basis = AnswerBasis(version: "0", runs: 20, seed: 1, arguments: ["x"])
    for answer in answers {
      for table in answer.tables {
        #expect(table.rowCount > 0, "\(table.name)")
        for index in 0..<table.rowCount {
          #expect(table.row(index).count == table.columns.count, "\(table.name)")
        }
      }
      let text = answer.text(basis, folder: "f", files: ["a.csv"])
      for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      #expect(answer.machineText(basis, folder: "f", files: []).contains("\"answer\""))
      let page = answer.page(basis, chartScript: "x").html(styleDigest: "", scriptDigest: "")
      #expect(page.contains("<figure"))
    }
  }
}
