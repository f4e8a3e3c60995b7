// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain
internal import Assumptions
internal import ArgumentParser
internal import Forecasting
internal import Principles
internal import Publication
internal import Questions
internal import ScenarioFiles

extension StressCommand {
  /// Probability that is asked for unless told otherwise.
  private static let usualConfidence = 0.8

  /// The work of `stress --reverse`.
  func reverseJob(
    _ document: ScenarioDocument?, _ sampling: Sampling, _ faults: inout Faults
  ) -> AnswerJob? {
    let asked = factors.compactMap(ShockFactor.named)
    let search = ReverseSearch(
      confidence: confidence.map { faults.probability("--confidence", $0) }
        ?? Self.usualConfidence,
      target: principle, factors: asked.isEmpty ? ShockFactor.all : asked)
    guard let document else { return nil }
    checkPrinciple(document, &faults)
    let (plan, bar) = (Question(document), output.bar)
    var job = AnswerJob(
      command: "stress", scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays, arguments: reverseArguments(search),
      settings: input.settings, sampling: sampling, bar: bar
    ) { () async throws(Failure) in
      do throws(ForecastError) {
        guard
          let found = try await reverseStress(
            plan, search, sampling, progress: { bar.update($0, of: $1) })
        else {
          throw ForecastError.faulty("there is no principle to break")
        }
        return .reverseStress(
          found, title: document.scenario.title, trust: document.scenario.trust.name)
      } catch {
        throw Failure(error)
      }
    }
    job.label = "reverse-stress"
    return job
  }

  private func reverseArguments(_ search: ReverseSearch) -> [String] {
    ["--reverse", "--confidence", "\(search.confidence)"]
      + (principle.map { ["--principle", $0] } ?? []) + factors.flatMap { ["--factor", $0] }
  }

  private func checkPrinciple(_ document: ScenarioDocument, _ faults: inout Faults) {
    let modelled = document.catalogue.modelled
    if modelled.isEmpty {
      faults.input(
        "--reverse: the catalogue has no principle with checks, so nothing can break; give one checks."
      )
    } else if principle == "gates" {
      if !modelled.contains(where: \.isGate) {
        faults.input(
          "--principle gates: no principle with checks is a gate; name a principle by its id.")
      }
    } else if let principle {
      faults.principle(principle, in: document.catalogue, option: "--principle")
    }
  }
}
