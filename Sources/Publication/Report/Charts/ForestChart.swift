// SPDX-License-Identifier: GPL-3.0-or-later

/// Differences from nothing, each a point with its interval under its name: left of the line less, right of it more.
enum ForestChart {
  struct Row {
    var name: String
    var value: Double
    var low: Double
    var high: Double
  }

  /// Pixels of a row with its name.
  private static let step = 40

  /// - Parameters:
  ///   - unit: of the axis, such as `futures of 100`.
  static func spec(_ rows: [Row], unit: String) -> JSON {
    let values = rows.map { row -> JSON in
      [
        "name": .text(row.name), "value": .number(row.value), "low": .number(row.low),
        "high": .number(row.high),
      ]
    }
    return ChartStyle.spec(
      height: step * rows.count + 40, values: values, encoding: ["y": names],
      layers: [zero, title, interval(unit), point])
  }

  private static let names: JSON = [
    "field": "name", "type": "nominal", "sort": .null, "axis": .null,
  ]

  private static let zero: JSON = [
    "data": ["values": [["zero": 0]]],
    "mark": ["type": "rule", "color": ChartStyle.quiet, "strokeDash": [4, 3]],
    "encoding": ["x": ["field": "zero", "type": "quantitative"], "y": .null],
  ]

  /// The name above its interval.
  private static let title: JSON = [
    "mark": [
      "type": "text", "align": "left", "baseline": "bottom", "dy": -2, "x": 0,
      "limit": ["expr": "width"],
    ],
    "encoding": ["text": ["field": "name"]],
  ]

  private static func interval(_ unit: String) -> JSON {
    [
      "mark": ["type": "rule", "strokeWidth": 3, "color": ChartStyle.middle, "yOffset": 9],
      "encoding": [
        "x": [
          "field": "low", "type": "quantitative",
          "axis": ["title": .text(unit), "tickCount": 6], "scale": ["zero": true],
        ], "x2": ["field": "high"],
      ],
    ]
  }

  private static let point: JSON = [
    "mark": [
      "type": "point", "filled": true, "size": 60, "opacity": 1, "color": ChartStyle.accent,
      "yOffset": 9,
    ],
    "encoding": ["x": ["field": "value", "type": "quantitative"]],
  ]
}
