// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication
internal import Questions

/// How many futures a question's plans are held against, and on what.
struct QuestionSampling: ParsableArguments {
  @Option(help: "Futures of each plan, 10 to 1,000,000.")
  var runs = 2_000

  @Option(help: "Seed of the random numbers: the same seed gives the same answer.")
  var seed: UInt64 = 1

  @Option(help: "Threads to work on; they change no answer. (default: one for each core)")
  var threads: Int?

  /// As the engine takes them.
  var sampling: Sampling {
    Sampling(runs: runs, seed: seed, threads: threads ?? SamplingOptions.cores)
  }

  func validate() throws {
    guard (10...1_000_000).contains(runs) else {
      throw ValidationError("--runs is \(runs), but must be from 10 to 1,000,000.")
    }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to 1,024.")
    }
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
  var format = OutputFormat.text

  /// How far a long answer is, on standard error where that is a terminal.
  var bar: ProgressBar { ProgressBar(isShown: !quiet && Console.showsProgress) }

  func validate() throws {
    if let out, ResultPath(out) == nil {
      throw ValidationError("--out \"\(out)\" names no folder of its own.")
    }
  }
}

/// A command that answers a board's question about one scenario or several.
protocol AnswerCommand: AsyncParsableCommand {
  var output: AnswerOptions { get }

  /// The work, with its scenarios read; throws with all that is wrong with them.
  func job() throws(Failure) -> AnswerJob
}

extension AnswerCommand {
  func run() async throws {
    try await reporting { () async throws(Failure) in
      let job = try job()
      guard let place = output.out.map({ ResultPath($0) }) ?? job.usualPlace else {
        throw .usage("give the answer a folder with --out.")
      }
      try Console.print(try await job.write(to: place, output))
    }
  }
}
