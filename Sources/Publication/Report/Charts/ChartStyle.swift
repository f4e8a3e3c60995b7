// SPDX-License-Identifier: GPL-3.0-or-later

/// What all charts of a page share: one accent, quiet axes, and no words for machines inside the picture, whose text
/// alternative stands on the figure.
enum ChartStyle {
  static let accent: JSON = "#0f5563"
  static let middle: JSON = "#7fb0b8"
  static let pale: JSON = "#cfe2e5"
  static let ink: JSON = "#22303a"
  static let quiet: JSON = "#55636b"
  static let grid: JSON = "#e4e9eb"
  static let font: JSON =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

  /// A specification of that height, as wide as its place in the page.
  ///
  /// - Parameters:
  ///   - values: the rows that the chart shows; a layer may bring its own.
  ///   - layers: from back to front.
  static func spec(height: Int, values: [JSON], encoding: JSON = [:], layers: [JSON]) -> JSON {
    [
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
      "width": "container", "height": .integer(height),
      "autosize": ["type": "fit-x", "contains": "padding"],
      "background": "transparent", "padding": 2, "data": ["values": .list(values)],
      "encoding": encoding, "layer": .list(layers), "config": config,
    ]
  }

  private static let config: JSON = [
    "aria": false, "font": font, "view": ["stroke": .null],
    "axis": [
      "labelColor": quiet, "labelFontSize": 12, "titleColor": quiet, "titleFontSize": 12,
      "titleFontWeight": "normal", "gridColor": grid, "domainColor": "#9aa5ab",
      "tickColor": "#9aa5ab", "labelPadding": 6,
    ],
    "text": ["fontSize": 12, "color": ink],
  ]
}
