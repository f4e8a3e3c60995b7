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
    /// Whether what it shows is within chance.
    var isQuiet = false
  }

  /// Pixels of a bar with its name.
  private static let step = 44

  /// - Parameters:
  ///   - scale: what numbers are multiplied by on the axis.
  ///   - axis: what the axis counts.
  static func chart(_ bars: [Bar], mean: Double, scale: Double, axis: String) -> JSON {
    let bars = bars.map { bar -> Bar in
      var bar = bar
      (bar.low, bar.high) = (bar.low * scale, bar.high * scale)
      return bar
    }
    let mean = mean * scale
    let ends = bars.flatMap { [$0.low, $0.high] } + [mean]
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 1)
    let room = max(greatest - least, 1e-9) * 0.22
    let values = bars.flatMap { bar -> [JSON] in
      [
        value(bar, "low", bar.low, bar.lowLabel, isFirst: true, other: bar.high, mean),
        value(bar, "high", bar.high, bar.highLabel, isFirst: false, other: bar.low, mean),
      ]
    }
    let across: JSON = [
      "field": "value", "type": "quantitative",
      "axis": ["title": .text(axis), "grid": true, "tickCount": 5],
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
        [
          "mark": ["type": "rule", "color": ChartStyle.ink, "strokeWidth": 1],
          "encoding": ["x": ["datum": .number(mean), "type": "quantitative"], "y": .null],
        ],
        label("left", dx: -5), label("right", dx: 5),
      ])
  }

  private static func value(
    _ bar: Bar, _ end: String, _ value: Double, _ label: String, isFirst: Bool, other: Double,
    _ mean: Double
  ) -> JSON {
    // The one that lies further left has its words on the left. Where both lie on one side of the mean, the nearer one
    // lies within the other's bar, and its words stand outside with the other's.
    let isLeft = value < other || (value == other && isFirst)
    let isInner =
      value != mean && (value < mean) == (other < mean) && other != mean
      && (abs(value - mean), isFirst ? 1 : 0) < (abs(other - mean), isFirst ? 0 : 1)
    let text = words(bar, end, label, isInner: isInner, mean)
    let goesLeft = isInner || isOneSided(bar, mean) ? value < mean : isLeft
    return [
      "name": .text(bar.name), "title": .text(isFirst ? bar.name : ""), "value": .number(value),
      "mean": .number(mean), "colour": colour(end, bar),
      "left": .text(goesLeft ? text : ""), "right": .text(goesLeft ? "" : text),
    ]
  }

  private static func isOneSided(_ bar: Bar, _ mean: Double) -> Bool {
    (bar.low - mean) * (bar.high - mean) > 0
  }

  /// `low: -0.31`; of two ends on one side both, at the outer one.
  private static func words(
    _ bar: Bar, _ end: String, _ label: String, isInner: Bool, _ mean: Double
  ) -> String {
    guard isOneSided(bar, mean) else { return "\(end): \(label)".withMinus }
    return isInner ? "" : "low: \(bar.lowLabel), high: \(bar.highLabel)".withMinus
  }

  private static func colour(_ end: String, _ bar: Bar) -> JSON {
    if bar.isQuiet { return end == "low" ? "#d3d8db" : "#a9b2b7" }
    return end == "low" ? ChartStyle.middle : ChartStyle.accent
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
