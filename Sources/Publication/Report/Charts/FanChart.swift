// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// A metric of the trust over time: median, the middle half of futures, and 90 of 100.
struct FanChart {
  struct Point {
    var term: Term
    /// 5%, 25%, 50%, 75%, 95%; nil where no future has a value.
    var quantiles: [Double]?
  }

  struct Line {
    var value: Double
    /// Such as `target 5%`.
    var label: String
  }

  static let columns = ["p05", "p25", "p50", "p75", "p95"]

  var unit: MetricUnit
  var points: [Point]
  var lines: [Line] = []
  /// What the vertical scale spans at the least; nil where the data alone decide.
  var seen: ClosedRange<Double>?

  /// The fan of a metric of the whole trust, as `fan.csv` has it.
  init?(_ metric: String, in rows: [ReportTable.Row], lines: [Line] = []) {
    let own = rows.filter { $0["metric"] == metric && $0["scope"] == "trust" }
    unit = own.first.flatMap { MetricUnit(rawValue: $0["unit"]) } ?? .count
    points = own.compactMap { row in
      Term(row["term"]).map { term in
        let quantiles = Self.columns.compactMap(row.number)
        return Point(term: term, quantiles: quantiles.count == 5 ? quantiles : nil)
      }
    }
    self.lines = lines
    guard points.contains(where: { $0.quantiles != nil }) else { return nil }
  }

  /// The highest value that the fan shows.
  var top: Double { points.compactMap(\.quantiles?.last).max() ?? 0 }

  var first: Point? { points.first { $0.quantiles != nil } }
  var last: Point? { points.last { $0.quantiles != nil } }

  var spec: JSON {
    ChartStyle.spec(
      height: 240, values: points.map(value), encoding: ["x": horizontal],
      layers: [
        band("p05", "p95", ChartStyle.pale), band("p25", "p75", ChartStyle.middle), median,
      ] + lines.flatMap(rule))
  }

  private func value(_ point: Point) -> JSON {
    let quantiles = zip(Self.columns, point.quantiles ?? []).map { name, value in
      JSON.Member(name, .number(value))
    }
    return .object([.init("t", .text(Self.place(point.term)))] + quantiles)
  }

  /// `2027/28 autumn`: sorts, and begins with its academic year.
  private static func place(_ term: Term) -> String {
    "\(HumanNumber.academicYear(term)) \(term.season.name)"
  }

  /// A tick where an academic year begins.
  private var horizontal: JSON {
    let starts = points.map(\.term).filter { $0.season == .autumn }.map {
      JSON.text(Self.place($0))
    }
    return [
      "field": "t", "type": "ordinal", "sort": .null, "scale": ["padding": 0.15],
      "axis": [
        "title": .null, "values": .list(starts), "labelExpr": "slice(datum.label, 0, 7)",
        "labelAngle": 0, "labelOverlap": "greedy", "labelAlign": "left", "labelFlush": false,
      ],
    ]
  }

  private func vertical(_ field: String) -> JSON {
    [
      "field": .text(field), "type": "quantitative",
      "scale": scale,
      "axis": [
        "title": .null, "tickCount": 5, "domain": false, "ticks": false,
        "labelExpr": .text(Self.label(of: unit)),
      ],
    ]
  }

  /// Room for the data and the lines; a range that must be seen keeps a small change from looking large.
  private var scale: JSON {
    guard let seen else { return ["zero": false] }
    let values = points.flatMap { $0.quantiles ?? [] } + lines.map(\.value)
    let low = min(seen.lowerBound, values.min() ?? seen.lowerBound)
    let high = max(seen.upperBound, values.max() ?? seen.upperBound)
    return ["domain": [.number(low), .number(high)]]
  }

  /// How an axis writes a value of that unit.
  static func label(of unit: MetricUnit) -> String {
    switch unit {
    case .fraction: "format(datum.value * 100, '.3~f') + '%'"
    case .pounds:
      "(datum.value < 0 ? '-' : '') + '£' + format(abs(datum.value) / 1e6, '.3~f') + 'm'"
    default: "format(datum.value, ',.3~f')"
    }
  }

  private func band(_ low: String, _ high: String, _ colour: JSON) -> JSON {
    [
      "mark": ["type": "area", "color": colour, "interpolate": "monotone"],
      "encoding": ["y": vertical(low), "y2": ["field": .text(high)]],
    ]
  }

  private var median: JSON {
    [
      "mark": [
        "type": "line", "color": ChartStyle.accent, "strokeWidth": 2.5, "interpolate": "monotone",
        "point": ["filled": true, "size": 18, "color": ChartStyle.accent],
      ],
      "encoding": ["y": vertical("p50")],
    ]
  }

  /// A dashed line with its name at its left end, where the fan is narrow; a white edge keeps the name legible on it.
  private func rule(_ line: Line) -> [JSON] {
    let values: JSON = ["values": [["v": .number(line.value), "label": .text(line.label)]]]
    let level: JSON = ["field": "v", "type": "quantitative"]
    let words: JSON = ["x": .null, "y": level, "text": ["field": "label"]]
    return [
      [
        "data": values,
        "mark": [
          "type": "rule", "color": ChartStyle.ink, "strokeDash": [5, 4], "strokeWidth": 1.2,
        ],
        "encoding": ["x": .null, "y": level],
      ],
      [
        "data": values,
        "mark": [
          "type": "text", "align": "left", "dy": -7, "fontWeight": 600, "stroke": "white",
          "strokeWidth": 3, "strokeOpacity": 0.85, "x": 8,
        ],
        "encoding": words,
      ],
      [
        "data": values,
        "mark": ["type": "text", "align": "left", "dy": -7, "fontWeight": 600, "x": 8],
        "encoding": words,
      ],
    ]
  }
}
