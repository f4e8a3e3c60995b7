// SPDX-License-Identifier: GPL-3.0-or-later

extension Metric {
  /// Governance and evidence: trustees, committees, reviews, audit, recommendations.
  static let governance: [Metric] = []
}
