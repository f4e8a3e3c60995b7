// SPDX-License-Identifier: GPL-3.0-or-later

// The board, its committees, and the evidence that principles rest on.
extension Simulator {
  mutating func openGovernance() {}

  /// Trustees leave and are found, committees are set up.
  mutating func moveGovernance() {}

  /// Asks for the days that reviews and evaluations of the term take.
  mutating func raiseReviewDemand(isDrawn: Bool) {}

  /// Renews what expires, as far as the days for it were served.
  mutating func renewEvidence() {}

  /// Writes `record.governance`; `isOpening` for the position before the first term.
  mutating func measureGovernance(isOpening: Bool) {}
}
