// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Principles
internal import Simulation
internal import Statistics
internal import TrustDomain

extension Summary {
  /// Works out the answer from what was gathered.
  init(
    question: Question, plan: SimulationPlan, recording: RecordingPlan,
    options: ForecastOptions, gathering: Gathering
  ) async throws(ForecastError) {
    let desk = SummaryDesk(
      question: question, plan: plan, recording: recording, gathering: gathering)
    // The two that take long, beside each other where there are threads.
    async let fansInTime = desk.fans()
    async let schoolsInTime = desk.schools()
    title = question.scenario.title
    trust = question.scenario.trust.name
    start = plan.start
    terms = plan.terms
    gate = plan.gate
    seed = options.seed
    runs = gathering.outcomes.count
    schoolsAtStart = question.scenario.trust.schools.count
    plannedJoins = plan.joins.count
    modelled = question.catalogue.modelled
    outcomes = gathering.outcomes
    do throws(StatisticsError) {
      allMet = try Share(
        successes: gathering.outcomes.count(where: \.allMet), trials: gathering.outcomes.count)
      joint = try desk.joint()
      together = try desk.together()
      principles = try desk.principles()
      principlesByTerm = try desk.principlesByTerm()
      breaches = try desk.breaches()
      joins = try desk.joins()
    } catch {
      throw .faulty("\(error)")
    }
    fans = await fansInTime
    schools = await schoolsInTime
    trajectories =
      options.keepsTrajectories
      ? TrajectoryTable(
        metrics: recording.trustMetrics, terms: plan.terms, series: desk.trustSeries) : nil
  }
}

/// What the parts of a summary are worked out from.
struct SummaryDesk: Sendable {
  let question: Question
  let plan: SimulationPlan
  let recording: RecordingPlan
  let gathering: Gathering

  var runs: Int { gathering.outcomes.count }
  var modelled: [Principle] { question.catalogue.modelled }

  /// Every metric of the trust in every term (`term * metrics + metric`).
  var trustSeries: [Series] {
    (0..<plan.terms).flatMap { term in
      recording.trustMetrics.indices.map { gathering.series(of: $0, term: term) }
    }
  }

  func principles() throws(StatisticsError) -> [PrincipleSummary] {
    var firstToGive = Array(repeating: 0, count: modelled.count)
    for outcome in gathering.outcomes {
      if let principle = outcome.firstBreachPrinciple { firstToGive[principle] += 1 }
    }
    var summaries: [PrincipleSummary] = []
    var place = 0
    for principle in question.catalogue.principles {
      guard !principle.checks.isEmpty else {
        summaries.append(PrincipleSummary(notModelled: principle))
        continue
      }
      var row = try summary(
        of: principle, tally: gathering.verdicts[place], firstToGive: firstToGive[place])
      try addFirsts(to: &row, place: place)
      summaries.append(row)
      place += 1
    }
    return summaries
  }

  /// When a principle gives first, and which others give in the same term.
  private func addFirsts(to row: inout PrincipleSummary, place: Int) throws(StatisticsError) {
    let firsts = gathering.outcomes.filter { $0.firstBreachPrinciple == place }
    guard !firsts.isEmpty else { return }
    let terms = firsts.compactMap { $0.firstBreachTerm.map(Double.init) }
    row.medianFirstTerm = try Quantiles(of: terms).value(at: 0.5)
    row.together = modelled.indices.prefix(64)
      .filter { $0 != place }
      .map { other in
        let count = firsts.count { $0.brokenTogether & (1 << UInt64(other)) != 0 }
        return (principle: modelled[other], share: Double(count) / Double(firsts.count))
      }
      .filter { $0.share > 0 }
      .sorted { $0.share > $1.share }
  }

  private func summary(
    of principle: Principle, tally: VerdictTally, firstToGive: Int
  ) throws(StatisticsError) -> PrincipleSummary {
    let applicable = runs - tally.count(.notApplicable)
    let broken = tally.broken
    return PrincipleSummary(
      principle: principle,
      met: applicable > 0
        ? try Share(successes: tally.count(.met), trials: applicable) : nil,
      applicable: applicable, notEvidenced: tally.count(.notEvidenced),
      firstToGive: Double(firstToGive) / Double(runs),
      medianBreachTerm: tally.firstTerms.quantile(0.5),
      meanTermsInBreach: broken > 0 ? Double(tally.termsInBreach) / Double(broken) : nil,
      recovered: broken > 0 ? Double(tally.recovered) / Double(broken) : nil,
      medianLongestBreach: tally.longest.quantile(0.5), margins: margins(tally))
  }

  func principlesByTerm() throws(StatisticsError) -> [PrincipleInTerm] {
    var rows: [PrincipleInTerm] = []
    let kinds = Standing.allCases.count
    for (index, principle) in modelled.enumerated() {
      for term in 0..<plan.terms {
        let place = (index * plan.terms + term) * kinds
        let met = gathering.standings[place + Int(Standing.met.rawValue)]
        let applicable =
          runs - gathering.standings[place + Int(Standing.notApplicable.rawValue)]
        rows.append(
          PrincipleInTerm(
            principle: principle, term: term,
            met: applicable > 0 ? try Share(successes: met, trials: applicable) : nil))
      }
    }
    return rows
  }

  func fans() -> [Fan] {
    var rows: [Fan] = []
    var selection = Selection()
    let metrics = recording.trustMetrics
    for (index, metric) in metrics.enumerated() {
      for term in 0..<plan.terms {
        let isCore = recording.places[index] < recording.core.count
        let values = gathering.series(of: index, term: term)
          .values(first: isCore ? runs : RecordingPlan.detailRuns)
        rows.append(
          fan(of: values, metric: metric, scope: "trust", term: term, by: &selection))
      }
    }
    let kept = recording.elementMetrics
    for (index, element) in kept.enumerated() where element.metric.scope != .school {
      for term in 0..<plan.terms {
        let values = gathering.elements[term * kept.count + index]
        let known = values.compactMap { $0.isNaN ? nil : Double($0) }
        guard !known.isEmpty else { continue }
        let scope = name(of: element.element, in: element.metric.scope)
        rows.append(
          fan(of: known, metric: element.metric, scope: scope, term: term, by: &selection))
      }
    }
    return rows
  }

  private func fan(
    of sample: [Double], metric: Metric, scope: String, term: Int, by selection: inout Selection
  ) -> Fan {
    let (moments, quantiles) = selection.describe(sample, at: publishedQuantiles)
    return Fan(
      metric: metric, scope: scope, term: term, count: sample.count, mean: moments.mean,
      standardError: moments.standardError, quantiles: quantiles)
  }

  /// The name of an element of a scope, as result files give it.
  func name(of element: Int, in scope: MetricScope) -> String {
    switch scope {
    case .trust: "trust"
    case .school: plan.schools[element].id
    case .sector: Sector.allCases[element].name
    case .region: plan.regions.names[element]
    case .function: CentralFunction.allCases[element].name
    case .functionInSector:
      CentralFunction.allCases[element / CentralMeasures.sectors].name + " for "
        + Sector.allCases[element % CentralMeasures.sectors].name
    case .specialism:
      Sector.allCases[element / CentralMeasures.disciplines].name + " "
        + Discipline.allCases[element % CentralMeasures.disciplines].name
    case .join: plan.schools[plan.joins[element].school].id
    case .area: question.scenario.framework.areas[element]
    }
  }
}
