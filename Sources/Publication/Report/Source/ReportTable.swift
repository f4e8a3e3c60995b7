// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a result folder as read back: what the board paper is made from.
public struct ReportTable: Sendable {
  /// The file's name, `fan.csv`.
  public let name: String
  private let places: [String: Int]
  private let cells: [[String]]

  /// - Parameter lines: the header, then the rows; fields as CSV gives them.
  public init(name: String, lines: [[String]]) {
    self.name = name
    let header = lines.first ?? []
    places = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
    cells = Array(lines.dropFirst())
  }

  struct Row {
    fileprivate let places: [String: Int]
    fileprivate let cells: [String]

    /// A field as written; empty where the table has no such column.
    subscript(_ column: String) -> String {
      guard let place = places[column], place < cells.count else { return "" }
      return Cell.readable(cells[place])
    }

    func number(_ column: String) -> Double? {
      guard let value = Double(self[column]), value.isFinite else { return nil }
      return value
    }

    func count(_ column: String) -> Int? { Int(self[column]) }
    func flag(_ column: String) -> Bool { self[column] == "true" }
  }

  var rows: [Row] { cells.map { Row(places: places, cells: $0) } }

  /// Columns that a reader of the table relies on and that are not there.
  func missing(of columns: [String]) -> [String] { columns.filter { places[$0] == nil } }
}

extension Cell {
  /// Text without the mark that keeps spreadsheets from running it.
  fileprivate static func readable(_ field: String) -> String {
    guard field.first == "'", let second = field.dropFirst().first, "=+-@".contains(second) else {
      return field
    }
    return String(field.dropFirst())
  }
}
