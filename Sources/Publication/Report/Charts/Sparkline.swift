// SPDX-License-Identifier: GPL-3.0-or-later

/// A small picture of a value over time, beside numbers that say the same.
enum Sparkline {
  private static let width = 120.0
  private static let height = 40.0

  /// - Parameters:
  ///   - bands: low, middle and high of each term; nil where there is none.
  ///   - range: of the vertical scale, the same for all that stand together.
  static func picture(
    _ bands: [(low: Double, middle: Double, high: Double)?], in range: ClosedRange<Double>
  )
    -> HTML
  {
    let step = bands.count > 1 ? width / Double(bands.count - 1) : 0
    let span = max(range.upperBound - range.lowerBound, 1e-12)
    func point(_ place: Int, _ value: Double) -> String {
      let share = (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound) / span
      return "\(tenths(Double(place) * step)),\(tenths(height - 1 - share * (height - 2)))"
    }
    let present = bands.enumerated().compactMap { place, band in band.map { (place, $0) } }
    guard !present.isEmpty else { return .empty }
    let upper = present.map { point($0.0, $0.1.high) }
    let lower = present.reversed().map { point($0.0, $0.1.low) }
    let middle = present.map { point($0.0, $0.1.middle) }
    let zero = range.contains(0) ? zeroLine(point(0, 0)) : HTML.empty
    return """
      <svg class="spark" viewBox="0 0 120 40" aria-hidden="true" focusable="false">\
      <polygon points="\((upper + lower).joined(separator: " "))"/>\(zero)\
      <polyline points="\(middle.joined(separator: " "))"/></svg>
      """
  }

  private static func zeroLine(_ point: String) -> HTML {
    let height = String(point.split(separator: ",").last ?? "0")
    return "<line x1=\"0\" x2=\"120\" y1=\"\(height)\" y2=\"\(height)\"/>"
  }

  private static func tenths(_ value: Double) -> String {
    DecimalText.plain((value * 10).rounded() / 10) ?? "0"
  }
}
