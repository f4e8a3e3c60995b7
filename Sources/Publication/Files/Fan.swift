// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

extension ResultTable {
  /// One row per metric, scope and term: mean and quantiles over trajectories.
  static func fan(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "fan.csv", title: "Each metric term by term: mean and quantiles over the futures",
      rowFor: "metric, scope and term", key: ["metric", "scope", "term"],
      columns: [
        .text("metric", "Id of the metric"),
        .text("scope", "trust, or the sector, function, specialism or join measured"),
        .term("term", "The term"),
        .date("term_start", "Its first day"),
        .text("unit", "Unit of the metric"),
        .number("mean", "Mean over the futures", unit: unitOfRow, emptyIf: unmeasured),
        .number(
          "se", "Standard error of the mean", unit: unitOfRow, atLeast: 0,
          emptyIf: "fewer than two futures had a finite value"),
      ] + quantiles + [.count("runs", "Futures in which the metric applied", of: "futures")],
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

  private static let unmeasured = "the metric applied in no future"

  private static var quantiles: [Column] {
    [5, 10, 25, 50, 75, 90, 95].map { percent in
      .number(
        percent < 10 ? "p0\(percent)" : "p\(percent)",
        "\(percent)% of the futures lie at or below", unit: unitOfRow, emptyIf: unmeasured)
    }
  }
}
