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

  func validate() throws {
    guard [gates, all, !principles.isEmpty].count(where: \.self) <= 1 else {
      throw ValidationError("give one of --principle ID, --gates and --all.")
    }
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
  var most: Int?

  @Option(help: "The probability to be kept, such as 0.8 or 80%.")
  var confidence = "0.8"

  @OptionGroup var judged: JudgedOptions

  @Option(help: "Schools a year to try, with commas between.")
  var pace = "1,2,3"

  @Flag(inversion: .prefixedNo, help: "Look for a better order than the plan's.")
  var order = true

  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  private static let paces = 1...12

  private var paceNumbers: [Int]? {
    let parts = pace.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, !numbers.isEmpty, Set(numbers).count == numbers.count,
      numbers.allSatisfy({ Self.paces.contains($0) })
    else { return nil }
    return numbers.sorted()
  }

  func validate() throws {
    guard probability(confidence) != nil else {
      throw ValidationError("--confidence \(confidence) must lie between 0 and 1, such as 0.8.")
    }
    guard paceNumbers != nil else {
      throw ValidationError(
        "--pace \(pace) must give schools a year from 1 to 12, each once, such as 1,2,3.")
    }
    guard most.map({ (1...200).contains($0) }) ?? true else {
      throw ValidationError("--to must be from 1 to 200.")
    }
  }

  func job() throws(Failure) -> AnswerJob {
    let document = try load(input)
    let options = Frontier.Options(
      most: most, confidence: probability(confidence) ?? 0.8, judged: judged.judged,
      paces: paceNumbers ?? [1], searchesOrder: order)
    let (scenario, sampling) = (document.scenario, sampling.sampling)
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
