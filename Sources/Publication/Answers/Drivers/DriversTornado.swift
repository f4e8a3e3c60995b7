// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars from what an outcome is where an input is low to what it is where the input is high, about the mean of all.
enum DriversTornado {
  struct Bar {
    var name: String
    var low: Double
    var high: Double
    /// What the two ends are, as people read them.
    var lowLabel: String
    var highLabel: String
  }

  /// Pixels of a bar with its name.
  private static let step = 44

  static func chart(_ bars: [Bar], mean: Double) -> JSON {
    let ends = bars.flatMap { [$0.low, $0.high] } + [mean]
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 1)
    let room = max(greatest - least, 1e-9) * 0.18
    let values = bars.flatMap { bar -> [JSON] in
      [
        value(bar, "low", bar.low, bar.lowLabel, isFirst: true, other: bar.high, mean),
        value(bar, "high", bar.high, bar.highLabel, isFirst: false, other: bar.low, mean),
      ]
    }
    let across: JSON = [
      "field": "value", "type": "quantitative", "axis": .null,
      "scale": [
        "domain": [.number(least - room), .number(greatest + room)], "nice": false, "zero": false,
      ],
    ]
    return ChartStyle.spec(
      height: step * bars.count, values: values, encoding: ["y": names],
      layers: [
        title,
        [
          "mark": ["type": "bar", "height": 14, "yOffset": 8],
          "encoding": [
            "x": across, "x2": ["field": "mean"],
            "color": ["field": "colour", "type": "nominal", "scale": .null],
          ],
        ],
        label("left", dx: -5), label("right", dx: 5),
      ])
  }

  private static func value(
    _ bar: Bar, _ end: String, _ value: Double, _ label: String, isFirst: Bool, other: Double,
    _ mean: Double
  ) -> JSON {
    // The one that lies further left has its words on the left.
    let isLeft = value < other || (value == other && isFirst)
    return [
      "name": .text(bar.name), "title": .text(isFirst ? bar.name : ""), "value": .number(value),
      "mean": .number(mean), "colour": end == "low" ? ChartStyle.middle : ChartStyle.accent,
      "left": .text(isLeft ? "\(end): \(label)" : ""),
      "right": .text(isLeft ? "" : "\(end): \(label)"),
    ]
  }

  private static func label(_ field: String, dx: Int) -> JSON {
    [
      "mark": [
        "type": "text", "align": field == "left" ? "right" : "left", "dx": .integer(dx), "dy": 8,
      ],
      "encoding": [
        "x": ["field": "value", "type": "quantitative"], "text": ["field": .text(field)],
      ],
    ]
  }

  private static let names: JSON = [
    "field": "name", "type": "nominal", "sort": .null, "axis": .null,
  ]

  private static let title: JSON = [
    "mark": [
      "type": "text", "align": "left", "baseline": "bottom", "dy": -4, "x": 0, "fontWeight": 600,
      "limit": ["expr": "width"],
    ],
    "encoding": ["text": ["field": "title"]],
  ]
}
