// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom drivers and headroom evppi")
struct DriversCommandTests {
  private func lines(_ file: String, in folder: TemporaryFolder) throws -> [[String]] {
    String(decoding: try folder.bytes(file), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Lines that a terminal would break; where charts aren't installed the advice is one.
  private func wide(_ output: String) -> [Substring] {
    output.split(separator: "\n").filter { $0.count > 100 && !$0.hasPrefix("report.html has") }
  }

  @Test("say what the answer hangs on, and verify accepts it")
  func drivers() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "drivers", "two.yaml", "--runs", "60", "--threads", "2", "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    for heading in [
      "What does the answer hang on?", "WHAT KIND OF CHANCE", "WHICH INPUTS", "WHEN IT FAILS",
      "principles hold (95% interval", "drivers.csv sobol.csv rules.csv",
    ] {
      #expect(run.output.contains(heading), "\(heading) in \(run.output)")
    }
    #expect(wide(run.output).isEmpty, "\(wide(run.output))")
    #expect(try lines("a/drivers.csv", in: folder).count > 20)
    // One row for each of fourteen groups at least, below the header.
    let sobol = try lines("a/sobol.csv", in: folder)
    #expect(sobol.filter { $0[1] == "group" }.count == 14)
    #expect(try lines("a/rules.csv", in: folder)[0].first == "outcome")
    let page = String(decoding: try folder.bytes("a/report.html"), as: UTF8.self)
    #expect(page.contains("What it can&#39;t tell you") || page.contains("What it can't tell you"))
    let verify = try Program.run("verify", "a", "--threads", "1", in: folder)
    #expect(verify.code == 0, "\(verify.output)")
  }

  @Test("move judgement, and verify accepts it")
  func judgement() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "drivers", "two.yaml", "--judgement", "--outcome", "final_reserves", "--runs", "10",
      "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("How far does the answer hang on judgement?"))
    #expect(wide(run.output).isEmpty, "\(wide(run.output))")
    let rows = try lines("a/judgement.csv", in: folder)
    #expect(rows.count > 150)
    let text = String(decoding: try folder.bytes("a/judgement.csv"), as: UTF8.self)
    #expect(text.contains("final_reserves,central.productive_days,"))
    // A policy is a decision.
    #expect(!text.contains("final_reserves,policy."))
    let verify = try Program.run("verify", "a", "--threads", "1", in: folder)
    #expect(verify.code == 0, "\(verify.output)")
  }

  @Test("leave out what the scenario says itself")
  func ownValues() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "drivers", "two.yaml", "--judgement", "--runs", "10", "--out", "a", "--set",
      "central.absence=4%", "--format", "json", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(!run.output.contains("central.absence\""))
    #expect(run.output.contains("\"central.productive_days\""))
  }

  @Test("say what would be worth finding out, and verify accepts it")
  func evppi() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "evppi", "two.yaml", "--runs", "80", "--join-worth", "1.5", "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    for words in [
      "What would be worth finding out before deciding?", "THE PLANS TO CHOOSE FROM",
      "Everything, chance included", "1.50 for each school that joins (as --join-worth says)",
    ] {
      #expect(run.output.replacing("\n  ", with: " ").contains(words), "\(words) in \(run.output)")
    }
    #expect(wide(run.output).isEmpty, "\(wide(run.output))")
    let rows = try lines("a/evppi.csv", in: folder)
    #expect(rows[1].first == "everything")
    // As proposed, two other gates, without each of two joins, no growth.
    #expect(try lines("a/evppi_plans.csv", in: folder).count == 1 + 6)
    let verify = try Program.run("verify", "a", "--threads", "1", in: folder)
    #expect(verify.code == 0, "\(verify.output)")
  }

  @Test("say what is wrong with what is asked")
  func wrong() throws {
    let folder = try TemporaryFolder()
    let cases: [([String], Int32, String)] = [
      (["drivers", "two.yaml", "--outcome", "money"], 64, "--outcome"),
      (["drivers", "two.yaml", "--outcome", "met:financial-stabilty"], 2, "Did you mean"),
      (["drivers", "two.yaml", "--runs", "3"], 64, "--runs is 3"),
      (["evppi", "two.yaml", "--join-worth", "-1"], 64, "--join-worth"),
      (["evppi", "two.yaml", "--reserves-worth", "nan"], 64, "--reserves-worth"),
      (["evppi", "two.yaml", "--set", "proposal.joins=[]"], 2, "nothing to choose"),
    ]
    for (arguments, code, words) in cases {
      let run = try Program.run(arguments, in: folder)
      #expect(run.code == code, "\(arguments): \(run.code)")
      #expect(run.errors.contains(words), "\(words) in \(run.errors)")
    }
    #expect(folder.names == ["two.yaml"])
    let missing = try Program.run("drivers", "none.yaml", in: folder)
    #expect(missing.code == 2 || missing.code == 1, "\(missing.errors)")
  }
}
