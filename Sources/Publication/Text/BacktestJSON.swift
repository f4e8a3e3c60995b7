// SPDX-License-Identifier: GPL-3.0-or-later
public import Backtesting
internal import Statistics
internal import TrustDomain

/// A back-test for programs.
public func backtestJSON(of result: BacktestResult) -> String {
  JSON.object([
    .init("tests", "the balance model alone: level, sector's, authority's and own shocks"),
    .init("fit_years", .list(result.fitYears.map { .integer($0) })),
    .init("year", .integer(result.year)), .init("seed", .unsigned(result.seed)),
    .init("rows_left_out", .integer(result.leftOut)),
    .init(
      "rows_left_out_by_reason",
      .object(
        LeftOutRows.Reason.allCases.map {
          JSON.Member($0.rawValue, .integer(result.leftOutRows.counts[$0] ?? 0))
        })),
    .init("phases_with_too_few_schools", .list(result.tooFew.map { .text($0.name) })),
    .init(
      "not_fitted",
      .object([
        .init("sector_sd", .number(result.common.sectorSpread)),
        .init("sector_persistence", .number(result.common.sectorPersistence)),
        .init("trust_sd", .number(result.common.trustSpread)),
      ])),
    .init("fitted", .list(zip(result.models, result.yearShifts).map(model))),
    .init("levels", .list(result.levels.map(level))),
  ]).document
}

private func model(_ model: BalanceModel, shift: Double) -> JSON {
  .object([
    .init("phase", .text(model.phase.name)), .init("schools", .integer(model.schools)),
    .init("year_means", .list(model.yearMeans.map { .number($0) })),
    .init("centre", .number(model.centre)),
    .init("sector_sd_of_forecast", .number(model.sectorSpread)),
    .init("authority_sd", .number(model.authoritySpread)),
    .init("dof", .number(model.dof)), .init("dof_se", .number(model.dofError)),
    .init("scale", .number(model.scale)), .init("scale_se", .number(model.scaleError)),
    .init("location", .number(model.location)),
    .init("persistence", .number(model.persistence)),
    .init("persistence_se", .number(model.persistenceError)),
    .init("year_off", .number(shift)),
  ])
}

private func level(_ level: BacktestResult.Level) -> JSON {
  .object([
    .init("level", .text(level.name)), .init("phase", .text(level.phase.name)),
    .init("sector_year", .text(level.sectorYear.rawValue)), .init("n", .integer(level.count)),
    .init(
      "coverage",
      .list(
        zip(BacktestResult.nominal, level.coverage).map { nominal, found in
          .object([.init("nominal", .number(nominal))] + share(found))
        })),
    .init("crps", .number(level.crps)), .init("crps_naive", .number(level.naiveCRPS)),
    .init("skill", .number(level.skill)),
    .init("deficit_predicted", .number(level.deficitPredicted)),
    .init("deficit_found", .object(share(level.deficitFound))),
    .init("pit", .list(level.transforms.map { .integer($0) })),
  ])
}

private func share(_ share: Share) -> [JSON.Member] {
  [
    .init("found", .number(share.value)), .init("low", .number(share.interval.lowerBound)),
    .init("high", .number(share.interval.upperBound)),
  ]
}
