// SPDX-License-Identifier: GPL-3.0-or-later

/// Plain text of a fixed width.
enum Layout {
  /// Columns of a terminal that the summary fills at most.
  static let width = 100

  /// A space at which no line breaks; it becomes a plain one.
  static let firm = "\u{A0}"

  /// Breaks text at plain spaces into lines of `width` characters at most; a longer word is broken too, an id where its
  /// parts meet.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces($0, of: width) }) {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map { line in String(line.map { $0 == "\u{A0}" ? " " : $0 }) }
  }

  private static func pieces(_ word: Substring, of width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word
    while let end = rest.index(rest.startIndex, offsetBy: width, limitedBy: rest.endIndex),
      width > 0, end < rest.endIndex
    {
      // An id breaks where its parts meet, if there is such a place.
      let seam = rest[..<end].lastIndex { "._-/".contains($0) }.map { rest.index(after: $0) }
      let cut = seam ?? end
      pieces.append(rest[..<cut])
      rest = rest[cut...]
    }
    return pieces + [rest]
  }

  /// A paragraph with its lines after the first set in by `hanging`.
  static func paragraph(_ text: String, indent: Int = 0, hanging: Int? = nil) -> [String] {
    let inner = hanging ?? indent
    let lines = wrap(text, width: width - max(indent, inner))
    return lines.enumerated().map { place, line in
      String(repeating: " ", count: place == 0 ? indent : inner) + line
    }
  }

  static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return right ? space + text : text + space
  }

}

/// A line without control characters, which a terminal would obey.
public func harmless(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }))
}

/// Rows of words under headings, each column as wide as it is told.
struct TextTable {
  struct Column {
    var heading: String
    var width: Int
    var isNumber = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// Cells wider than their column go on below.
  var lines: [String] {
    let headings = line(of: columns.map(\.heading))
    let rule = columns.map { String(repeating: "─", count: $0.width) }
    return headings + line(of: rule) + rows.flatMap(line)
  }

  private func line(of cells: [String]) -> [String] {
    let wrapped = zip(cells, columns).map { Layout.wrap($0, width: $1.width) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { row in
      let parts = zip(wrapped, columns).map { lines, column in
        Layout.pad(
          row < lines.count ? lines[row] : "", to: column.width, right: column.isNumber)
      }
      return trimmed("  " + parts.joined(separator: "  "))
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
