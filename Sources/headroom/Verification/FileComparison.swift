// SPDX-License-Identifier: GPL-3.0-or-later

/// How a file is held against the one made again.
enum Comparison: String, Sendable {
  case bytes, numbers

  /// Numbers count as equal within this share of the larger of them, or within so much of 1 where both are smaller.
  static let tolerance = 1e-6

  /// Whether two fields of CSV say the same.
  func isSame(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard self == .numbers, let one = Double(one), let other = Double(other) else { return false }
    return abs(one - other) <= Self.tolerance * max(1, abs(one), abs(other))
  }
}

/// One file of a result beside the same file made again.
struct FileComparison {
  let file: String
  /// Where the file is, and where the one made again.
  let there: String
  let made: String
  let comparison: Comparison

  /// Differences named in one file; a table that is wholly other would have millions.
  private static let most = 10

  /// Where the two differ, in the order of the file, the first few.
  func findings() throws(Failure) -> [Finding] {
    let isCSV = file.hasSuffix(".csv")
    var there = try RecordReader(there, isCSV: isCSV)
    var made = try RecordReader(made, isCSV: isCSV)
    var columns: [String]?
    var findings: [Finding] = []
    while findings.count < Self.most {
      let pair = (try there.next(), try made.next())
      if columns == nil { columns = pair.1?.fields }
      switch pair {
      case (nil, nil): return findings
      case (let old?, nil):
        return findings + [at(old.line, "goes on here, where the one made again has ended")]
      case (nil, let new?):
        return findings + [at(new.line, "has ended before this line, which is made again")]
      case (let old?, let new?):
        guard old.bytes != new.bytes else { continue }
        findings += isCSV ? rows(old, new, columns ?? []) : [line(old, new)]
      }
    }
    return findings.prefix(Self.most)
      + [Finding(file: file, text: "only the first \(Self.most) differences are named")]
  }

  private func at(_ line: Int, _ text: String) -> Finding {
    Finding(file: file, line: line, text: text)
  }

  /// Two rows of CSV whose bytes differ.
  private func rows(
    _ old: RecordReader.Record, _ new: RecordReader.Record, _ columns: [String]
  ) -> [Finding] {
    let (there, made) = (old.fields, new.fields)
    guard there.count == made.count else {
      return [at(old.line, "has \(there.count) fields, and \(made.count) made again")]
    }
    let cells = there.indices.filter { !comparison.isSame(there[$0], made[$0]) }
    guard cells.isEmpty else {
      return cells.map { cell in
        Finding(
          file: file, line: old.line,
          column: columns.indices.contains(cell) ? columns[cell] : "field \(cell + 1)",
          values: .init(there: there[cell], made: made[cell]))
      }
    }
    guard comparison == .bytes, there == made else { return [] }
    return [at(old.line, "says the same but is written otherwise: quotes, line ending or encoding")]
  }

  /// Two lines of a text: from shortly before the first character that differs.
  private func line(_ old: RecordReader.Record, _ new: RecordReader.Record) -> Finding {
    let (there, made) = (Array(old.text), Array(new.text))
    let same = zip(there, made).prefix { $0 == $1 }.count
    guard same < max(there.count, made.count) else {
      return at(old.line, "says the same but is written otherwise: line ending or encoding")
    }
    let start = max(0, same - 20)
    return Finding(
      file: file, line: old.line, column: "character \(same + 1)",
      values: .init(there: String(there[start...]), made: String(made[start...])))
  }
}
