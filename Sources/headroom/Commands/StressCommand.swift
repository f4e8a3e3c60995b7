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
  var gate: String?

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
  var confidence: String?

  @Option(
    name: .customLong("factor"),
    help: ArgumentHelp(
      "With --reverse: a factor to try, by its id; may be repeated, and two make the pair. (default: all: \(Self.factorNames))",
      valueName: "ID"))
  var factors: [String] = []

  private static let factorNames = ShockFactor.all.map(\.id).joined(separator: ", ")

  func job(_ faults: inout Faults) -> AnswerJob? {
    check(&faults)
    let sampling = numbers.read(&faults)
    let document = faults.load(input.scenario, overlays: input.overlays, settings: settings)
    return reverse
      ? reverseJob(document, sampling, &faults) : suiteJob(document, sampling, &faults)
  }

  /// What the command line alone shows.
  private func check(_ faults: inout Faults) {
    if !reverse, principle != nil || confidence != nil || !factors.isEmpty {
      faults.usage(
        "--principle, --confidence and --factor go with --reverse; add it, or leave them out.")
    }
    if reverse, !suite.isEmpty {
      faults.usage("--suite and --reverse exclude each other; --reverse tries factors of its own.")
    }
    let known = ShockFactor.all.map(\.id)
    for id in factors where ShockFactor.named(id) == nil {
      faults.usage("--factor \(id): no such factor; \(Faults.cure(id, among: known))")
    }
    for id in Set(factors).sorted() where factors.count(where: { $0 == id }) > 1 {
      faults.usage("--factor \(id): is named twice; name it once.")
    }
    if let gate { _ = faults.choice("--gate", gate) as GateOption? }
  }

  private func suiteJob(
    _ document: ScenarioDocument?, _ sampling: Sampling, _ faults: inout Faults
  ) -> AnswerJob? {
    let suite = StressSuite(of: self, plan: document, &faults)
    guard let document else { return nil }
    let plan = Question(document)
    let cases = suite.stresses.map {
      StressCase(id: $0.id, about: $0.about, question: Question($0.document))
    }
    let bar = output.bar
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
    input.settings
      + (gate.flatMap(GateOption.init(rawValue:)).map { ["proposal.gate=\($0.rawValue)"] } ?? [])
  }
}

/// What a gate does with a join, as an option names it.
enum GateOption: String, CaseIterable {
  case proceed, `defer`, decline
}
