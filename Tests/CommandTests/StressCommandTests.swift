// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The stress command")
struct StressCommandTests {
  private static func lines(_ file: String, in folder: TemporaryFolder) throws -> [Substring] {
    String(decoding: try folder.bytes(file), as: UTF8.self).split(separator: "\n")
  }

  /// Whether a terminal of 100 columns holds the answer; the advice on missing charts is the program's own.
  static func fits(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy {
      $0.count <= 100 || $0.hasPrefix("report.html has tables only")
    }
  }

  @Test("lays the built-in suite over a scenario, and its folder makes it again")
  func builtIn() throws {
    let folder = try TemporaryFolder(years: 5)
    let run = try Program.run(
      "stress", "two.yaml", "--runs", "20", "--out", "a", "--threads", "1", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    for text in ["SHOCKS ON THIS PLAN", "OTHER PLANS", "energy shock", "WHAT GIVES FIRST"] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(Self.fits(run.output))
    let names = try Self.lines("a/stress.csv", in: folder).dropFirst()
      .compactMap { $0.split(separator: ",").first }
    #expect(names.count == 21 && names.first == "none" && Set(names).count == 21)
    #expect(folder.exists("a/energy-shock.yaml") && folder.exists("a/scenario.yaml"))
    let own = try Self.lines("a/energy-shock.yaml", in: folder)
    #expect(
      own.first == "# Energy prices jump by 40%, stay there for two years, and come down again.")
    let page = String(decoding: try folder.bytes("a/report.html"), as: UTF8.self)
    #expect(page.contains("What would hurt this plan most?") && page.contains("(another plan)"))
    let verify = try Program.run("verify", "a", "--threads", "2", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
    // A stressed scenario of the folder runs alone.
    let alone = try Program.run(
      "run", "a/energy-shock.yaml", "--runs", "10", "--gate-price", "0", "--out", "b", in: folder)
    #expect(alone.code == 0, "\(alone.errors)")
  }

  @Test("takes a suite of one's own, files or folders, and one gate for all")
  func own() throws {
    let folder = try TemporaryFolder(years: 5)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/mine", withIntermediateDirectories: true)
    try
      "# Rolls halve\n# in a year.\nchanges:\n  rolls: { of: schools.pupil_trend, add: -20%, terms: 3 }\n"
      .write(toFile: folder.path + "/mine/half rolls.yaml", atomically: true, encoding: .utf8)
    let run = try Program.run(
      "stress", "two.yaml", "--suite", "mine", "--gate", "proceed", "--runs", "20", "--out", "a",
      "--format", "json", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("\"about\": \"Rolls halve in a year.\""))
    #expect(run.output.contains("\"kind\": \"shock\""))
    #expect(try Self.lines("a/stress.csv", in: folder).count == 3)
    let yaml = String(decoding: try folder.bytes("a/scenario.yaml"), as: UTF8.self)
    #expect(yaml.contains("gate: proceed"))
    let verify = try Program.run("verify", "a", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }

  @Test("tells what is wrong with a suite, a principle, a factor")
  func wrong() throws {
    let folder = try TemporaryFolder(years: 5)
    try "changes: { rolls: { of: schools.pupil_trnd, add: -20% } }\n"
      .write(toFile: folder.path + "/bad.yaml", atomically: true, encoding: .utf8)
    try
      "principles: [{ id: a, title: a, reference: b, kind: simulated, gate: false, not_modelled: c }]\n"
      .write(toFile: folder.path + "/other.yaml", atomically: true, encoding: .utf8)
    let cases: [(arguments: [String], code: Int32, text: String)] = [
      (["--suite", "bad.yaml"], 2, "bad.yaml:1:"),
      (["--suite", "none.yaml"], 2, "does not exist"),
      (["--suite", "other.yaml"], 2, "changes which principles are judged"),
      (["--reverse", "--principle", "send-capacty"], 2, "Did you mean \"send-capacity\"?"),
      (["--reverse", "--factor", "weather"], 64, "no such factor"),
      (["--reverse", "--suite", "bad.yaml"], 64, "exclude each other"),
      (["--reverse", "--confidence", "1.2"], 64, "confidence"),
      (["--principle", "send-capacity"], 64, "go with --reverse"),
      (["--gate", "perhaps"], 64, "gate"),
    ]
    for (arguments, code, text) in cases {
      let run = try Program.run(
        ["stress", "two.yaml", "--runs", "10", "--out", "a"] + arguments, in: folder)
      #expect(run.code == code, "\(arguments): \(run.errors)")
      #expect(run.errors.contains(text), "\(arguments): \(run.errors)")
      #expect(!folder.exists("a"))
    }
  }

  @Test("looks for the smallest shocks, and its folder finds them again")
  func reverse() throws {
    let folder = try TemporaryFolder(years: 5)
    let run = try Program.run(
      "stress", "two.yaml", "--reverse", "--factor", "falling-rolls", "--factor", "send-plans",
      "--confidence", "60%", "--runs", "30", "--threads", "1", "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("ONE FACTOR AT A TIME"))
    #expect(Self.fits(run.output))
    for file in ["reverse", "reverse_curves", "reverse_pairs", "reverse_contours"] {
      #expect(folder.exists("a/\(file).csv"))
    }
    // 36 squares of one pair, if the two break anything.
    #expect([1, 37].contains(try Self.lines("a/reverse_pairs.csv", in: folder).count))
    let verify = try Program.run("verify", "a", "--threads", "2", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }
}
