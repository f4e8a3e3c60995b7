// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication
internal import Questions

/// How many futures a question's plans are held against, and on what.
struct QuestionSampling: ParsableArguments {
  @Option(help: "Futures of each plan, 10 to 1,000,000.")
  var runs = "2000"

  @Option(help: "Seed of the random numbers: the same seed gives the same answer.")
  var seed = "1"

  @Option(help: "Threads to work on; they change no answer. (default: one for each core)")
  var threads: String?

  /// As the engine takes them.
  func read(_ faults: inout Faults) -> Sampling {
    Sampling(
      runs: faults.whole("--runs", runs, in: 10...1_000_000), seed: faults.seed(seed),
      threads: faults.threads(threads))
  }
}

/// Where an answer goes, and what is printed.
struct AnswerOptions: ParsableArguments {
  @Option(help: "The answer's folder, which must not exist. (default: Results/SCENARIO-QUESTION)")
  var out: String?

  @Flag(help: "Replace an earlier result at that place, all at once.")
  var replace = false

  @Flag(inversion: .prefixedNo, help: "Write report.html, the answer as a page.")
  var report = true

  @Flag(help: "Print the answer's folder only.")
  var quiet = false

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  /// How far a long answer is, on standard error where that is a terminal.
  var bar: ProgressBar { ProgressBar(isShown: !quiet && Console.showsProgress) }

  func read(_ faults: inout Faults) -> AnswerOutput {
    AnswerOutput(
      place: faults.folder(out), replaces: replace, hasPage: report, isQuiet: quiet,
      format: faults.format(format))
  }
}

/// Where an answer goes, and what is printed, as read.
struct AnswerOutput {
  /// Nil for the usual place.
  let place: ResultPath?
  let replaces: Bool
  let hasPage: Bool
  let isQuiet: Bool
  let format: OutputFormat
}

/// A command that answers a board's question about one scenario or several.
protocol AnswerCommand: ThoroughCommand {
  var output: AnswerOptions { get }

  /// The work, with its scenarios read; nil only where something is wrong, which is then kept.
  func job(_ faults: inout Faults) -> AnswerJob?
}

extension AnswerCommand {
  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let output = output.read(&faults)
      let job = job(&faults)
      let place = output.place ?? job?.usualPlace
      faults.check(place, replaces: output.replaces)
      try faults.check()
      guard let job, let place else {
        throw .usage("give the answer a folder with --out.")
      }
      try Console.print(try await job.write(to: place, output))
    }
  }

  /// The work; throws with all that is wrong with it.
  func job() throws(Failure) -> AnswerJob {
    var faults = Self.faults
    let job = job(&faults)
    try faults.check()
    guard let job else { throw .io("there is nothing to ask.") }
    return job
  }
}
