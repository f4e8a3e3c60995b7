// SPDX-License-Identifier: GPL-3.0-or-later

/// Services in full: plans and placements, cases, incidents, bids.
public struct ServiceMeasures: Sendable {
  init(schools: Int, joins: Int) {}
}
