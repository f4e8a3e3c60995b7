// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom target")
struct TargetCommandTests {
  private let quick = ["target", "two.yaml", "--runs", "20"]

  @Test(
    "varies a key, writes what it says, the same on any number of threads, and verify accepts it")
  func written() throws {
    let folder = try TemporaryFolder()
    let run =
      quick + [
        "--vary", "trust.reserves", "--from", "£0", "--to", "£9m", "--principle",
        "financial-stability", "--confidence", "0.6",
      ]
    let told = try Program.run(run + ["--threads", "1", "--out", "a"], in: folder)
    #expect(told.code == 0, "\(told.errors)")
    #expect(told.output.contains("(trust.reserves) of at least £"), "\(told.output)")
    #expect(told.output.contains("More of it keeps the principle more often."))
    let json = try Program.run(
      run + ["--threads", "2", "--out", "b", "--format", "json"], in: folder)
    #expect(json.code == 0 && json.output.contains("\"direction\": \"more\""))
    for file in ["target.csv", "target_answer.csv", "report.html"] {
      #expect(try folder.bytes("a/\(file)") == folder.bytes("b/\(file)"), "\(file)")
    }
    let verify = try Program.run("verify", "a", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }

  @Test("gives reserves by size")
  func bySize() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      quick + ["--reserves-by-size", "--sizes", "1,13", "--confidence", "0.8", "--out", "a"],
      in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("RESERVES BY SIZE"))
    let rows = String(decoding: try folder.bytes("a/reserves_by_size.csv"), as: UTF8.self)
      .split(separator: "\n")
    #expect(rows.count == 3 && rows[1].hasPrefix("1,") && rows[2].hasPrefix("13,"))
    #expect(try Program.run("verify", "a", in: folder).code == 0)
  }

  @Test("takes further posts and pace as levers")
  func levers() throws {
    let folder = try TemporaryFolder(years: 3)
    for lever in [["posts.school-improvement", "--to", "2"], ["pace", "--to", "3"]] {
      let run = try Program.run(
        quick + ["--vary"] + lever + ["--out", "a", "--replace", "--confidence", "0.5"], in: folder)
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  @Test("refuses what is no lever, no value or no range, with the cure")
  func refused() throws {
    let folder = try TemporaryFolder()
    let wrong: [([String], Int32, String)] = [
      ([], 64, "give one of --vary KEY and --reserves-by-size"),
      (["--vary", "policy.reserves_recovery"], 64, "--from A --to B"),
      (["--vary", "policy.reserves_targe", "--from", "0", "--to", "1"], 2, "reserves_target"),
      (["--vary", "policy.reserves_target", "--from", "0", "--to", "9"], 2, "reserves_target"),
      (["--vary", "policy.reserves_target", "--from", "5%", "--to", "1%"], 64, "less than --to"),
      (["--vary", "posts.nonsense"], 64, "no function nonsense"),
      (["--vary", "years", "--from", "1", "--to", "3"], 64, "other futures"),
      (["--vary", "pace", "--from", "1.5", "--to", "3"], 64, "whole"),
      (["--vary", "policy.reserves_plan", "--confidence", "2"], 64, "between 0 and 1"),
      (["--reserves-by-size", "--sizes", "0"], 64, "--sizes"),
      (["--reserves-by-size", "--floor", "90%"], 64, "--floor"),
    ]
    for (more, code, text) in wrong {
      let run = try Program.run(quick + more + ["--out", "b"], in: folder)
      #expect(run.code == code && run.errors.contains(text), "\(more): \(run.code) \(run.errors)")
      #expect(!folder.exists("b"))
    }
  }
}
