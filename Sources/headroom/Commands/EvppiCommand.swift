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
  var joinWorth: Double?

  @Option(
    help: ArgumentHelp(
      "Principles that a hundredth of a year's income in final reserves is worth.",
      valueName: "PRINCIPLES"))
  var reservesWorth = 0.1

  func validate() throws {
    for (name, value) in [("--join-worth", joinWorth ?? 0), ("--reserves-worth", reservesWorth)] {
      guard (0...1_000).contains(value) else {
        throw ValidationError("\(name) must be from 0 to 1,000.")
      }
    }
  }

  func job() throws(Failure) -> AnswerJob {
    let document = try load(input)
    let question = Question(scenario: document.scenario, catalogue: document.catalogue)
    guard !document.scenario.proposal.joins.isEmpty else {
      throw .usage("no school is to join in this scenario, so there is nothing to choose.")
    }
    let (join, reserves, sampling) = (joinWorth, reservesWorth, sampling.sampling)
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
