// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication
internal import ScenarioFiles

/// `headroom run`: simulates a scenario and writes its result folder.
struct RunCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate a scenario's futures, judge them by its principles, write the result.")

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions

  @Option(help: "The result's folder, which must not exist. (default: Results/NAME)")
  var out: String?

  @Flag(help: "Replace an earlier result at that place, all at once.")
  var replace = false

  @Flag(help: "Also write trajectories.csv: every future, term by term.")
  var trajectories = false

  @Option(
    help: ArgumentHelp(
      "Futures on which the gate's price and (1,000 at most) other plans are measured, 0 for none.",
      valueName: "FUTURES"))
  var gatePrice = "\(Self.usualGatePriceRuns)"

  static let usualGatePriceRuns = 2_000

  @Flag(inversion: .prefixedNo, help: "Write report.html, the board paper of the result.")
  var report = true

  @Flag(help: "Print the result's folder only, and no progress.")
  var quiet = false

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  @Option(
    name: .customLong("require"),
    help: ArgumentHelp(
      "Exit with 3 unless the principle is met with this probability; may be repeated.",
      valueName: "ID=P"))
  var requirements: [String] = []

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let options = sampling.read(keepsTrajectories: trajectories, &faults)
      let gatePrice = faults.whole("--gate-price", gatePrice, in: 0...10_000_000)
      let format = faults.format(format)
      let ownPlace = faults.folder(out)
      let required = requirements.compactMap { Requirement($0, &faults) }
      let read = faults.load(input)
      if let read {
        for one in required {
          faults.principle(one.principle, in: read.catalogue, option: "--require")
        }
      }
      let place = ownPlace ?? ResultPath(ofScenario: input.scenario, overlays: input.overlays)
      faults.check(place, replaces: replace)
      try faults.check()
      guard let document = read, let place else {
        throw .usage("give the result a folder with --out.")
      }
      if !quiet { warn(of: document) }
      let job = RunJob(
        document: document, options: options, place: place, replaces: replace,
        settings: input.settings, gatePriceRuns: gatePrice,
        showsProgress: !quiet && Console.showsProgress, makesReport: report)
      let result = try await job.run()
      do throws(Failure) {
        try Console.print(result.text(for: format, quiet: quiet))
      } catch {
        throw Failure(
          text: "\(error.text) The result is whole in \(result.folder).", code: error.code)
      }
      try Requirements.check(required, met: result.summary)
    }
  }
  private func warn(of document: ScenarioDocument) {
    for line in document.warningLines { Console.complain(harmless(line) + "\n") }
  }
}
