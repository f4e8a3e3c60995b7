// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Governance and evidence: trustees, committees, reviews, audit, recommendations.
  static let governance: [AssumptionForm] = []
}
