// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics

extension ResultTable {
  /// One row per measure: the same futures with the gate and with none.
  public static func gatePrice(_ price: GatePrice) -> ResultTable {
    ResultTable(
      name: "gate_price.csv",
      columns: [
        "measure", "gated", "ungated", "difference", "ci_low", "ci_high", "runs", "unit",
      ],
      rowCount: price.rows.count
    ) { index in
      let row = price.rows[index]
      return [
        .text(row.measure), .number(row.gated), .number(row.ungated),
        .number(row.difference.value), .number(row.difference.interval?.lowerBound),
        .number(row.difference.interval?.upperBound), .count(row.difference.pairs),
        .text(row.unit.rawValue),
      ]
    }
  }
}
