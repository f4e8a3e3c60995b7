// SPDX-License-Identifier: GPL-3.0-or-later

// Services for pupils and schools: special needs, placements, safety, technology, bids.
extension Simulator {
  mutating func openService() {}

  /// Asks for the term's days beyond base demand; `isDrawn` is false for the opening position's expected demand.
  mutating func raiseServiceDemand(isDrawn: Bool) {}

  /// What follows from the days served: cases closed, places found, bids won.
  mutating func settleService() {}

  /// Writes `record.service`; `isOpening` for the position before the first term.
  mutating func measureService(isOpening: Bool) {}
}
