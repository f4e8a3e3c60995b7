// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics

extension ResultTable {
  /// One row per measure: the same futures with the gate and with none.
  public static func gatePrice(_ price: GatePrice) -> ResultTable {
    ResultTable(
      name: "gate_price.csv", title: "The same futures with the gate and without",
      rowFor: "measure", key: ["measure"],
      columns: [
        .text("measure", "What is compared; after met: and breach: a principle's id"),
        number("gated", "With the gate", emptyIf: "no future gives a number"),
        number("ungated", "With every join going ahead", emptyIf: "no future gives a number"),
        number("difference", "Gated less ungated", emptyIf: "no future gives a number"),
        number("ci_low", "Lower end of its 95% interval", emptyIf: "too little differs for one"),
        number("ci_high", "Upper end of its 95% interval", emptyIf: "too little differs for one"),
        .count("runs", "Futures compared, one by one", of: "futures"),
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

  private static func number(_ name: String, _ about: String, emptyIf: String) -> Column {
    .number(name, about, unit: unitOfRow, emptyIf: emptyIf)
  }
}
