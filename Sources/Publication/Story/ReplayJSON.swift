// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import TrustDomain

/// One future in JSON: the same as `story` tells, and every metric as `trajectories.csv` prints it.
///
/// - Parameter runs: futures of the result that it comes from.
public func machineStory(of replay: Replay, reason: ReplayReason, runs: Int) -> String {
  let machine = MachineStory(replay: replay)
  return JSON.object(
    [
      .init("title", .text(replay.title)), .init("trust", .text(replay.trust)),
      .init("run", .integer(replay.run)), .init("runs", .integer(runs)),
      .init("seed", .unsigned(replay.seed)), .init("reason", .text(MachineStory.name(of: reason))),
    ] + MachineStory.details(of: reason) + [
      .init("start", .text(replay.start.description)), .init("gate", .text(replay.gate.rawValue)),
      .init("schools_at_start", .integer(replay.schoolsAtStart)),
      .init("unmet_gates_at_start", MachineStory.ids(replay.unmetGatesAtStart)),
      .init("terms", .list(replay.terms.map(machine.term))),
      .init("money", .list(replay.years.map(MachineStory.year))),
      .init("all_met", .flag(replay.outcome.allMet)),
      .init("joined", .integer(replay.outcome.joined)),
    ]
  ).document
}

private struct MachineStory {
  let replay: Replay

  static func name(of reason: ReplayReason) -> String {
    switch reason {
    case .asked: "run"
    case .typical: "typical"
    case .worst: "worst"
    }
  }

  static func details(of reason: ReplayReason) -> [JSON.Member] {
    guard case .worst(let principle, let terms, let asLong, let broken) = reason else { return [] }
    return [
      .init("principle", .text(principle)), .init("terms_in_breach", .integer(terms)),
      .init("runs_in_breach", .integer(broken)), .init("runs_as_long", .integer(asLong)),
    ]
  }

  static func ids(_ principles: [Principle]) -> JSON { .list(principles.map { .text($0.id) }) }

  static func year(_ year: MoneyYear) -> JSON {
    let flows = zip(Flow.allCases, year.flows).map {
      JSON.Member($0.name, .number($1.pounds))
    }
    return .object([
      .init("year", .text(year.name)), .init("opening_reserves", .number(year.opening.pounds)),
      .init("flows", .object(flows)), .init("closing_reserves", .number(year.closing.pounds)),
    ])
  }

  func term(_ term: ReplayTerm) -> JSON {
    .object([
      .init("term", .text(replay.start.advanced(by: term.term).description)),
      .init("year", term.events.year.map(economy) ?? .null),
      .init("teacher_pension_rise", .number(term.events.teacherPensionRise)),
      .init("local_pension_rise", .number(term.events.localPensionRise)),
      .init("schools", .list(term.events.schools.indices.compactMap { school($0, term.events) })),
      .init("central_team", .list(term.events.centre.map(central))),
      .init("cyber_incidents", .integer(term.events.incidents)),
      .init("cyber_cost_gbp", .number(term.events.incidentCost.pounds)),
      .init("shocks", .list(term.events.shocks.map(shock))),
      .init("unmet_gates", Self.ids(term.unmetGates)),
      .init("joins", .list(term.events.joins.map(join))),
      .init("broken", .list(term.broken.map(breach))),
      .init("recovered", Self.ids(term.recovered.map { replay.modelled[$0] })),
      .init("standing", .object(standing(term))),
      .init("metrics", .object(metrics(term))),
    ])
  }

  private func economy(_ year: YearEvents) -> JSON {
    .object([
      .init("funding_growth", .number(year.fundingGrowth)),
      .init("pay_award", .number(year.payAward)),
      .init("support_pay_award", .number(year.supportPayAward)),
      .init("price_inflation", .number(year.priceInflation)),
      .init("energy_price", .number(year.energyGrowth)),
      .init("sector_shock", .number(year.sectorShock)),
      .init("trust_shock", .number(year.trustShock)),
    ])
  }

  private func school(_ index: Int, _ events: TermEvents) -> JSON? {
    let school = events.schools[index]
    guard school.isMember else { return nil }
    return .object([
      .init("school", .text(replay.schools[index].id)), .init("pupils", .number(school.pupils)),
      .init("pupil_change", .number(school.pupilChange)),
      .init("teaching_posts", .integer(school.posts)),
      .init("post_change", .integer(school.postChange)),
      .init("teachers_left", .integer(school.teachersLeft)),
      .init("teachers_hired", .integer(school.teachersHired)),
      .init("teachers_released", .integer(school.teachersReleased)),
      .init("vacancies", .integer(school.vacancies)), .init("head_left", .flag(school.headLeft)),
      .init("head_appointed", .flag(school.headAppointed)),
      .init("head_vacant_terms", .integer(school.headVacantTerms)),
      .init("grade_before", school.inspection.map { .integer($0.before) } ?? .null),
      .init("grade", school.inspection.map { .integer($0.after) } ?? .null),
      .init("authority_shock", .number(school.authorityShock)),
      .init("own_shock", .number(school.ownShock)),
      .init("condition_failures", .integer(school.failures)),
      .init("condition_cost_gbp", .number(school.failureCost.pounds)),
    ])
  }

  private func central(_ row: CentralEvents) -> JSON {
    .object([
      .init("function", .text(row.function.name)), .init("post", .text(row.title)),
      .init("opened", .integer(row.opened)), .init("left", .integer(row.left)),
      .init("started", .integer(row.started)), .init("vacant", .integer(row.vacant)),
    ])
  }

  private func shock(_ shock: ShockEvents) -> JSON {
    .object([
      .init("name", .text(shock.name)),
      .init("school", shock.school.map { .text(replay.schools[$0].id) } ?? .null),
      .init("times", .integer(shock.times)), .init("cost_gbp", .number(shock.cost.pounds)),
    ])
  }

  private func join(_ join: JoinEvents) -> JSON {
    .object([
      .init("school", .text(replay.schools[join.school].id)),
      .init("planned_term", .text(replay.joins[join.join].description)),
      .init("decision", .text(join.decision.rawValue)),
      .init("deferrals", .integer(join.deferrals)),
    ])
  }

  private func breach(_ breach: ReplayBreach) -> JSON {
    .object([
      .init("principle", .text(replay.modelled[breach.principle].id)),
      .init(
        "checks",
        .list(
          breach.misses.map { miss in
            .object([
              .init("check", .text(miss.check.sentence)), .init("scope", .text(miss.place)),
              .init("value", .number(miss.value)),
              .init("threshold", .number(miss.check.threshold)),
              .init("shortfall", .number(miss.shortfall)),
              .init("unit", .text(miss.check.metric.unit.rawValue)),
            ])
          })),
    ])
  }

  private func standing(_ term: ReplayTerm) -> [JSON.Member] {
    zip(replay.modelled, term.standing).map { principle, standing in
      let name =
        switch standing {
        case .met: "met"
        case .notMet: "not met"
        case .notEvidenced: "not evidenced"
        case .notApplicable: "not applicable"
        }
      return JSON.Member(principle.id, .text(name))
    }
  }

  private func metrics(_ term: ReplayTerm) -> [JSON.Member] {
    zip(replay.metrics, term.texts).map { JSON.Member($0.id, .printed($1)) }
  }
}
