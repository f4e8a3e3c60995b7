// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing
import TrustDomain

/// A check before a join is broken by a join, not by a school that waits.
@Suite("Checks before a join")
struct BeforeJoinTests {
  /// A principle that asks for 60% insight before a join, and, where told, for 90% of teachers each term.
  private func principle(isGate: Bool, isStaffed: Bool = false) throws -> Principle {
    let insight = try #require(Metric.named("due_diligence_insight"))
    let staffing = try #require(Metric.named("teaching_staffing_pct"))
    var checks = [
      Check(metric: insight, comparator: .atLeast, threshold: 0.6, when: .beforeJoin)
    ]
    if isStaffed {
      checks.append(
        Check(metric: staffing, comparator: .atLeast, threshold: 0.9, when: .eachTerm))
    }
    return Principle(
      id: "insight", title: "", reference: "", kind: .simulated, isGate: isGate, checks: checks,
      notModelled: nil)
  }

  /// Three terms before a join that is due, with half of what is hidden brought to light.
  private func judge(
    _ principle: Principle, isHeld: Bool, _ story: @escaping Story = { _ in }
  ) throws -> Judgement {
    try Judgement(
      by: Catalogue(principles: [principle]), terms: 3,
      opening: { $0.joins.areHeldByGate = isHeld }
    ) {
      $0.joins.areHeldByGate = isHeld
      $0.joins.dueDiligenceInsight = 0.5
      story(&$0)
    }
  }

  @Test("A gate principle that holds the school up is kept, shuts the gate and books no margin")
  func held() throws {
    let judgement = try judge(principle(isGate: true), isHeld: true)
    let outcome = try #require(judgement["insight"])
    #expect(outcome.verdict == .notApplicable)
    #expect(outcome.termsInBreach == 0)
    #expect(outcome.firstBreach == nil)
    #expect(outcome.lowestMargin == nil)
    #expect(judgement.ledger.unmetGates == 1)
    #expect(judgement.ledger.isHoldingJoins)
  }

  @Test("Where the gate lets schools in all the same, it is broken at each assessment")
  func proceeds() throws {
    let judgement = try judge(principle(isGate: true), isHeld: false)
    let outcome = try #require(judgement["insight"])
    #expect(outcome.verdict == .notMet)
    #expect(outcome.termsInBreach == 3)
    #expect(abs(try #require(outcome.firstBreach).shortfall - 0.1) < 1e-12)
    #expect(judgement.ledger.unmetGates == 1)
  }

  @Test("A principle that is no gate stops nobody: the school joins, and breaks it")
  func noGate() throws {
    let outcome = try #require(try judge(principle(isGate: false), isHeld: true)["insight"])
    #expect(outcome.verdict == .notMet)
    #expect(outcome.termsInBreach == 3)
  }

  @Test("Its other checks count while the school waits, and name the breach")
  func others() throws {
    // In the second term 80 of 100 posts are filled.
    let judgement = try judge(principle(isGate: true, isStaffed: true), isHeld: true) {
      $0.trust.teachersInPost = $0.term == 1 ? 80 : 95
    }
    let outcome = try #require(judgement["insight"])
    #expect(outcome.verdict == .notMet)
    #expect(outcome.termsInBreach == 1)
    #expect(outcome.hasRecovered)
    #expect(outcome.firstBreach?.term == 1)
    #expect(outcome.firstBreach?.check == 1)
  }

  @Test("Another gate principle that stands unmet holds the school up for it")
  func anotherGate() throws {
    let staffing = try #require(Metric.named("teaching_staffing_pct"))
    let other = Principle(
      id: "staffing", title: "", reference: "", kind: .simulated, isGate: true,
      checks: [Check(metric: staffing, comparator: .atLeast, threshold: 0.9, when: .eachTerm)],
      notModelled: nil)
    let catalogue = Catalogue(principles: [try principle(isGate: false), other])
    // The gate stands clear after the last of three terms alone.
    let judgement = try Judgement(by: catalogue, terms: 3) {
      $0.joins.areHeldByGate = true
      $0.joins.dueDiligenceInsight = 0.5
      $0.trust.teachersInPost = $0.term < 2 ? 80 : 95
    }
    #expect(judgement["insight"]?.termsInBreach == 1)
    #expect(judgement["insight"]?.firstBreach?.term == 2)
    #expect(judgement["staffing"]?.termsInBreach == 2)
  }
}
