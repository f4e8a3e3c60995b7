// SPDX-License-Identifier: GPL-3.0-or-later
package import ScenarioFiles

/// The scenarios that ship with the program.
package enum Shipped: String, Sendable, CaseIterable {
  case noGrowth = "no-growth"
  case twoJoiners = "two-joiners"
  case fourJoiners = "four-joiners"
  case eightJoiners = "eight-joiners"

  /// Reads the scenario, with settings laid over it.
  package func load(_ settings: String...) throws(ScenarioProblems) -> ScenarioDocument {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try loadScenario(at: "/\(root)/Scenarios/\(rawValue).yaml", settings: settings)
  }
}
