// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Assumptions
internal import Forecasting
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// `headroom drivers`: what the answer hangs on.
struct DriversCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract:
      "Say what the answer hangs on: inputs, kinds of chance, conditions under which it fails.",
    discussion: """
      Outcomes: kept (how many principles hold), all_met, gates, met:PRINCIPLE, final_reserves, \
      final_reserves_pct, lowest_reserves, peak_si_utilisation, joined.
      """)

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  @Option(name: .customLong("outcome"), help: "What is explained; see below.")
  var asked = Outcome.kept.id

  @Flag(help: "Instead move each assumption that rests on judgement, and say which matter.")
  var judgement = false

  func job(_ faults: inout Faults) -> AnswerJob? {
    let sampling = sampling.read(&faults)
    let outcome = faults.outcome(asked)
    guard let document = faults.load(input) else { return nil }
    faults.check(outcome, in: document.catalogue)
    let judged =
      judgement
      ? faults.attempt { () throws(Failure) in try JudgedAssumption.all(of: document) } ?? [] : []
    let question = AskedOutcome(outcome: outcome, document: document, sampling: sampling)
    return AnswerJob(
      command: "drivers", scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays + (judgement ? ["judgement"] : []),
      arguments: ["--outcome", outcome.id] + (judgement ? ["--judgement"] : []),
      settings: input.settings, sampling: sampling
    ) { () async throws(Failure) in
      do throws(ForecastError) {
        let answer =
          judgement
          ? try await question.judgementAnswer(judged) : try await question.driversAnswer()
        guard let answer else { throw .faulty("no outcome \(outcome.id)") }
        return answer
      } catch {
        throw Failure(error)
      }
    }
  }

}

/// An outcome, and what it is the outcome of.
private struct AskedOutcome {
  let outcome: Outcome
  let document: ScenarioDocument
  let sampling: Sampling

  /// Assumptions that are moved in all futures.
  private static let mostJudgements = 12

  func driversAnswer() async throws(ForecastError) -> Answer? {
    try await drivers(of: Question(document), outcome: outcome, sampling: sampling).map {
      .drivers($0, title: document.scenario.title, trust: document.scenario.trust.name)
    }
  }

  func judgementAnswer(
    _ judged: [JudgedAssumption]
  ) async throws(ForecastError) -> Answer? {
    let found = try await Questions.judgement(
      of: Question(document), outcome: outcome, assumptions: judged.map(\.id),
      most: Self.mostJudgements, sampling: sampling)
    let abouts = judged.map { ($0.id.key, $0.about) }
    return found.map {
      .judgement(
        $0, abouts: Dictionary(uniqueKeysWithValues: abouts), title: document.scenario.title,
        trust: document.scenario.trust.name)
    }
  }
}

extension Question {
  /// What a document asks.
  init(_ document: ScenarioDocument) {
    self.init(scenario: document.scenario, catalogue: document.catalogue)
  }
}
