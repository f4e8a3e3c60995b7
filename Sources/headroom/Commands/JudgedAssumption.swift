// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import ScenarioFiles

/// An assumption that rests on judgement, and that a scenario leaves at its default.
struct JudgedAssumption {
  let id: AssumptionID
  /// What it is, as the defaults say.
  let about: String

  /// Every one of a document but for the trust's policies, which are decisions. A resolved scenario spells defaults out,
  /// so they are told by their values.
  static func all(of document: ScenarioDocument) throws(Failure) -> [JudgedAssumption] {
    let entries: [ScenarioEntry]
    do throws(ScenarioProblems) {
      entries = try builtInEntries()
    } catch {
      throw .scenario("\(error)")
    }
    var own: [String: String] = [:]
    for entry in document.entries { own[entry.key] = entry.value }
    return AssumptionID.allCases.filter { !$0.key.hasPrefix("policy.") }.compactMap { id in
      let parts = entries.filter { $0.key == id.key || $0.key.hasPrefix(id.key + ".") }
      guard let first = parts.first, case .builtIn(let note) = first.origin, note.status == "J",
        parts.allSatisfy({ own[$0.key] == $0.value })
      else { return nil }
      return JudgedAssumption(id: id, about: note.about)
    }
  }
}
