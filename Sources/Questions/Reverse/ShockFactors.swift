// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

extension ShockFactor {
  /// Every factor that a reverse stress test tries, one at a time and in pairs.
  ///
  /// The largest sizes are judgement: beyond what English trusts have met in twenty years, so that what isn't broken by
  /// them can be called robust to the factor.
  public static let all: [ShockFactor] = money + people + work + schools

  /// The factor that options name so; nil if there is none.
  public static func named(_ id: String) -> ShockFactor? { all.first { $0.id == id } }

  private static let money: [ShockFactor] = [
    .init(
      "unfunded-pay", "Pay awards above funding, in each of the first two years", .points,
      upTo: 0.06,
      [
        .init(.economyPayAward, .raised(1), years: 2),
        .init(.economySupportPayAward, .raised(1), years: 2),
        .init(.economyPayUnfunded, .raised(1), years: 2),
      ]),
    .init(
      "funding-squeeze",
      "Funding for each pupil below what is expected, in each of the first two years",
      .points, upTo: 0.06,
      [
        .init(.economyFundingGrowth, .raised(-1), years: 2),
        .init(.economyPayUnfunded, .raised(1), years: 2),
      ]),
    .init(
      "price-rises", "Price inflation above what is expected, in each of the first two years",
      .points, upTo: 0.15, [.init(.economyPriceInflation, .raised(1), years: 2)]),
    .init(
      "energy-price", "Energy price: a jump in the first year, for good", .more, upTo: 3,
      [.init(.economyEnergyPrice, .raised(1), years: 1)]),
    .init(
      "central-cost", "Cost of the central team for the same work, from the first year", .more,
      upTo: 0.5, [.init(.centralCostDrift, .raised(1), years: 1)]),
    .init(
      "lost-grants", "Pension grant, bids for funding, grants for joining: lost",
      .less, upTo: 1,
      [
        .init(.economyTeacherPensionGrantShare, .scaled(-1)), .init(.bidsWinChance, .scaled(-1)),
        .init(.policyJoiningGrant, .scaled(-1)),
      ]),
    .init(
      "building-failures", "Failures of buildings, each year", .more, upTo: 9,
      [.init(.eventsConditionFailureRate, .scaled(1))]),
    .init(
      "hidden-deficits", "Chance that a converter hides a deficit", .points, upTo: 0.85,
      [.init(.joiningHiddenDeficitChance, .raised(1))]),
  ]

  private static let people: [ShockFactor] = [
    .init(
      "turnover", "Teachers and central staff who leave, each year", .more, upTo: 2,
      [.init(.schoolsTeacherTurnover, .scaled(1)), .init(.centralExitRate, .scaled(1))]),
    .init(
      "heads-leave", "Heads who leave, each year", .more, upTo: 4,
      [.init(.headsExitRate, .scaled(1))]),
    .init(
      "slow-hiring", "Chance of filling a central post in a term", .less, upTo: 0.9,
      [.init(.centralFillRate, .scaled(-1))]),
  ]

  private static let work: [ShockFactor] = [
    .init(
      "central-work", "Work that each school asks of the central team", .more, upTo: 1,
      [
        .init(.centralBaseDaysPerSchool, .scaled(1)),
        .init(.centralBaseDaysPerThousandPupils, .scaled(1)),
      ]),
    .init(
      "weak-schools", "Improvement days that a weak school needs", .more, upTo: 2,
      [
        .init(.improvementDaysRequiresImprovement, .scaled(1)),
        .init(.improvementDaysInadequate, .scaled(1)),
      ]),
    .init(
      "send-plans", "Growth of plans for special needs, each year", .points, upTo: 0.25,
      [.init(.sendPlanGrowth, .raised(1))]),
    .init(
      "safeguarding", "Safeguarding referrals", .more, upTo: 2,
      [.init(.centralSafeguardingRate, .scaled(1))]),
    .init(
      "cyber", "Cyber incidents, each year", .more, upTo: 9, [.init(.eventsCyberRate, .scaled(1))]),
  ]

  private static let schools: [ShockFactor] = [
    .init(
      "falling-rolls", "Pupils lost by every school, each year", .points, upTo: 0.08,
      [.init(.schoolsPupilTrend, .raised(-1))]),
    .init(
      "harder-inspection", "Harder inspections: the odds of good or better", .logits, upTo: 2.5,
      [.init(.inspectionRegimeShock, .raised(-1))]),
  ]
}
