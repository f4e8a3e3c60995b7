// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TrustDomain

@testable import Publication

@Suite("Result tables")
struct TableTests {
  /// The first columns are the contract; others may only be added at the end.
  private static let contract = [
    "fan.csv":
      "metric,scope,term,term_start,unit,mean,se,p05,p10,p25,p50,p75,p90,p95",
    "principles.csv":
      "principle,reference,gate,probability_met,ci_low,ci_high,first_breach_share,"
      + "median_breach_term,mean_terms_in_breach,recovered_share",
    "principles_by_term.csv": "principle,term,probability_met,ci_low,ci_high,runs",
    "breaches.csv": "principle,check,scope,first_breach_runs,share,median_shortfall",
    "joins.csv": "school,planned_term,on_time,deferred,declined,mean_delay_terms,blocked_by",
    "outcomes.csv":
      "run,all_met,first_breach_principle,first_breach_term,lowest_reserves_pct,"
      + "final_reserves_gbp,peak_si_utilisation,lowest_staffing_pct,joined",
    "schools.csv": "school,term",
    "together.csv": "principle,other,both_broken_share,share_given_principle,lift,runs",
    "trajectories.csv": "run,term,reserves_gbp",
  ]

  @Test("have the columns of the contract, and every row as many cells")
  func columns() throws {
    let tables = ResultTable.all(of: try SmallSummary.make(keepsTrajectories: true))
    #expect(Set(tables.map(\.name)) == Set(Self.contract.keys))
    for table in tables {
      let header = table.columns.map(\.name).joined(separator: ",")
      #expect(header.hasPrefix(Self.contract[table.name] ?? "?"), "\(table.name)")
      #expect(table.csv.hasPrefix(header + "\n") && table.csv.hasSuffix("\n"))
      for row in 0..<table.rowCount {
        #expect(table.row(row).count == table.columns.count, "\(table.name)")
      }
    }
  }

  @Test("hold in every cell what its column says")
  func cells() throws {
    for table in ResultTable.all(of: try SmallSummary.make(keepsTrajectories: true)) {
      for row in 0..<table.rowCount {
        for (cell, column) in zip(table.row(row), table.columns) {
          #expect(Self.fits(cell, column), "\(table.name) row \(row), \(column.name): \(cell)")
        }
      }
    }
  }

  private static func fits(_ cell: Cell, _ column: Column) -> Bool {
    guard !cell.csv.isEmpty else { return column.emptyIf != nil }
    guard case .text(let text) = cell else {
      let number = Double(cell.csv)
      switch (cell, column.kind) {
      case (.number, .number), (.printed, .number), (.count, .integer):
        return number.map { (column.minimum ?? $0) <= $0 && $0 <= (column.maximum ?? $0) } ?? false
      case (.flag, .boolean): return true
      default: return false
      }
    }
    guard column.kind == .string || column.kind == .date else { return false }
    if column.pattern != nil { return Term(text) != nil }
    return column.allowed.isEmpty || column.allowed.contains(text)
  }

  @Test("name each column once, and keys and references that exist")
  func keys() throws {
    let tables = ResultTable.all(of: try SmallSummary.make(keepsTrajectories: true))
    for table in tables {
      let names = table.columns.map(\.name)
      #expect(Set(names).count == names.count && !table.key.isEmpty)
      #expect(table.key.allSatisfy(names.contains), "\(table.name)")
      for reference in table.references {
        let other = tables.first { $0.name == reference.table }
        #expect(names.contains(reference.column), "\(table.name)")
        #expect(other?.columns.contains { $0.name == reference.listedIn } == true)
      }
      let keys = (0..<table.rowCount).map { row in
        zip(table.row(row), names).filter { table.key.contains($0.1) }.map(\.0)
      }
      #expect(Set(keys).count == keys.count, "\(table.name)")
    }
  }

  @Test("tell the unit of every number and nothing else, in sentences")
  func units() throws {
    for table in ResultTable.all(of: try SmallSummary.make(keepsTrajectories: true)) {
      for column in table.columns {
        let isNumber = column.kind == .number || column.kind == .integer
        #expect((column.unit != nil) == isNumber, "\(table.name) \(column.name)")
        #expect(!column.about.isEmpty && !column.about.hasSuffix("."))
      }
    }
  }

  @Test("leave trajectories out where they were not kept")
  func withoutTrajectories() throws {
    let names = ResultTable.all(of: try SmallSummary.make()).map(\.name)
    #expect(!names.contains("trajectories.csv"))
  }

  @Test(
    "show their rows in full",
    arguments: [
      (
        "fan.csv", 0,
        "reserves_pct_income,trust,2027-spring,2027-01-01,fraction,0.0625,0.00001,0.01,0.02,0.04,"
          + "0.0625,0.08,0.09,0.1,4"
      ),
      ("fan.csv", 1, "reserves_pct_income,trust,2027-summer,2027-04-01,fraction,,,,,,,,,,0"),
      (
        "principles.csv", 1,
        "support,\"'=HYPERLINK(\"\"x\"\")\",false,,,,0.0,,,,modelled,never applicable,0,0,"
          + "Support keeps up with demand,both,,,,0,"
      ),
      (
        "principles.csv", 2,
        "wellbeing,plan,false,,,,,,,,not modelled,not modelled,,,Pupils are well,simulation,schools,,"
          + ",,"
      ),
      ("together.csv", 1, "support,financial-stability,,,,0,,"),
      ("principles_by_term.csv", 1, "support,2027-summer,,,,0"),
      (
        "breaches.csv", 0,
        "financial-stability,\"reserves_pct_income at least 5%, year end\",trust,1,0.25,0.013,"
          + "fraction"
      ),
      ("outcomes.csv", 0, "0,true,,,0.06,1234567.89,,,1"),
      ("outcomes.csv", 2, "2,false,financial-stability,2027-summer,0.037,1234567.89,,,1"),
      ("schools.csv", 0, "oakfield,2027-summer,-0.01,0.00001,0.1,,,,,,,4,3"),
      ("trajectories.csv", 3, "1,2027-summer,2.000001,3.000001"),
      ("trajectories.csv", 6, "3,2027-spring,,"),
    ])
  func rows(_ name: String, _ row: Int, _ expected: String) throws {
    let tables = ResultTable.all(of: try SmallSummary.make(keepsTrajectories: true))
    let table = try #require(tables.first { $0.name == name })
    #expect(table.csv.split(separator: "\n")[row + 1] == expected)
  }

  @Test("say how near a principle came, how long it was broken and with what others")
  func together() throws {
    let summary = try SmallSummary.make()
    let principles = ResultTable.principles(summary).csv.split(separator: "\n")
    // A margin of minus infinity is an empty cell.
    #expect(principles[1].hasSuffix("financial stability,simulation,,0.2,,4,1.5"))
    let pairs = ResultTable.together(summary).csv.split(separator: "\n")
    // Wilson for one of one: z^2 / (1 + z^2) less than 1.
    #expect(pairs[1].hasPrefix("financial-stability,support,0.25,1.0,2.0,4,0.20654"))
    #expect(pairs[1].hasSuffix(",1.0"))
  }

  @Test("name what blocked a join, and the interval of each of its shares")
  func joins() throws {
    let table = ResultTable.joins(try SmallSummary.make())
    let row = table.csv.split(separator: "\n")[1]
    #expect(
      row.hasPrefix(
        "oakfield,2027-summer,0.5,0.25,0.25,0.3333333333333333,financial-stability=0.5,0.0,0.15"))
  }

  @Test("are handed on piece by piece")
  func pieces() {
    let table = ResultTable(
      name: "x.csv", title: "Runs", rowFor: "run", key: ["run"],
      columns: [.count("run", "Its number", of: "runs")], rowCount: 100_000
    ) { [.count($0)] }
    var pieces: [Int] = []
    table.writeCSV { pieces.append($0.utf8.count) }
    // "run\n", and 10 numbers of one digit, 90 of two, ... 90,000 of five, each with a line feed.
    let bytes: Int = 4 + 20 + 270 + 3_600 + 45_000 + 540_000
    #expect(pieces.reduce(0, +) == bytes)
    #expect(pieces.count == 9)
    #expect((pieces.max() ?? 0) < 70_000)
  }
}
