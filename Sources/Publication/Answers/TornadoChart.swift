// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars to either side of nothing, each under its name and with its interval.
enum TornadoChart {
  struct Bar {
    var name: String
    var value: Double
    var interval: ClosedRange<Double>?
    /// What stands beside the bar.
    var label: String
    /// Whether it stands apart from the others, in a paler colour.
    var isQuiet = false
  }

  /// Pixels of a bar with its name.
  private static let step = 38

  /// One bar for each name, in the order given.
  static func chart(_ bars: [Bar]) -> JSON {
    let ends = bars.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }
      .compactMap(\.self)
    let (least, greatest) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
    let room = max(greatest - least, 1e-9)
    let across: JSON = [
      "field": "value", "type": "quantitative",
      "axis": ["title": .null, "grid": true, "tickCount": 5],
      "scale": [
        "domain": [.number(least - 0.02 * room), .number(greatest + 0.12 * room)], "nice": false,
      ],
    ]
    return ChartStyle.spec(
      height: step * bars.count, values: bars.map(values), encoding: ["y": names],
      layers: [
        title,
        [
          "mark": ["type": "bar", "height": 12, "yOffset": 8],
          "encoding": [
            "x": across, "x2": ["datum": 0],
            "color": ["field": "colour", "type": "nominal", "scale": .null],
          ],
        ],
        [
          "mark": ["type": "rule", "yOffset": 8, "strokeWidth": 1.5, "color": ChartStyle.ink],
          "encoding": [
            "x": ["field": "low", "type": "quantitative"], "x2": ["field": "high"],
          ],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 6, "dy": 8, "fontWeight": 600],
          "encoding": [
            "x": ["field": "end", "type": "quantitative"], "text": ["field": "label"],
          ],
        ],
      ])
  }

  private static func values(_ bar: Bar) -> JSON {
    [
      "name": .text(bar.name), "value": .number(bar.value),
      "low": .number(bar.interval?.lowerBound ?? bar.value),
      "high": .number(bar.interval?.upperBound ?? bar.value),
      "end": .number(max(0, bar.interval?.upperBound ?? bar.value, bar.value)),
      "label": .text(bar.label.withMinus),
      "colour": bar.isQuiet ? ChartStyle.middle : ChartStyle.accent,
    ]
  }

  private static let names: JSON = [
    "field": "name", "type": "nominal", "sort": .null, "axis": .null,
  ]

  private static let title: JSON = [
    "mark": [
      "type": "text", "align": "left", "baseline": "bottom", "dy": -1, "x": 0,
      "limit": ["expr": "width"],
    ],
    "encoding": ["text": ["field": "name"]],
  ]
}

extension String {
  /// With a minus sign where a hyphen is the sign of a number: what a chart shows as a page's text does.
  var withMinus: String {
    let characters = Array(self)
    return String(
      characters.enumerated().map { place, character in
        let isSign =
          character == "-" && place + 1 < characters.count
          && (place == 0 || " (±".contains(characters[place - 1]))
          && (characters[place + 1] == "£" || characters[place + 1].isWholeNumber)
        return isSign ? "\u{2212}" : character
      })
  }
}
