// SPDX-License-Identifier: GPL-3.0-or-later

/// Governance and evidence: trustees, committees, reviews, audit, recommendations.
struct GovernanceStates: ~Copyable {
  init(_ plan: SimulationPlan) {}
}
