// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of results as a file: its columns, and how to make each row when it is wanted.
///
/// Rows are made one by one, so that a table of a million rows never stands in memory.
public struct ResultTable: Sendable {
  /// The file's name, `fan.csv`.
  public let name: String
  /// What the file holds, for a title.
  public let title: String
  /// What one row is about, `principle and term`.
  public let rowFor: String
  /// In the order of the file.
  public let columns: [Column]
  /// Names of the columns that tell a row from every other.
  public let key: [String]
  /// What columns name that another table lists.
  public let references: [Reference]
  /// Rows below the header.
  public let rowCount: Int
  let row: @Sendable (Int) -> [Cell]

  /// A column whose cells stand in a column of another table, unless they are empty.
  public struct Reference: Sendable, Hashable {
    /// Of this table.
    public let column: String
    /// The other table's file.
    public let table: String
    /// Its column.
    public let listedIn: String

    init(_ column: String, in table: String, _ listedIn: String) {
      self.column = column
      self.table = table
      self.listedIn = listedIn
    }
  }

  init(
    name: String, title: String, rowFor: String, key: [String], references: [Reference] = [],
    columns: [Column], rowCount: Int, row: @escaping @Sendable (Int) -> [Cell]
  ) {
    self.name = name
    self.title = title
    self.rowFor = rowFor
    self.key = key
    self.references = references
    self.columns = columns
    self.rowCount = rowCount
    self.row = row
  }

  /// The whole file; for small tables.
  public var csv: String {
    var text = ""
    writeCSV { text += $0 }
    return text
  }

  /// Hands the file as CSV (RFC 4180, line feeds) to `sink`, piece by piece.
  public func writeCSV<Failure>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var piece = Self.line(columns.map { .text($0.name) })
    for index in 0..<rowCount {
      piece += Self.line(row(index))
      if piece.utf8.count >= Self.pieceSize {
        try sink(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try sink(piece) }
  }

  /// Bytes of a piece, more or less.
  private static let pieceSize = 1 << 16

  private static func line(_ cells: [Cell]) -> String {
    cells.map(\.csv).joined(separator: ",") + "\n"
  }
}
