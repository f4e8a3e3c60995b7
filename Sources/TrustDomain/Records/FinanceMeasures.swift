// SPDX-License-Identifier: GPL-3.0-or-later

/// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
public struct FinanceMeasures: Sendable {
  init(schools: Int, joins: Int) {}
}
