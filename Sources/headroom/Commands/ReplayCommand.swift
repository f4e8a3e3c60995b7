// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Forecasting
internal import Principles
internal import Publication
internal import ScenarioFiles

/// `headroom replay`: tells one future of a result, term by term.
struct ReplayCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Tell one future of a result term by term: what came, what broke and why.",
    discussion: """
      The future is made again from the folder's scenario.yaml and seed, and must come out as its \
      outcomes.csv says. Give one of --run, --worst and --typical.
      """)

  @Argument(help: "The result's folder.")
  var result: String

  @Option(
    name: .customLong("run"), help: "The future's number, from 0, as outcomes.csv gives it.")
  var number: String?

  @Option(
    help: ArgumentHelp(
      "The future in which this principle stood unmet for longest; of those, where it fell furthest.",
      valueName: "PRINCIPLE"))
  var worst: String?

  @Flag(help: "The future whose final reserves are the median.")
  var typical = false

  @Option(help: "Threads to search for the worst on. (default: one for each core)")
  var threads: String?

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      if [number != nil, worst != nil, typical].count(where: \.self) != 1 {
        faults.usage("give one of --run K, --worst PRINCIPLE and --typical.")
      }
      let threads = faults.threads(threads)
      let format = faults.format(format)
      let asked = faults.whole("--run", number, in: SamplingOptions.futures)
      let read = faults.attempt { () throws(Failure) in try FinishedResult(at: result) }
      if let read { check(asked, in: read, &faults) }
      try faults.check()
      guard let finished = read else { return }
      let (number, reason) = try await choose(asked, from: finished, threads: threads)
      let told = try again(number, of: finished)
      let lines = ResultTable.outcome(of: told).csv.split(separator: "\n")
      try finished.check(told, line: lines.last.map(String.init) ?? "")
      try Console.print(
        format == .json
          ? machineStory(of: told, reason: reason, runs: finished.runs)
          : story(of: told, reason: reason, runs: finished.runs))
    }
  }

  /// Holds what is asked for against the result.
  private func check(_ asked: Int?, in result: FinishedResult, _ faults: inout Faults) {
    if let asked, asked >= result.runs {
      faults.input("--run is \(asked), but the result has futures 0 to \(result.runs - 1).")
    }
    if let worst { faults.principle(worst, in: result.document.catalogue, option: "--worst") }
  }

  private func choose(
    _ asked: Int?, from result: FinishedResult, threads: Int
  ) async throws(Failure) -> (Int, ReplayReason) {
    if let asked { return (asked, .asked) }
    if let worst { return try await find(worst, in: result, threads: threads) }
    guard let run = typicalRun(finalReserves: try result.finalReserves()) else {
      throw .io("\(result.folder) has no futures.")
    }
    return (run, .typical)
  }

  private func find(
    _ id: String, in result: FinishedResult, threads: Int
  ) async throws(Failure) -> (Int, ReplayReason) {
    do throws(ForecastError) {
      let found = try await worstRun(
        of: id, result.question, runs: result.runs, seed: result.seed,
        threads: threads)
      if let found {
        return (
          found.run,
          .worst(
            principle: id, terms: found.termsInBreach, asLong: found.asLong, broken: found.broken)
        )
      }
    } catch {
      throw Failure(error)
    }
    throw .io("\(id) holds in all \(result.runs) futures, so there is no worst one to tell.")
  }

  private func again(_ run: Int, of result: FinishedResult) throws(Failure) -> Replay {
    do throws(ForecastError) {
      return try replay(result.question, run: run, seed: result.seed)
    } catch {
      throw Failure(error)
    }
  }
}
