// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Forecasting
internal import ScenarioFiles

/// `headroom benchmark`: how long a forecast takes beside a floor measured in the same run.
struct BenchmarkCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Time a forecast against a bare C loop that draws the same numbers.",
    discussion: """
      The floor draws, in a bare C loop through GSL, the very numbers that the forecast draws, each at \
      its own address. Ratios are of processor time, the least of the repeats on either side; the \
      speed-up and the rate are of the wall clock. Peak memory is that of a run of 100,000 \
      trajectories with its result folder, in a process of its own.
      """)

  @Argument(help: "The scenario to time.")
  var scenario = "Scenarios/four-joiners.yaml"

  @Option(help: "Trajectories of each forecast.")
  var runs = "10000"

  @Option(help: "Repeats, of which the least counts.")
  var repeats = "3"

  @Option(help: "Trajectories of the run whose memory is measured; 0 to leave it out.")
  var memoryRuns = "100000"

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let runs = faults.whole("--runs", runs, in: 250...1_000_000)
      let repeats = faults.whole("--repeats", repeats, in: 1...100)
      let memoryRuns = faults.whole("--memory-runs", memoryRuns, in: 0...10_000_000)
      let format = faults.format(format)
      let read = faults.load(scenario, settings: [])
      try faults.check()
      guard let document = read else { return }
      let question = Question(scenario: document.scenario, catalogue: document.catalogue)
      let peak = memoryRuns > 0 ? try PeakMemory.ofRun(scenario, runs: memoryRuns) : nil
      let result: BenchmarkResult
      do throws(ForecastError) {
        result = try await benchmark(question, runs: runs, seed: 1, repeats: repeats)
      } catch {
        throw .io("the forecast failed: \(error)")
      }
      let listing = BenchmarkListing(result, peakMegabytes: peak)
      try Console.print(format == .json ? listing.json : listing.text)
    }
  }
}
