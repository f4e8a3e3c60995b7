// SPDX-License-Identifier: GPL-3.0-or-later

/// What to read of a table of data.
public struct DataQuestion: Sendable {
  /// A column and a value that it must have; of several for one column any.
  public struct Filter: Sendable, Hashable {
    /// The column.
    public let column: String
    /// What a row must say there.
    public let value: String

    /// A column and a value.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// Columns of numbers.
  public let numbers: [String]
  /// Columns of text.
  public let texts: [String]
  /// Which rows.
  public let filters: [Filter]
  /// Whether rows with an empty number are left out, rather than wrong.
  public let skipsEmpty: Bool

  /// A question.
  public init(
    numbers: [String], texts: [String] = [], filters: [Filter] = [], skipsEmpty: Bool = false
  ) {
    self.numbers = numbers
    self.texts = texts
    self.filters = filters
    self.skipsEmpty = skipsEmpty
  }
}

/// Rows of a table of data, checked.
public struct DataTable: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// In the file, from 1.
    public let line: Int
    /// In the order of the question.
    public let numbers: [Double]
    /// In the order of the question.
    public let texts: [String]
  }

  /// Rows that pass the filters.
  public let rows: [Row]
  /// Rows left out because a number was empty.
  public let skipped: Int
}

/// Everything that is wrong with a table of data.
public struct DataProblems: Error, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// At least one.
  public let problems: [Problem]

  /// Problems printed in full; the others are counted.
  private static let printed = 100

  /// Problems, one on a line, under a sentence that counts them.
  public var description: String {
    let count = problems.count
    let values = count == 1 ? "1 value needs" : "\(count) values need"
    var lines = ["Data \"\(path)\" cannot be used: \(values) attention."]
    lines += problems.prefix(Self.printed).map { "  \($0)" }
    if count > Self.printed { lines.append("  … and \(count - Self.printed) more.") }
    return lines.joined(separator: "\n")
  }
}

extension DataProblems {
  /// What is wrong with the data as a whole, or with a row of them.
  public init(path: String, texts: [(line: Int, text: String)]) {
    self.path = path
    problems = texts.map {
      Problem(place: Place(.file(path), line: $0.line), path: "", text: $0.text)
    }
  }
}

/// Reads a CSV file of data; throws every problem at once.
public func readData(
  at path: String, _ question: DataQuestion
) throws(DataProblems) -> DataTable {
  var reading = Reading()
  let table = reading.data(at: path, question)
  guard let table, reading.problems.isEmpty else {
    throw DataProblems(path: path, problems: reading.ordered)
  }
  return table
}

extension Reading {
  fileprivate mutating func data(at path: String, _ question: DataQuestion) -> DataTable? {
    let place = Place(.file(path))
    // By its own name, for names are looked up in the folder of the file that gives them.
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let table = csv(name, askedAt: place, "") else { return nil }
    let wanted = question.numbers + question.texts + question.filters.map(\.column)
    var places: [String: Int] = [:]
    for name in wanted where places[name] == nil {
      places[name] = column(name, of: table)
    }
    guard problems.isEmpty else { return nil }
    let numbers = question.numbers.compactMap { places[$0] }
    let texts = question.texts.compactMap { places[$0] }
    let kept = filtered(table, question.filters, places)
    var rows: [DataTable.Row] = []
    var skipped = 0
    for row in kept {
      if question.skipsEmpty, numbers.contains(where: { row[$0].text.allSatisfy(\.isWhitespace) }) {
        skipped += 1
        continue
      }
      let values = numbers.map { number(row[$0], table.header[$0].text, table.path) }
      rows.append(
        DataTable.Row(
          line: row.first?.line ?? 1, numbers: values.compactMap(\.self),
          texts: texts.map { String(Substring(row[$0].text).trimmed) }))
    }
    return DataTable(rows: rows, skipped: skipped)
  }

  private mutating func column(_ name: String, of table: CSVTable) -> Int? {
    let places = table.header.indices.filter { table.header[$0].text == name }
    let place = Place(.file(table.path))
    guard let first = places.first else {
      let names = table.header.map(\.text)
      let nearest = NearestName.question(name, in: names)
      report(
        place, "",
        "has no column \"\(Quote.short(name))\".\(nearest) It has: \(names.prefix(30).map { Quote.short($0) }.joined(separator: ", "))."
      )
      return nil
    }
    if places.count > 1 {
      report(place, "", "has the column \(Quote.short(name)) twice; rename one.")
    }
    return first
  }

  /// Rows that say what the filters ask for; a filter that no row meets is a slip.
  private mutating func filtered(
    _ table: CSVTable, _ filters: [DataQuestion.Filter], _ places: [String: Int]
  ) -> [[CSVField]] {
    var rows = table.rows
    for name in Set(filters.map(\.column)).sorted() {
      guard let place = places[name] else { continue }
      let allowed = Set(filters.filter { $0.column == name }.map(\.value))
      let found = Set(table.rows.map { String(Substring($0[place].text).trimmed) })
      for value in allowed.subtracting(found).sorted() {
        let some = found.sorted().prefix(12).map { Quote.short($0) }.joined(separator: ", ")
        report(
          Place(.file(table.path)), name,
          "no row has \"\(Quote.short(value))\"; it has: \(some)\(found.count > 12 ? ", …" : "").")
      }
      rows = rows.filter { allowed.contains(String(Substring($0[place].text).trimmed)) }
    }
    return rows
  }

  private mutating func number(_ field: CSVField, _ name: String, _ path: String) -> Double? {
    let place = Place(.file(path), line: field.line, column: field.column)
    let text = String(Substring(field.text).trimmed)
    if text.isEmpty {
      report(
        place, name,
        "is empty; fill it, filter the row out, or leave such rows out with --skip-empty.")
      return nil
    }
    if let value = typedNumber(text) {
      if value.isFinite { return value }
      report(place, name, "is \"\(Quote.short(text))\", which is too large a number.")
      return nil
    }
    report(
      place, name,
      "is \"\(Quote.short(text))\", which is no number; write one such as 0.05, 5% or 1,200.")
    return nil
  }
}
