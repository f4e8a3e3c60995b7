// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Forecasting
internal import FoundationEssentials
internal import Principles
internal import Publication
internal import ScenarioFiles

/// `headroom replay`: tells one future of a result, term by term.
struct ReplayCommand: AsyncParsableCommand {
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
  var number: Int?

  @Option(
    help: ArgumentHelp(
      "The future in which this principle stood unmet for longest; of those, where it fell furthest.",
      valueName: "PRINCIPLE"))
  var worst: String?

  @Flag(help: "The future whose final reserves are the median.")
  var typical = false

  @Option(help: "Threads to search for the worst on. (default: one for each core)")
  var threads: Int?

  @Option(help: "What to print: text for people, json for programs.")
  var format = OutputFormat.text

  func validate() throws {
    let asked = [number != nil, worst != nil, typical].count(where: \.self)
    guard asked == 1 else {
      throw ValidationError("give one of --run K, --worst PRINCIPLE and --typical.")
    }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to 1,024.")
    }
  }

  func run() async throws {
    try await reporting { () async throws(Failure) in
      let finished = try FinishedResult(at: result)
      let (number, reason) = try await choose(from: finished)
      let told = try again(number, of: finished)
      let lines = ResultTable.outcome(of: told).csv.split(separator: "\n")
      try finished.check(told, line: lines.last.map(String.init) ?? "")
      try Console.print(
        format == .json
          ? machineStory(of: told, reason: reason, runs: finished.runs)
          : story(of: told, reason: reason, runs: finished.runs))
    }
  }

  private func choose(from result: FinishedResult) async throws(Failure) -> (Int, ReplayReason) {
    if let number {
      guard (0..<result.runs).contains(number) else {
        throw .usage("--run is \(number), but the result has futures 0 to \(result.runs - 1).")
      }
      return (number, .asked)
    }
    if let worst { return try await find(worst, in: result) }
    guard let run = typicalRun(finalReserves: try result.finalReserves()) else {
      throw .io("\(result.folder) has no futures.")
    }
    return (run, .typical)
  }

  private func find(
    _ id: String, in result: FinishedResult
  ) async throws(Failure) -> (Int, ReplayReason) {
    let principles = result.document.catalogue.principles
    guard let principle = principles.first(where: { $0.id == id }) else {
      let nearest = nearestName(to: id, in: principles.map(\.id))
      let question = nearest.map { " Did you mean \"\($0)\"?" } ?? ""
      throw .usage(
        "--worst \(id): no such principle.\(question) `headroom principles` lists them.")
    }
    guard !principle.checks.isEmpty else {
      throw .usage("--worst \(id): that principle is not modelled, so no future can break it.")
    }
    do throws(ForecastError) {
      let found = try await worstRun(
        of: id, result.question, runs: result.runs, seed: result.seed,
        threads: threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount))
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
