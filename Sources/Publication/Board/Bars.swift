// SPDX-License-Identifier: GPL-3.0-or-later

/// Small pictures out of block characters.
enum Bars {
  private static let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A share of a full bar, to an eighth of a character.
  static func bar(_ share: Double, width: Int) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    let (full, rest) = Int((share * Double(width * 8)).rounded()).quotientAndRemainder(
      dividingBy: 8)
    guard full < width else { return String(repeating: "█", count: width) }
    let part = rest == 0 ? "░" : String(eighths[rest])
    return String(repeating: "█", count: full) + part
      + String(repeating: "░", count: width - full - 1)
  }

  /// A line of heights, between the least and the greatest of `range`; a dot where there is no value.
  static func line(_ values: [Double?], in range: ClosedRange<Double>) -> String {
    let span = range.upperBound - range.lowerBound
    return String(
      values.map { value -> Character in
        guard let value, value.isFinite else { return "·" }
        guard span > 0 else { return heights[3] }
        let place = Int(((value - range.lowerBound) / span * 7).rounded())
        return heights[min(max(place, 0), 7)]
      })
  }
}
