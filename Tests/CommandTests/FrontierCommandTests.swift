// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom frontier")
struct FrontierCommandTests {
  private let quick = ["frontier", "two.yaml", "--runs", "20"]

  @Test("writes what it says, the same on any number of threads, and verify accepts it")
  func written() throws {
    let folder = try TemporaryFolder(years: 2)
    let run = quick + ["--to", "3", "--pace", "2,3", "--confidence", "10%"]
    let told = try Program.run(run + ["--threads", "1", "--out", "a"], in: folder)
    #expect(told.code == 0, "\(told.errors)")
    #expect(told.output.contains("How many schools can join?"))
    #expect(told.output.contains("WHICH ORDER IS BEST") && told.output.contains("gate principles"))
    let json = try Program.run(
      run + ["--threads", "2", "--out", "b", "--format", "json"], in: folder)
    #expect(json.code == 0 && json.output.contains("\"random_orders_worse\""))
    for file in [
      "frontier.csv", "most.csv", "frontier_principles.csv", "orders.csv", "report.html",
    ] {
      #expect(try folder.bytes("a/\(file)") == folder.bytes("b/\(file)"), "\(file)")
    }
    let rows = String(decoding: try folder.bytes("a/frontier.csv"), as: UTF8.self)
      .split(separator: "\n")
    #expect(rows[0].hasPrefix("order,pace,joiners,added,term,probability,"))
    // The plan's two joins at their own terms, then as many as leave a year: three of both paces in two years.
    #expect(rows.count { $0.hasPrefix("planned,own,") } == 3)
    #expect(rows.count { $0.hasPrefix("planned,2,") } == 4)
    #expect(rows.contains { $0.hasPrefix("best,") })
    let verify = try Program.run("verify", "a", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }

  @Test("judges by one principle on request, and refuses what makes no sense")
  func options() throws {
    let folder = try TemporaryFolder()
    let one = try Program.run(
      quick + [
        "--to", "1", "--pace", "1", "--principle", "financial-stability", "--no-order", "--out",
        "a",
        "--quiet",
      ], in: folder)
    #expect(one.code == 0 && one.output == "a\n", "\(one.errors)")
    #expect(!folder.exists("a/orders.csv"))
    let wrong: [([String], Int32)] = [
      (["--confidence", "1.5"], 64), (["--pace", "0"], 64), (["--pace", "1,1"], 64),
      (["--to", "0"], 64), (["--gates", "--all"], 64), (["--to", "99"], 2),
      (["--principle", "nonsense"], 2),
    ]
    for (more, code) in wrong {
      let run = try Program.run(quick + more + ["--out", "b"], in: folder)
      #expect(run.code == code, "\(more): \(run.errors)")
      #expect(!folder.exists("b"))
    }
  }
}
