// SPDX-License-Identifier: GPL-3.0-or-later

/// Governance and evidence: trustees, committees, reviews, audit, recommendations.
public struct GovernanceMeasures: Sendable {
  init(schools: Int, joins: Int) {}
}
