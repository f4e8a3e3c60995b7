// SPDX-License-Identifier: GPL-3.0-or-later

/// Every built-in assumption with its value, unit, status and source, in the order of the format.
///
/// A resolved scenario spells every default out, so only this listing tells which of its values are defaults.
public func builtInEntries() throws(ScenarioProblems) -> [ScenarioEntry] {
  var reading = Reading()
  if let defaults = reading.defaults() {
    let assumptions = reading.assumptions(defaults.tree, defaults.notes)
    if reading.problems.isEmpty { return assumptions.entries }
  }
  throw ScenarioProblems(scenario: "built-in", problems: reading.ordered)
}
