// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Fitting
internal import Publication
internal import ScenarioFiles

/// `headroom fit`: a distribution from data, or from experts' quantiles.
struct FitCommand: ThoroughCommand {
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
  var quantiles: String?

  @Option(
    name: .customLong("family"),
    help: ArgumentHelp(
      "A family to fit; may be repeated. (default: all that suit the data, the best first; all: \(Self.familyNames))",
      valueName: "FAMILY"))
  var families: [String] = []

  @OptionGroup var rows: RowOptions

  @Option(help: "A column that says how often each row stands for a value.")
  var count: String?

  @Option(help: "A column with the known standard error of each value; fits a normal.")
  var error: String?

  @Option(help: "The width of classes, where the column has their lower edges.")
  var width: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The range that the data were cut to.", valueName: "LOW,HIGH"))
  var between: String?

  @Option(help: "A second column: print the correlation with it, and fit nothing.")
  var against: String?

  @Option(help: "Samples of the bootstrap that tests each family, 0 for none.")
  var replicates = "199"

  @Option(help: "Seed of these samples.")
  var seed = "1"

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  @Option(help: "A new folder for fit.csv and qq.csv.")
  var out: String?

  private static let familyNames = FitFamily.allCases.map(\.rawValue).joined(separator: ", ")

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      check(&faults)
      let asked = AskedFit(self, &faults)
      if let out { faults.attempt { () throws(Failure) in try TableFolder.check(out) } }
      if let quantiles {
        let beliefs = faults.quantiles(quantiles)
        try faults.check()
        return try fit(beliefs, asked)
      }
      var input: FitInput?
      if let data, let column {
        input = faults.attempt { () throws(Failure) in
          try FitInput(
            data, numbers: [column] + [against ?? error].compactMap(\.self), count: count,
            rows: rows, filters: asked.filters)
        }
      }
      try faults.check()
      guard let input, let column else { return }
      if let against {
        try correlate(input, (column, against), asked)
      } else {
        try fit(input, column, asked)
      }
    }
  }

  /// What goes with what.
  private func check(_ faults: inout Faults) {
    if (quantiles == nil) == (data == nil) {
      faults.usage("give a file of data with --column, or --quantiles.")
    }
    if data != nil, quantiles == nil, column == nil {
      faults.usage("say with --column which column of the data to fit.")
    }
    if error != nil, width != nil || between != nil {
      faults.usage("--error goes with neither --width nor --between; leave them out.")
    }
    if against != nil, width != nil || between != nil || error != nil || !families.isEmpty {
      faults.usage(
        "--against prints a correlation, so give no --family, --error, --width or --between.")
    }
  }

  private func fit(_ beliefs: [QuantileBelief], _ asked: AskedFit) throws(Failure) {
    let report: QuantileReport
    do throws(FitError) {
      report = try QuantileReport(asked.families, to: beliefs)
    } catch {
      throw .input("--quantiles: they \(error)")
    }
    try Console.print(
      asked.format == .json
        ? quantileJSON(of: report.fits, refusals: report.refusals)
        : quantileText(of: report.fits, refusals: report.refusals))
    if let out { try TableFolder.write([.quantileFits(report.fits)], to: out) }
  }

  private func correlate(
    _ input: FitInput, _ columns: (String, String), _ asked: AskedFit
  ) throws(Failure) {
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
    try Console.print(
      asked.format == .json
        ? associationJSON(of: parts, columns: columns)
        : associationText(of: parts, columns: columns))
    if let out { try TableFolder.write([.associations(parts)], to: out) }
  }

  private func fit(_ input: FitInput, _ column: String, _ asked: AskedFit) throws(Failure) {
    let plan = FitReport.Plan(
      families: asked.families, replicates: asked.replicates, seed: asked.seed)
    var reports: [FitReport] = []
    for (place, part) in input.parts.enumerated() {
      do throws(FitError) {
        let data = try FitData(
          values: part.rows.map { $0.numbers[0] }, counts: part.rows.map(\.count),
          errors: error == nil ? nil : part.rows.map { $0.numbers[1] },
          width: asked.width, between: asked.between)
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
    let subject = FitSubject(
      file: input.path, column: column, skipped: input.skipped, seed: asked.seed)
    try Console.print(
      asked.format == .json ? fitJSON(of: reports, subject) : fitText(of: reports, subject))
    if let out { try TableFolder.write([.fits(reports), .quantilePlot(reports)], to: out) }
  }
}

/// A fit's options as read.
private struct AskedFit {
  let families: [FitFamily]
  let filters: [DataQuestion.Filter]
  let width: Double?
  let between: ClosedRange<Double>?
  let replicates: Int
  let seed: UInt64
  let format: OutputFormat

  init(_ command: FitCommand, _ faults: inout Faults) {
    families = command.families.compactMap { faults.choice("--family", $0) }
    filters = command.rows.filters.compactMap { faults.filter($0) }
    width = command.width.map { faults.number("--width", $0, "must be above 0") { $0 > 0 } }
    between = command.between.map { faults.range("--between", $0) }
    replicates = faults.whole("--replicates", command.replicates, in: 0...100_000)
    seed = faults.seed(command.seed)
    format = faults.format(command.format)
    _ = faults.folder(command.out)
  }
}
