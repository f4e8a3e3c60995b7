// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Forecasting
import Principles
import ScenarioFiles
import Statistics
import Testing
import TrustDomain

@testable import Backtesting
@testable import Publication
@testable import Questions

@Suite("Answers in plain words")
struct PlainAnswersTests {
  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private static let basis = AnswerBasis(version: "0", runs: 20, seed: 1, arguments: ["x"])

  private static func question(_ settings: String...) throws -> Question {
    let document = try loadScenario(
      at: "\(root)/Scenarios/two-joiners.yaml", settings: ["years=3"] + settings)
    return Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  private static func flat(_ answer: Answer) -> String {
    answer.text(basis, folder: "f", files: []).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test("two plans that are the same are said to be, and nothing else of them")
  func identical() async throws {
    let sampling = Sampling(runs: 20, seed: 1, threads: 2)
    let plans = try ["one", "two"].map {
      NamedQuestion(name: $0, question: try Self.question())
    }
    let same = Answer.compare(try await Questions.compare(plans, sampling), trust: "T").headline
    #expect(
      same
        == "two and one are the same plan: nothing that the model sees differs, and no figure does in any of 20 futures. "
        + "There is nothing to choose between them.")
    let other = NamedQuestion(
      name: "none", question: try Self.question("proposal.joins=[]"))
    let differs = Answer.compare(
      try await Questions.compare([plans[0], other], sampling), trust: "T"
    ).headline
    #expect(!differs.contains("the same plan"))
  }

  // MARK: - Due diligence

  private static func diligence(gatedJoins: [Double]) throws -> Diligence {
    let base = (0..<400).map { 5e6 + Double($0 % 50) * 1_000 }
    func rows(
      _ view: Diligence.View, _ joined: [Double], _ shifts: [Double]
    ) throws -> [Diligence.Row] {
      let worths = shifts.map { shift in
        base.enumerated().map { $1 + shift + Double($0 % 7) * 100 * (shift == 0 ? 0 : 1) }
      }
      let found = try DiligenceComparison.compare(
        worths, isDepth: DiligenceComparison.options.map { $0 != .decline })
      return DiligenceComparison.options.enumerated().map { place, option in
        Diligence.Row(
          view: view, option: option, joined: joined[place], worth: [found[place], found[place]])
      }
    }
    return Diligence(
      runs: 400, principles: 46, leftOut: ["due-diligence"], joins: (4, 2), chosen: .standard,
      rows: try rows(.gate, gatedJoins, [0, -5_000, -108_000, -105_000, 0])
        + rows(.proceed, [4, 4, 4, 4, 0], [0, 45_000, 71_000, 78_000, 342_000]),
      ledgers: [
        Diligence.Ledger(
          depth: .standard, cost: 36_000, found: 167_000, breakEven: 0.22, stepBreakEven: 0.33,
          days: 40)
      ])
  }

  @Test("what growing does is not told as the price of looking")
  func diligence() throws {
    let answer = Answer.diligence(
      try Self.diligence(gatedJoins: [0, 0, 2.93, 2.91, 0]), title: "t", trust: "T")
    #expect(
      answer.headline.contains(
        "2.93 of 4 schools join after standard due diligence, 0.00 without any: that the reserve then is £107.7k lower "
          + "is what those joins do to the trust, not what looking costs."), "\(answer.headline)")
    #expect(answer.headline.count < 550)
    let text = Self.flat(answer)
    // 167,000 - 36,000 on paper; 71,000 and 300 in the futures.
    #expect(
      text.contains("is worth +£131k on paper, and +£71.3k by the end of the futures, as budgets"))
    #expect(text.contains("of 46 principles are never broken"))
    #expect(text.contains("Plus: more is left, or kept, than with none."))
    #expect(text.contains("of 46 principles"))
    let page = answer.page(Self.basis, chartScript: "x").html(styleDigest: "", scriptDigest: "")
    #expect(page.contains("Schools that join, of 4 planned, mean"))
    #expect(!answer.notes.joined().contains("`") && !page.contains("-£"))
    // Where the gate makes no difference to joins nothing is said of it.
    let alike = Answer.diligence(
      try Self.diligence(gatedJoins: [4, 4, 4, 4, 0]), title: "t", trust: "T")
    #expect(!alike.headline.contains("what those joins do"))
  }

  // MARK: - Drivers

  @Test("a number that never varies has no interval, and one principle is one")
  func constant() {
    let one = DriverWords.mean(.kept, UncertainNumber(1, standardError: 0), nil)
    #expect(one == "1 principle holds in every future alike.")
    let two = DriverWords.mean(.joined, UncertainNumber(2, standardError: 0), nil)
    #expect(two == "2 schools join in every future alike.")
    let varies = DriverWords.mean(.joined, UncertainNumber(2, standardError: 0.1), nil)
    #expect(varies.contains("95% interval"))
    let titled = DriverWords.mean(
      .met("p"), UncertainNumber(0.5, standardError: 0.1), SmallSummary.stability)
    #expect(titled.hasPrefix("\"\(SmallSummary.stability.title)\" holds in 50.0"))
  }

  @Test("a tornado has an axis, greys what is within chance, and shows both ends of one side")
  func tornado() {
    let chart = DriversTornado.chart(
      [
        .init(name: "a", low: -2.4, high: -1.7, lowLabel: "-2.40", highLabel: "-1.70"),
        .init(
          name: "b", low: -0.1, high: 0.1, lowLabel: "-0.10", highLabel: "+0.10", isQuiet: true),
      ], mean: 0, scale: 1, axis: "principles"
    ).document
    #expect(
      chart.contains("\"title\": \"principles\"") || chart.contains("\"title\":\"principles\""))
    #expect(chart.contains("low: \u{2212}2.40, high: \u{2212}1.70"), "\(chart)")
    #expect(chart.contains("#a9b2b7"))
    #expect("-£5k (-3 to 2014-16)".withMinus == "\u{2212}£5k (\u{2212}3 to 2014-16)")
  }

  private static func end(_ difference: Double, joined: Double) throws -> Judgement.End {
    func paired(_ value: Double) throws -> PairedDifference {
      try .ofMeans(
        (0..<100).map { value + Double($0 % 5 - 2) / 1_000 }, Array(repeating: 0, count: 100))
    }
    return Judgement.End(
      value: nil, difference: try paired(difference),
      allMet: try .ofShares([true, false], [true, false]), joined: try paired(joined))
  }

  @Test("judgement shows joins beside principles, and explains what is worse both ways")
  func judgement() throws {
    let rows = [
      Judgement.Row(
        assumption: .governanceScoreHealthy, range: .quarter, low: try Self.end(-2.4, joined: 0),
        high: try Self.end(-1.7, joined: 0), isFull: true),
      Judgement.Row(
        assumption: .joiningDueDiligenceInsight, range: .quarter,
        low: try Self.end(1.03, joined: -2.9), high: try Self.end(0.3, joined: 0), isFull: true),
      Judgement.Row(
        assumption: .governanceRecommendationClosing, range: .quarter,
        low: try Self.end(-0.7, joined: 0), high: try Self.end(0.1, joined: 0), isFull: true),
    ]
    let found = Judgement(
      outcome: .kept, principle: nil, sampling: Sampling(runs: 100, seed: 1, threads: 1),
      screening: Sampling(runs: 10, seed: 2, threads: 1),
      mean: UncertainNumber(41, standardError: 0.1),
      joined: 2.93, allMet: try Share(successes: 1, trials: 100), rows: rows, unmoved: [],
      level: 0.99)
    let answer = Answer.judgement(found, abouts: [:], title: "t", trust: "T")
    let text = answer.text(Self.basis, folder: "f", files: [])
    // Keys stay whole.
    for row in rows { #expect(text.contains(row.key), "\(row.key)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let flat = Self.flat(answer)
    #expect(
      flat.contains(
        "governance.score_healthy takes the outcome down both when moved down and when moved up: it has several values"
      ))
    #expect(flat.contains("-2.90, 0.00") && flat.contains("beside 2.93 as assumed"))
    #expect(flat.contains("a gain there is no better trust but a smaller one"))
    for table in answer.tables {
      #expect(table.row(0).count == table.columns.count)
      #expect(table.columns.last?.name == "high_joined_difference_ci_high")
    }
  }

  @Test("the worth of knowing begins with what is worth finding out, and ends with what can't be")
  func worth() async throws {
    let made = try await worthKnowing(
      of: try Self.question(), join: nil, reserves: 0.1,
      sampling: Sampling(runs: 60, seed: 4, threads: 2))
    let headline = Answer.worthKnowing(try #require(made), title: "t", trust: "T").headline
    let starts = [
      "Nothing tried is worth finding out", "Hardly anything is worth", "Most worth finding out",
    ]
    #expect(starts.contains { headline.hasPrefix($0) }, "\(headline)")
    #expect(headline.contains("plans on average is"))
    #expect(headline.contains("Knowing everything beforehand, chance included, which nobody can"))
  }

  // MARK: - Warnings

  @Test("a warning says how many of its warnings come true, beside hits and false alarms")
  func warning() throws {
    func rate(_ hits: Int) throws -> ClusteredShare? {
      try ClusteredShare((0..<10).map { (hits / 10 + ($0 < 5 ? -1 : 1), 20) })
    }
    let metric = try #require(Metric.named("reserves_pct_income"))
    let signal = EarlyWarning.Signal(
      metric: metric, cutoff: Cutoff(threshold: 0.06, alarmsAbove: false), taught: 0.9,
      concordance: nil, hits: try rate(140), falseAlarms: try rate(30), followed: try rate(80),
      warned: nil, lead: 2)
    let warning = EarlyWarning(
      taught: 10, held: 10,
      targets: [
        EarlyWarning.Target(
          principle: SmallSummary.stability, eventShare: 0.2, broken: 5, signals: [signal],
          triggers: [0])
      ], untold: [])
    let answer = Answer.warning(warning, title: "t", trust: "T")
    // 80 of 200, of clusters that differ.
    #expect(answer.headline.contains("of its warnings 40% (95% interval "), "\(answer.headline)")
    #expect(answer.headline.hasPrefix("\"\(SmallSummary.stability.title)\":"))
    #expect(Self.flat(answer).contains("40% (3"))
  }
}
