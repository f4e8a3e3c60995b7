// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Forecasting
@testable import Principles
@testable import Publication

@Suite("Yes and no are told in words")
struct FlagTests {
  private static func check(
    _ comparator: Comparator, _ threshold: Double, _ when: Cadence = .beforeJoin
  ) -> Check {
    SmallSummary.check("capacity_in_finance", comparator, threshold, when)
  }

  @Test("by every metric that is one, and by no other")
  func titles() {
    for metric in Metric.all {
      #expect((metric.unit == .flag) == metric.title.hasPrefix("Whether "), "\(metric.title)")
      #expect((metric.denial != nil) == (metric.unit == .flag))
      #expect(!metric.title.contains("1 if so"))
    }
    #expect(Metric.all.count { $0.denial?.hasPrefix("no current ") ?? false } == 7)
    #expect(
      Metric.named("formula_capital")?.denial == "whether capital comes by formula, not by bids: no"
    )
  }

  @Test("in what a check asks, however it is put, with a number only where it is none of the two")
  func conditions() {
    #expect(Self.check(.atLeast, 1).sentence == "capacity_in_finance must be yes, before each join")
    #expect(Self.check(.atMost, 0, .eachTerm).condition == "must be no, each term")
    #expect(Self.check(.atLeast, 0.5).condition == "at least 0.5, before each join")
    #expect(
      Self.check(.atLeast, 1).missed
        == "no current independent review finds capacity in finance")
    #expect(
      Self.check(.atMost, 0).missed == "a current independent review finds capacity in finance")
  }

  @Test("in what gives first, without a distance")
  func first() throws {
    let check = Self.check(.atLeast, 1)
    let breach = BreachSummary(
      principle: SmallSummary.stability, check: check, scope: "trust", runs: 1, share: 0.25,
      medianShortfall: 1)
    let summary = try SmallSummary.make(breaches: [breach])
    let text = FirstToGive.lines(summary).joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(
      text.contains(
        "most often: no current independent review finds capacity in finance; the answer must be yes, "
          + "before each join."), "\(text)")
  }

  @Test("in the story of a future, where a review says no and where there is none")
  func story() {
    for (value, why) in [(0.0, ""), (nil, " (nothing is on file)")] as [(Double?, String)] {
      let replay = SmallReplay.make()
      let miss = ReplayMiss(
        check: Self.check(.atLeast, 1), place: "trust", value: value,
        shortfall: value.map { 1 - $0 }, isOnFile: value != nil)
      let term = ReplayTerm(
        term: 0, events: replay.terms[0].events, values: [], texts: [], standing: [],
        unmetGates: [], broken: [ReplayBreach(principle: 0, misses: [miss])], recovered: [])
      let text = TermStory(replay: replay, term: term).breaches.joined()
      #expect(
        text.hasSuffix(
          "no current independent review finds capacity in finance\(why); the answer must be yes, "
            + "before each join."), "\(text)")
    }
  }

  @Test("in the story of a future, where there is nobody in post, which is no matter of documents")
  func nobody() {
    let replay = SmallReplay.make()
    for (isOnFile, why) in [(true, "nobody is in post"), (false, "nothing is on file")] {
      let miss = ReplayMiss(
        check: SmallSummary.stability.checks[0], place: "special", value: nil, shortfall: nil,
        isOnFile: isOnFile)
      let term = ReplayTerm(
        term: 0, events: replay.terms[0].events, values: [], texts: [], standing: [],
        unmetGates: [], broken: [ReplayBreach(principle: 0, misses: [miss])], recovered: [])
      #expect(
        TermStory(replay: replay, term: term).breaches.joined().hasSuffix("(special): \(why)."))
    }
  }

  @Test("in the board paper's table of conditions")
  func report() {
    #expect(
      CheckText.readable("capacity_in_finance must be yes, before each join")
        == "Whether a current independent review finds capacity in finance, must be yes, before each join"
    )
    #expect(HumanNumber.value(1, .flag) == "yes" && HumanNumber.value(0, .flag) == "no")
  }
}
