// SPDX-License-Identifier: GPL-3.0-or-later

/// Services in full: plans and placements, cases, incidents, bids.
struct ServiceStates: ~Copyable {
  init(_ plan: SimulationPlan) {}
}
