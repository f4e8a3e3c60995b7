// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Fitting
internal import Publication
internal import ScenarioFiles

/// `headroom fit`: a distribution from data, or from experts' quantiles.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit distributions to a column of data or to experts' quantiles.",
    discussion: """
      By maximum likelihood, with standard errors from the observed information and Anderson and \
      Darling's distance held against samples of the fitted distribution that were fitted alike. \
      Give a CSV file and --column, or --quantiles alone.
      """)

  @Argument(help: "The CSV file with the data.")
  var data: String?

  @Option(help: "The column to fit.")
  var column: String?

  @Option(
    help: ArgumentHelp(
      "Quantiles in place of data: a tenth below 2, half below 5, a tenth above 11.",
      valueName: "p10=2,p50=5,p90=11"))
  var quantiles: QuantileList?

  @Option(
    name: .customLong("family"),
    help: "A family to fit; may be repeated. (default: all that suit the data, the best first)")
  var families: [FamilyArgument] = []

  @OptionGroup var rows: RowOptions

  @Option(help: "A column that says how often each row stands for a value.")
  var count: String?

  @Option(help: "A column with the known standard error of each value; fits a normal.")
  var error: String?

  @Option(help: "The width of classes, where the column has their lower edges.")
  var width: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The range that the data were cut to.", valueName: "LOW,HIGH"))
  var between: NumberRange?

  @Option(help: "A second column: print the correlation with it, and fit nothing.")
  var against: String?

  @Option(help: "Samples of the bootstrap that tests each family, 0 for none.")
  var replicates = 199

  @Option(help: "Seed of these samples.")
  var seed: UInt64 = 1

  @Option(help: "What to print: text for people, json for programs.")
  var format = OutputFormat.text

  @Option(help: "A new folder for fit.csv and qq.csv.")
  var out: String?

  func validate() throws {
    guard (quantiles == nil) != (data == nil) else {
      throw ValidationError("give a file of data with --column, or --quantiles.")
    }
    guard data == nil || column != nil else {
      throw ValidationError("say with --column which column of the data to fit.")
    }
    guard (0...100_000).contains(replicates) else {
      throw ValidationError("--replicates is \(replicates), but must be from 0 to 100,000.")
    }
    guard width.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--width must be above 0.")
    }
    guard error == nil || (width == nil && between == nil) else {
      throw ValidationError("--error goes with neither --width nor --between.")
    }
    guard against == nil || (width == nil && between == nil && error == nil && families.isEmpty)
    else {
      throw ValidationError("--against prints a correlation, so give no family or classes.")
    }
    if let out, ResultPath(out) == nil {
      throw ValidationError("--out \"\(out)\" names no folder of its own.")
    }
  }

  func run() async throws {
    try await reporting { () async throws(Failure) in
      if let out { try TableFolder.check(out) }
      if let quantiles { return try fit(quantiles.beliefs) }
      guard let data, let column else { throw .usage("give a file of data and --column.") }
      if let against {
        try correlate(data, column, against)
      } else {
        try fit(data, column)
      }
    }
  }

  private func fit(_ beliefs: [QuantileBelief]) throws(Failure) {
    let report: QuantileReport
    do throws(FitError) {
      report = try QuantileReport(families.map(\.family), to: beliefs)
    } catch {
      throw .scenario("headroom: the quantiles \(error)")
    }
    try Console.print(
      format == .json
        ? quantileJSON(of: report.fits, refusals: report.refusals)
        : quantileText(of: report.fits, refusals: report.refusals))
    if let out { try TableFolder.write([.quantileFits(report.fits)], to: out) }
  }

  private func correlate(_ path: String, _ column: String, _ other: String) throws(Failure) {
    let input = try FitInput(path, numbers: [column, other], count: count, rows: rows)
    var parts: [(name: String, association: Association)] = []
    for part in input.parts {
      do throws(FitError) {
        let pairs = part.rows.map { row -> (x: Double, y: Double, count: Int) in
          (row.numbers[0], row.numbers[1], row.count)
        }
        parts.append((part.name, try Association(pairs)))
      } catch {
        throw input.failure(part.name, error)
      }
    }
    let columns = (column, other)
    try Console.print(
      format == .json
        ? associationJSON(of: parts, columns: columns)
        : associationText(of: parts, columns: columns))
    if let out { try TableFolder.write([.associations(parts)], to: out) }
  }

  private func fit(_ path: String, _ column: String) throws(Failure) {
    let numbers = [column] + (error.map { [$0] } ?? [])
    let input = try FitInput(path, numbers: numbers, count: count, rows: rows)
    let plan = FitReport.Plan(
      families: families.map(\.family), replicates: replicates, seed: seed)
    var reports: [FitReport] = []
    for (place, part) in input.parts.enumerated() {
      do throws(FitError) {
        let data = try FitData(
          values: part.rows.map { $0.numbers[0] }, counts: part.rows.map(\.count),
          errors: error == nil ? nil : part.rows.map { $0.numbers[1] }, width: width,
          between: between?.range)
        let report = FitReport(
          name: part.name, data: data, plan: plan, entity: UInt32(truncatingIfNeeded: place))
        reports.append(report)
      } catch {
        throw input.failure(part.name, error)
      }
    }
    if let empty = reports.first(where: { $0.candidates.isEmpty }) {
      let reasons = empty.refusals.map { "\($0.family.rawValue) \($0.reason)" }
      throw input.failure(empty.name, reasons)
    }
    let subject = FitSubject(file: path, column: column, skipped: input.skipped, seed: seed)
    try Console.print(
      format == .json ? fitJSON(of: reports, subject) : fitText(of: reports, subject))
    if let out { try TableFolder.write([.fits(reports), .quantilePlot(reports)], to: out) }
  }
}
