// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is wrong with a scenario.
public struct Problem: Sendable, Hashable {
  /// Where it stands.
  public let place: Place
  /// The key's path, such as `proposal.joins[2].term`; empty where the text as a whole is meant.
  public let path: String
  /// What was found, what is allowed, and the cure.
  public let text: String
}

extension Problem: CustomStringConvertible {
  /// `Scenarios/four.yaml:12:10 years: is 0; a forecast spans 1 to 10 years.`
  public var description: String {
    if path.isEmpty { return "\(place): \(text)" }
    if case .setting(let key) = place.input, key == path { return "\(place): \(text)" }
    return "\(place) \(path): \(text)"
  }
}

/// Every problem of a scenario, in the order of its files and lines.
public struct ScenarioProblems: Error, Sendable {
  /// The scenario's file without folder and ending.
  public let scenario: String
  /// At least one.
  public let problems: [Problem]
  /// Files laid over the scenario, those that they extend among them.
  let overlaid: Set<Input>

  /// Problems printed in full; the others are counted.
  private static let printed = 100

  init(scenario: String, problems: [Problem], overlaid: Set<Input> = []) {
    self.scenario = scenario
    self.problems = problems
    self.overlaid = overlaid
  }

  /// Those that were not told yet; nil where all were.
  public func without(_ told: Set<Problem>) -> ScenarioProblems? {
    let left = problems.filter { !told.contains($0) }
    guard !left.isEmpty else { return nil }
    return ScenarioProblems(scenario: scenario, problems: left, overlaid: overlaid)
  }

  /// The scenario, or the files laid over it where all that is wrong stands in them.
  private var subject: String {
    let inputs = Set(problems.map(\.place.input))
    guard inputs.isSubset(of: overlaid) else { return "Scenario \"\(scenario)\" cannot run" }
    let files = inputs.compactMap { input -> String? in
      guard case .file(let path) = input else { return nil }
      return "\"\(path)\""
    }
    return files.sorted().joined(separator: ", ") + " cannot be laid over scenario \"\(scenario)\""
  }
}

extension ScenarioProblems: CustomStringConvertible {
  /// The problems, one on a line, between a sentence on the scenario and one on where to read more.
  public var description: String {
    let count = problems.count
    let values = count == 1 ? "1 value needs" : "\(count) values need"
    var lines = ["\(subject): \(values) attention."]
    lines += problems.prefix(Self.printed).map { "  \($0)" }
    if count > Self.printed { lines.append("  … and \(count - Self.printed) more.") }
    lines.append("Each field is described in Scenarios/README.md.")
    return lines.joined(separator: "\n")
  }
}
