// SPDX-License-Identifier: GPL-3.0-or-later

/// Hubs, networks, the leadership pipeline, evaluation and research.
public struct HubsMeasures: Sendable {
  init(schools: Int, joins: Int) {}
}
