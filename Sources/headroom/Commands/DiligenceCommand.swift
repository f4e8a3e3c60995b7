// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain
internal import Assumptions
internal import ArgumentParser
internal import Forecasting
internal import Publication
internal import Questions
internal import ScenarioFiles

/// `headroom diligence`: what due diligence is worth, by its depth.
struct DiligenceCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "diligence",
    abstract:
      "Run every depth of due diligence in the same futures: what it costs, finds, and is worth.")

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var numbers: QuestionSampling
  @OptionGroup var output: AnswerOptions

  func job(_ faults: inout Faults) -> AnswerJob? {
    let sampling = numbers.read(&faults)
    guard let document = faults.load(input) else { return nil }
    if document.scenario.proposal.joins.isEmpty {
      faults.noJoins(in: document, input.scenario, "there is nothing to look into")
    }
    let plan = Question(document)
    return AnswerJob(
      command: "diligence",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays, arguments: [], settings: input.settings,
      sampling: sampling
    ) { () async throws(Failure) in
      do throws(ForecastError) {
        guard let found = try await diligence(plan, sampling) else {
          throw ForecastError.faulty("there is nothing to compare")
        }
        return .diligence(
          found, title: document.scenario.title, trust: document.scenario.trust.name)
      } catch {
        throw Failure(error)
      }
    }
  }
}
