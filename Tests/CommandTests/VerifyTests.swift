// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Verifying a result")
struct VerifyTests {
  private static let small = [
    "run", "two.yaml", "--runs", "20", "--seed", "18446744073709551615", "--trajectories",
    "--set", "policy.reserves_target=6%", "--no-report", "--quiet", "--out", "r",
  ]

  private func result() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Program.run(Self.small, in: folder)
    try #require(run.code == 0, "\(run.errors)")
    return folder
  }

  @Test("needs the folder alone, changes nothing in it and leaves nothing behind")
  func equal() throws {
    let folder = try result()
    try FileManager.default.removeItem(atPath: folder.path + "/two.yaml")
    try FileManager.default.moveItem(atPath: folder.path + "/r", toPath: folder.path + "/moved")
    let before = try folder.names(in: "moved").map { try folder.bytes("moved/" + $0) }
    let run = try Program.shell(
      "mkdir t && cd moved && TMPDIR=../t \"$HEADROOM\" verify . --threads 1", in: folder)
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    // All but the manifest, which seals itself.
    let count = before.count - 1
    #expect(run.output.hasPrefix(". is verified: every byte of \(count) files is the same"))
    #expect(run.output.contains("compared byte by byte") && run.errors.isEmpty)
    #expect(try folder.names(in: "moved").map { try folder.bytes("moved/" + $0) } == before)
    #expect(folder.names == ["moved", "t"] && folder.names(in: "t").isEmpty)
  }

  /// A changed file, and the line that names the change.
  struct Change: Sendable {
    let file: String
    let old: String
    let new: String
    let finding: String
  }

  @Test(
    "finds and names every change",
    arguments: [
      Change(
        file: "principles.csv", old: "modelled", new: "modelIed",
        finding: "principles.csv, line 2, status: modelIed there, modelled made again"),
      Change(
        file: "fan.csv", old: "\nreserves_gbp,trust,2028-spring,2028-01-01,GBP,",
        new: "\nreserves_gbp,trust,2028-spring,2028-01-01,GBP,1",
        finding: "fan.csv, line 3, mean: 1"),
      Change(
        file: "joins.csv", old: "\n", new: "\r\n",
        finding: "joins.csv, line 1, "),
      Change(
        file: "principles.csv", old: "\"strategic plan, growth principles\"",
        new: "strategic plan growth principles",
        finding: "principles.csv, line 2, reference: \"strategic plan growth principles\" there"),
      Change(
        file: "breaches.csv", old: ",trust,", new: ",\"trust\",",
        finding: "says the same but is written otherwise"),
      Change(
        file: "README.md", old: "# Two schools", new: "# Ten schools",
        finding: "README.md, line 1, character 4: \"# Ten schools\" there, \"# Two schools\""),
      Change(
        file: "datapackage.json", old: "\"number\"", new: "\"string\"",
        finding: "datapackage.json, line "),
      Change(
        file: "trajectories.csv", old: "\n19,2028-summer,", new: "\n9,2028-summer,",
        finding: "trajectories.csv, line 61, run: 9 there, 19 made again"),
      Change(
        file: "manifest.json", old: "\"title\": \"Two", new: "\"title\": \"Ten",
        finding: "manifest.json, line 4: \"\"title\": \"Ten schools\",\" there"),
      Change(
        file: "manifest.json", old: "\"threads\": ", new: "\"threads\": 1",
        finding: "manifest.json: was changed after the run"),
      Change(
        file: "scenario.yaml", old: "title: Two schools", new: "title: Ten schools",
        finding: "scenario.yaml is not the one that the result was made from"),
    ])
  func changed(_ change: Change) throws {
    let folder = try result()
    let text = String(decoding: try folder.bytes("r/" + change.file), as: UTF8.self)
    // Counts characters, and a carriage return with its line feed as one.
    let range = try #require(text.range(of: change.old))
    try folder.write(text.replacingCharacters(in: range, with: change.new), to: "r/" + change.file)
    let run = try Program.run("verify", "r", in: folder)
    #expect(run.code == 1)
    #expect(run.output.contains(change.finding), "\(run.output)")
    #expect(run.errors == "headroom: r is not verified.\n")
  }

  @Test("finds one flipped bit, wherever it is")
  func flipped() throws {
    let folder = try result()
    for name in folder.names(in: "r") where !["scenario.yaml"].contains(name) {
      let whole = try folder.bytes("r/" + name)
      for share in [0.02, 0.37, 0.71, 0.999] {
        var bytes = whole
        bytes[Int(share * Double(bytes.count))] ^= 1
        try bytes.write(to: URL(filePath: "\(folder.path)/r/\(name)"))
        let run = try Program.run("verify", "r", in: folder)
        #expect(run.code == 1, "\(name) at \(share)")
        #expect((run.output + run.errors).contains(name), "\(name): \(run.output)")
      }
      try whole.write(to: URL(filePath: "\(folder.path)/r/\(name)"))
    }
    #expect(try Program.run("verify", "r", in: folder).code == 0)
  }

  @Test("holds the board paper against the tables beside it")
  func paper() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run("run", "two.yaml", "--runs", "10", "--quiet", "--out", "r", in: folder)
    #expect(try Program.run("verify", "r", in: folder).code == 0)
    let page = String(decoding: try folder.bytes("r/report.html"), as: UTF8.self)
    try folder.write(page.replacingOccurrences(of: "Two schools", with: "Ten"), to: "r/report.html")
    let run = try Program.run("verify", "r", in: folder)
    #expect(run.code == 1 && run.output.contains("report.html: is not the paper"), "\(run.output)")
    // A forgery without charts is no paper that was made without their library.
    try folder.write("<h1>99 of 100</h1>", to: "r/report.html")
    #expect(try Program.run("verify", "r", in: folder).code == 1)
    let export = try Program.run("export", "r", in: folder)
    #expect(export.code == 1 && export.errors.contains("report.html is not the paper"))
    #expect(!folder.exists("r.zip"))
  }

  @Test("says what is missing, and what does not belong")
  func incomplete() throws {
    let folder = try result()
    try FileManager.default.removeItem(atPath: folder.path + "/r/schools.csv")
    try folder.write("mine", to: "r/notes.txt")
    let run = try Program.run("verify", "r", in: folder)
    #expect(run.code == 1)
    #expect(run.output.contains("schools.csv: is missing"))
    #expect(run.output.contains("No part of the result: notes.txt."))
  }

  /// Rewrites the manifest as if it had been made elsewhere, its seal with it.
  private func reseal(_ folder: TemporaryFolder, _ old: String, _ new: String) throws {
    let text = String(decoding: try folder.bytes("r/manifest.json"), as: UTF8.self)
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "r/manifest.json")
    let seal = try Program.shell(
      """
      head -n -2 r/manifest.json > head && hash=$(sha256sum head | cut -d ' ' -f 1) &&
      { cat head; printf '  "manifest_hash": "sha256:%s"\\n}\\n' "$hash"; } > r/manifest.json
      """, in: folder)
    try #require(seal.code == 0, "\(seal.errors)")
  }

  @Test("compares numbers where the bytes were made on another platform, and says so")
  func otherPlatform() throws {
    let folder = try result()
    try reseal(folder, "\"x86_64\"", "\"other\"")
    try reseal(folder, "\"aarch64\"", "\"other\"")
    let fan = String(decoding: try folder.bytes("r/fan.csv"), as: UTF8.self)
    let start = try #require(fan.range(of: "\nreserves_gbp,trust,2027-autumn,2027-09-01,GBP,"))
    let digits = fan[start.upperBound...].prefix { $0 != "." }
    func verify(_ mean: String) throws -> Program.Outcome {
      let text = fan.replacingCharacters(
        in: start.upperBound..<digits.endIndex, with: mean)
      try folder.write(text, to: "r/fan.csv")
      return try Program.run("verify", "r", in: folder)
    }
    let whole = try #require(Int(digits))
    // Money of some millions: four pounds more are one part in a million, a thousand more are not.
    let near = try verify("\(whole + 1)")
    #expect(near.output.contains("compared as numbers, to one part in a million"))
    #expect(near.output.contains("processor other then, "))
    #expect(!near.output.contains("fan.csv, line 2, mean"), "\(near.output)")
    let far = try verify("\(whole + 1_000)")
    #expect(far.output.contains("fan.csv, line 2, mean: "))
    #expect(far.code == 1)
    try folder.write(fan, to: "r/fan.csv")
    let same = try Program.run("verify", "r", in: folder)
    let tables = folder.names(in: "r").count { $0.hasSuffix(".csv") }
    #expect(
      same.code == 0 && same.output.contains("every number of \(tables) files"), "\(same.output)")
  }

  @Test("says that a result is of another version, and compares numbers")
  func otherVersion() throws {
    let folder = try result()
    try reseal(folder, "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"")
    let run = try Program.run("verify", "r", in: folder)
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output.contains("version 0.0.9 then, 0.1.0 here"))
    #expect(run.output.contains("Another version may also rightly give other numbers"))
  }

  @Test("answers in JSON for programs")
  func json() throws {
    let folder = try result()
    let text = String(decoding: try folder.bytes("r/outcomes.csv"), as: UTF8.self)
    try folder.write(text + "20,true,,,0.1,1.0,0.5,1.0,0\n", to: "r/outcomes.csv")
    let run = try Program.run("verify", "r", "--format", "json", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let differences = object?["differences"] as? [[String: Any]] ?? []
    #expect(run.code == 1 && object?["equal"] as? Bool == false)
    #expect(
      differences.contains { $0["file"] as? String == "outcomes.csv" && $0["line"] as? Int == 22 })
  }

  @Test(
    "explains what is no result",
    arguments: [
      ("", "it has no manifest.json"), ("{}", "no manifest of headroom, or is damaged"),
      ("{\"program\": \"other\"}", "other made it"), ("{\"program\"", "or is damaged"),
      (
        "{\"program\": \"headroom\", \"version\": \"9\"}",
        "or of another version than 0.1.0: it lacks"
      ),
      ("[]", "no manifest of headroom"),
    ])
  func noResult(_ manifest: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/r", withIntermediateDirectories: true)
    if !manifest.isEmpty { try folder.write(manifest, to: "r/manifest.json") }
    for verb in ["verify", "export"] {
      let run = try Program.run(verb, "r", in: folder)
      #expect(run.code == 1 && run.output.isEmpty)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
    #expect(folder.names == ["r", "two.yaml"])
  }

  @Test("never reads outside the folder", arguments: ["../two.yaml", "/etc/passwd", ".."])
  func outside(_ path: String) throws {
    let folder = try result()
    try reseal(folder, "\"path\": \"fan.csv\"", "\"path\": \"\(path)\"")
    for verb in ["verify", "export"] {
      let run = try Program.run(verb, "r", in: folder)
      #expect(run.code == 1 && run.errors.contains("is damaged"), "\(run.errors)")
    }
  }
}
