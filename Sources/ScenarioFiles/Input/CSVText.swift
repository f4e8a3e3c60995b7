// SPDX-License-Identifier: GPL-3.0-or-later

/// A field of a CSV text and where it begins.
struct CSVField: Sendable, Hashable {
  var text: String
  var line: Int
  var column: Int
}

/// What breaks the rules of CSV.
struct CSVFault: Error, Hashable {
  let line: Int
  let column: Int
  let text: String
}

/// Reads RFC 4180: commas, quotes doubled within quotes, lines ending in LF, CRLF or CR. Empty lines are skipped.
///
/// Written here because SwiftCSV gives rows of bare strings, without their places.
struct CSVText {
  private let scalars: [Unicode.Scalar]
  private var next = 0
  private var line = 1
  private var column = 1

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The rows of a text.
  static func rows(_ text: String) throws(CSVFault) -> [[CSVField]] {
    var reader = CSVText(text)
    var rows: [[CSVField]] = []
    while reader.next < reader.scalars.count {
      let row = try reader.row()
      let isBlank = row.count == 1 && row.allSatisfy { $0.text.isEmpty }
      if !isBlank { rows.append(row) }
    }
    return rows
  }

  private var current: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  private mutating func row() throws(CSVFault) -> [CSVField] {
    var fields = [try field()]
    while current == "," {
      advance()
      fields.append(try field())
    }
    endLine()
    return fields
  }

  private mutating func field() throws(CSVFault) -> CSVField {
    current == "\"" ? try quotedField() : try plainField()
  }

  private mutating func plainField() throws(CSVFault) -> CSVField {
    var field = CSVField(text: "", line: line, column: column)
    while let scalar = current, scalar != ",", scalar != "\n", scalar != "\r" {
      guard scalar != "\"" else {
        throw CSVFault(
          line: line, column: column,
          text:
            "a quote stands within a field; put the whole field in quotes and double those within.")
      }
      field.text.unicodeScalars.append(scalar)
      advance()
    }
    return field
  }

  private mutating func quotedField() throws(CSVFault) -> CSVField {
    var field = CSVField(text: "", line: line, column: column)
    advance()
    while let scalar = current {
      advance()
      if scalar != "\"" {
        field.text.unicodeScalars.append(scalar)
      } else if current == "\"" {
        field.text.unicodeScalars.append(scalar)
        advance()
      } else {
        try endQuotes()
        return field
      }
    }
    throw CSVFault(
      line: field.line, column: field.column, text: "a quote opens here and is never closed.")
  }

  private func endQuotes() throws(CSVFault) {
    guard let scalar = current, scalar != ",", scalar != "\n", scalar != "\r" else { return }
    throw CSVFault(
      line: line, column: column,
      text: "text follows a closing quote; put a comma between, or double the quote.")
  }

  private mutating func endLine() {
    if current == "\r" { advance() }
    if current == "\n" { advance() }
  }

  private mutating func advance() {
    let scalar = scalars[next]
    next += 1
    let endsLine = scalar == "\n" || (scalar == "\r" && current != "\n")
    (line, column) = endsLine ? (line + 1, 1) : (line, column + 1)
  }
}
