// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// Bars that hang one from the other's end, from an opening amount to a closing one.
enum Waterfall {
  struct Step {
    var name: String
    /// Pounds.
    var change: Double
  }

  static func spec(first: String, opening: Double, steps: [Step], last: String) -> JSON {
    var level = opening
    var values = [value(first, from: 0, to: opening, change: opening, isTotal: true)]
    for step in steps {
      values.append(
        value(step.name, from: level, to: level + step.change, change: step.change, isTotal: false))
      level += step.change
    }
    values.append(value(last, from: 0, to: level, change: level, isTotal: true))
    return ChartStyle.spec(
      height: 40 * values.count, values: values,
      encoding: ["y": ["field": "name", "type": "nominal", "sort": .null, "axis": .null]],
      layers: layers(across(steps, opening)))
  }

  private static func value(
    _ name: String, from start: Double, to end: Double, change: Double, isTotal: Bool
  ) -> JSON {
    let sign = change > 0 && !isTotal ? "+" : ""
    return [
      "name": .text(name), "from": .number(start), "to": .number(end),
      "edge": .number(max(start, end)), "label": .text(sign + HumanNumber.value(change, .pounds)),
      "colour": isTotal ? ChartStyle.ink : change < 0 ? ChartStyle.accent : ChartStyle.middle,
    ]
  }

  /// The horizontal scale, with room for the labels.
  private static func across(_ steps: [Step], _ opening: Double) -> JSON {
    var levels = [0, opening]
    for step in steps { levels.append((levels.last ?? 0) + step.change) }
    let low = levels.min() ?? 0
    let high = levels.max() ?? 1
    let room = max(high - low, 1) * 0.16
    return [
      "field": "from", "type": "quantitative", "axis": .null,
      "scale": ["domain": [.number(low), .number(high + room)], "nice": false, "zero": false],
    ]
  }

  private static func layers(_ across: JSON) -> [JSON] {
    [
      [
        "mark": [
          "type": "text", "align": "left", "baseline": "bottom", "dy": -3, "x": 0,
          "limit": ["expr": "width"],
        ],
        "encoding": ["text": ["field": "name"]],
      ],
      [
        "mark": ["type": "bar", "height": 14, "yOffset": 9],
        "encoding": [
          "x": across, "x2": ["field": "to"],
          "color": ["field": "colour", "type": "nominal", "scale": .null],
        ],
      ],
      [
        "mark": ["type": "text", "align": "left", "dx": 5, "dy": 9, "fontWeight": 600],
        "encoding": [
          "x": ["field": "edge", "type": "quantitative"], "text": ["field": "label"],
        ],
      ],
    ]
  }
}
