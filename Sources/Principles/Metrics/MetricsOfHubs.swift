// SPDX-License-Identifier: GPL-3.0-or-later

extension Metric {
  /// Hubs, networks, the leadership pipeline, evaluation and research.
  static let hubs: [Metric] = []
}
