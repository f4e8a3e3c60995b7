// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Principles
internal import Questions
internal import ScenarioFiles

/// An outcome as people type it.
struct OutcomeArgument: ExpressibleByArgument {
  let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  /// Reads an outcome's id.
  init?(argument: String) {
    guard let outcome = Outcome(id: argument) else { return nil }
    self.outcome = outcome
  }

  /// As help shows it.
  var defaultValueDescription: String { outcome.id }
}

extension Outcome {
  /// Holds the outcome against a scenario's catalogue.
  func check(in catalogue: Catalogue) throws(Failure) {
    guard value(catalogue) == nil else { return }
    guard case .met(let id) = self else {
      throw .usage("--outcome \(self.id): no modelled principle is a gate.")
    }
    if catalogue.principles.contains(where: { $0.id == id }) {
      throw .usage(
        "--outcome \(self.id): that principle is not modelled, so no future shows it met.")
    }
    let nearest = nearestName(to: id, in: catalogue.modelled.map(\.id))
    let question = nearest.map { " Did you mean \"\($0)\"?" } ?? ""
    throw .usage(
      "--outcome \(self.id): no such principle.\(question) `headroom principles` lists them.")
  }
}
