// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Services in full: plans and placements, cases, incidents, bids.
  static let service: [AssumptionForm] = []
}
