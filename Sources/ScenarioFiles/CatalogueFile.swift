// SPDX-License-Identifier: GPL-3.0-or-later
public import Principles

/// Reads a catalogue of principles apart from a scenario: a YAML file, or the built-in one.
///
/// Thresholds that name an assumption take its default.
///
/// - Parameter path: nil for the built-in catalogue.
/// - Throws: every problem at once.
public func loadCatalogue(at path: String? = nil) throws(ScenarioProblems) -> Catalogue {
  var reading = Reading()
  if let catalogue = reading.catalogue(file: path) { return catalogue }
  throw ScenarioProblems(scenario: path.map(Path.name) ?? "principles", problems: reading.ordered)
}

extension Reading {
  fileprivate mutating func catalogue(file path: String?) -> Catalogue? {
    guard let defaults = defaults() else { return nil }
    let assumptions = assumptions(defaults.tree, defaults.notes)
    guard let path else { return catalogue(nil, assumptions)?.catalogue }
    guard let text = text(ofFile: path, askedAt: Place(.file(path)), ""),
      let tree = tree(ofYAML: text, .file(path))
    else { return nil }
    guard tree.list != nil else {
      report(tree.place, "", "is \(tree.kind); a catalogue is a list of principles.")
      return nil
    }
    let read = catalogue(tree, assumptions)
    return problems.isEmpty ? read?.catalogue : nil
  }
}
