// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

extension ResultTable {
  /// One row per metric, scope and term: mean and quantiles over trajectories.
  static func fan(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "fan.csv",
      columns: [
        "metric", "scope", "term", "term_start", "unit", "mean", "se", "p05", "p10", "p25", "p50",
        "p75", "p90", "p95", "runs",
      ],
      rowCount: summary.fans.count
    ) { index in
      let fan = summary.fans[index]
      let term = summary.start.advanced(by: fan.term)
      let quantiles = publishedQuantiles.indices.map { place in
        Cell.number(fan.quantiles.indices.contains(place) ? fan.quantiles[place] : nil)
      }
      return [
        .text(fan.metric.id), .text(fan.scope), .term(term), .text(term.startDate),
        .text(fan.metric.unit.rawValue), .number(fan.mean), .number(fan.standardError),
      ] + quantiles + [.count(fan.count)]
    }
  }
}
