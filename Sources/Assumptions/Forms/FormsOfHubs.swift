// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Hubs, networks, the leadership pipeline, evaluation and research.
  static let hubs: [AssumptionForm] = []
}
