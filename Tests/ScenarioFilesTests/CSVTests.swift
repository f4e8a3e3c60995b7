// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Testing
import TrustDomain

@Suite("CSV files")
struct CSVTests {
  private static let header = "note,date,expiry,result,item"
  /// A row but for its note.
  private static let rest = "2026-01-01,2027-01-01,3,internal-audit"
  private static let audit = "internal-audit open(3)"

  /// The evidence that a CSV text gives: note, and kind and finding, of each row.
  private func rows(_ text: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(text.utf8), to: "evidence.csv")
    return try example("evidence=\(path)").scenario.evidence.map {
      [$0.note ?? "", "\($0.kind.name) \($0.finding)"]
    }
  }

  static let good: [(name: String, text: String, rows: [[String]])] = [
    ("lines end in LF", "\(header)\na,\(rest)\n", [["a", audit]]),
    ("lines end in CRLF", "\(header)\r\na,\(rest)\r\n", [["a", audit]]),
    ("lines end in CR", "\(header)\ra,\(rest)\r", [["a", audit]]),
    ("the last line has no end", "\(header)\na,\(rest)", [["a", audit]]),
    ("a byte order mark stands before", "\u{FEFF}\(header)\na,\(rest)\n", [["a", audit]]),
    (
      "fields stand in quotes",
      "\(header)\n\"a\",\"2026-01-01\",2027-01-01,\"3\",\"internal-audit\"\n", [["a", audit]]
    ),
    (
      "quotes hold commas and quotes", "\(header)\n\"a, \"\"b\"\"\",\(rest)\n",
      [["a, \"b\"", audit]]
    ),
    (
      "blank lines stand between",
      "\(header)\n\na,\(rest)\n\n\nc,2026-02-01,2027-01-01,3,internal-audit\n",
      [["a", audit], ["c", audit]]
    ),
    (
      "columns stand in another order",
      "result,expiry,date,item,note\n3,2027-01-01,2026-01-01,internal-audit,a\n", [["a", audit]]
    ),
    (
      "blanks stand around names and fields",
      " note , date,expiry,result, item\n a ,2026-01-01 ,2027-01-01, 3, internal-audit \n",
      [["a", audit]]
    ),
    ("text is not ASCII", "\(header)\né✓,\(rest)\n", [["é✓", audit]]),
    ("there is a header alone", "\(header)\n", []),
  ]

  @Test("are read where", arguments: good)
  func reads(name: String, text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  static let bad: [(name: String, text: String, place: String, says: String)] = [
    ("is empty", "", ":1:1", "empty file"),
    ("holds blank lines alone", "\n\n", ":1:1", "empty file"),
    ("has a short row", "\(header)\na,2026-01-01\n", ":2:1", "has 2 fields"),
    ("has a long row", "\(header)\na,\(rest),c\n", ":2:1", "has 6 fields"),
    ("has an open quote", "\(header)\n\"a,2026-01-01\n", ":2:1", "never closed"),
    (
      "has a quote within a field", "\(header)\na\"b\",2026-01-01,2027-01-01,b\n", ":2:2",
      "a quote stands within"
    ),
    (
      "has text after a quote", "\(header)\n\"a\"b,2026-01-01,2027-01-01,b\n", ":2:4",
      "closing quote"
    ),
    ("lacks a column", "item,date,expiry\n", ":1:1", "column result is missing"),
    ("has an unknown column", "item,date,expiry,results\n", ":1:18", "Did you mean \"result\"?"),
    (
      "has a bad date after a field of two lines",
      "\(header)\n\"a\nb\",\(rest)\nd,soon,2027-01-01,3,internal-audit\n", ":4:3", "no date"
    ),
    ("parts fields by semicolons", "item;date;expiry;result\n", ":1:1", "parted by semicolons"),
    ("parts quoted fields by tabs", "\"item\"\t\"date\"\n", ":1:1", "parted by tabs"),
  ]

  @Test("are refused, with line and column, where one", arguments: bad)
  func refuses(name: String, text: String, place: String, says: String) throws {
    let problems = #expect(throws: ScenarioProblems.self) { try rows(text) }
    let found = (problems?.problems ?? []).map(\.description)
    #expect(found.contains { $0.contains("evidence.csv\(place)") && $0.contains(says) }, "\(found)")
  }
}
