// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers that allow no estimate: which, what they are, what must hold.
public struct StatisticsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The quantity: `successes`.
  public let quantity: String
  /// What it is.
  public let found: Double
  /// What must hold: `must be from 0 to trials`.
  public let requirement: String

  /// One line for a reader.
  public var description: String { "\(quantity) is \(found); it \(requirement)." }

  static func hold(
    _ condition: Bool, _ quantity: String, _ found: Double, _ requirement: String
  ) throws(StatisticsError) {
    guard !condition else { return }
    throw StatisticsError(quantity: quantity, found: found, requirement: requirement)
  }

  static func level(_ level: Double) throws(StatisticsError) {
    try hold(level > 0 && level < 1, "level", level, "must be above 0 and below 1")
  }
}
