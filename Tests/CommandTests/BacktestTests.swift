// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom backtest")
struct BacktestTests {
  private static let header =
    "urn,fy_ending,phase,la_code,income,expenditure,balance,flag_suspect\n"

  /// 120 primary schools of six authorities in three years, balances scattered by a plain rule.
  private func accounts(_ extra: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = Self.header
    var state = 12_345
    for school in 0..<120 {
      for year in 2031...2033 {
        state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
        let balance = (state >> 8) % 80_000 - 35_000
        text +=
          "\(100 + school),\(year),primary,\(school / 20),1000000,\(1_000_000 - balance),\(balance),0\n"
      }
    }
    try folder.write(text + extra, to: "a.csv")
    return folder
  }

  @Test("says what it tests, writes its tables, and gives the same for the same seed")
  func runs() throws {
    let folder = try accounts("900,2033,unknown,1,1000,900,100,0\n")
    let run = try Program.run(
      ["backtest", "two.yaml", "--actuals", "a.csv", "--out", "b"], in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("fitted to accounts of 2031 and 2032, held against 2033"))
    #expect(run.output.contains("What it doesn't: the engine as a whole"))
    #expect(folder.names(in: "b") == ["backtest.csv", "pit.csv"])
    let table = String(decoding: try folder.bytes("b/backtest.csv"), as: UTF8.self)
    // A header; school and trusts of 3, 5, 10, 20, each with the year forecast and known.
    #expect(table.split(separator: "\n").count == 11)
    let json = ["backtest", "two.yaml", "--actuals", "a.csv", "--format", "json"]
    let one = try Program.run(json, in: folder)
    #expect(try Program.run(json, in: folder).output == one.output)
    #expect(try Program.run(json + ["--seed", "2"], in: folder).output != one.output)
    let object = try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any]
    #expect(object?["rows_left_out"] as? Int == 1)
    let earlier = try Program.run(
      json + ["--fit-years", "2031", "--year", "2032"], in: folder)
    #expect(earlier.code == 0 && earlier.output.contains("\"year\": 2032"))
  }

  @Test("answers wrong accounts with 2 and every place")
  func wrong() throws {
    let folder = try accounts(
      "100,2031,primary,0,1000,900,100,0\n901,2033,primary,0,0,1,-1,0\n902,2033,primary,0,-,1,-1,0\n"
    )
    let cells = try Program.run("backtest", "two.yaml", "--actuals", "a.csv", in: folder)
    #expect(cells.code == 2 && cells.errors.contains("a.csv:364:20 income: is \"-\""))
    let rows = try accounts("100,2031,primary,0,1000,900,100,0\n901,2033,primary,0,-2,1,-3,0\n")
    let run = try Program.run(
      "backtest", "two.yaml", "--actuals", "a.csv", "--year", "2040", in: rows)
    #expect(run.code == 2)
    for words in ["a.csv:362", "a.csv:363", "no accounts of 2040", "follow one another"] {
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    // A row with an empty number goes only where that is asked for.
    let gaps = try accounts("901,2033,primary,0,,1,-1,0\n")
    let line = ["backtest", "two.yaml", "--actuals", "a.csv"]
    #expect(try Program.run(line, in: gaps).code == 2)
    #expect(try Program.run(line + ["--skip-empty"], in: gaps).code == 0)
    try folder.write("urn,fy_ending\n1,2\n", to: "b.csv")
    let columns = try Program.run("backtest", "two.yaml", "--actuals", "b.csv", in: folder)
    #expect(columns.code == 2)
    for name in ["phase", "la_code", "income", "expenditure", "balance", "flag_suspect"] {
      #expect(columns.errors.contains("has no column \"\(name)\""))
    }
    let few = try Program.run(
      "backtest", "two.yaml", "--actuals", "c.csv", in: folder)
    #expect(few.code == 2 && few.errors.contains("does not exist"))
  }

  @Test(
    "answers wrong usage with 64",
    arguments: [
      ["backtest", "two.yaml"],
      ["backtest", "two.yaml", "--actuals", "a.csv", "--sector-sd", "-1"],
      ["backtest", "two.yaml", "--actuals", "a.csv", "--fit-years", "x"],
      ["backtest", "two.yaml", "--actuals", "a.csv", "--out", ".."],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try Program.run(arguments, in: try accounts()).code == 64)
  }
}
