// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Fitting
internal import ScenarioFiles

/// A family by its name in scenarios.
struct FamilyArgument: ExpressibleByArgument {
  let family: FitFamily

  init?(argument: String) {
    guard let family = FitFamily(rawValue: argument) else { return nil }
    self.family = family
  }

  static var allValueStrings: [String] { FitFamily.allCases.map(\.rawValue) }
}

/// Two rising numbers: `-0.2,0.2`.
struct NumberRange: ExpressibleByArgument {
  let range: ClosedRange<Double>

  init?(argument: String) {
    let numbers = argument.split(separator: ",").map { Double($0) }
    guard numbers.count == 2, let low = numbers[0], let high = numbers[1], low < high,
      low.isFinite, high.isFinite
    else { return nil }
    range = low...high
  }
}

/// Quantiles as people write them: `p10=2,p50=5,p97.5=11`.
struct QuantileList: ExpressibleByArgument {
  let beliefs: [QuantileBelief]

  init?(argument: String) {
    var beliefs: [QuantileBelief] = []
    for item in argument.split(separator: ",") {
      let parts = item.split(separator: "=")
      guard parts.count == 2, parts[0].hasPrefix("p"), let percent = Double(parts[0].dropFirst()),
        let value = Self.number(parts[1]), value.isFinite, percent > 0, percent < 100
      else { return nil }
      beliefs.append(QuantileBelief(probability: percent / 100, value: value))
    }
    guard !beliefs.isEmpty else { return nil }
    self.beliefs = beliefs
  }

  private static func number(_ text: Substring) -> Double? {
    text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
  }
}

/// `COLUMN=VALUE`.
struct ColumnFilter: ExpressibleByArgument {
  let filter: DataQuestion.Filter

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    filter = .init(
      column: String(argument[..<sign]), value: String(argument[argument.index(after: sign)...]))
  }
}

/// Which rows of a file of data.
struct RowOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Rows that say this alone; may be repeated: of one column any, of several all.",
      valueName: "COLUMN=VALUE"))
  var filters: [ColumnFilter] = []

  @Option(name: .customLong("by"), help: "A column whose values part the rows; may be repeated.")
  var groups: [String] = []

  @Flag(help: "Leave out rows with an empty number, and say how many.")
  var skipEmpty = false
}

/// The rows of a file of data, in the parts that were asked for.
struct FitInput {
  struct Row {
    let numbers: [Double]
    let count: Int
  }

  /// Rows of one part, `phase=primary`.
  struct Part {
    let name: String
    var rows: [Row]
  }

  let path: String
  let parts: [Part]
  let skipped: Int

  init(
    _ path: String, numbers: [String], count: String?, rows: RowOptions
  ) throws(Failure) {
    self.path = path
    let table: DataTable
    let question = DataQuestion(
      numbers: numbers + (count.map { [$0] } ?? []), texts: rows.groups,
      filters: rows.filters.map(\.filter), skipsEmpty: rows.skipEmpty)
    do throws(DataProblems) {
      table = try readData(at: path, question)
    } catch {
      throw .scenario("\(error)")
    }
    var wrong: [(line: Int, text: String)] = []
    var parts: [Part] = []
    var places: [String: Int] = [:]
    for row in table.rows {
      let times = count == nil ? 1 : Int(exactly: row.numbers[numbers.count]) ?? -1
      guard (0...FitData.most).contains(times) else {
        wrong.append((row.line, "\(count ?? "") must be a whole number from 0 to 10,000,000."))
        continue
      }
      let name = zip(rows.groups, row.texts).map { "\($0)=\($1)" }.joined(separator: ", ")
      let place = places[name] ?? parts.count
      if place == parts.count {
        places[name] = place
        parts.append(Part(name: name, rows: []))
      }
      parts[place].rows.append(Row(numbers: Array(row.numbers.prefix(numbers.count)), count: times))
    }
    if parts.isEmpty && wrong.isEmpty {
      wrong = [(1, "holds no row to fit; look at the file, and at --where and --skip-empty.")]
    }
    if parts.count > Self.mostParts {
      wrong.append(
        (1, "falls into \(parts.count) parts; --by may make 200. Is it a column of numbers?"))
    }
    guard wrong.isEmpty else {
      throw .scenario(DataProblems(path: path, texts: wrong).description)
    }
    self.parts = parts.sorted { $0.name < $1.name }
    skipped = table.skipped
  }

  private static let mostParts = 200

  func failure(_ part: String, _ error: FitError) -> Failure {
    failure(part, [error.description])
  }

  func failure(_ part: String, _ reasons: [String]) -> Failure {
    let texts = reasons.map { (line: 1, text: (part.isEmpty ? "" : "\(part): ") + $0) }
    return .scenario(DataProblems(path: path, texts: texts).description)
  }
}
