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
      self = .usage(reasons.joined(separator: "\nheadroom: "))
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

/// A probability as options give it: `0.8` or `80%`, both ends left out.
func probability(_ text: String) -> Double? {
  let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
  return number.flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
}
