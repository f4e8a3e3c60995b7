// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain
internal import Assumptions
internal import ArgumentParser
internal import Forecasting
internal import Publication
internal import Questions
internal import ScenarioFiles

/// `headroom warning`: what a board can see that tells a breach beforehand.
struct WarningCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "warning",
    abstract:
      "Find the figures, and their thresholds, that warn of a principle's breach within three terms.",
    discussion: """
      One half of the futures teaches thresholds, the other tells how often they are right. Futures beyond \
      the first 10,000 are not looked at.
      """)

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var numbers: QuestionSampling
  @OptionGroup var output: AnswerOptions

  @Option(
    name: .customLong("principle"),
    help: ArgumentHelp(
      "A principle to warn of; may be repeated. (default: the three that give first most often)",
      valueName: "ID"))
  var principles: [String] = []

  @Option(
    help: ArgumentHelp(
      "False alarms that one missed breach is worth. (default: weigh the two rates alike, Youden's J)",
      valueName: "NUMBER"))
  var missCost: String?

  func job(_ faults: inout Faults) -> AnswerJob? {
    var sampling = numbers.read(&faults)
    let missCost = missCost.map {
      faults.number("--miss-cost", $0, "must be above 0, and 1,000,000 at most") {
        $0 > 0 && $0 <= 1e6
      }
    }
    guard let document = faults.load(input) else { return nil }
    for id in principles { faults.principle(id, in: document.catalogue, option: "--principle") }
    let search = WarningSearch(principles: principles, missCost: missCost)
    let plan = Question(document)
    sampling.runs = min(sampling.runs, EarlyWarning.mostRuns)
    return AnswerJob(
      command: "warning",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays,
      arguments: principles.flatMap { ["--principle", $0] }
        + (missCost.map { ["--miss-cost", "\($0)"] } ?? []),
      settings: input.settings, sampling: sampling
    ) { [sampling] () async throws(Failure) in
      do throws(ForecastError) {
        guard let found = try await earlyWarning(plan, search, sampling) else {
          throw ForecastError.faulty("there are too few futures")
        }
        return .warning(
          found, title: document.scenario.title, trust: document.scenario.trust.name)
      } catch {
        throw Failure(error)
      }
    }
  }
}
