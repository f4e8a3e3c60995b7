// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars that lie, each under its name, so that long names find room at every width.
enum BarCharts {
  struct Bar {
    var name: String
    var value: Double
    /// What stands beside the bar.
    var label: String
  }

  /// Pixels of a bar with its name.
  private static let step = 44

  /// One bar for each name; the scale is from 0 to the greatest.
  static func bars(_ bars: [Bar]) -> JSON {
    let values = bars.map { bar -> JSON in
      [
        "name": .text(bar.name), "title": .text(bar.name), "value": .number(bar.value),
        "label": .text(bar.label),
      ]
    }
    let greatest = bars.map(\.value).max() ?? 1
    let across: JSON = [
      "field": "value", "type": "quantitative", "axis": .null,
      "scale": ["domain": [0, .number(max(greatest, 1e-9) * 1.12)], "nice": false],
    ]
    return ChartStyle.spec(
      height: step * bars.count, values: values, encoding: ["y": names],
      layers: [
        title,
        [
          "mark": ["type": "bar", "height": 14, "yOffset": 8, "color": ChartStyle.accent],
          "encoding": ["x": across],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 5, "dy": 8, "fontWeight": 600],
          "encoding": ["x": across, "text": ["field": "label"]],
        ],
      ])
  }

  struct Part {
    var name: String
    var value: Double
    var colour: JSON
    var ink: JSON
  }

  /// One whole bar for each name, divided into its parts.
  static func stacks(_ stacks: [(name: String, parts: [Part])]) -> JSON {
    let values = stacks.flatMap { stack -> [JSON] in
      var start = 0.0
      return stack.parts.filter { $0.value > 0 }.map { part in
        defer { start += part.value }
        return self.part(part, of: stack.name, from: start)
      }
    }
    let across: JSON = [
      "field": "from", "type": "quantitative", "axis": .null,
      "scale": ["domain": [0, 1], "nice": false],
    ]
    return ChartStyle.spec(
      height: step * stacks.count, values: values, encoding: ["y": names],
      layers: [
        title,
        [
          "mark": ["type": "bar", "height": 20, "yOffset": 9, "stroke": "white"],
          "encoding": [
            "x": across, "x2": ["field": "to"],
            "color": ["field": "colour", "type": "nominal", "scale": .null],
          ],
        ],
        [
          "mark": ["type": "text", "dy": 9, "fontWeight": 600],
          "encoding": [
            "x": ["field": "middle", "type": "quantitative"], "text": ["field": "label"],
            "color": ["field": "ink", "type": "nominal", "scale": .null],
          ],
        ],
      ])
  }

  private static func part(_ part: Part, of name: String, from start: Double) -> JSON {
    let number = HumanNumber.inHundred(part.value)
    let label = part.value >= 0.24 ? "\(part.name) \(number)" : part.value >= 0.06 ? number : ""
    return [
      "name": .text(name), "title": .text(start == 0 ? name : ""), "from": .number(start),
      "to": .number(start + part.value),
      "middle": .number(start + part.value / 2), "label": .text(label), "colour": part.colour,
      "ink": part.ink,
    ]
  }

  private static let names: JSON = [
    "field": "name", "type": "nominal", "sort": .null, "axis": .null,
  ]

  /// The name above its bar.
  private static let title: JSON = [
    "mark": [
      "type": "text", "align": "left", "baseline": "bottom", "dy": -4, "x": 0,
      "limit": ["expr": "width"],
    ],
    "encoding": ["text": ["field": "title"]],
  ]
}
