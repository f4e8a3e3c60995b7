// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Principles
internal import Publication
internal import ScenarioFiles

/// Reads a scenario at a path, or fails with all that is wrong with it.
func load(
  _ path: String, overlays: [String] = [], settings: [String]
) throws(Failure) -> ScenarioDocument {
  do throws(ScenarioProblems) {
    return try loadScenario(at: path, overlays: overlays, settings: settings)
  } catch {
    throw .scenario("\(error)")
  }
}

/// `headroom check`: validates a scenario and shows every value that it rests on.
struct CheckCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Validate a scenario; print its totals, what looks like a slip, and every value with its source."
  )

  @OptionGroup var input: ScenarioOptions

  @Flag(help: "Print totals, warnings and the verdict only.")
  var brief = false

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let document = faults.load(input)
      try faults.check()
      if let document { try Console.print(ScenarioListing.text(of: document, brief: brief)) }
    }
  }
}

/// `headroom principles`: prints a catalogue.
struct PrinciplesCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "principles",
    abstract: "Print the principles: what each asks, its thresholds, and what is not modelled.")

  @Argument(help: "A scenario whose catalogue to print. (default: the built-in catalogue)")
  var scenario: String?

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let format = faults.format(format)
      let read = faults.attempt { () throws(Failure) in try catalogue() }
      try faults.check()
      guard let catalogue = read else { return }
      try Console.print(
        format == .json ? catalogueJSON(of: catalogue) : catalogueText(of: catalogue))
    }
  }

  private func catalogue() throws(Failure) -> Catalogue {
    do throws(ScenarioProblems) {
      guard let scenario else { return try builtInCatalogue() }
      return try loadScenario(at: scenario).catalogue
    } catch {
      throw .scenario("\(error)")
    }
  }
}
