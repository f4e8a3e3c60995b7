// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of an `outcomes.csv` as this program writes it (RFC 4180).
struct OutcomeRows {
  /// The header first.
  private let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) { lines = Self.parts(of: bytes[...], endingIn: UInt8(ascii: "\n")) }

  /// Futures.
  var count: Int { max(0, lines.count - 1) }

  /// The text of a future's row.
  func line(_ run: Int) -> String { String(decoding: lines[run + 1], as: UTF8.self) }

  /// A column of numbers; nil where it isn't there or holds something else.
  func numbers(_ column: String) -> [Double]? {
    guard let header = lines.first else { return nil }
    let names = Self.cells(of: header)
    guard let place = names.firstIndex(where: { $0.elementsEqual(column.utf8) }) else { return nil }
    var values: [Double] = []
    values.reserveCapacity(count)
    for line in lines.dropFirst() {
      let cells = Self.cells(of: line)
      guard cells.count == names.count,
        let value = Double(String(decoding: cells[place], as: UTF8.self))
      else { return nil }
      values.append(value)
    }
    return values
  }

  private static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    parts(of: line, endingIn: UInt8(ascii: ","))
  }

  /// The parts between separators that no quotation marks enclose; nothing after the last separator is no part.
  private static func parts(
    of bytes: ArraySlice<UInt8>, endingIn separator: UInt8
  ) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var isQuoted = false
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard bytes[index] == separator, !isQuoted else { continue }
      parts.append(bytes[start..<index])
      start = index + 1
    }
    if start < bytes.endIndex { parts.append(bytes[start...]) }
    return parts
  }
}
