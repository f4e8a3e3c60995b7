// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain
internal import Assumptions
internal import ArgumentParser
internal import Forecasting
internal import Principles
internal import Publication
internal import Questions
internal import ScenarioFiles

/// A probability as people write it: `0.8` or `80%`; neither 0 nor 1.
struct Probability: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    let text = argument.hasSuffix("%") ? String(argument.dropLast()) : argument
    guard let number = Double(text) else { return nil }
    let value = argument.hasSuffix("%") ? number / 100 : number
    guard value > 0, value < 1 else { return nil }
    self.value = value
  }
}

extension StressCommand {
  /// Probability that is asked for unless told otherwise.
  private static let usualConfidence = 0.8

  /// The work of `stress --reverse`.
  func reverseJob(_ document: ScenarioDocument) throws(Failure) -> AnswerJob {
    try checkPrinciple(document)
    let asked = factors.compactMap(ShockFactor.named)
    let search = ReverseSearch(
      confidence: confidence?.value ?? Self.usualConfidence, target: principle,
      factors: asked.isEmpty ? ShockFactor.all : asked)
    let (plan, sampling, bar) = (Question(document), numbers.sampling, output.bar)
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

  private func checkPrinciple(_ document: ScenarioDocument) throws(Failure) {
    let modelled = document.catalogue.modelled
    guard !modelled.isEmpty else {
      throw .usage("--reverse: the catalogue has no principle with checks, so nothing can break.")
    }
    guard let principle else { return }
    guard principle != "gates" else {
      guard modelled.contains(where: \.isGate) else {
        throw .usage("--principle gates: no principle with checks is a gate.")
      }
      return
    }
    try check(principle, in: document.catalogue, option: "--principle")
  }
}

/// Throws for a principle that the catalogue lacks or does not model.
func check(_ id: String, in catalogue: Catalogue, option: String) throws(Failure) {
  guard let principle = catalogue.principles.first(where: { $0.id == id }) else {
    let nearest = nearestName(to: id, in: catalogue.principles.map(\.id))
    let question = nearest.map { " Did you mean \"\($0)\"?" } ?? ""
    throw .usage("\(option) \(id): no such principle.\(question) `headroom principles` lists them.")
  }
  guard !principle.checks.isEmpty else {
    throw .usage("\(option) \(id): that principle is not modelled, so nothing shows it broken.")
  }
}
