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

  func job(_ faults: inout Faults) -> AnswerJob? {
    if (vary != nil) == reservesBySize {
      faults.usage("give one of --vary KEY and --reserves-by-size.")
    }
    let sampling = sampling.read(&faults)
    let asked = AskedTarget(
      confidence: faults.probability("--confidence", confidence), sampling: sampling)
    return reservesBySize ? reservesJob(asked, &faults) : leverJob(asked, &faults)
  }

  /// What both forms of the question are asked with.
  private struct AskedTarget {
    let confidence: Double
    let sampling: Sampling
  }

  private func job(
    _ document: ScenarioDocument, _ arguments: [String], _ sampling: Sampling,
    bar: ProgressBar? = nil,
    _ answer: @escaping () async throws(Unanswerable) -> Answer
  ) -> AnswerJob {
    AnswerJob(
      command: "target",
      scenarios: [AnswerScenario(file: "scenario.yaml", document: document)],
      names: [input.scenario] + input.overlays,
      arguments: arguments + ["--confidence", confidence], settings: input.settings,
      sampling: sampling, bar: bar
    ) { () async throws(Failure) in
      do throws(Unanswerable) {
        return try await answer()
      } catch {
        throw Failure(error)
      }
    }
  }

  private func reservesJob(_ asked: AskedTarget, _ faults: inout Faults) -> AnswerJob? {
    let sizes = faults.wholes("--sizes", sizes, of: "numbers of schools", in: 1...100, most: 20)
    let least = faults.number("--floor", floor, "must lie from -50% to 40% of income") {
      (-0.5...0.4).contains($0)
    }
    guard let document = faults.load(input) else { return nil }
    let options = ReservesBySize.Options(
      sizes: sizes, floor: least, confidence: asked.confidence)
    let (scenario, bar) = (document.scenario, output.bar)
    var job = job(
      document, ["--reserves-by-size", "--sizes", self.sizes, "--floor=\(floor)"], asked.sampling,
      bar: bar
    ) { () async throws(Unanswerable) in
      .reservesBySize(
        try await Questions.reservesBySize(
          document.question, options, asked.sampling, progress: { bar.update($0, of: $1) }),
        title: scenario.title, trust: scenario.trust.name)
    }
    job.label = "reserves-by-size"
    return job
  }

  private func leverJob(_ asked: AskedTarget, _ faults: inout Faults) -> AnswerJob? {
    let text = vary ?? ""
    let lever = vary == nil ? nil : faults.attempt { () throws(Failure) in try Lever(text) }
    judged.check(&faults)
    let document = faults.load(input)
    let range = lever.flatMap { self.range(of: $0, text, document, &faults) }
    guard let document else { return nil }
    judged.check(in: document, &faults)
    guard let lever, let range else { return nil }
    if lever == .pace, document.scenario.proposal.joins.isEmpty {
      faults.noJoins(in: document, input.scenario, "there is no pace to vary")
      return nil
    }
    // Both ends are read at once, so that a wrong key or value is told with its place before any future is made.
    for end in [range.lowerBound, range.upperBound] {
      _ = faults.attempt { () throws(Failure) in
        try lever.question(end, of: self.input, base: document.question)
      }
    }
    let options = Target.Options(
      lever: text, range: range, isWhole: lever.isWhole, judged: judged.judged,
      confidence: asked.confidence)
    let (scenario, input) = (document.scenario, input)
    let ends = (from.map { ["--from=\($0)"] } ?? []) + (to.map { ["--to=\($0)"] } ?? [])
    return job(document, ["--vary", text] + ends + judged.arguments, asked.sampling) {
      () async throws(Unanswerable) in
      let base = document.question
      let found = try await Questions.target(
        options, asked.sampling, today: base, price: { lever.price($0, in: base) }
      ) { value throws(Unanswerable) in
        do throws(Failure) {
          return try lever.question(value, of: input, base: document.question)
        } catch {
          throw .ill([error.sentence])
        }
      }
      return .target(
        found, unit: lever.unit,
        lever: (lever.title(in: document), lever.today(in: document)), title: scenario.title,
        trust: scenario.trust.name)
    }
  }

  /// What to try; nil, with the fault kept, where it is none or must be said.
  private func range(
    of lever: Lever, _ text: String, _ document: ScenarioDocument?, _ faults: inout Faults
  ) -> ClosedRange<Double>? {
    let usual =
      lever == .key("trust.reserves") ? document?.question.usualReserves : lever.usualRange
    let least = from.map { faults.leverValue("--from", $0, of: lever) } ?? usual?.lowerBound
    let most = to.map { faults.leverValue("--to", $0, of: lever) } ?? usual?.upperBound
    // What is usual of reserves, only a scenario that can be read tells.
    if usual == nil, document == nil, lever == .key("trust.reserves") { return nil }
    guard let low = least, let high = most else {
      faults.usage("--vary \(text): say what to try with --from A --to B.")
      return nil
    }
    guard !low.isNaN, !high.isNaN else { return nil }
    guard low < high else {
      faults.usage(
        "--vary \(text): --from is \(decimalText(low)) and --to \(decimalText(high)); --from must be less than --to."
      )
      return nil
    }
    return low...high
  }
}

extension Faults {
  /// An end of what a lever is tried in; NaN, with the fault kept, where it is none.
  fileprivate mutating func leverValue(_ option: String, _ text: String, of lever: Lever) -> Double
  {
    if let number = typedNumber(text), abs(number) <= 1e10 {
      guard lever.isWhole, number != number.rounded() else { return number }
      usage("\(option) is \(Self.shown(text)); of this lever only whole values make sense.")
      return .nan
    }
    usage(
      "\(option) is \(Self.shown(text)); it must be a number such as 5%, 0.05 or £2.4m, 10bn at the most."
    )
    return .nan
  }
}
