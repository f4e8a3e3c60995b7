// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Publication
internal import ScenarioFiles

/// A finished run: the answer, and where it is.
struct RunResult {
  let summary: Summary
  /// Nil where there is no gate, or its price was not asked.
  let gatePrice: GatePrice?
  /// Nil where no school is to join, or they were not asked.
  let alternatives: Alternatives?
  let folder: String
  let files: [String]
  /// Whether the board paper had to do without charts.
  let lacksCharts: Bool

  /// What `run` prints.
  func text(for format: OutputFormat, quiet: Bool) -> String {
    switch format {
    case .json:
      machineSummary(
        of: summary, folder: folder, files: files, gatePrice: gatePrice,
        alternatives: alternatives)
    case .text where quiet: folder + "\n"
    case .text:
      boardSummary(
        of: summary, folder: folder, files: files, gatePrice: gatePrice,
        alternatives: alternatives) + advice
    }
  }

  private var advice: String {
    guard lacksCharts else { return "" }
    return "\nreport.html has tables only: \(ChartScript.advice)\n"
      + "Then: headroom report \(harmless(folder)) --replace\n"
  }
}

/// What a run found.
struct RunFindings {
  let summary: Summary
  let gatePrice: GatePrice?
  let alternatives: Alternatives?
}

/// One run from its scenario to its result folder.
struct RunJob {
  let document: ScenarioDocument
  let options: ForecastOptions
  let place: ResultPath
  let replaces: Bool
  let settings: [String]
  /// Futures at the most on which the gate's price is measured.
  let gatePriceRuns: Int
  let showsProgress: Bool
  /// Whether a board paper is written beside the tables.
  var makesReport = false

  /// Puts the result in its place.
  func run() async throws(Failure) -> RunResult {
    try await run { folder, answer throws(Failure) in
      let lacksCharts = makesReport ? try writeReport(in: folder) : false
      try folder.publish()
      return RunResult(
        summary: answer.summary, gatePrice: answer.gatePrice, alternatives: answer.alternatives,
        folder: place.path, files: folder.files.map(\.path), lacksCharts: lacksCharts)
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
    finish: (ResultFolder, RunFindings) throws(Failure) -> Outcome
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
      try Memory.check(
        question, runs: options.precision == nil ? options.runs : 1,
        keepsTrajectories: options.keepsTrajectories)
      return try finish(folder, try await fill(folder, bar))
    } catch {
      bar.erase()
      folder.discard()
      throw error
    }
  }

  private func fill(_ folder: ResultFolder, _ bar: ProgressBar) async throws(Failure) -> RunFindings
  {
    let watch = Stopwatch()
    let summary = try await answer(bar)
    try folder.write("scenario.yaml") { sink throws(Failure) in try sink(document.resolvedYAML) }
    let found = RunFindings(
      summary: summary, gatePrice: try await gatePrice(of: summary),
      alternatives: try await alternatives(to: summary))
    let tables = ResultTable.all(of: summary) + (try extraTables(of: found))
    for table in tables {
      try folder.write(table.name) { sink throws(Failure) in try table.writeCSV(to: sink) }
    }
    try describe(summary, tables, in: folder)
    let manifest = try manifest(of: summary, results: folder.files, seconds: watch.seconds)
      .sealed { text throws(Failure) in try SHA256.digest(of: Array(text.utf8)) }
    try folder.write("manifest.json") { sink throws(Failure) in try sink(manifest) }
    return found
  }

  /// Writes what tells of the tables: for people and for programs.
  private func describe(
    _ summary: Summary, _ tables: [ResultTable], in folder: ResultFolder
  ) throws(Failure) {
    let page = resultReadme(
      of: summary, tables: tables, options: options,
      gatePriceRuns: (gatePriceRuns, RunCommand.usualGatePriceRuns), version: Build.version)
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
      throw Failure(error)
    }
  }

  /// The first futures again, with the gate and without.
  private func gatePrice(of summary: Summary) async throws(Failure) -> GatePrice? {
    do throws(ForecastError) {
      return try await Forecasting.gatePrice(
        question, runs: min(gatePriceRuns, summary.runs), seed: options.seed,
        threads: options.threads)
    } catch {
      throw Failure(error)
    }
  }

  /// Futures at the most of each alternative.
  private static let mostOfAlternatives = 1_000

  /// The first futures again, under other plans.
  private func alternatives(to summary: Summary) async throws(Failure) -> Alternatives? {
    do throws(ForecastError) {
      return try await Forecasting.alternatives(
        question, runs: min(gatePriceRuns, Self.mostOfAlternatives, summary.runs),
        seed: options.seed, threads: options.threads)
    } catch {
      throw Failure(error)
    }
  }

  /// What comes of running futures once more: the price of the gate, other plans, the typical future's money.
  private func extraTables(of answer: RunFindings) throws(Failure) -> [ResultTable] {
    var tables = answer.gatePrice.map { [ResultTable.gatePrice($0)] } ?? []
    tables += answer.alternatives.map { [ResultTable.alternatives($0)] } ?? []
    let summary = answer.summary
    guard let place = typicalRun(finalReserves: summary.outcomes.map(\.finalReserves)) else {
      return tables
    }
    do throws(ForecastError) {
      let typical = try replay(question, run: summary.outcomes[place].run, seed: options.seed)
      tables.append(ResultTable.money(of: typical))
      return tables
    } catch {
      throw Failure(error)
    }
  }
}
