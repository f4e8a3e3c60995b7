// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import TrustDomain

@testable import Forecasting
@testable import Principles

/// A summary of four futures of two terms, made by hand.
enum SmallSummary {
  static let stability = Principle(
    id: "financial-stability", title: "Growth rests on financial stability",
    reference: "plan, page 31", kind: .simulated, isGate: true,
    checks: [check("reserves_pct_income", .atLeast, 0.05, .yearEnd)], notModelled: nil)

  static let support = Principle(
    id: "support", title: "Support keeps up with demand", reference: "=HYPERLINK(\"x\")",
    kind: .both, isGate: false,
    checks: [
      check(
        "si_utilisation", .atMost, 0.85, .eachTerm,
        Tolerance(shareAllowed: 0, misses: 2, window: 3))
    ], notModelled: nil)

  static let wellbeing = Principle(
    id: "wellbeing", title: "Pupils are well", reference: "plan", kind: .simulated, isGate: false,
    checks: [], notModelled: "needs a survey", group: "schools")

  static func check(
    _ metric: String, _ comparator: Comparator, _ threshold: Double, _ when: Cadence,
    _ tolerance: Tolerance = .none
  ) -> Check {
    Check(
      metric: metric.isEmpty ? Metric.all[0] : Metric.named(metric) ?? Metric.all[0],
      comparator: comparator, threshold: threshold, when: when, tolerance: tolerance)
  }

  static func share(_ successes: Int, of trials: Int = 4) throws -> Share {
    try Share(successes: successes, trials: trials)
  }

  static func make(
    keepsTrajectories: Bool = false, title: String = "Grow, by one",
    principles: [PrincipleSummary]? = nil, breaches: [BreachSummary]? = nil
  ) throws -> Summary {
    let start = Term(year: 2027, season: .spring)
    return Summary(
      title: title, trust: "Small Trust", start: start, terms: 2, gate: .defer, seed: 7, runs: 4,
      schoolsAtStart: 3, plannedJoins: 1, allMet: try share(3), joint: try joint(),
      together: [
        FailingTogether(
          principle: stability, other: support, runs: 4, both: try share(1),
          given: try share(1, of: 1), lift: 2),
        FailingTogether(
          principle: support, other: stability, runs: 0, both: nil, given: nil, lift: nil),
      ],
      principles: try principles ?? rows(),
      principlesByTerm: [
        PrincipleInTerm(principle: stability, term: 0, met: try share(4)),
        PrincipleInTerm(principle: support, term: 1, met: nil),
      ],
      fans: try fans(),
      breaches: breaches ?? [
        BreachSummary(
          principle: stability, check: stability.checks[0], scope: "trust", runs: 1, share: 0.25,
          medianShortfall: 0.013)
      ],
      joins: [
        JoinSummary(
          school: school, planned: start.advanced(by: 1), onTime: try share(2),
          deferred: try share(1), declined: try share(1), undecided: try share(0),
          meanDelayTerms: 1.0 / 3, blockedBy: [(principle: stability, share: 0.5)])
      ],
      schools: [
        SchoolInTerm(
          school: school, term: 1, runs: 4, members: 3,
          reservesShare: .init(p05: -0.01, p50: 0.00001, p95: 0.1), staffing: nil, grade: nil)
      ],
      outcomes: (0..<4).map(outcome), modelled: [stability, support],
      trajectories: keepsTrajectories ? table : nil)
  }

  private static func fans() throws -> [Fan] {
    try ["reserves_pct_income", "teaching_staffing_pct", "si_utilisation"].flatMap { id in
      let metric = try metric(id)
      return [
        Fan(
          metric: metric, scope: "trust", term: 0, count: 4, mean: 0.0625, standardError: 1e-5,
          quantiles: [0.01, 0.02, 0.04, 0.0625, 0.08, 0.09, 0.1]),
        Fan(
          metric: metric, scope: "trust", term: 1, count: 0, mean: nil, standardError: nil,
          quantiles: []),
      ]
    }
  }

  private static func rows() throws -> [PrincipleSummary] {
    [
      PrincipleSummary(
        principle: stability, met: try share(3), applicable: 4, notEvidenced: 0,
        firstToGive: 0.25, medianFirstTerm: 0.5, medianBreachTerm: 0.5, meanTermsInBreach: 1,
        recovered: 0, medianLongestBreach: 1.5,
        margins: .init(p05: -.infinity, median: 0.2, runs: 4)),
      PrincipleSummary(
        principle: support, met: nil, applicable: 0, notEvidenced: 0, firstToGive: 0,
        medianBreachTerm: nil, meanTermsInBreach: nil, recovered: nil),
      PrincipleSummary(notModelled: wellbeing),
    ]
  }

  private static func joint() throws -> JointVerdict {
    JointVerdict(
      gates: 2, gatesMet: try share(2), met: .init(mean: 1.25, standardError: 0.25),
      metOnDocuments: .init(mean: 0.5, standardError: 0.1), documents: 1, productOfShares: 0.6)
  }

  private struct NoSuchMetric: Error {}

  private static func metric(_ id: String) throws -> Metric {
    guard let metric = Metric.named(id) else { throw NoSuchMetric() }
    return metric
  }

  private static let school = School(
    id: "oakfield", name: "Oakfield School", phase: .primary, route: .converter, region: "East",
    authority: "Northshire", pupils: 300, capacity: 320, commissionedPlaces: nil, income: nil,
    reserves: .zero, inYearBalance: 0, grade: .good, lastInspected: day, headInPostSince: day,
    travelHours: 1)

  private static let day = Day("2026-01-31") ?? Term.someDay

  private static func outcome(_ run: Int) -> TrajectoryOutcome {
    TrajectoryOutcome(
      run: run, allMet: run != 2, firstBreachPrinciple: run == 2 ? 0 : nil,
      firstBreachTerm: run == 2 ? 1 : nil, lowestReservesShare: run == 2 ? 0.037 : 0.06,
      finalReserves: 1_234_567.89, peakImprovementUtilisation: -.infinity,
      lowestStaffing: .infinity, joined: 1)
  }

  private static var table: TrajectoryTable {
    let metrics = Array(Metric.all.prefix(2))
    let series = (0..<4).map { place in
      let values = (0..<4).map { $0 == 3 ? .nan : Double(place) + Double($0) / 1_000_000 }
      return place.isMultiple(of: 2) ? Series.exact(values) : .single(values.map { Float($0) })
    }
    return TrajectoryTable(metrics: metrics, terms: 2, series: series)
  }
}

extension Term {
  /// Any day, where a day is wanted and does not matter.
  static var someDay: Day {
    guard let day = Day("2000-01-01") else { preconditionFailure("2000-01-01 is a date") }
    return day
  }
}
