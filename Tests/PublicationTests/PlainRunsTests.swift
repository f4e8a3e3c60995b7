// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Statistics
import Testing
import TrustDomain

@testable import Backtesting
@testable import Forecasting
@testable import Publication
@testable import Questions

@Suite("Runs, fits and back-tests in plain words")
struct PlainRunsTests {
  private static func level(
    _ known: BacktestResult.SectorYear, said: Double, found: Int
  ) throws -> BacktestResult.Level {
    let share = try Share(successes: 500, trials: 1_000)
    return BacktestResult.Level(
      size: 20, phase: .primary, sectorYear: known, coverage: [share, share, share], crps: 0.01,
      naiveCRPS: 0.02, deficitPredicted: said,
      deficitFound: try Share(successes: found, trials: 484),
      transforms: Array(repeating: 48, count: 10))
  }

  private static func text(_ levels: [BacktestResult.Level]) -> String {
    let result = BacktestResult(
      fitYears: [2014, 2015], year: 2016,
      leftOutRows: LeftOutRows(counts: [.suspect: 9_000, .income: 12]), tooFew: [], models: [],
      yearShifts: [],
      common: CommonShocks(
        sectorSpread: 0.01, sectorPersistence: 0.4, trustSpread: 0, ownPersistence: [:]),
      levels: levels, seed: 1)
    return backtestText(of: result).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("a back-test names deficits that don't come as often as said, and why rows are left out")
  func deficits() throws {
    // 72 of 484 are 14.9 in a hundred, 12.0 to 18.3; 21.2 were said, and 15.1 with the year known.
    let off = Self.text([
      try Self.level(.forecast, said: 0.212, found: 72),
      try Self.level(.known, said: 0.151, found: 72),
    ])
    #expect(off.contains("trust of 20, primary: too many, 21.2 said and 14.9 found"), "\(off)")
    #expect(off.contains("with the year known 15.1, so the doubt about the year is why"))
    #expect(
      off.contains("9,012 rows are left out: 9,000 marked as suspect and 12 without an income."))
    let right = Self.text([try Self.level(.forecast, said: 0.15, found: 72)])
    #expect(right.contains("As many deficits come as are said"))
  }

  @Test("degrees of freedom that nobody can tell from the normal's are not printed as a number")
  func normal() {
    #expect(FitNumber.isAsGoodAsNormal(dof: 354, error: 3_600))
    #expect(FitNumber.isAsGoodAsNormal(dof: 900, error: nil))
    #expect(!FitNumber.isAsGoodAsNormal(dof: 4, error: 0.3))
    // Little known, but with the tails of few degrees of freedom.
    #expect(!FitNumber.isAsGoodAsNormal(dof: 6, error: 9))
  }

  @Test("orders are told by what is sure, what is open, and which schools they take")
  func orders() throws {
    func school(_ id: String) throws -> School {
      var school = try #require(try SmallSummary.make().joins.first?.school)
      (school.id, school.name) = (id, "School \(id)")
      return school
    }
    let (a, b, c) = (try school("a"), try school("b"), try school("c"))
    let zero = Array(repeating: 0.0, count: 100)
    func trial(
      _ kind: OrderSearch.Trial.Kind, _ schools: [School], _ less: Double
    ) throws -> OrderSearch.Trial {
      let more = (0..<100).map { less + Double($0 % 5 - 2) / 10 }
      return OrderSearch.Trial(
        kind: kind, schools: schools, unbroken: Estimate(10, nil),
        difference: kind == .best ? nil : try .ofMeans(more, zero))
    }
    let search = OrderSearch(
      pace: 2, isExhaustive: true, runs: 100, looks: [], plans: 6, futures: 600, checkPoints: [1],
      trials: [
        try trial(.planned, [a, b, c], 0.5), try trial(.best, [c, b, a], 0),
        try trial(.random, [b, a, c], 0.5), try trial(.random, [c, a, b], 0.01),
      ], worse: try Share(successes: 2, trials: 2))
    let share = try Share(successes: 900, trials: 1_000)
    func step(_ joiners: Int) -> Frontier.Step {
      Frontier.Step(
        joiners: joiners, added: nil, probability: share, ofUngrown: nil, difference: nil,
        lowestReserves: nil, finalReserves: nil, joined: Estimate(0, nil), held: [share],
        first: [share])
    }
    let own = Frontier.Curve(
      order: .planned, pace: nil, steps: [step(0), step(1)],
      most: try LastAbove([(900, 1_000), (900, 1_000)], level: 0.8), mostOfUngrown: nil)
    let words = FrontierWords(
      Frontier(
        options: Frontier.Options(), judged: [SmallSummary.stability], candidates: [a, b, c],
        runs: 1_000, terms: 15, curves: [own], search: search))
    let text = words.orders(search).joined(separator: " ")
    #expect(text.contains("2 keep fewer there on average, 1 of them surely"), "\(text)")
    #expect(text.contains("and 1 cannot be told apart from it by so many futures"))
    #expect(text.contains("The search chose among all 3 candidates"))
    #expect(text.contains("its first one have \(c.name) where the plan has \(a.name)"), "\(text)")
    #expect(words.horizon.contains("of five years a school that joins in the last shows one"))
  }
}
