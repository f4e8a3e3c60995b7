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

  /// Problems printed in full; the others are counted.
  private static let printed = 100

  init(scenario: String, problems: [Problem]) {
    self.scenario = scenario
    self.problems = problems
  }
}

extension ScenarioProblems: CustomStringConvertible {
  /// The problems, one on a line, between a sentence on the scenario and one on where to read more.
  public var description: String {
    let count = problems.count
    let values = count == 1 ? "1 value needs" : "\(count) values need"
    var lines = ["Scenario \"\(scenario)\" cannot run: \(values) attention."]
    lines += problems.prefix(Self.printed).map { "  \($0)" }
    if count > Self.printed { lines.append("  … and \(count - Self.printed) more.") }
    lines.append("Each field is described in Scenarios/README.md.")
    return lines.joined(separator: "\n")
  }
}
