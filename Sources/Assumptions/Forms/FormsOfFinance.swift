// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
  static let finance: [AssumptionForm] = []
}
