// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Testing
import TrustDomain

@Suite("Margins and the length of breaches")
struct MarginTests {
  private func principle(_ checks: [Check]) -> Catalogue {
    Catalogue(principles: [
      Principle(
        id: "p", title: "", reference: "", kind: .simulated, isGate: false, checks: checks,
        notModelled: nil)
    ])
  }

  private func check(
    _ id: String, _ comparator: Comparator, _ threshold: Double, when: Cadence = .eachTerm,
    tolerance: Tolerance = .none, filter: ElementFilter = .everything
  ) throws -> Check {
    Check(
      metric: try #require(Metric.named(id)), comparator: comparator, threshold: threshold,
      when: when, tolerance: tolerance, filter: filter)
  }

  @Test("The lowest margin is the worst term's, over the threshold; the opening counts not at all")
  func lowest() throws {
    let catalogue = principle([try check("teaching_staffing_pct", .atLeast, 0.9)])
    let posts = [96, 93, 99]
    let judgement = try Judgement(
      by: catalogue, terms: 3, opening: { $0.trust.teachersInPost = 10 }
    ) { $0.trust.teachersInPost = posts[$0.term] }
    // 93 of 100 posts: 0.03 above 0.9.
    #expect(abs(try #require(judgement["p"]?.lowestMargin) - 0.03 / 0.9) < 1e-12)
  }

  @Test("Of two checks the lower relative margin counts, on the side of each")
  func twoChecks() throws {
    let catalogue = principle([
      try check("reserves_pct_income", .atLeast, 0.05),
      try check("staff_cost_pct_income", .atMost, 0.80),
    ])
    let judgement = try Judgement(by: catalogue, terms: 3) { _ in }
    // Reserves 8% of 5%: 0.6. Staff 75% of 80%: 0.05 / 0.8.
    #expect(abs(try #require(judgement["p"]?.lowestMargin) - 0.0625) < 1e-12)
  }

  @Test("A threshold of 0 counts as 1; nothing on file lies infinitely low, nothing judged nowhere")
  func special() throws {
    let spare = principle([try check("partnership_days_spare", .atLeast, 0)])
    // 40 days left, 25 asked for.
    #expect(try Judgement(by: spare, terms: 1) { _ in }["p"]?.lowestMargin == 15)
    let diligence = principle([try check("due_diligence_share", .atLeast, 0.9)])
    let missing = try Judgement(by: diligence, terms: 1) { $0.joins.dueDiligenceShare = [0] }
    #expect(missing["p"]?.lowestMargin == -.infinity)
    let idle = try Judgement(by: diligence, terms: 1) { $0.joins.dueDiligenceShare = [.nan] }
    #expect(idle["p"]?.verdict == .notApplicable)
    #expect(idle["p"]?.lowestMargin == nil)
  }

  @Test("What a check lets pass shows in the margin all the same")
  func tolerated() throws {
    let catalogue = principle([
      try check("teaching_staffing_pct", .atLeast, 0.9, tolerance: Tolerance(misses: 2, window: 2))
    ])
    let judgement = try Judgement(by: catalogue, terms: 3) {
      if $0.term == 1 { $0.trust.teachersInPost = 81 }
    }
    #expect(judgement["p"]?.verdict == .met)
    #expect(abs(try #require(judgement["p"]?.lowestMargin) + 0.1) < 1e-12)  // (0.81 - 0.9) / 0.9
  }

  @Test("The longest breach is the longest run of terms, not their number")
  func longest() throws {
    let catalogue = principle([try check("teaching_staffing_pct", .atLeast, 0.9)])
    let judgement = try Judgement(by: catalogue, terms: 8) {
      if [0, 2, 3, 4, 6].contains($0.term) { $0.trust.teachersInPost = 80 }
    }
    #expect(judgement["p"]?.termsInBreach == 5)
    #expect(judgement["p"]?.longestBreach == 3)
    #expect(judgement["p"]?.hasRecovered == true)
  }

  @Test("Thirty-two times running is counted to the last")
  func window() throws {
    let catalogue = principle([
      try check(
        "teaching_staffing_pct", .atLeast, 0.9, tolerance: Tolerance(misses: 32, window: 32))
    ])
    // The opening record and 30 terms make 31 misses.
    for (terms, verdict) in [(30, Standing.met), (31, .notMet)] {
      let judgement = try Judgement(
        by: catalogue, terms: terms, opening: { $0.trust.teachersInPost = 80 }
      ) { $0.trust.teachersInPost = 80 }
      #expect(judgement["p"]?.verdict == verdict)
    }
  }

  @Test("A check on some sectors or schools passes over the others")
  func filters() throws {
    // Schools: primary, primary, secondary, special; the second has joined 4 terms ago and is unstaffed.
    func verdict(_ filter: ElementFilter) throws -> Standing? {
      let catalogue = principle([try check("school_staffing_pct", .atLeast, 0.9, filter: filter)])
      return try Judgement(by: catalogue, terms: 2) { record in
        record.schools.teachingPosts = [10, 10, 10, 10]
        record.schools.teachersInPost = [10, 5, 10, 10]
        record.schools.termsSinceJoining = [.max, 4, 12, .max]
      }["p"]?.verdict
    }
    #expect(try verdict(.everything) == .notMet)
    #expect(try verdict(ElementFilter(sectors: [.primary])) == .notMet)
    #expect(try verdict(ElementFilter(sectors: [.secondary, .special])) == .met)
    #expect(try verdict(ElementFilter(sectors: [.alternativeProvision])) == .notApplicable)
    #expect(try verdict(ElementFilter(schools: .members)) == .met)
    #expect(try verdict(ElementFilter(schools: .joiners)) == .notMet)
    #expect(try verdict(ElementFilter(schools: .settled)) == .met)
    #expect(try verdict(ElementFilter(schools: .settled, settledAfter: 4)) == .notMet)
    #expect(try verdict(ElementFilter(sectors: [.secondary], schools: .joiners)) == .met)
  }

  @Test("A filter on one check leaves another check of the same metric alone")
  func beside() throws {
    let all = try check("schools_per_partner", .atMost, 8)
    let special = try check(
      "schools_per_partner", .atMost, 8, filter: ElementFilter(sectors: [.special]))
    let judgement = try Judgement(by: principle([special, all]), terms: 1) {
      $0.central.schools[0] = 9
    }
    #expect(judgement["p"]?.firstBreach?.check == 1)
    #expect(judgement["p"]?.firstBreach?.element == Sector.primary.rawValue)
    // Functions stand by sector: the fifth value is the second function's for primary schools.
    let served = try check(
      "central_served_share", .atLeast, 0.9, filter: ElementFilter(sectors: [.primary]))
    for (place, verdict) in [(4, Standing.notMet), (5, .met)] {
      let one = try Judgement(by: principle([served]), terms: 1) {
        $0.central.servedShare[place] = 0
      }
      #expect(one["p"]?.verdict == verdict)
    }
  }

  @Test("Other metrics are measured beside the checks' own, from the detail that asks for them")
  func alsoReading() throws {
    let catalogue = principle([try check("reserves_pct_income", .atLeast, 0.05, when: .yearEnd)])
    let schools = try #require(Metric.named("schools"))
    let pupils = try #require(Metric.named("pupils"))
    let staffing = try #require(Metric.named("school_staffing_pct"))
    var ledger = PrincipleLedger(
      catalogue, alsoReading: [(schools, 0), (pupils, 1), (staffing, 2)])
    ledger.observe(HealthyTrust.record(term: -1))
    #expect(ledger.values[0] == 4)
    #expect(ledger.values[1].isNaN)
    ledger.detail = 2
    ledger.observe(HealthyTrust.record(term: 0))
    #expect(ledger.values[1] == 2_000)
    #expect(ledger.places(of: staffing)?.count == 4)
    #expect(ledger.places(of: try #require(Metric.named("school_grade"))) == nil)
  }
}
