// SPDX-License-Identifier: GPL-3.0-or-later

/// Shares of 100 futures along whole steps, a line for each curve with the interval of each point, and a line at the
/// share that is asked for.
enum CurvesChart {
  struct Curve {
    var name: String
    /// The step, and the share with its interval, out of a hundred.
    var points: [(step: Double, value: Double, low: Double, high: Double)]
  }

  /// Told apart in print as well: by darkness, not by colour alone.
  private static let colours: [JSON] = [
    ChartStyle.ink, ChartStyle.accent, "#3f8e9b", "#8fbcc3", "#b3541e", "#d9a441",
  ]

  /// - Parameters:
  ///   - across: what the steps count.
  ///   - asked: the share asked for, out of a hundred.
  ///   - isWhole: whether steps are whole numbers.
  static func spec(
    _ curves: [Curve], across: String, up: String, asked: Double, isWhole: Bool = true,
    format: String = "d"
  ) -> JSON {
    let values = curves.flatMap { curve in
      curve.points.map { point -> JSON in
        [
          "curve": .text(curve.name), "step": .number(point.step), "value": .number(point.value),
          "low": .number(point.low), "high": .number(point.high),
        ]
      }
    }
    let highest = curves.flatMap(\.points).map(\.high).max() ?? 100
    let top = min(100, max(highest, asked) * 1.05)
    let steps = Set(curves.flatMap(\.points).map(\.step)).sorted()
    return ChartStyle.spec(
      height: 300, values: values,
      encoding: [
        "x": [
          "field": "step", "type": "quantitative",
          "axis": isWhole
            ? [
              "title": .text(across), "values": .list(steps.map { .number($0) }), "format": "d",
              "grid": false,
            ] : ["title": .text(across), "format": .text(format), "grid": false],
          "scale": ["nice": false, "padding": 14, "zero": false],
        ]
      ],
      layers: [rule(asked), bars(top, up), line(curves), points(curves)])
  }

  private static func vertical(_ field: JSON) -> JSON { ["field": field, "type": "quantitative"] }

  private static func rule(_ asked: Double) -> JSON {
    [
      "data": ["values": [["asked": .number(asked)]]],
      "mark": ["type": "rule", "color": ChartStyle.quiet, "strokeDash": [4, 3]],
      "encoding": ["x": .null, "y": vertical("asked")],
    ]
  }

  private static func bars(_ top: Double, _ up: String) -> JSON {
    [
      "mark": ["type": "rule", "strokeWidth": 1.5, "opacity": 0.6],
      "encoding": [
        "y": [
          "field": "low", "type": "quantitative", "axis": ["title": .text(up)],
          "scale": ["domain": [0, .number(top)], "nice": true],
        ],
        "y2": ["field": "high"], "color": ["field": "curve", "type": "nominal"],
      ],
    ]
  }

  private static func colour(_ curves: [Curve]) -> JSON {
    [
      "field": "curve", "type": "nominal",
      "scale": [
        "domain": .list(curves.map { .text($0.name) }),
        "range": .list(curves.indices.map { colours[$0 % colours.count] }),
      ],
      "legend": curves.count > 1
        ? [
          "orient": "top", "title": .null, "labelLimit": 400, "columns": 2, "symbolType": "circle",
          "symbolOpacity": 1,
        ]
        : .null,
    ]
  }

  private static func line(_ curves: [Curve]) -> JSON {
    [
      "mark": ["type": "line", "strokeWidth": 2.5],
      "encoding": ["y": vertical("value"), "color": colour(curves)],
    ]
  }

  private static func points(_ curves: [Curve]) -> JSON {
    [
      "mark": ["type": "point", "filled": true, "size": 50, "opacity": 1],
      "encoding": ["y": vertical("value"), "color": colour(curves)],
    ]
  }
}
