// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import ScenarioFiles

extension Faults {
  /// An outcome as people type it.
  mutating func outcome(_ text: String) -> Outcome {
    if let outcome = Outcome(id: text) { return outcome }
    let names = Outcome.plain.map(\.id)
    let nearest = nearestName(to: text, in: names).map { " Did you mean \"\($0)\"?" } ?? ""
    usage(
      "--outcome is \"\(text)\"; it must be one of \(names.joined(separator: ", ")), or met: and a principle's id, such as "
        + "met:financial-stability.\(nearest)")
    return .kept
  }

  /// Holds an outcome against a scenario's catalogue.
  mutating func check(_ outcome: Outcome, in catalogue: Catalogue) {
    guard outcome.value(catalogue) == nil else { return }
    guard case .met(let id) = outcome else {
      input(
        "--outcome \(outcome.id): no modelled principle is a gate; mark some with gate: true, or give another outcome."
      )
      return
    }
    principle(id, in: catalogue, option: "--outcome", typed: outcome.id)
  }
}
