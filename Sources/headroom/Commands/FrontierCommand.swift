// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Assumptions
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// Which principles a question is judged by.
struct JudgedOptions: ParsableArguments {
  @Option(
    name: .customLong("principle"),
    help: ArgumentHelp(
      "Judge by this principle; may be repeated, and then all of them must hold.",
      valueName: "ID"))
  var principles: [String] = []

  @Flag(help: "Judge by the principles that must be met before a school may join.")
  var gates = false

  @Flag(help: "Judge by every modelled principle.")
  var all = false

  func check(_ faults: inout Faults) {
    if [gates, all, !principles.isEmpty].count(where: \.self) > 1 {
      faults.usage("--principle, --gates and --all exclude each other; give one of them.")
    }
  }

  /// Holds what is named against a scenario's catalogue.
  func check(in document: ScenarioDocument, _ faults: inout Faults) {
    for id in principles { faults.principle(id, in: document.catalogue, option: "--principle") }
  }

  /// The gate principles where nothing is asked for.
  var judged: Judged { all ? .all : principles.isEmpty ? .gates : .only(principles) }

  /// As they are typed.
  var arguments: [String] {
    principles.flatMap { ["--principle", $0] } + (gates ? ["--gates"] : []) + (all ? ["--all"] : [])
  }
}

/// `headroom frontier`: how many schools can join.
struct FrontierCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: "How many schools can join, in which order and how fast, before principles give.",
    discussion: """
      Candidates join one after another: those that the scenario plans first, then its other candidates. Judged are \
      the principles that must be met before a school may join, unless --principle or --all says otherwise.
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(
    name: .customLong("to"), help: "Joiners at the most. (default: all candidates)")
  var most: String?

  @Option(help: "The probability to be kept, such as 0.8 or 80%.")
  var confidence = "0.8"

  @OptionGroup var judged: JudgedOptions

  @Option(help: "Schools a year to try, with commas between.")
  var pace = "1,2,3"

  @Flag(inversion: .prefixedNo, help: "Look for a better order than the plan's.")
  var order = true

  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  func job(_ faults: inout Faults) -> AnswerJob? {
    let sampling = sampling.read(&faults)
    let most = faults.whole("--to", most, in: 1...200)
    judged.check(&faults)
    let options = Frontier.Options(
      most: most, confidence: faults.probability("--confidence", confidence),
      judged: judged.judged,
      paces: faults.wholes("--pace", pace, of: "schools a year", in: 1...12, most: 12),
      searchesOrder: order)
    guard let document = faults.load(input) else { return nil }
    judged.check(in: document, &faults)
    let scenario = document.scenario
    let candidates = scenario.candidates.count
    if let most, most > candidates {
      faults.input(
        "--to is \(most), but the scenario has \(candidates) candidates; list more in trust.candidates."
      )
    }
    return AnswerJob(
      command: "frontier",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays,
      arguments: (most.map { ["--to", "\($0)"] } ?? []) + ["--confidence", confidence]
        + judged.arguments + ["--pace", pace] + (order ? [] : ["--no-order"]),
      settings: input.settings, sampling: sampling
    ) { () async throws(Failure) in
      do throws(Unanswerable) {
        return .frontier(
          try await Questions.frontier(document.question, options, sampling),
          title: scenario.title, trust: scenario.trust.name)
      } catch {
        throw Failure(error)
      }
    }
  }
}
