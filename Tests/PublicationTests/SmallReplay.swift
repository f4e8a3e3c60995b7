// SPDX-License-Identifier: GPL-3.0-or-later
import TrustDomain

@testable import Forecasting
@testable import Principles

/// A future of two terms with something of everything in it, made by hand.
enum SmallReplay {
  static func make(trust: String = "Small Trust") -> Replay {
    let start = Term(year: 2027, season: .summer)
    let metrics = [metric("reserves_gbp"), metric("reserves_pct_income")]
    return Replay(
      run: 2, seed: 7, title: "Grow, by one", trust: trust, start: start, gate: .defer,
      schoolsAtStart: 2, schools: [school("ash", "Ash School"), school("elm", "Elm School")],
      joins: [start], metrics: metrics, modelled: [SmallSummary.stability, SmallSummary.support],
      opening: [500_000, 0.0625], unmetGatesAtStart: [], terms: [first, second],
      results: [
        PrincipleOutcome(
          verdict: .notMet,
          firstBreach: FirstBreach(
            term: 0, check: 0, element: 0, shortfall: 0.01, severity: 0.2),
          termsInBreach: 1, hasRecovered: true),
        PrincipleOutcome(
          verdict: .met, firstBreach: nil, termsInBreach: 0, hasRecovered: false),
      ],
      outcome: TrajectoryOutcome(
        run: 2, allMet: false, firstBreachPrinciple: 0, firstBreachTerm: 0,
        lowestReservesShare: 0.04, finalReserves: 350_000, peakImprovementUtilisation: 0.7,
        lowestStaffing: 1, joined: 1))
  }

  private static var first: ReplayTerm {
    var events = TermEvents(term: 0)
    events.year = YearEvents(
      fundingGrowth: 0.021, payAward: 0.034, supportPayAward: 0, priceInflation: 0.025,
      energyGrowth: -0.1, sectorShock: -0.004, trustShock: 0)
    events.teacherPensionRise = 0.012
    var ash = SchoolEvents()
    (ash.isMember, ash.posts, ash.teachersLeft, ash.teachersHired) = (true, 20, 3, 1)
    (ash.vacancies, ash.headLeft, ash.headVacantTerms) = (2, true, 1)
    (ash.ownShock, ash.authorityShock) = (-0.12, 0.003)
    (ash.failures, ash.failureCost) = (1, Money(pounds: 86_400))
    ash.inspection = InspectionEvent(before: 2, after: 3)
    events.schools = [ash, SchoolEvents()]
    events.joins = [JoinEvents(join: 0, school: 1, decision: .deferred, deferrals: 1)]
    events.centre = [
      CentralEvents(
        function: .finance, title: "accountant", opened: 1, left: 1, started: 0, vacant: 2)
    ]
    events.incidents = 1
    events.incidentCost = Money(pounds: 20_000)
    events.shocks = [
      ShockEvents(name: "flood", school: 0, times: 2, cost: Money(pounds: 5_000))
    ]
    events.openingReserves = Money(pounds: 500_000)
    events.flows = flows([.publicIncome: 1_000_000, .teachers: -1_200_000, .dueDiligence: -0.01])
    events.closingReserves = Money(pounds: 299_999.99)
    let miss = ReplayMiss(
      check: SmallSummary.stability.checks[0], place: "trust", value: 0.04, shortfall: 0.01,
      isOnFile: true)
    return ReplayTerm(
      term: 0, events: events, values: [299_999.99, 0.04], texts: ["299999.99", "0.04"],
      standing: [.notMet, .notApplicable], unmetGates: [SmallSummary.stability],
      broken: [ReplayBreach(principle: 0, misses: [miss, miss])], recovered: [])
  }

  private static var second: ReplayTerm {
    var events = TermEvents(term: 1)
    var (ash, elm) = (SchoolEvents(), SchoolEvents())
    (ash.isMember, ash.posts, ash.headVacantTerms) = (true, 20, 2)
    (elm.isMember, elm.posts, elm.headAppointed) = (true, 10, true)
    events.schools = [ash, elm]
    events.joins = [JoinEvents(join: 0, school: 1, decision: .joined, deferrals: 1)]
    events.openingReserves = Money(pounds: 299_999.99)
    events.flows = flows([.publicIncome: 100_000, .transferredIn: -49_999.99])
    events.closingReserves = Money(pounds: 350_000)
    return ReplayTerm(
      term: 1, events: events, values: [350_000, .nan], texts: ["350000.0", "nan"],
      standing: [.met, .met], unmetGates: [], broken: [], recovered: [0])
  }

  private static func flows(_ pounds: [Flow: Double]) -> [Money] {
    Flow.allCases.map { Money(pounds: pounds[$0] ?? 0) }
  }

  private static func metric(_ id: String) -> Metric { Metric.named(id) ?? Metric.all[0] }

  private static func school(_ id: String, _ name: String) -> School {
    School(
      id: id, name: name, phase: .primary, route: nil, region: "East", authority: "Northshire",
      pupils: 300, capacity: 320, commissionedPlaces: nil, income: nil, reserves: .zero,
      inYearBalance: 0, grade: .good, lastInspected: Term.someDay, headInPostSince: Term.someDay,
      travelHours: 1)
  }
}
