// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Assumptions
internal import Forecasting
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// `headroom target`: how much of a lever it takes.
struct TargetCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract:
      "The least of a lever that keeps principles with a probability; reserves by size of trust.",
    discussion: """
      A lever is any key with a number that --set takes (policy.reserves_plan, trust.reserves), posts.FUNCTION for \
      further central posts (posts.school-improvement), or pace for joins a year. Which way it works is found out. \
      Without --from and --to the usual range is tried: 0 to 20% for reserves as a share of income, £0 to a fifth of the \
      members' income for trust.reserves, 2 to 12% for trust.central_charge, 0 to 6 posts, 1 to 6 joins a year; any \
      other key needs both. \
      With --reserves-by-size instead: what reserves trusts of several sizes must hold.
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: ArgumentHelp("The lever.", valueName: "KEY"))
  var vary: String?

  @Option(help: "The least value to try.")
  var from: String?

  @Option(help: "The greatest value to try.")
  var to: String?

  @Option(help: "The probability to be reached, such as 0.95 or 95%.")
  var confidence = "0.95"

  @OptionGroup var judged: JudgedOptions

  @Flag(help: "What reserves trusts of several sizes must hold, as a table to adopt.")
  var reservesBySize = false

  @Option(help: "With --reserves-by-size: schools of each trust, with commas between.")
  var sizes = "1,3,5,10,13,20"

  @Option(help: "With --reserves-by-size: reserves over income never to be undercut.")
  var floor = "0%"

  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  private var sizeNumbers: [Int]? {
    let parts = sizes.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.count <= 20, Set(numbers).count == numbers.count,
      numbers.allSatisfy({ (1...100).contains($0) })
    else { return nil }
    return numbers.sorted()
  }

  func validate() throws {
    guard probability(confidence) != nil else {
      throw ValidationError("--confidence \(confidence) must lie between 0 and 1, such as 0.95.")
    }
    guard (vary != nil) != reservesBySize else {
      throw ValidationError("give one of --vary KEY and --reserves-by-size.")
    }
    guard sizeNumbers != nil else {
      throw ValidationError(
        "--sizes \(sizes) must give schools from 1 to 100, each once, such as 1,5,13.")
    }
    guard Lever.number(floor).map({ (-0.5...0.4).contains($0) }) ?? false else {
      throw ValidationError("--floor \(floor) must lie from -50% to 40% of income.")
    }
    for (name, text) in [("--from", from), ("--to", to)] {
      guard let text else { continue }
      guard Lever.number(text) != nil else {
        throw ValidationError("\(name) \(text) is no number, such as 5%, 0.05 or 2_400_000.")
      }
    }
  }

  func job() throws(Failure) -> AnswerJob {
    reservesBySize ? try reservesJob() : try leverJob()
  }

  private func job(
    _ document: ScenarioDocument, _ arguments: [String], bar: ProgressBar? = nil,
    _ answer: @escaping () async throws(Unanswerable) -> Answer
  ) -> AnswerJob {
    AnswerJob(
      command: "target",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays,
      arguments: arguments + ["--confidence", confidence], settings: input.settings,
      sampling: sampling.sampling, bar: bar
    ) { () async throws(Failure) in
      do throws(Unanswerable) {
        return try await answer()
      } catch {
        throw Failure(error)
      }
    }
  }

  private func reservesJob() throws(Failure) -> AnswerJob {
    let document = try load(input)
    let options = ReservesBySize.Options(
      sizes: sizeNumbers ?? [], floor: Lever.number(floor) ?? 0,
      confidence: probability(confidence) ?? 0.95)
    let (scenario, sampling, bar) = (document.scenario, sampling.sampling, output.bar)
    return job(
      document, ["--reserves-by-size", "--sizes", sizes, "--floor=\(floor)"], bar: bar
    ) { () async throws(Unanswerable) in
      .reservesBySize(
        try await Questions.reservesBySize(
          document.question, options, sampling, progress: { bar.update($0, of: $1) }),
        title: scenario.title, trust: scenario.trust.name)
    }
  }

  private func leverJob() throws(Failure) -> AnswerJob {
    let text = vary ?? ""
    let lever = try Lever(text)
    let document = try load(input)
    let range = try range(of: lever, text, document)
    // Both ends are read at once, so that a wrong key or value is told with its place before any future is made.
    for end in [range.lowerBound, range.upperBound] {
      _ = try lever.question(end, of: input, base: document.question)
    }
    let options = Target.Options(
      lever: text, range: range, isWhole: lever.isWhole, judged: judged.judged,
      confidence: probability(confidence) ?? 0.95)
    let (scenario, sampling, input) = (document.scenario, sampling.sampling, input)
    let ends = (from.map { ["--from=\($0)"] } ?? []) + (to.map { ["--to=\($0)"] } ?? [])
    return job(document, ["--vary", text] + ends + judged.arguments) {
      () async throws(Unanswerable) in
      let base = document.question
      let found = try await Questions.target(
        options, sampling, today: base, price: { lever.price($0, in: base) }
      ) { value throws(Unanswerable) in
        do throws(Failure) {
          return try lever.question(value, of: input, base: document.question)
        } catch {
          throw .ill([error.text])
        }
      }
      return .target(
        found, unit: lever.unit,
        lever: (lever.title(in: document), lever.today(in: document)), title: scenario.title,
        trust: scenario.trust.name)
    }
  }

  private func range(
    of lever: Lever, _ text: String, _ document: ScenarioDocument
  ) throws(Failure) -> ClosedRange<Double> {
    let usual =
      lever == .key("trust.reserves") ? document.question.usualReserves : lever.usualRange
    guard let low = from.flatMap(Lever.number) ?? usual?.lowerBound,
      let high = to.flatMap(Lever.number) ?? usual?.upperBound
    else { throw .usage("--vary \(text): say what to try with --from A --to B.") }
    guard low < high else {
      throw .usage("--vary \(text): --from must be less than --to.")
    }
    guard !lever.isWhole || (low == low.rounded() && high == high.rounded()) else {
      throw .usage("--vary \(text): only whole values make sense; --from and --to must be whole.")
    }
    return low...high
  }
}
