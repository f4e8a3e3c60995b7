// SPDX-License-Identifier: GPL-3.0-or-later

/// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
struct FinanceStates: ~Copyable {
  init(_ plan: SimulationPlan) {}
}
