// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import Questions
internal import ScenarioFiles

extension Failure {
  /// Why a question has no answer, in words.
  init(_ unanswerable: Unanswerable) {
    switch unanswerable {
    case .ill(let reasons):
      self = .input(reasons.joined(separator: "\nheadroom: "))
    case .forecast(let error): self = Failure(error)
    }
  }
}

extension ScenarioDocument {
  /// What the scenario asks of the model.
  var question: Question { Question(scenario: scenario, catalogue: catalogue) }
}

/// The name of a file without its folder and its ending.
func plainName(ofFile path: String) -> String {
  let file = path.split(separator: "/").last.map(String.init) ?? path
  return file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
}

extension Faults {
  /// Holds a principle's id against a catalogue, which must model it.
  ///
  /// - Parameter typed: how the option gives it, where that is not the id alone.
  mutating func principle(
    _ id: String, in catalogue: Catalogue, option: String, typed: String? = nil
  ) {
    let typed = typed ?? id
    guard let principle = catalogue.principles.first(where: { $0.id == id }) else {
      let nearest = nearestName(to: id, in: catalogue.principles.map(\.id))
      let question = nearest.map { " Did you mean \"\($0)\"?" } ?? ""
      input("\(option) \(typed): no such principle.\(question) `headroom principles` lists them.")
      return
    }
    if principle.checks.isEmpty {
      input(
        "\(option) \(typed): that principle is not modelled, so nothing shows it met or broken; name another."
      )
    }
  }

  /// Tells that a scenario plans no join, which the question is about.
  mutating func noJoins(in document: ScenarioDocument, _ path: String, _ consequence: String) {
    let entry = document.entries.first { $0.key == "proposal.joins" }
    let place =
      if case .written(let place) = entry?.origin { "\(place)" } else { path }
    input(
      "\(place) proposal.joins: names no school, so \(consequence); list schools of trust.candidates in \(path), "
        + "such as joins: [{ school: oakfield, term: 2028-autumn }].")
  }
}
