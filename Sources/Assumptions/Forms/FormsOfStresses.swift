// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Levers of stresses, without effect at their defaults.
  static let stresses: [AssumptionForm] = [
    .init(.schoolsJoiningAreaTrend, .fraction, in: -0.3...0.3),
    .init(.headsConverterJoiningFactor, .multiplier, in: 0...10),
    .init(.centralCostDrift, .perYear, in: -0.2...0.5),
  ]
}
