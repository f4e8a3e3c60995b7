// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  static let quality: [AssumptionForm] = []
}
