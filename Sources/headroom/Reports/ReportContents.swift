// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import FoundationEssentials
internal import Publication
internal import ScenarioFiles
internal import TrustDomain

extension ReportPlan {
  init(_ document: ScenarioDocument) {
    let scenario = document.scenario
    self.init(
      title: scenario.title, trust: scenario.trust.name, members: scenario.trust.schools,
      candidates: scenario.candidates, proposal: scenario.proposal, start: scenario.start,
      terms: scenario.terms)
  }
}

extension ReportAssumption {
  /// Every assumption of a resolved scenario, told apart from the built-in defaults by its value.
  static func all(of document: ScenarioDocument) throws(Failure) -> [ReportAssumption] {
    let defaults = try builtIn()
    return document.entries.filter { $0.unit != nil }.map { entry in
      let known = defaults[entry.key]
      let isDefault = known?.value == entry.value
      return ReportAssumption(
        key: entry.key, value: entry.value, variesBy: entry.variesBy,
        status: isDefault ? known?.note.status : nil,
        source: isDefault ? known?.note.source ?? "" : "this scenario",
        about: known?.note.about ?? "", replaces: isDefault ? nil : known?.value)
    }
  }

  private static func builtIn() throws(Failure) -> [String: (value: String, note: DefaultNote)] {
    do throws(ScenarioProblems) {
      let pairs = try builtInEntries().compactMap { entry -> (String, (String, DefaultNote))? in
        guard case .builtIn(let note) = entry.origin else { return nil }
        return (entry.key, (entry.value, note))
      }
      return Dictionary(pairs) { first, _ in first }
    } catch {
      throw .scenario("\(error)")
    }
  }
}

extension Page {
  /// The page with the digests of its style and script in place.
  func text() throws(Failure) -> String {
    let scriptDigest: String? = if let script { try Self.digest(of: script) } else { nil }
    return html(styleDigest: try Self.digest(of: style), scriptDigest: scriptDigest)
  }

  /// As a content security policy writes it.
  private static func digest(of text: String) throws(Failure) -> String {
    Data(try SHA256.raw(of: Array(text.utf8))).base64EncodedString()
  }
}
