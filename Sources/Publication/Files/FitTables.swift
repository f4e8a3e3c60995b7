// SPDX-License-Identifier: GPL-3.0-or-later
public import Fitting

extension ResultTable {
  /// One row per part of the data, family and parameter.
  public static func fits(_ reports: [FitReport]) -> ResultTable {
    let rows = reports.flatMap { report in
      report.candidates.enumerated().flatMap { place, candidate in
        candidate.fit.parameters.map { (report, candidate, place == 0, $0) }
      }
    }
    return ResultTable(
      name: "fit.csv", title: "Fitted distributions",
      rowFor: "part of the data, family and parameter", key: ["part", "family", "parameter"],
      columns: fitColumns, rowCount: rows.count
    ) { index in
      let (report, candidate, isBest, parameter) = rows[index]
      return [
        .text(report.name), .text(candidate.fit.family.rawValue), .text(parameter.name),
        .number(parameter.value), .number(parameter.standardError),
        .number(candidate.fit.logLikelihood), .number(candidate.fit.aic),
        .number(candidate.quality?.andersonDarling), .number(candidate.quality?.pValue),
        .number(candidate.quality?.largestDistance), .count(candidate.quality?.replicates),
        .count(report.data.total), .flag(isBest),
      ]
    }
  }

  private static let fitColumns: [Column] = [
    .text("part", "Which rows of the data: column=value; empty for all of them"),
    .text("family", "The family, as scenarios name it"),
    .text("parameter", "The parameter, as scenarios name it"),
    .number("value", "Its estimate by maximum likelihood", unit: "the parameter's own"),
    .number(
      "standard_error", "From the observed information", unit: "the parameter's own", atLeast: 0,
      emptyIf: "the parameter stands at a limit"),
    .number("log_likelihood", "The family's, at the maximum", unit: "nats"),
    .number("aic", "Akaike's criterion; less is better", unit: "nats"),
    .number(
      "statistic", "Anderson and Darling's distance", unit: "none", atLeast: 0,
      emptyIf: "the bootstrap was not asked for or nothing can be held against the family"),
    .number(
      "p_value", "Share of bootstrap samples at least as far off", unit: "fraction", atLeast: 0,
      atMost: 1,
      emptyIf: "the bootstrap was not asked for or nothing can be held against the family"),
    .number(
      "largest_distance", "Of the two distribution functions", unit: "fraction", atLeast: 0,
      atMost: 1,
      emptyIf: "the bootstrap was not asked for or nothing can be held against the family"),
    .count(
      "replicates", "Bootstrap samples", of: "samples",
      emptyIf: "the bootstrap was not asked for or nothing can be held against the family"),
    .count("values", "Values fitted to", of: "values"),
    .flag("best", "Whether the family is the part's best by Akaike's criterion"),
  ]

  /// One row per part of the data and probability: quantiles of the data and of the best family.
  public static func quantilePlot(_ reports: [FitReport]) -> ResultTable {
    let rows = reports.flatMap { report in
      (report.plot?.points ?? []).map { (report, $0) }
    }
    return ResultTable(
      name: "qq.csv", title: "Quantiles of data and of the best family",
      rowFor: "part of the data and probability", key: ["part", "probability"],
      columns: [
        .text("part", "Which rows of the data: column=value; empty for all of them"),
        .text("family", "The best family"), .share("probability", "Where the quantiles are"),
        .number("data", "The data's quantile", unit: "the column's own"),
        .number("fitted", "The family's quantile", unit: "the column's own"),
      ], rowCount: rows.count
    ) { index in
      let (report, point) = rows[index]
      return [
        .text(report.name), .text(report.candidates.first?.fit.family.rawValue ?? ""),
        .number(point.probability), .number(point.data), .number(point.fitted),
      ]
    }
  }

  /// One row per part of the data: the correlation of two columns.
  public static func associations(_ parts: [(name: String, association: Association)])
    -> ResultTable
  {
    ResultTable(
      name: "correlation.csv", title: "Correlation of two columns", rowFor: "part of the data",
      key: ["part"],
      columns: [
        .text("part", "Which rows of the data: column=value; empty for all of them"),
        .number(
          "correlation", "Pearson's", unit: "none", atLeast: -1, atMost: 1),
        .number("standard_error", "By the influence of each pair", unit: "none", atLeast: 0),
        .count("pairs", "Pairs of numbers", of: "pairs"),
      ], rowCount: parts.count
    ) { index in
      let part = parts[index]
      return [
        .text(part.name), .number(part.association.correlation),
        .number(part.association.standardError), .count(part.association.total),
      ]
    }
  }

  /// One row per family and quantile.
  public static func quantileFits(_ fits: [QuantileFit]) -> ResultTable {
    let rows = fits.flatMap { fit in fit.beliefs.indices.map { (fit, $0) } }
    return ResultTable(
      name: "quantiles.csv", title: "Families held against experts' quantiles",
      rowFor: "family and probability", key: ["family", "probability"],
      columns: [
        .text("family", "The family, as scenarios name it"),
        .share("probability", "Where the quantile is"),
        .number("wanted", "The quantile asked for", unit: "the quantity's own"),
        .number("found", "The family's quantile", unit: "the quantity's own"),
      ], rowCount: rows.count
    ) { index in
      let (fit, place) = rows[index]
      return [
        .text(fit.family.rawValue), .number(fit.beliefs[place].probability),
        .number(fit.beliefs[place].value), .number(fit.found[place]),
      ]
    }
  }
}
