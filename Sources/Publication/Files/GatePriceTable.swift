// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics

extension ResultTable {
  private static let unmeasured = "no future gives a number"

  /// One row per measure: the same futures with the gate and with none.
  public static func gatePrice(_ price: GatePrice) -> ResultTable {
    ResultTable(
      name: "gate_price.csv", title: "What the gate costs and buys, in the same futures",
      rowFor: "measure", key: ["measure"],
      columns: [
        .text("measure", "all_met and others; a principle's id follows met: or breach:"),
        .number("gated", "With the gate", unit: unitOfRow, emptyIf: unmeasured),
        .number(
          "ungated", "With every join going ahead as planned", unit: unitOfRow,
          emptyIf: unmeasured),
        .number("difference", "Gated less ungated", unit: unitOfRow, emptyIf: unmeasured),
        .number(
          "ci_low", "Lower bound of the difference's paired 95% interval", unit: unitOfRow,
          emptyIf: "too few futures"),
        .number(
          "ci_high", "Upper bound of the difference's paired 95% interval", unit: unitOfRow,
          emptyIf: "too few futures"),
        .count("runs", "Futures compared", of: "futures"),
        .text("unit", "Unit of the row's numbers", oneOf: ["share", "GBP", "ratio", "count"]),
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
