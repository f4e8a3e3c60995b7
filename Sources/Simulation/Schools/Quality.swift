// SPDX-License-Identifier: GPL-3.0-or-later

// The quality of schools: what support lifts and inspections look at.
extension Simulator {
  /// The opening state of every school's quality.
  mutating func openQuality() {}

  /// Moves the quality of every school by a term, after the central team has served and before inspections.
  mutating func moveQuality() {}

  /// What a year shows of schools beside grades, at the end of summer.
  mutating func publishSchools() {}

  /// Writes `record.quality`; `isOpening` for the position before the first term.
  mutating func measureQuality(isOpening: Bool) {}
}
