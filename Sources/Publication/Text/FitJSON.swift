// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting

/// The fits of each part of the data, for programs.
public func fitJSON(of reports: [FitReport], _ subject: FitSubject) -> String {
  JSON.object([
    .init("file", .text(subject.file)), .init("column", .text(subject.column)),
    .init("skipped_rows", .integer(subject.skipped)), .init("seed", .unsigned(subject.seed)),
    .init("parts", .list(reports.map(part))),
  ]).document
}

private func part(_ report: FitReport) -> JSON {
  .object([
    .init("part", .text(report.name)), .init("values", .integer(report.data.total)),
    .init("mean", .number(report.data.mean)), .init("sd", .number(report.data.standardDeviation)),
    .init("families", .list(report.candidates.map { family($0, between: report.data.between) })),
    .init(
      "not_fitted",
      .list(
        report.refusals.map {
          .object([.init("family", .text($0.family.rawValue)), .init("why", .text($0.reason))])
        })),
    .init("warnings", .list(report.warnings.map(warning))),
  ])
}

private func family(_ candidate: FitReport.Candidate, between: ClosedRange<Double>?) -> JSON {
  .object([
    .init("family", .text(candidate.fit.family.rawValue)),
    .init(
      "parameters",
      .object(
        candidate.fit.parameters.map {
          .init(
            $0.name,
            .object([
              .init("value", .number($0.value)), .init("standard_error", .number($0.standardError)),
            ]))
        })),
    .init("log_likelihood", .number(candidate.fit.logLikelihood)),
    .init("aic", .number(candidate.fit.aic)), .init("converged", .flag(candidate.fit.converged)),
    .init("anderson_darling", .number(candidate.quality?.andersonDarling)),
    .init("p_value", .number(candidate.quality?.pValue)),
    .init("largest_distance", .number(candidate.quality?.largestDistance)),
    .init("replicates", candidate.quality.map { .integer($0.replicates) } ?? .null),
    .init("scenario", .text(scenarioValue(of: candidate.fit, between: between))),
  ])
}

private func warning(_ warning: FitWarning) -> JSON { .text(code(of: warning)) }

private func code(of warning: FitWarning) -> String {
  switch warning {
  case .fewValues: "few-values"
  case .repeated: "repeated-value"
  case .rounded: "rounded"
  case .dominated: "dominated"
  case .poor: "poor-fit"
  case .tie(let family, _): "tie:\(family.rawValue)"
  case .atLimit: "at-limit"
  case .notConverged: "not-converged"
  case .failedReplicates: "failed-replicates"
  }
}

/// Families held against quantiles, for programs.
public func quantileJSON(of fits: [QuantileFit], refusals: [FitReport.Refusal]) -> String {
  JSON.object([
    .init(
      "families",
      .list(
        fits.map { fit in
          .object([
            .init("family", .text(fit.family.rawValue)),
            .init(
              "parameters",
              .object(
                zip(fit.family.parameters, fit.parameters).map { .init($0, .number($1)) })),
            .init("miss", .number(fit.miss)),
            .init("found", .list(fit.found.map { .number($0) })),
            .init("scenario", .text(scenarioValue(of: fit))),
          ])
        })),
    .init(
      "not_fitted",
      .list(
        refusals.map {
          .object([.init("family", .text($0.family.rawValue)), .init("why", .text($0.reason))])
        })),
  ]).document
}

/// Correlations of each part of the data, for programs.
public func associationJSON(
  of parts: [(name: String, association: Association)], columns: (String, String)
) -> String {
  JSON.object([
    .init("columns", .list([.text(columns.0), .text(columns.1)])),
    .init(
      "parts",
      .list(
        parts.map {
          .object([
            .init("part", .text($0.name)),
            .init("correlation", .number($0.association.correlation)),
            .init("standard_error", .number($0.association.standardError)),
            .init("pairs", .integer($0.association.total)),
          ])
        })),
  ]).document
}
