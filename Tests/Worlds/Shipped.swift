// SPDX-License-Identifier: GPL-3.0-or-later
package import ScenarioFiles

/// The scenarios that ship with the program.
package enum Shipped: String, Sendable, CaseIterable {
  case noGrowth = "no-growth"
  case twoJoiners = "two-joiners"
  case fourJoiners = "four-joiners"
  case eightJoiners = "eight-joiners"

  /// The project's folder of scenarios, with a slash at its end.
  package static var folder: String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scenarios/"
  }

  /// Reads the scenario with a stress laid over it, and settings over both.
  package func load(
    stress: String, settings: [String] = []
  ) throws(ScenarioProblems) -> ScenarioDocument {
    try loadScenario(
      at: "\(Self.folder)\(rawValue).yaml", overlays: ["\(Self.folder)stresses/\(stress).yaml"],
      settings: settings)
  }

  /// Reads the scenario, with settings laid over it.
  package func load(_ settings: String...) throws(ScenarioProblems) -> ScenarioDocument {
    try loadScenario(at: "\(Self.folder)\(rawValue).yaml", settings: settings)
  }
}
