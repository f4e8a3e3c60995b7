// SPDX-License-Identifier: GPL-3.0-or-later

/// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
public struct QualityMeasures: Sendable {
  init(schools: Int, joins: Int) {}
}
