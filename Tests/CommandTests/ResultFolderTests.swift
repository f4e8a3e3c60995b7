// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("A result folder")
struct ResultFolderTests {
  private static let files = [
    "README.md", "alternatives.csv", "breaches.csv", "datapackage.json", "fan.csv",
    "gate_price.csv", "joins.csv", "manifest.json", "money.csv", "outcomes.csv", "principles.csv",
    "principles_by_term.csv", "report.html", "scenario.yaml", "schools.csv", "together.csv",
  ]

  @Test("holds every file, stands under Results by the scenario's name, and leaves nothing else")
  func whole() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run("run", "two.yaml", "--runs", "20", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("Two schools\n"))
    // Two schools have no documents on file; nothing else is said.
    #expect(run.errors.hasPrefix("1 warning: "), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 2, "\(run.errors)")
    #expect(folder.names == ["Results", "two.yaml"])
    #expect(folder.names(in: "Results") == ["two"])
    #expect(folder.names(in: "Results/two") == Self.files)
  }

  @Test("is never overwritten")
  func existing() throws {
    let folder = try TemporaryFolder()
    let first = try Program.run("run", "two.yaml", "--runs", "5", "--out", "r", in: folder)
    #expect(first.code == 0)
    let before = try folder.bytes("r/outcomes.csv")
    let second = try Program.run("run", "two.yaml", "--runs", "9", "--out", "r/", in: folder)
    #expect(second.code == 1)
    #expect(second.errors.contains("--out") && second.errors.contains("--replace"))
    #expect(second.output.isEmpty)
    #expect(try folder.bytes("r/outcomes.csv") == before)
    #expect(folder.names == ["r", "two.yaml"])
  }

  @Test("is replaced on request")
  func replaced() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run("run", "two.yaml", "--runs", "5", "--out", "r", in: folder)
    let run = try Program.run(
      "run", "two.yaml", "--runs", "9", "--out", "r", "--replace", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let rows = String(decoding: try folder.bytes("r/outcomes.csv"), as: UTF8.self)
    #expect(rows.split(separator: "\n").count == 10)
    #expect(folder.names == ["r", "two.yaml"])
  }

  @Test("is the only thing that --replace removes", arguments: ["empty", "notes", "."])
  func notAResult(_ out: String) throws {
    let folder = try TemporaryFolder()
    for name in ["empty", "notes"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try folder.write("{}", to: "notes/manifest.json")
    try folder.write("precious", to: "notes/minutes.txt")
    let run = try Program.run(
      "run", "two.yaml", "--runs", "5", "--out", out, "--replace", in: folder)
    #expect(run.code == (out == "." ? 64 : 1))
    #expect(folder.names == ["empty", "notes", "two.yaml"])
    #expect(folder.names(in: "notes") == ["manifest.json", "minutes.txt"])
  }

  @Test("is refused before the simulation where it cannot be written")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    for out in ["two.yaml/r", "/proc/headroom/r", String(repeating: "x", count: 300)] {
      let run = try Program.run("run", "two.yaml", "--runs", "10000000", "--out", out, in: folder)
      #expect(run.code == 1, "\(out)")
      #expect(run.errors.contains("cannot write a result to"))
    }
    #expect(folder.names == ["two.yaml"])
  }

  @Test("does not appear when a file cannot be written to its end")
  func diskFull() throws {
    let folder = try TemporaryFolder()
    let run = try Program.shell(
      "ulimit -f 16; \"$HEADROOM\" run two.yaml --runs 50 --out a/r", in: folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("nothing was kept"))
    #expect(folder.names == ["two.yaml"])
  }

  @Test("is cleared of what dead processes left, not of what others build")
  func stale() throws {
    let folder = try TemporaryFolder()
    let own = ProcessInfo.processInfo.processIdentifier
    for name in [".r.partial-2147483647", ".r.partial-\(own)", ".r.partial-x"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try folder.write("half", to: ".r.partial-2147483647/fan.csv")
    let run = try Program.run("run", "two.yaml", "--runs", "5", "--out", "r", in: folder)
    #expect(run.code == 0)
    #expect(folder.names == [".r.partial-\(own)", ".r.partial-x", "r", "two.yaml"])
  }

  @Test("goes within a second of an interruption", arguments: [SIGINT, SIGTERM])
  func interrupted(_ signal: Int32) throws {
    let folder = try TemporaryFolder(years: 5)
    let running = try Program.start(
      ["run", "two.yaml", "--runs", "1000000", "--out", "a/b/r"], in: folder)
    while folder.names(in: "a/b").isEmpty && running.process.isRunning { usleep(10_000) }
    usleep(200_000)
    let start = ContinuousClock.now
    kill(running.process.processIdentifier, signal)
    let outcome = try running.wait()
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(outcome.code == 128 + signal)
    // What looks like a slip in the scenario is told before; of the interruption there is one line.
    #expect(outcome.errors.split(separator: "\n").last?.hasPrefix("headroom: ") == true)
    #expect(outcome.output.isEmpty)
    #expect(folder.names == ["two.yaml"])
  }
}
