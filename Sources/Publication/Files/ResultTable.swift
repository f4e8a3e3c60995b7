// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of results as a file: its columns, and how to make each row when it is wanted.
///
/// Rows are made one by one, so that a table of a million rows never stands in memory.
public struct ResultTable: Sendable {
  /// The file's name, `fan.csv`.
  public let name: String
  /// The header.
  public let columns: [String]
  /// Rows below the header.
  public let rowCount: Int
  let row: @Sendable (Int) -> [Cell]

  init(
    name: String, columns: [String], rowCount: Int, row: @escaping @Sendable (Int) -> [Cell]
  ) {
    self.name = name
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
    var piece = Self.line(columns.map(Cell.text))
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
