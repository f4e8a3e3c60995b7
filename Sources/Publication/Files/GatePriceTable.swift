// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics

extension ResultTable {
  /// One row per measure: the same futures with the gate and with none.
  public static func gatePrice(_ price: GatePrice) -> ResultTable {
    ResultTable(
      name: "gate_price.csv", title: "The same futures with the gate and with none",
      rowFor: "measure", key: ["measure"],
      columns: [
        .text("measure", "What is compared"),
        .number("gated", "With the gate", unit: "see unit"),
        .number("ungated", "With every planned join let in", unit: "see unit"),
        .number("difference", "Gated less ungated, on the same futures", unit: "see unit"),
        .number(
          "ci_low", "Lower bound of the 95% interval of the paired difference", unit: "see unit",
          emptyIf: "no interval is given"),
        .number(
          "ci_high", "Upper bound of the 95% interval of the paired difference", unit: "see unit",
          emptyIf: "no interval is given"),
        .count("runs", "Futures compared", of: "futures"),
        .text("unit", "What the values of the row count in"),
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
