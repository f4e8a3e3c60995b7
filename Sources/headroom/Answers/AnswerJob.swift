// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials
internal import Publication
internal import Questions
internal import ScenarioFiles

/// A scenario of a question, and the file of the answer's folder that holds it whole.
struct AnswerScenario {
  /// Such as `scenario.yaml`.
  let file: String
  let document: ScenarioDocument
  /// The option that names the file when the question is asked again; nil for a scenario of its own.
  var option: String?
  /// What the file says of itself in its first line; none where it is empty.
  var comment = ""

  /// As a command is told of it.
  var arguments: [String] { [option, "./\(file)"].compactMap(\.self) }

  /// The whole scenario.
  var text: String {
    comment.isEmpty ? document.resolvedYAML : "# \(harmless(comment))\n\(document.resolvedYAML)"
  }
}

/// One question from its scenarios to its folder.
struct AnswerJob {
  /// The command's name.
  let command: String
  /// The first is the one whose name the folder bears.
  let scenarios: [AnswerScenario]
  /// For the folder's usual name: the first scenario's file and what was laid over it.
  let names: [String]
  /// The command's own options as they are typed; one that begins with `./` names a file of the answer's folder.
  ///
  /// Scenarios, `--runs` and `--seed` are added to them.
  let arguments: [String]
  /// What the folder's usual name ends in, where it is not the command.
  var label: String?
  /// As `--set` gave them; the scenarios already hold them.
  var settings: [String] = []
  let sampling: Sampling
  /// Of an answer that takes minutes.
  var bar: ProgressBar?
  /// Works out the answer.
  let answer: () async throws(Failure) -> Answer

  /// What this answer rests on.
  var basis: AnswerBasis {
    AnswerBasis(
      version: Build.version, runs: sampling.runs, seed: sampling.seed,
      arguments: [command] + scenarios.flatMap(\.arguments) + arguments
        + ["--runs", "\(sampling.runs)", "--seed", "\(sampling.seed)"])
  }

  /// `Results/four-joiners-frontier`.
  var usualPlace: ResultPath? {
    guard let first = names.first,
      let plain = ResultPath(ofScenario: first, overlays: Array(names.dropFirst()))
    else { return nil }
    return ResultPath("\(plain.path)-\(label ?? command)")
  }

  /// Puts the answer in its place, and returns what to print.
  func write(to place: ResultPath, _ output: AnswerOutput) async throws(Failure) -> String {
    try await run(at: place, replaces: output.replaces) { folder, answer throws(Failure) in
      var lacksCharts = false
      if output.hasPage {
        let charts = try ChartScript.read()
        let page = try answer.page(basis, chartScript: charts).text()
        try folder.write("report.html") { sink throws(Failure) in try sink(page) }
        lacksCharts = charts == nil
      }
      try folder.publish()
      let files = folder.files.map(\.path)
      switch output.format {
      case .json: return answer.machineText(basis, folder: place.path, files: files)
      case .text where output.isQuiet: return place.path + "\n"
      case .text:
        let advice =
          lacksCharts ? "\nreport.html has tables only: \(ChartScript.advice)\n" : ""
        return answer.text(basis, folder: place.path, files: files) + advice
      }
    }
  }

  /// Fills a folder with everything but the page.
  ///
  /// - Parameter finish: what is done with the whole folder before it is in its place.
  func run<Outcome>(
    at place: ResultPath, replaces: Bool,
    finish: (ResultFolder, Answer) throws(Failure) -> Outcome
  ) async throws(Failure) -> Outcome {
    let folder = ResultFolder(at: place, replaces: replaces)
    let interruption = Interruption { [bar] exit in
      bar?.erase()
      folder.discard(thenExit: exit)
    }
    defer { interruption.end() }
    do throws(Failure) {
      try folder.open()
      let watch = Stopwatch()
      let answer = try await answer()
      bar?.erase()
      try fill(folder, answer, watch)
      return try finish(folder, answer)
    } catch {
      bar?.erase()
      folder.discard()
      throw error
    }
  }

  private func fill(
    _ folder: ResultFolder, _ answer: Answer, _ watch: Stopwatch
  ) throws(Failure) {
    for scenario in scenarios {
      try folder.write(scenario.file) { sink throws(Failure) in
        try sink(scenario.text)
      }
    }
    for table in answer.tables {
      try folder.write(table.name) { sink throws(Failure) in try table.writeCSV(to: sink) }
    }
    let page = answer.readme(basis, scenarios: scenarios.map(\.file))
    try folder.write("README.md") { sink throws(Failure) in try sink(page) }
    let package = answer.dataPackage(basis, files: folder.files)
    try folder.write("datapackage.json") { sink throws(Failure) in try sink(package) }
    let manifest = try manifest(of: answer, results: folder.files, seconds: watch.seconds)
      .sealed { text throws(Failure) in try SHA256.digest(of: Array(text.utf8)) }
    try folder.write("manifest.json") { sink throws(Failure) in try sink(manifest) }
  }

  private func manifest(
    of answer: Answer, results: [Manifest.File], seconds: Double
  ) throws(Failure) -> Manifest {
    guard let first = scenarios.first else { throw .io("a question needs a scenario.") }
    return Manifest(
      version: Build.version, title: answer.title, seed: sampling.seed, runsAsked: sampling.runs,
      runsMade: sampling.runs, precision: nil, keepsTrajectories: false, gatePriceRuns: 0,
      question: basis.arguments, settings: settings,
      scenario: try .file(first.file, Array(first.text.utf8)),
      inputs: try Manifest.File.inputs(of: scenarios.map(\.document)), generator: Build.generator,
      components: Build.components, platform: Build.platform, results: results,
      occasion: Manifest.Occasion(
        command: CommandLine.arguments, threads: sampling.threads, seconds: seconds,
        finished: Date.now.formatted(.iso8601)))
  }
}
