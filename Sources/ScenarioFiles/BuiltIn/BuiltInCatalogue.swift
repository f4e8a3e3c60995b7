// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

/// The principles that judge a scenario which names none, with thresholds as the defaults set them.
public func builtInCatalogue() throws(ScenarioProblems) -> Catalogue {
  var reading = Reading()
  if let defaults = reading.defaults() {
    let assumptions = reading.assumptions(defaults.tree, defaults.notes)
    if let read = reading.catalogue(nil, assumptions), reading.problems.isEmpty {
      return read.catalogue
    }
  }
  throw ScenarioProblems(scenario: "built-in", problems: reading.ordered)
}
