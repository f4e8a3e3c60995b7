// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import ArgumentParser
internal import Forecasting
internal import Principles
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// `headroom stress`: what each of several stresses does to a plan, or the smallest that breaks it.
struct StressCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Lay named stresses over a plan, one by one, in the same futures.",
    discussion: """
      Without --suite the twenty stresses that come with the program are laid over the scenario, and those \
      that name schools or terms which it lacks are left out. A suite of your own is any files that can be laid over \
      a scenario (`--with` takes the same); what a file's opening comment says of it stands in the answer.
      """)

  @OptionGroup var input: ScenarioOptions
  @OptionGroup var numbers: QuestionSampling
  @OptionGroup var output: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "A stress's file, or a folder of them; may be repeated. (default: the twenty that are built in)",
      valueName: "FILE"))
  var suite: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the gate does with the plan and under every stress: proceed, defer or decline. (default: as each says)",
      valueName: "ANSWER"))
  var gate: GateOption?

  @Option(
    help: ArgumentHelp(
      "A built-in stress that did not fit, when an answer is made again.", visibility: .hidden))
  var leftOut: [String] = []

  @Flag(
    help:
      "Instead: look for the smallest shocks that break the plan, one factor at a time and two together."
  )
  var reverse = false

  @Option(
    help: ArgumentHelp(
      "With --reverse: what is to hold, gates or a principle's id. (default: each that holds without a shock)",
      valueName: "ID"))
  var principle: String?

  @Option(
    help: ArgumentHelp(
      "With --reverse: the probability with which it is to hold, such as 80% or 0.8.",
      valueName: "P"))
  var confidence: Probability?

  @Option(
    name: .customLong("factor"),
    help: ArgumentHelp(
      "With --reverse: a factor to try, by its id; may be repeated, and two make the pair. (default: all: \(Self.factorNames))",
      valueName: "ID"))
  var factors: [String] = []

  private static let factorNames = ShockFactor.all.map(\.id).joined(separator: ", ")

  func validate() throws {
    guard reverse || (principle == nil && confidence == nil && factors.isEmpty) else {
      throw ValidationError("--principle, --confidence and --factor go with --reverse.")
    }
    guard !reverse || suite.isEmpty else {
      throw ValidationError(
        "--suite and --reverse exclude each other; --reverse tries factors of its own.")
    }
    for id in factors where ShockFactor.named(id) == nil {
      throw ValidationError("--factor \(id): no such factor; there are \(Self.factorNames).")
    }
    guard Set(factors).count == factors.count else {
      throw ValidationError("--factor: one is named twice.")
    }
  }

  func job() throws(Failure) -> AnswerJob {
    let document = try load(input.scenario, overlays: input.overlays, settings: settings)
    return reverse ? try reverseJob(document) : try suiteJob(document)
  }

  private func suiteJob(_ document: ScenarioDocument) throws(Failure) -> AnswerJob {
    let suite = try StressSuite(of: self, plan: document)
    let plan = Question(document)
    let cases = suite.stresses.map {
      StressCase(id: $0.id, about: $0.about, question: Question($0.document))
    }
    let (sampling, bar) = (numbers.sampling, output.bar)
    return AnswerJob(
      command: "stress",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)] + suite.scenarios,
      names: [input.scenario] + input.overlays,
      arguments: suite.leftOut.flatMap { ["--left-out", $0] }, settings: input.settings,
      sampling: sampling, bar: bar
    ) { () async throws(Failure) in
      do throws(ForecastError) {
        guard
          let test = try await stressTest(
            plan, cases, sampling, progress: { bar.update($0, of: $1) })
        else {
          throw ForecastError.faulty("no futures were asked for")
        }
        return .stress(
          test, title: document.scenario.title, trust: document.scenario.trust.name,
          leftOut: suite.leftOut)
      } catch {
        throw Failure(error)
      }
    }
  }

  /// The scenario's settings, and what the gate is to do.
  var settings: [String] {
    input.settings + (gate.map { ["proposal.gate=\($0.rawValue)"] } ?? [])
  }
}

/// What a gate does with a join, as an option names it.
enum GateOption: String, ExpressibleByArgument, CaseIterable {
  case proceed, `defer`, decline
}
