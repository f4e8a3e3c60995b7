// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Simulation
internal import Statistics
internal import TrustDomain

extension PrincipleSummary {
  init(notModelled principle: Principle) {
    self.init(
      principle: principle, met: nil, applicable: 0, notEvidenced: 0, firstToGive: 0,
      medianBreachTerm: nil, meanTermsInBreach: nil, recovered: nil)
  }
}

extension SummaryDesk {
  /// First breaches by check and element, the most frequent first within a principle.
  func breaches() throws(StatisticsError) -> [BreachSummary] {
    var rows: [BreachSummary] = []
    for (index, principle) in modelled.enumerated() {
      let sorted = gathering.verdicts[index].breaches.sorted {
        ($1.value.count, $0.key.check, $0.key.element)
          < ($0.value.count, $1.key.check, $1.key.element)
      }
      for (place, tally) in sorted {
        rows.append(try summary(of: tally, at: place, principle: principle))
      }
    }
    return rows
  }

  private func summary(
    of tally: BreachTally, at place: BreachPlace, principle: Principle
  ) throws(StatisticsError) -> BreachSummary {
    let check = principle.checks[place.check]
    let shortfalls = tally.shortfalls.map(Double.init)
    return BreachSummary(
      principle: principle, check: check,
      scope: name(of: place.element, in: check.metric.scope), runs: tally.count,
      share: Double(tally.count) / Double(runs),
      medianShortfall: shortfalls.isEmpty ? nil : try Quantiles(of: shortfalls).value(at: 0.5))
  }

  func joins() throws(StatisticsError) -> [JoinSummary] {
    var rows: [JoinSummary] = []
    for (tally, join) in zip(gathering.joins, plan.joins) {
      rows.append(try summary(of: tally, join: join))
    }
    return rows
  }

  private func summary(
    of tally: JoinTally, join: SimulationPlan.PlannedJoin
  ) throws(StatisticsError) -> JoinSummary {
    let onTime = tally.joinedTerms.count(of: join.term)
    let delays = tally.joinedTerms.sum - tally.joined * join.term
    return JoinSummary(
      school: plan.schools[join.school], planned: plan.start.advanced(by: join.term),
      onTime: try share(onTime), deferred: try share(tally.joined - onTime),
      declined: try share(tally.declined),
      undecided: try share(runs - tally.joined - tally.declined),
      meanDelayTerms: tally.joined > 0 ? Double(delays) / Double(tally.joined) : nil,
      blockedBy: blocking(tally))
  }

  private func share(_ count: Int) throws(StatisticsError) -> Share {
    try Share(successes: count, trials: runs)
  }

  private func blocking(_ tally: JoinTally) -> [(principle: Principle, share: Double)] {
    let gates = PrincipleLedger(question.catalogue).gatePrinciples
    return zip(gates, tally.blocked)
      .map { (principle: $0, share: Double($1) / Double(runs)) }
      .filter { $0.share > 0 }
      .sorted { $0.share > $1.share }
  }

  /// Each school in each term, over the trajectories of which schools are kept.
  func schools() -> [SchoolInTerm] {
    var rows: [SchoolInTerm] = []
    var selection = Selection()
    for school in plan.schools.indices {
      for term in 0..<plan.terms {
        let reserves = values("school_reserves_pct_income", school: school, term: term)
        let staffing = values("school_staffing_pct", school: school, term: term)
        let grade = values("school_grade", school: school, term: term)
        rows.append(
          SchoolInTerm(
            school: plan.schools[school], term: term, runs: min(runs, RecordingPlan.elementRuns),
            members: reserves.count, reservesShare: band(reserves, by: &selection),
            staffing: band(staffing, by: &selection), grade: band(grade, by: &selection)))
      }
    }
    return rows
  }

  private func values(_ id: String, school: Int, term: Int) -> [Double] {
    let kept = recording.elementMetrics
    guard let place = kept.firstIndex(where: { $0.metric.id == id && $0.element == school })
    else { return [] }
    return gathering.elements[term * kept.count + place].compactMap {
      $0.isNaN ? nil : Double($0)
    }
  }

  private func band(_ sample: [Double], by selection: inout Selection) -> SchoolInTerm.Band? {
    let quantiles = selection.quantiles([0.05, 0.5, 0.95], of: sample)
    guard quantiles.count == 3 else { return nil }
    return SchoolInTerm.Band(p05: quantiles[0], p50: quantiles[1], p95: quantiles[2])
  }
}
