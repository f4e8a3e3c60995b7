// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// A line of the shell's arguments.
  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  /// Beside `two.yaml`: a scenario and a stress with a slip each, accounts parted by semicolons, an empty folder.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("extends: two.yaml\nyeers: 2\n", to: "bad.yaml")
    try folder.write("extends: two.yaml\nproposal: { joins: [] }\n", to: "none.yaml")
    try folder.write("changes: { rolls: { of: schools.pupil_trnd, add: 1% } }\n", to: "st.yaml")
    try folder.write("urn;fy_ending\n1;2016\n", to: "semi.csv")
    try folder.write("\"urn\";\"fy_ending\"\n1;2016\n", to: "quoted.csv")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: true)
    return folder
  }

  @Test(
    "is told all at once, with 2, whatever is wrong beside the scenario",
    arguments: [
      (
        "compare a.yaml b.yaml bad.yaml --runs 0 --foo --format xml",
        [
          "a.yaml:1:1: \"a.yaml\" does not exist", "b.yaml:1:1: \"b.yaml\" does not exist",
          "bad.yaml:2:1 yeers: is no key here. Did you mean \"years\"?", "--runs is 0",
          "Unknown option '--foo'\n", "--format is \"xml\"; it must be one of text, json.",
          "Options are told by: headroom compare --help",
        ]
      ),
      (
        "stress bad.yaml --suite st.yaml --suite gone.yaml --suite empty --gate perhaps",
        [
          "Scenario \"bad\" cannot run: 1 value needs attention.", "bad.yaml:2:1 yeers",
          "\"st.yaml\" cannot be laid over scenario \"bad\": 1 value needs attention.",
          "st.yaml:1:25 changes.rolls.of: is \"schools.pupil_trnd\"",
          "gone.yaml:1:1: \"gone.yaml\" does not exist", "--suite empty: the folder holds no YAML",
          "--gate is \"perhaps\"",
        ]
      ),
      (
        "backtest bad.yaml --actuals semi.csv --sector-sd x --trust-sd 3 --fit-years 1,1 --year 1",
        [
          "bad.yaml:2:1 yeers", "semi.csv:1:1: is parted by semicolons; use commas",
          "--sector-sd is \"x\"; it must be a share of income from 0 to 1",
          "--trust-sd is 3; it must be a share of income from 0 to 1, such as 0.012 or 1.2%. Did you mean 0.03?",
          "--fit-years is \"1,1\"", "--year is 1; it must be a whole number from 1900 to 2200.",
        ]
      ),
      (
        "run two.yaml --require financial-stabilty=.5 --require later --precision 1 --gate-price x --set yeers=2",
        [
          "--require is \"later\"; write ID=P", "--precision is 1; it must lie between 0 and 0.5",
          "--gate-price is \"x\"", "--set yeers: is no key here",
        ]
      ),
      (
        "run two.yaml --require financial-stabilty=.5 --require board=80",
        [
          "--require financial-stabilty: no such principle. Did you mean \"financial-stability\"?",
          "--require board is 80; it must lie from 0 to 1, such as 0.95 or 95%. Did you mean 0.8?",
        ]
      ),
      (
        "check two.yaml --with gone.yaml --with st.yaml --set foo --set years=0",
        [
          "gone.yaml:1:1: \"gone.yaml\" does not exist", "st.yaml:1:25 changes.rolls.of",
          "--set foo: has no value", "--set years: is 0",
        ]
      ),
      ("check gone.yaml --set foo", ["\"gone.yaml\" does not exist", "--set foo: has no value"]),
      (
        "frontier two.yaml --to 99 --principle board --principle all",
        ["--to is 99, but the scenario has", "--principle board: no such", "--principle all: no"]
      ),
      (
        "target two.yaml --vary policy.reserves_plam",
        ["--vary policy.reserves_plam: no such key. Did you mean \"policy.reserves_plan\"?"]
      ),
      (
        "target two.yaml --vary policy.reserves_plan --from -.9 --to 5",
        [
          "--vary policy.reserves_plan: is -90%; it must lie in -50% to 100%.",
          "--vary policy.reserves_plan: is 500%",
        ]
      ),
      (
        "evppi none.yaml --join-worth -1 --reserves-worth x",
        [
          "none.yaml:2:20 proposal.joins: names no school, so there is nothing to choose; list schools of trust.candidates",
          "--join-worth is -1", "--reserves-worth is \"x\"",
        ]
      ),
      ("diligence none.yaml", ["none.yaml:2:20 proposal.joins: names no school"]),
      (
        "target none.yaml --vary pace --out empty",
        ["names no school, so there is no pace to vary", "empty already exists"]
      ),
      ("drivers bad.yaml --outcome met:nope --out empty", ["yeers", "empty already exists"]),
      ("drivers two.yaml --outcome met:nope", ["--outcome met:nope: no such principle."]),
      ("run bad.yaml --out empty", ["yeers", "empty already exists"]),
      ("fit quoted.csv --column urn", ["quoted.csv:1:1: is parted by semicolons"]),
      (
        "check two.yaml --with built-in:stresses/x.yaml",
        ["is not among the stresses built into the program. They are: central-cost-ratchet,"]
      ),
      (
        "warning bad.yaml --principle board --miss-cost 0", ["--miss-cost is 0", "yeers"]
      ),
      ("principles bad.yaml --format xml", ["--format is \"xml\"", "yeers"]),
      (
        "benchmark bad.yaml --runs 1 --repeats 0 --memory-runs -1",
        ["--runs is 1;", "--repeats is 0", "--memory-runs is -1", "yeers"]
      ),
      (
        "fit semi.csv --column urn --replicates x --seed -1 --where urn",
        [
          "semi.csv:1:1: is parted by semicolons", "--replicates is \"x\"", "--seed is -1",
          "--where is \"urn\"",
        ]
      ),
    ])
  func all(line: String, says: [String]) throws {
    let folder = try folder()
    let before = folder.names
    let run = try Program.run(Self.words(line), in: folder)
    #expect(run.code == 2, "\(run.errors)")
    for text in says { #expect(run.errors.contains(text), "\(text) in \(run.errors)") }
    #expect(run.output.isEmpty && folder.names == before)
  }

  @Test(
    "is wrong usage where only the command line is wrong: told all at once, with 64 and the cure",
    arguments: [
      (
        "frontier two.yaml --to -1 --confidence 80 --pace 0,x --runs 99999999999999999999",
        [
          "--to is -1; it must be a whole number from 1 to 200.",
          "--confidence is 80; it must lie between 0 and 1, such as 0.8 or 80%. Did you mean 0.8?",
          "--pace is \"0,x\"; it must give schools a year from 1 to 12",
          "--runs is 99999999999999999999; it must be a whole number from 10 to 1,000,000.",
        ]
      ),
      (
        "drivers two.yaml --outcome keptt --seed 1.5 --threads 0",
        [
          "it must be one of all_met, gates, kept,",
          "met:financial-stability. Did you mean \"kept\"?",
          "--seed is 1.5", "--threads is 0; it must be a whole number from 1 to 1,024.",
        ]
      ),
      (
        "fit --quantiles p10=2,p50,p0=1,p90=x --family norml --between 2,1 --width 0",
        [
          "--quantiles has \"p50\"; write each as pPERCENT=VALUE", "--quantiles has \"p0=1\"",
          "--quantiles has \"p90=x\"", "--family is \"norml\"", "Did you mean \"normal\"?",
          "--between is \"2,1\"; it must give two rising numbers with a comma between",
          "--width is 0; it must be above 0.",
        ]
      ),
      (
        "target two.yaml --vary pace --from 1.5 --to x --gates --all",
        ["--from is 1.5", "--to is \"x\"", "exclude each other"]
      ),
      (
        "target two.yaml --reserves-by-size --sizes 1,x --floor 90 --confidence 100%",
        ["--sizes is \"1,x\"", "--floor is 90", "--confidence is 100%"]
      ),
      ("run two.yaml --runs -5 --foo 3 --bar=4", ["'--foo'\n", "'--bar'\n", "--runs is -5"]),
      ("check two.yaml --runz", ["Unknown option '--runz'\n"]),
      ("export r --foo --bar", ["'--foo'", "'--bar'"]),
    ])
  func usage(line: String, says: [String]) throws {
    let folder = try folder()
    let before = folder.names
    let run = try Program.run(Self.words(line), in: folder)
    #expect(run.code == 64, "\(run.errors)")
    for text in says { #expect(run.errors.contains(text), "\(text) in \(run.errors)") }
    #expect(!run.errors.contains("Unexpected argument"))
    #expect(run.output.isEmpty && folder.names == before)
  }

  @Test("is no number that begins with a point or a sign, nor thousands in groups")
  func numbers() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "run", "two.yaml", "--runs", "1_0", "--precision", ".4", "--quiet", "--out", "a", "--set",
      "trust.central_charge=.05", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let charge = String(decoding: try folder.bytes("a/scenario.yaml"), as: UTF8.self)
    #expect(charge.contains("central_charge: \".05\""))
    try folder.write("v\n-.5\n.5\n.25\n", to: "v.csv")
    let fit = try Program.run(
      "fit", "v.csv", "--column", "v", "--between", "-.5e1,5", "--family", "normal",
      "--replicates", "0", in: folder)
    #expect(fit.code == 0, "\(fit.errors)")
  }

  @Test("of a lack is the scenario's, whatever is laid over it")
  func blame() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "headroom: 1\nyears: 2\nstart: 2027-autumn\ntrust: { name: A }\n", to: "a.yaml")
    try folder.write("trust: { central_charge: 5% }\nheadroom: 1\n", to: "b.yaml")
    let run = try Program.run(
      "check", "a.yaml", "--with", "b.yaml", "--set", "trust.reserves=1", in: folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("a.yaml:1:1 title: is missing"), "\(run.errors)")
    #expect(run.errors.contains("a.yaml:4:8 trust.schools: is missing"), "\(run.errors)")
    #expect(!run.errors.contains("b.yaml"))
  }
}
