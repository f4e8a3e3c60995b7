// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing
import TrustDomain

@Suite("The ledger of principles")
struct LedgerTests {
  /// A principle of one check on the trust's teachers in post, of 100 posts.
  private func staffing(
    id: String = "staffing", isGate: Bool = false, when: Cadence = .eachTerm,
    tolerance: Tolerance = .none
  ) throws -> Principle {
    let metric = try #require(Metric.named("teaching_staffing_pct"))
    return Principle(
      id: id, title: id, reference: "made up", kind: .simulated, isGate: isGate,
      checks: [
        Check(
          metric: metric, comparator: .atLeast, threshold: 0.9, when: when, tolerance: tolerance)
      ], notModelled: nil)
  }

  /// Standings term by term where 95 teachers are in post but in the terms named, where 80 are.
  private func standings(
    _ principle: Principle, terms: Int, missing: Set<Int>
  ) throws -> [Standing] {
    var ledger = PrincipleLedger(Catalogue(principles: [principle]))
    var standings: [Standing] = []
    for term in -1..<terms {
      var record = HealthyTrust.record(term: term)
      record.trust.teachersInPost = missing.contains(term) ? 80 : 95
      ledger.observe(record)
      if term >= 0 { standings.append(ledger.standing[0]) }
    }
    return standings
  }

  @Test("Running three: the third miss in a row breaches, a met term clears it")
  func running() throws {
    let principle = try staffing(tolerance: Tolerance(misses: 3, window: 3))
    let standings = try standings(principle, terms: 8, missing: [0, 1, 3, 4, 5, 6])
    #expect(standings == [.met, .met, .met, .met, .met, .notMet, .notMet, .met])
  }

  @Test(
    "In two of three: the second miss within three assessments breaches, while both are in view")
  func twoOfThree() throws {
    let principle = try staffing(tolerance: Tolerance(misses: 2, window: 3))
    let standings = try standings(principle, terms: 8, missing: [0, 2, 6])
    #expect(standings == [.met, .met, .notMet, .met, .met, .met, .met, .met])
    let close = try self.standings(principle, terms: 5, missing: [0, 1])
    #expect(close == [.met, .notMet, .notMet, .met, .met])
  }

  @Test("In 90% of ten schools one may miss, two may not")
  func share() throws {
    let metric = try #require(Metric.named("school_staffing_pct"))
    let principle = Principle(
      id: "schools", title: "", reference: "", kind: .simulated, isGate: false,
      checks: [
        Check(
          metric: metric, comparator: .atLeast, threshold: 0.9, when: .eachTerm,
          tolerance: Tolerance(shareAllowed: 0.1))
      ], notModelled: nil)
    for (missing, expected) in [(0, Standing.met), (1, .met), (2, .notMet)] {
      var record = TermRecord(sectors: Array(repeating: .primary, count: 10), joins: 0)
      for school in 0..<10 {
        record.schools.isMember[school] = true
        record.schools.teachingPosts[school] = 10
        record.schools.teachersInPost[school] = school < missing ? 8 : 9
      }
      var ledger = PrincipleLedger(Catalogue(principles: [principle]))
      ledger.observe(record)
      #expect(ledger.standing == [expected])
    }
  }

  @Test("A year-end check is made at year ends alone, and stands until the next")
  func yearEnd() throws {
    let principle = try staffing(when: .yearEnd)
    // Year ends are terms 2, 5 and 8; only what stands then counts.
    let standings = try standings(principle, terms: 9, missing: [0, 1, 3, 5])
    #expect(
      standings == [
        .notApplicable, .notApplicable, .met, .met, .met, .notMet, .notMet, .notMet, .met,
      ])
  }

  @Test("What does not apply is no assessment: misses around it are running ones")
  func gap() throws {
    let principle = try staffing(tolerance: Tolerance(misses: 2, window: 2))
    let judgement = try Judgement(by: Catalogue(principles: [principle]), terms: 3) {
      if $0.term == 1 { $0.trust.teachingPosts = 0 } else { $0.trust.teachersInPost = 80 }
    }
    let outcome = try #require(judgement["staffing"])
    #expect(outcome.verdict == .notMet)
    #expect(outcome.firstBreach?.term == 2)
    #expect(outcome.termsInBreach == 1)
  }

  @Test("The opening record shuts the gate but breaks nothing")
  func opening() throws {
    let catalogue = Catalogue(principles: [try staffing(isGate: true)])
    let before = try Judgement(by: catalogue, terms: 0, opening: { $0.trust.teachersInPost = 80 }) {
      _ in
    }
    #expect(before.ledger.unmetGates == 1)
    #expect(before["staffing"]?.verdict == .notApplicable)
    let after = try Judgement(by: catalogue, terms: 1, opening: { $0.trust.teachersInPost = 80 }) {
      _ in
    }
    #expect(after.ledger.unmetGates == 0)
    #expect(after["staffing"]?.verdict == .met)
    #expect(after["staffing"]?.firstBreach == nil)
  }

  @Test("A miss at the opening counts among running ones")
  func openingRuns() throws {
    let principle = try staffing(tolerance: Tolerance(misses: 2, window: 2))
    #expect(try standings(principle, terms: 1, missing: [-1, 0]) == [.notMet])
    #expect(try standings(principle, terms: 1, missing: [0]) == [.met])
  }

  @Test("The first breach names term, check, element and shortfall; later ones don't move it")
  func firstBreach() throws {
    let judgement = try Judgement(terms: 6) { record in
      // Secondary and special schools' partners: 9 and 12 schools for one, from term 2.
      if record.term >= 2 { (record.central.schools[1], record.central.schools[2]) = (9, 12) }
      if record.term == 4 { record.central.schools[1] = 40 }
      if record.term == 5 { (record.central.schools[1], record.central.schools[2]) = (1, 1) }
    }
    let outcome = try #require(judgement["sector-partners"])
    let breach = try #require(outcome.firstBreach)
    #expect(breach.term == 2)
    #expect(breach.check == 0)
    #expect(breach.element == Sector.special.rawValue)
    #expect(abs(breach.shortfall - 4) < 1e-12)  // 12 schools, 8 allowed
    #expect(abs(breach.severity - 0.5) < 1e-12)  // 4 of 8
    #expect(outcome.termsInBreach == 3)  // 2, 3, 4
    #expect(outcome.hasRecovered)
  }

  @Test("Of two checks in breach the first breach names the one furthest beyond its threshold")
  func worstCheck() throws {
    // Reserves of 1% at a year end: 0.04 / 0.05 of the first threshold, 0.02 / 0.03 of the second.
    let judgement = try Judgement(terms: 3) {
      if $0.isYearEnd { $0.trust.reserves = HealthyTrust.share(0.01) }
    }
    let breach = try #require(judgement["financial-stability"]?.firstBreach)
    #expect(breach.check == 0)
    #expect(abs(breach.shortfall - 0.04) < 1e-12)
    #expect(abs(breach.severity - 0.8) < 1e-12)
  }

  @Test("What is still unmet at the end has not recovered")
  func unrecovered() throws {
    let outcome = try #require(
      try Judgement(terms: 4) { if $0.term == 3 { $0.central.partnersInPost[0] = 0 } }[
        "sector-partners"])
    #expect(outcome.termsInBreach == 1)
    #expect(!outcome.hasRecovered)
  }

  @Test("Nothing on file is never met: its shortfall is infinite, and it shuts the gate")
  func notEvidenced() throws {
    let judgement = try Judgement(terms: 2) {
      $0.joins.dueDiligenceShare = [$0.term == 0 ? 0 : 1]
    }
    let outcome = try #require(judgement["due-diligence"])
    #expect(outcome.verdict == .notEvidenced)
    #expect(outcome.firstBreach?.shortfall == .infinity)
    #expect(outcome.hasRecovered)
    let shut = try Judgement(terms: 1) { $0.joins.dueDiligenceShare = [0] }
    #expect(shut.ledger.unmetGates.nonzeroBitCount == 1)
  }

  @Test("Not met outweighs not evidenced over a trajectory, whichever came first")
  func outweighed() throws {
    let outcome = try #require(
      try Judgement(terms: 2) { $0.joins.dueDiligenceShare = [$0.term == 0 ? 0 : 0.5] }[
        "due-diligence"])
    #expect(outcome.verdict == .notMet)
    #expect(outcome.termsInBreach == 2)
  }

  @Test("Unmet gates show one bit each, in the order of gatePrinciples")
  func gateBits() throws {
    let stories: [String: Story] = [
      "central-reach": { for place in 0..<48 { $0.central.servedShare[place] = 0 } },
      "improvement-capacity": { $0.trust.improvementDemandDays = 200 },
      "improvement-breadth": { $0.central.specialists[0] = 0 },
      "financial-stability": { $0.trust.reserves = .zero },
      "due-diligence": { $0.joins.dueDiligenceShare = [0.1] },
      "send-capacity": { $0.service.specialistDaysServed = 0 },
      "pupil-safety": { $0.service.casesPastTerm = 1 },
      "scalable-leadership": { $0.trust.executiveLeaders = 0 },
      "effective-governance": { $0.governance.trustees = 0 },
      "annual-growth-evaluation": { $0.governance.isCurrent[0] = false },
      "governance-review": { $0.governance.finding[1] = 0 },
      "committees": { $0.governance.committeesMissing = 1 },
      "growth-capacity-review": { $0.governance.hasCapacity[3] = false },
    ]
    let gates = PrincipleLedger(try builtIn.get()).gatePrinciples
    #expect(Set(gates.map(\.id)) == Set(stories.keys))
    #expect(gates.map(\.id) == (try builtIn.get().modelled.filter(\.isGate).map(\.id)))
    for (bit, gate) in gates.enumerated() {
      let judgement = try Judgement(terms: 3, try #require(stories[gate.id]))
      #expect(judgement.ledger.unmetGates == 1 << UInt64(bit), "\(gate.id)")
    }
    let others = try Judgement(terms: 3) { $0.trust.civicDaysLeft = 0 }
    #expect(others.ledger.unmetGates == 0)
    #expect(others["civic-capacity"]?.verdict == .notMet)
  }

  @Test("A ledger used again knows nothing of the trajectory before")
  func reuse() throws {
    var ledger = PrincipleLedger(try builtIn.get())
    for spoilt in [true, false] {
      for term in -1..<6 {
        var record = HealthyTrust.record(term: term)
        if spoilt { record.trust.reserves = .zero }
        ledger.observe(record)
      }
    }
    #expect(ledger.results.allSatisfy { $0.verdict == .met && $0.termsInBreach == 0 })
  }
}
