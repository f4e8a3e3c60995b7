// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Fitting
internal import ScenarioFiles

extension Faults {
  /// Two rising numbers: `-0.2,0.2`.
  mutating func range(_ option: String, _ text: String) -> ClosedRange<Double> {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { typedNumber(String($0)) }
    guard parts.count == 2, numbers.count == 2, numbers.allSatisfy(\.isFinite),
      numbers[0] < numbers[1]
    else {
      usage(
        "\(option) is \"\(text)\"; it must give two rising numbers with a comma between, such as -0.2,0.2."
      )
      return 0...1
    }
    return numbers[0]...numbers[1]
  }

  /// Quantiles as people write them: `p10=2,p50=5,p97.5=11`; all that is wrong with any of them.
  mutating func quantiles(_ text: String) -> [QuantileBelief] {
    text.split(separator: ",", omittingEmptySubsequences: false).compactMap { item in
      let parts = item.split(separator: "=", omittingEmptySubsequences: false)
      let percent = parts[0].hasPrefix("p") ? typedNumber(String(parts[0].dropFirst())) : nil
      guard parts.count == 2, let percent, let value = typedNumber(String(parts[1])) else {
        usage(
          "--quantiles has \"\(item)\"; write each as pPERCENT=VALUE with commas between, such as p10=2,p50=5,p90=11."
        )
        return nil
      }
      guard percent > 0, percent < 100, value.isFinite else {
        usage(
          "--quantiles has \"\(item)\"; a percentage lies between 0 and 100, such as p10, and its value is a number."
        )
        return nil
      }
      return QuantileBelief(probability: percent / 100, value: value)
    }
  }

  /// `COLUMN=VALUE`.
  mutating func filter(_ text: String) -> DataQuestion.Filter? {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      usage("--where is \"\(text)\"; write COLUMN=VALUE, such as phase=primary.")
      return nil
    }
    return .init(column: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
  }
}

/// Which rows of a file of data.
struct RowOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Rows that say this alone; may be repeated: of one column any, of several all.",
      valueName: "COLUMN=VALUE"))
  var filters: [String] = []

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
    _ path: String, numbers: [String], count: String?, rows: RowOptions,
    filters: [DataQuestion.Filter]
  ) throws(Failure) {
    self.path = path
    let table: DataTable
    let question = DataQuestion(
      numbers: numbers + (count.map { [$0] } ?? []), texts: rows.groups,
      filters: filters, skipsEmpty: rows.skipEmpty)
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
