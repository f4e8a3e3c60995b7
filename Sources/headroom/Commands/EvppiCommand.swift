// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Assumptions
internal import Forecasting
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// `headroom evppi`: what would be worth finding out before the board decides.
struct EvppiCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "evppi",
    abstract: "Say which uncertain input would be worth finding out before the board decides.",
    discussion: """
      Plans: the proposal, its other gates, itself without each join, no growth. A future is worth its principles \
      kept, its joins and its final reserves, in principles.
      """)

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "Principles that a school's joining is worth. (default: what makes proposal and no growth even)",
      valueName: "PRINCIPLES"))
  var joinWorth: String?

  @Option(
    help: ArgumentHelp(
      "Principles that a hundredth of a year's income in final reserves is worth.",
      valueName: "PRINCIPLES"))
  var reservesWorth = "0.1"

  func job(_ faults: inout Faults) -> AnswerJob? {
    let sampling = sampling.read(&faults)
    let join = joinWorth.map { faults.worth("--join-worth", $0) }
    let reserves = faults.worth("--reserves-worth", reservesWorth)
    guard let document = faults.load(input) else { return nil }
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    if document.scenario.proposal.joins.isEmpty {
      faults.noJoins(in: document, input.scenario, "there is nothing to choose")
    }
    let own = (join.map { ["--join-worth", "\($0)"] } ?? []) + ["--reserves-worth", "\(reserves)"]
    return AnswerJob(
      command: "evppi", scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays, arguments: own, settings: input.settings,
      sampling: sampling
    ) { () async throws(Failure) in
      do throws(ForecastError) {
        let found = try await worthKnowing(
          of: question, join: join, reserves: reserves, sampling: sampling)
        guard let found else { throw .faulty("no plan to choose") }
        return .worthKnowing(
          found, title: document.scenario.title, trust: document.scenario.trust.name)
      } catch {
        throw Failure(error)
      }
    }
  }
}

extension Faults {
  /// A number of principles, as a worth is told.
  fileprivate mutating func worth(_ option: String, _ text: String) -> Double {
    number(option, text, "must be from 0 to 1,000 principles") { (0...1_000).contains($0) }
  }
}
