// SPDX-License-Identifier: GPL-3.0-or-later

// Hubs, networks, the leadership pipeline, evaluation of schools and research.
extension Simulator {
  mutating func openHubs() {}

  /// Hub posts, network places and candidates for leadership, once the central team's people have moved.
  mutating func moveHubs() {}

  /// Asks for the days of hubs, evaluation and research; `isDrawn` is false for the opening position's expected demand.
  mutating func raiseHubDemand(isDrawn: Bool) {}

  /// What follows from the days served.
  mutating func settleHubs() {}

  /// Writes `record.hubs`; `isOpening` for the position before the first term.
  mutating func measureHubs(isOpening: Bool) {}
}
