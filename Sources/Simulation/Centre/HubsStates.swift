// SPDX-License-Identifier: GPL-3.0-or-later

/// Hubs, networks, the leadership pipeline, evaluation and research.
struct HubsStates: ~Copyable {
  init(_ plan: SimulationPlan) {}
}
