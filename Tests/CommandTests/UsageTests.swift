// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
  @Test(
    "answers wrong usage with 64 and writes nothing",
    arguments: [
      ["run"], ["run", "two.yaml", "--runs", "0"], ["run", "two.yaml", "--runs", "-1"],
      ["run", "two.yaml", "--runs", "10000001"], ["run", "two.yaml", "--runs", "many"],
      ["run", "two.yaml", "--runs", "99999999999999999999999"],
      ["run", "two.yaml", "--threads", "0"], ["run", "two.yaml", "--threads", "1025"],
      ["run", "two.yaml", "--precision", "0"], ["run", "two.yaml", "--precision", "0.5"],
      ["run", "two.yaml", "--precision", "nan"], ["run", "two.yaml", "--seed", "-1"],
      ["run", "two.yaml", "--out", ""], ["run", "two.yaml", "--out", "/"],
      ["run", "two.yaml", "--out", ".."], ["run", "two.yaml", "--format", "xml"],
      ["run", "two.yaml", "--require", "financial-stability"],
      ["run", "two.yaml", "--require", "financial-stability=1.5"],
      ["run", "two.yaml", "--unknown"], ["unknown"], ["check"],
    ])
  func wrong(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
    #expect(folder.names == ["two.yaml"])
  }

  @Test("answers a wrong scenario with 2, every problem and no result")
  func wrongScenario() throws {
    let folder = try TemporaryFolder()
    let missing = try Program.run("run", "none.yaml", in: folder)
    #expect(missing.code == 2)
    #expect(missing.errors.contains("none.yaml"))
    let wrong = try Program.run(
      "run", "two.yaml", "--set", "years=0", "--set", "yeers=1", in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("years") && wrong.errors.contains("yeers"))
    #expect(folder.names == ["two.yaml"])
  }

  @Test("exits with 3 when a required principle fails, and keeps the result")
  func requirement() throws {
    let folder = try TemporaryFolder()
    let base = ["run", "two.yaml", "--runs", "10", "--quiet", "--set", "trust.reserves=-90000000"]
    let failed = try Program.run(
      base + ["--require", "financial-stability=99%", "--out", "a"], in: folder)
    #expect(failed.code == 3)
    #expect(failed.errors.contains("financial-stability"))
    #expect(folder.exists("a/manifest.json"))
    let kept = try Program.run(
      base + ["--require", "financial-stability=0", "--out", "b"], in: folder)
    #expect(kept.code == 0, "\(kept.errors)")
  }

  @Test("prints the folder alone when quiet, and JSON for programs")
  func formats() throws {
    let folder = try TemporaryFolder()
    let quiet = try Program.run(
      "run", "two.yaml", "--runs", "5", "--quiet", "--out", "a", in: folder)
    #expect(quiet.output == "a\n")
    let json = try Program.run(
      "run", "two.yaml", "--runs", "5", "--format", "json", "--out", "b", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["result"] as? String == "b")
    #expect(object?["runs"] as? Int == 5)
    #expect((object?["principles"] as? [Any])?.count == 48)
  }

  @Test("leaves quietly when nobody reads its output")
  func closedOutput() throws {
    let folder = try TemporaryFolder()
    let piped = try Program.shell("\"$HEADROOM\" principles | true", in: folder)
    #expect(piped.code == 0 && piped.errors.isEmpty)
    let closed = try Program.shell(
      "\"$HEADROOM\" run two.yaml --runs 5 --out r >&- 2>&-", in: folder)
    #expect(closed.code == 0 || closed.code == 1)
    #expect(folder.exists("r/manifest.json"))
    let full = try Program.shell("\"$HEADROOM\" principles > /dev/full", in: folder)
    #expect(full.code == 1)
    #expect(full.errors.contains("the disk is full"))
  }

  @Test("shows what a scenario rests on")
  func check() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run("check", "two.yaml", "--set", "economy.pay_award=4%", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("economy.pay_award = 4%  [fraction, by year]"))
    #expect(run.output.contains("written: --set economy.pay_award"))
    #expect(run.output.contains("The scenario can run."))
    #expect(folder.names == ["two.yaml"])
  }

  @Test("shows totals, warnings and the verdict before all values, and alone when brief")
  func brief() throws {
    let folder = try TemporaryFolder()
    let whole = try Program.run("check", "two.yaml", in: folder)
    let brief = try Program.run("check", "two.yaml", "--brief", in: folder)
    #expect(brief.code == 0 && brief.errors.isEmpty && whole.errors.isEmpty)
    #expect(whole.output.hasPrefix(brief.output.dropLast()))
    let parts = [
      "7,280", "1 warning: ", "evidence: lacks growth-evaluation", "The scenario can run.",
    ]
    let places = parts.compactMap { brief.output.range(of: $0)?.lowerBound }
    #expect(places.count == parts.count && places == places.sorted(), "\(brief.output)")
    #expect(!brief.output.contains("economy.pay_award"))
  }

  @Test("warns on standard error when it runs what looks wrong, but for quiet")
  func warnings() throws {
    let folder = try TemporaryFolder()
    let run = ["run", "two.yaml", "--runs", "5", "--set", "trust.reserves=£90m"]
    let told = try Program.run(run + ["--out", "a"], in: folder)
    #expect(told.code == 0)
    #expect(told.errors.contains("--set trust.reserves: makes £90,000,000"), "\(told.errors)")
    #expect(!told.output.contains("£90,000,000"))
    let quiet = try Program.run(run + ["--quiet", "--out", "b"], in: folder)
    #expect(quiet.code == 0 && quiet.errors.isEmpty)
  }

  @Test("lists the principles of the plan")
  func principles() throws {
    let folder = try TemporaryFolder()
    let builtIn = try Program.run("principles", in: folder)
    #expect(builtIn.output.hasPrefix("48 principles, 48 of them modelled."))
    let named = try Program.run("principles", "two.yaml", in: folder)
    #expect(named.output == builtIn.output)
    #expect(try Program.run("--version", in: folder).output == "0.1.0\n")
  }
}
