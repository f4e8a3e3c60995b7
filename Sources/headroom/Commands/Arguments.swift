// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import FoundationEssentials

/// For whom a command writes to standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// A principle that must be met with a probability at least: `financial-stability=0.95`.
struct Requirement: ExpressibleByArgument {
  let principle: String
  let probability: Double

  /// Reads `ID=P`, with P from 0 to 1 or from 0% to 100%.
  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "=") else { return nil }
    principle = String(argument[..<sign])
    let text = argument[argument.index(after: sign)...]
    let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    guard let number, (0...1).contains(number), !principle.isEmpty else { return nil }
    probability = number
  }
}

/// How many futures, and on what.
struct SamplingOptions: ParsableArguments {
  @Option(help: "Futures to simulate at the most, 1 to 10,000,000.")
  var runs = 10_000

  @Option(help: "Seed of the random numbers: the same seed gives the same result.")
  var seed: UInt64 = 1

  @Option(help: "Threads to work on; they change no result. (default: one for each core)")
  var threads: Int?

  @Option(
    help: "Stop early once the joint probability is known to ± this, between 0 and 0.5.")
  var precision: Double?

  /// Futures that a run may have.
  static let mostRuns = 1...10_000_000

  static func isPrecision(_ value: Double) -> Bool { value > 0 && value < 0.5 }

  /// Threads asked for, or one for each core.
  var workers: Int { threads ?? Self.cores }

  static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  func validate() throws {
    guard Self.mostRuns.contains(runs) else {
      throw ValidationError("--runs is \(runs), but must be from 1 to 10,000,000.")
    }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to 1,024.")
    }
    guard precision.map(Self.isPrecision) ?? true else {
      throw ValidationError("--precision must lie between 0 and 0.5, both left out.")
    }
  }
}

/// The scenario and what to change in it.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario's YAML file.")
  var scenario: String

  @Option(
    name: .customLong("with"),
    help: "A file to lay over the scenario, such as a stress; may be repeated.")
  var overlays: [String] = []

  @Option(
    name: .customLong("set"),
    help: "A value to lay over the scenario's, as KEY=VALUE; may be repeated.")
  var settings: [String] = []
}
