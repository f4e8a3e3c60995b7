// SPDX-License-Identifier: GPL-3.0-or-later
internal import Questions
internal import Statistics

/// Squares of a probability over the sizes of two shocks, and the line at the confidence.
enum HeatChart {
  /// Pixels of its height.
  private static let height = 300

  static func chart(_ pair: ReverseStress.Pair, confidence: Double) -> JSON {
    let cells = pair.firstSizes.indices.flatMap { first in
      pair.secondSizes.indices.map { cell(pair, first, $0, confidence) }
    }
    let line = pair.contour.map { point -> JSON in
      [
        "x": .number(point.first * scale(pair.first)),
        "y": .number(point.second * scale(pair.second)),
      ]
    }
    let (across, up) = (axis(pair.first, pair.firstSizes), axis(pair.second, pair.secondSizes))
    return ChartStyle.spec(
      height: height, values: cells,
      layers: [
        [
          "mark": ["type": "rect", "stroke": "white"],
          "encoding": [
            "x": merged(across, "left"), "x2": ["field": "right"],
            "y": merged(up, "bottom"), "y2": ["field": "top"],
            "color": ["field": "colour", "type": "nominal", "scale": .null],
          ],
        ],
        [
          "mark": ["type": "text", "fontSize": 11],
          "encoding": [
            "x": ["field": "x", "type": "quantitative"],
            "y": ["field": "y", "type": "quantitative"],
            "text": ["field": "label"],
          ],
        ],
        [
          "data": ["values": .list(line)],
          "mark": ["type": "line", "strokeWidth": 2.5, "color": ChartStyle.ink],
          "encoding": [
            "x": ["field": "x", "type": "quantitative"],
            "y": ["field": "y", "type": "quantitative"],
            "order": ["field": "x", "type": "quantitative"],
          ],
        ],
      ])
  }

  private static func cell(
    _ pair: ReverseStress.Pair, _ first: Int, _ second: Int, _ confidence: Double
  ) -> JSON {
    let share = pair.shares[first][second].value
    let (x, y) = (pair.firstSizes[first], pair.secondSizes[second])
    let (wide, high) = (half(pair.firstSizes), half(pair.secondSizes))
    let (across, up) = (scale(pair.first), scale(pair.second))
    return [
      "x": .number(x * across), "left": .number((x - wide) * across),
      "right": .number((x + wide) * across), "y": .number(y * up),
      "bottom": .number((y - high) * up), "top": .number((y + high) * up),
      "label": .text(HumanNumber.inHundred(share)), "colour": colour(share, confidence),
    ]
  }

  private static func colour(_ share: Double, _ confidence: Double) -> JSON {
    switch share - confidence {
    case 0.1...: ChartStyle.middle
    case 0...: ChartStyle.pale
    case (-0.15)...: "#f6dcc3"
    default: "#e8a97c"
    }
  }

  private static func half(_ sizes: [Double]) -> Double {
    guard sizes.count > 1 else { return 0.5 }
    return (sizes[1] - sizes[0]) / 2
  }

  /// Shares are shown out of a hundred.
  private static func scale(_ factor: ShockFactor) -> Double { factor.unit == .logits ? 1 : 100 }

  private static func axis(_ factor: ShockFactor, _ sizes: [Double]) -> [JSON.Member] {
    let unit =
      switch factor.unit {
      case .points: "points"
      case .more: "% more"
      case .less: "% less"
      case .logits: "logits"
      }
    let (wide, last) = (half(sizes), sizes.last ?? 1)
    return [
      .init("type", "quantitative"),
      .init("axis", ["title": .text("\(factor.words) (\(unit))"), "grid": false]),
      .init(
        "scale",
        [
          "domain": [.number(-wide * scale(factor)), .number((last + wide) * scale(factor))],
          "nice": false, "zero": false,
        ]),
    ]
  }

  private static func merged(_ members: [JSON.Member], _ field: String) -> JSON {
    .object([.init("field", .text(field))] + members)
  }
}
