// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Forecasting
internal import FoundationEssentials

/// For whom a command writes to standard output.
enum OutputFormat: String, CaseIterable {
  case text, json
}

/// A principle that must be met with a probability at least: `financial-stability=0.95`.
struct Requirement {
  let principle: String
  let probability: Double

  /// Reads `ID=P`, with P from 0 to 1 or from 0% to 100%; nil, with the fault kept, of anything else.
  init?(_ text: String, _ faults: inout Faults) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
      faults.usage(
        "--require is \"\(text)\"; write ID=P, such as financial-stability=95%.")
      return nil
    }
    principle = String(text[..<sign])
    probability = faults.number(
      "--require \(principle)", String(text[text.index(after: sign)...]),
      "must lie from 0 to 1, such as 0.95 or 95%"
    ) { (0...1).contains($0) }
  }
}

/// How many futures, and on what.
struct SamplingOptions: ParsableArguments {
  @Option(help: "Futures to simulate at the most, 1 to 10,000,000.")
  var runs = "10000"

  @Option(help: "Seed of the random numbers: the same seed gives the same result.")
  var seed = "1"

  @Option(help: "Threads to work on; they change no result. (default: one for each core)")
  var threads: String?

  @Option(
    help: "Stop early once the joint probability is known to ± this, between 0 and 0.5.")
  var precision: String?

  /// Numbers that a future may have.
  static let futures = 0...9_999_999

  /// Futures that a run may have.
  static let mostRuns = 1...10_000_000

  static func isPrecision(_ value: Double) -> Bool { value > 0 && value < 0.5 }

  static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// As the engine takes them.
  func read(keepsTrajectories: Bool, _ faults: inout Faults) -> ForecastOptions {
    let precision = precision.map { text in
      faults.number(
        "--precision", text, "must lie between 0 and 0.5, such as 0.005", allows: Self.isPrecision)
    }
    return ForecastOptions(
      runs: faults.whole("--runs", runs, in: Self.mostRuns), seed: faults.seed(seed),
      threads: faults.threads(threads), precision: precision,
      keepsTrajectories: keepsTrajectories)
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
