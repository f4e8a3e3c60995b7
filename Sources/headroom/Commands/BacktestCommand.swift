// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Backtesting
internal import Fitting
internal import Publication
internal import ScenarioFiles
internal import TrustDomain

/// `headroom backtest`: a past year's forecasts beside what came.
struct BacktestCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Fit the balance model to past accounts, forecast a year that came, and compare.",
    discussion: """
      The file has one row for each school and year, with the columns urn, fy_ending, phase, la_code, \
      income, expenditure, balance and flag_suspect (1: leave the row out). It tests the shocks that move \
      an in-year balance, not the engine as a whole: there are no such data on pupils, staff and joins.
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: "The CSV file with the accounts.")
  var actuals: String

  @Option(
    help: ArgumentHelp(
      "Years to fit, one after the other. (default: all but the last)", valueName: "2014,2015"))
  var fitYears: String?

  @Option(help: "The year to forecast. (default: the last)")
  var year: String?

  @Option(
    help: ArgumentHelp(
      "Standard deviation of the sector's year, in all, as a share of income. (default: 1.2%)",
      valueName: "SHARE"))
  var sectorSd: String?

  @Option(
    help: ArgumentHelp(
      "Standard deviation of a pooled trust's own year. (default: 0, for no board led these schools)",
      valueName: "SHARE"))
  var trustSd: String?

  @Flag(help: "Leave out rows with an empty number.")
  var skipEmpty = false

  @Option(help: "Seed of the pooling and the draws.")
  var seed = "1"

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  @Option(help: "A new folder for backtest.csv and pit.csv.")
  var out: String?

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let seed = faults.seed(seed)
      let format = faults.format(format)
      _ = faults.folder(out)
      let sectorSpread = sectorSd.map { faults.spread("--sector-sd", $0) }
      let trustSpread = trustSd.map { faults.spread("--trust-sd", $0) }
      let fitYears = fitYears.map {
        faults.wholes("--fit-years", $0, of: "years", in: Self.years, most: 50)
      }
      let year = year.map { faults.whole("--year", $0, in: Self.years, isYear: true) }
      // Of years that were mistyped the accounts can't be asked.
      let areYears = faults.isEmpty
      if let out { faults.attempt { () throws(Failure) in try TableFolder.check(out) } }
      let document = faults.load(input)
      let read = faults.attempt { () throws(Failure) in
        try areYears ? accounts(fitYears, year) : accounts(nil, nil)
      }
      try faults.check()
      guard let document, let panel = read else { return }
      let common = CommonShocks(
        of: document.scenario, sectorSpread: sectorSpread ?? CommonShocks.usualSectorSpread,
        trustSpread: trustSpread ?? 0)
      let result: BacktestResult
      do throws(FitError) {
        result = try backtest(panel, common, seed: seed)
      } catch {
        throw wrong([(1, error.description)])
      }
      try Console.print(format == .json ? backtestJSON(of: result) : backtestText(of: result))
      if let out { try TableFolder.write([.backtest(result), .transforms(result)], to: out) }
    }
  }

  private static let years = 1900...2200

  private func accounts(_ fitYears: [Int]?, _ year: Int?) throws(Failure) -> AccountsPanel {
    let table: DataTable
    let question = DataQuestion(
      numbers: ["fy_ending", "income", "expenditure", "balance", "flag_suspect"],
      texts: ["urn", "phase", "la_code"], skipsEmpty: skipEmpty)
    do throws(DataProblems) {
      table = try readData(at: actuals, question)
    } catch {
      throw .scenario("\(error)")
    }
    var problems: [(line: Int, text: String)] = []
    var rows: [SchoolYear] = []
    for row in table.rows {
      let numbers = row.numbers
      let year = Int(exactly: numbers[0]).flatMap { Self.years.contains($0) ? $0 : nil }
      var wrongs: [String] = []
      if year == nil { wrongs.append("fy_ending must be a year such as 2016.") }
      if numbers[4] != 0 && numbers[4] != 1 { wrongs.append("flag_suspect must be 0 or 1.") }
      if row.texts[0].isEmpty { wrongs.append("urn must not be empty.") }
      problems += wrongs.map { (row.line, $0) }
      guard wrongs.isEmpty, let year else { continue }
      rows.append(
        SchoolYear(
          line: row.line, school: row.texts[0], year: year, phase: Self.phase(row.texts[1]),
          authority: row.texts[2], income: numbers[1], balance: numbers[3],
          isSuspect: numbers[4] == 1))
    }
    guard problems.isEmpty else { throw wrong(problems) }
    guard !rows.isEmpty else {
      throw wrong([(1, "holds no row; it needs one for each school and year.")])
    }
    do throws(PanelProblems) {
      return try AccountsPanel(
        rows, fitYears: fitYears, year: year, leftOutBefore: table.skipped)
    } catch {
      throw wrong(error.problems)
    }
  }

  /// The accounts write `allthrough` for `all-through`.
  private static func phase(_ text: String) -> Phase? {
    let plain = text.lowercased()
    return Phase(name: plain) ?? Phase.allCases.first { $0.name.filter { $0 != "-" } == plain }
  }

  private func wrong(_ problems: [(line: Int, text: String)]) -> Failure {
    .scenario(DataProblems(path: actuals, texts: problems).description)
  }
}

extension Faults {
  /// A standard deviation as a share, `0.012` or `1.2%`.
  fileprivate mutating func spread(_ option: String, _ text: String) -> Double {
    number(option, text, "must be a share of income from 0 to 1, such as 0.012 or 1.2%") {
      (0...1).contains($0)
    }
  }
}
