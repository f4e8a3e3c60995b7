// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Publication
internal import ScenarioFiles

extension RunCommand {
  var options: ForecastOptions {
    ForecastOptions(
      runs: sampling.runs, seed: sampling.seed, threads: sampling.workers,
      precision: sampling.precision, keepsTrajectories: trajectories)
  }
}

/// A finished run: the answer, and where it is.
struct RunResult {
  let summary: Summary
  let folder: String
  let files: [String]
  /// Whether the board paper had to do without charts.
  let lacksCharts: Bool

  /// What `run` prints.
  func text(for format: OutputFormat, quiet: Bool) -> String {
    switch format {
    case .json: machineSummary(of: summary, folder: folder, files: files)
    case .text where quiet: folder + "\n"
    case .text: boardSummary(of: summary, folder: folder, files: files) + advice
    }
  }

  private var advice: String {
    guard lacksCharts else { return "" }
    return "\nreport.html has tables only: \(ChartScript.advice)\n"
      + "Then: headroom report \(harmless(folder)) --replace\n"
  }
}

/// One run from its scenario to its result folder.
struct RunJob {
  let document: ScenarioDocument
  let options: ForecastOptions
  let place: ResultPath
  let replaces: Bool
  let settings: [String]
  let showsProgress: Bool
  /// Whether a board paper is written beside the tables.
  var makesReport = false

  /// Puts the result in its place.
  func run() async throws(Failure) -> RunResult {
    try await run { folder, summary throws(Failure) in
      let lacksCharts = makesReport ? try writeReport(in: folder) : false
      try folder.publish()
      return RunResult(
        summary: summary, folder: place.path, files: folder.files.map(\.path),
        lacksCharts: lacksCharts)
    }
  }

  /// Writes the board paper from the files written so far, as `headroom report` would.
  ///
  /// - Returns: whether it had to do without charts.
  private func writeReport(in folder: ResultFolder) throws(Failure) -> Bool {
    let charts = try ChartScript.read()
    let text = try ReportInput(folder: folder.workplace).text(charts: charts)
    try folder.write("report.html") { sink throws(Failure) in try sink(text) }
    return charts == nil
  }

  /// - Parameter finish: what is done with the whole folder before it is in its place.
  func run<Outcome>(
    finish: (ResultFolder, Summary) throws(Failure) -> Outcome
  ) async throws(Failure) -> Outcome {
    let folder = ResultFolder(at: place, replaces: replaces)
    let bar = ProgressBar(total: options.runs, isShown: showsProgress)
    let interruption = Interruption { exit in
      bar.erase()
      folder.discard(thenExit: exit)
    }
    defer { interruption.end() }
    do throws(Failure) {
      try folder.open()
      try Memory.check(question, runs: options.precision == nil ? options.runs : 1)
      return try finish(folder, try await fill(folder, bar))
    } catch {
      bar.erase()
      folder.discard()
      throw error
    }
  }

  private func fill(_ folder: ResultFolder, _ bar: ProgressBar) async throws(Failure) -> Summary {
    let watch = Stopwatch()
    let summary = try await answer(bar)
    try folder.write("scenario.yaml") { sink throws(Failure) in try sink(document.resolvedYAML) }
    let tables = ResultTable.all(of: summary)
    for table in tables {
      try folder.write(table.name) { sink throws(Failure) in try table.writeCSV(to: sink) }
    }
    try describe(summary, tables, in: folder)
    let manifest = try manifest(of: summary, results: folder.files, seconds: watch.seconds)
      .sealed { text throws(Failure) in try SHA256.digest(of: Array(text.utf8)) }
    try folder.write("manifest.json") { sink throws(Failure) in try sink(manifest) }
    return summary
  }

  /// Writes what tells of the tables: for people and for programs.
  private func describe(
    _ summary: Summary, _ tables: [ResultTable], in folder: ResultFolder
  ) throws(Failure) {
    let page = resultReadme(of: summary, tables: tables, options: options, version: Build.version)
    try folder.write("README.md") { sink throws(Failure) in try sink(page) }
    let package = dataPackage(
      of: summary, tables: tables, files: folder.files, version: Build.version)
    try folder.write("datapackage.json") { sink throws(Failure) in try sink(package) }
  }

  private var question: Question {
    Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  private func answer(_ bar: ProgressBar) async throws(Failure) -> Summary {
    do throws(ForecastError) {
      let summary = try await forecast(question, options: options, progress: { bar.update($0) })
      bar.erase()
      return summary
    } catch {
      switch error {
      case .cancelled: throw .io("the simulation was stopped; nothing was kept.")
      case .beyondBounds:
        throw .io(
          "the accounts went beyond £100bn, so nothing was kept; an assumption or a table is out of "
            + "proportion. headroom check shows them all.")
      case .faulty(let text):
        throw .io("the simulation broke one of its own laws, so nothing was kept: \(text)")
      }
    }
  }
}
