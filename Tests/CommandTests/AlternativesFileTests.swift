// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The table of other plans")
struct AlternativesFileTests {
  @Test("is written where schools are to join, and told in report and summary alike")
  func written() throws {
    let folder = try TemporaryFolder()
    for more in [[], ["--set", "proposal.gate=proceed", "--replace"]] {
      let run = try Program.run(
        ["run", "two.yaml", "--runs", "40", "--out", "a"] + more, in: folder)
      #expect(run.output.contains("ALTERNATIVES: the same 40 futures"), "\(run.errors)")
      let rows = String(decoding: try folder.bytes("a/alternatives.csv"), as: UTF8.self)
        .split(separator: "\n").map { $0.split(separator: ",").first.map(String.init) }
      #expect(
        rows == [
          "alternative", "as_proposed", "without:oakfield", "without:larchmount", "no_growth",
        ])
      let page = String(decoding: try folder.bytes("a/report.html"), as: UTF8.self)
      #expect(page.contains("What would change it") && page.contains("Without growth it would be"))
      #expect(page.contains("that must be met before a school may join hold together in"))
    }
    let verify = try Program.run("verify", "a", in: folder)
    #expect(verify.code == 0, "\(verify.output)")
  }

  @Test("has the run's own share of its first futures")
  func ownFutures() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "run", "two.yaml", "--runs", "90", "--gate-price", "30", "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let outcomes = String(decoding: try folder.bytes("a/outcomes.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().prefix(30)
    let held = outcomes.count { $0.split(separator: ",")[1] == "true" }
    let table = String(decoding: try folder.bytes("a/alternatives.csv"), as: UTF8.self)
    let lines = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines[0].prefix(4) == ["alternative", "school", "runs", "all_met"])
    #expect(lines[1][2] == "30")
    #expect(abs(try #require(Double(lines[1][3])) - Double(held) / 30) < 1e-12)
  }

  @Test("is left out on request and where no school is to join")
  func absent() throws {
    let folder = try TemporaryFolder()
    for more in [["--gate-price", "0"], ["--set", "proposal.joins=[]"]] {
      let run = try Program.run(
        ["run", "two.yaml", "--runs", "20", "--out", "a", "--replace"] + more, in: folder)
      #expect(run.code == 0, "\(run.errors)")
      #expect(!folder.exists("a/alternatives.csv"))
      let page = String(decoding: try folder.bytes("a/report.html"), as: UTF8.self)
      for text in [run.output, page] {
        #expect(!text.contains("ALTERNATIVES") && !text.contains("Without growth"))
      }
    }
  }
}
