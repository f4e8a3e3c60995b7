// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Testing
import TrustDomain

@Suite("CSV files")
struct CSVTests {
  private static let header = "item,date,expiry,result"

  /// The evidence that a CSV text gives: item and result of each row.
  private func rows(_ text: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(text.utf8), to: "evidence.csv")
    return try example("evidence=\(path)").scenario.evidence.map { [$0.item, $0.result] }
  }

  static let good: [(name: String, text: String, rows: [[String]])] = [
    ("lines end in LF", "\(header)\na,2026-01-01,2027-01-01,b\n", [["a", "b"]]),
    ("lines end in CRLF", "\(header)\r\na,2026-01-01,2027-01-01,b\r\n", [["a", "b"]]),
    ("lines end in CR", "\(header)\ra,2026-01-01,2027-01-01,b\r", [["a", "b"]]),
    ("the last line has no end", "\(header)\na,2026-01-01,2027-01-01,b", [["a", "b"]]),
    (
      "a byte order mark stands before", "\u{FEFF}\(header)\na,2026-01-01,2027-01-01,b\n",
      [["a", "b"]]
    ),
    ("fields stand in quotes", "\(header)\n\"a\",\"2026-01-01\",2027-01-01,\"b\"\n", [["a", "b"]]),
    (
      "quotes hold commas and quotes", "\(header)\n\"a, \"\"b\"\"\",2026-01-01,2027-01-01,c\n",
      [["a, \"b\"", "c"]]
    ),
    (
      "blank lines stand between",
      "\(header)\n\na,2026-01-01,2027-01-01,b\n\n\nc,2026-01-01,2027-01-01,d\n",
      [["a", "b"], ["c", "d"]]
    ),
    (
      "columns stand in another order", "result,expiry,date,item\nb,2027-01-01,2026-01-01,a\n",
      [["a", "b"]]
    ),
    (
      "blanks stand around names and fields",
      " item , date,expiry,result\n a ,2026-01-01 ,2027-01-01, b\n", [["a", "b"]]
    ),
    ("text is not ASCII", "\(header)\né✓,2026-01-01,2027-01-01,ü\n", [["é✓", "ü"]]),
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
    ("has a long row", "\(header)\na,2026-01-01,2027-01-01,b,c\n", ":2:1", "has 5 fields"),
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
      "\(header)\n\"a\nb\",2026-01-01,2027-01-01,c\nd,soon,2027-01-01,e\n", ":4:3", "no date"
    ),
    ("parts fields by semicolons", "item;date;expiry;result\n", ":1:1", "unknown"),
  ]

  @Test("are refused, with line and column, where one", arguments: bad)
  func refuses(name: String, text: String, place: String, says: String) throws {
    let problems = #expect(throws: ScenarioProblems.self) { try rows(text) }
    let found = (problems?.problems ?? []).map(\.description)
    #expect(found.contains { $0.contains("evidence.csv\(place)") && $0.contains(says) }, "\(found)")
  }
}
