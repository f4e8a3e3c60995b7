// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Exporting a result")
struct ExportTests {
  private func result() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "run", "two.yaml", "--runs", "10", "--quiet", "--out", "r", in: folder)
    try #require(run.code == 0, "\(run.errors)")
    return folder
  }

  @Test("makes one zip with every file, from which the result can be verified")
  func whole() throws {
    let folder = try result()
    let run = try Program.run("export", "r/", in: folder)
    #expect(run.code == 0 && run.output == "r.zip\n", "\(run.errors)")
    #expect(folder.names == ["r", "r.zip", "two.yaml"])
    let unpack = try Program.shell(
      "mkdir x && cd x && python3 -m zipfile -e ../r.zip .", in: folder)
    try #require(unpack.code == 0, "\(unpack.errors)")
    #expect(folder.names(in: "x/r") == folder.names(in: "r"))
    for name in folder.names(in: "r") {
      #expect(try folder.bytes("x/r/" + name) == folder.bytes("r/" + name), "\(name)")
    }
    #expect(try Program.run("verify", "x/r", in: folder).code == 0)
  }

  @Test("gives the same bytes from the same files, whenever and wherever")
  func same() throws {
    let folder = try result()
    _ = try Program.run("export", "r", "--out", "a.zip", in: folder)
    let copy = try Program.shell(
      "mkdir d && cp -r r d/r && chmod 600 d/r/* && touch -t 203001010000 d/r/* && cd d/r && "
        + "TZ=Asia/Tokyo \"$HEADROOM\" export .", in: folder)
    #expect(copy.code == 0, "\(copy.errors)")
    #expect(try folder.bytes("a.zip") == folder.bytes("d/r.zip"))
  }

  @Test("overwrites nothing without --replace, and with it only an archive")
  func existing() throws {
    let folder = try result()
    try folder.write("precious", to: "r.zip")
    for options in [[], ["--replace"]] {
      let run = try Program.run(["export", "r"] + options, in: folder)
      #expect(run.code == 1 && run.output.isEmpty)
      #expect(try folder.bytes("r.zip") == Data("precious".utf8))
    }
    _ = try Program.run("export", "r", "--out", "a.zip", in: folder)
    #expect(try Program.run("export", "r", "--out", "a.zip", in: folder).code == 1)
    #expect(try Program.run("export", "r", "--out", "a.zip", "--replace", in: folder).code == 0)
    #expect(folder.names == ["a.zip", "r", "r.zip", "two.yaml"])
  }

  @Test("leaves out what is no part of the result, and names it; takes the report along")
  func strangers() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run("run", "two.yaml", "--runs", "10", "--quiet", "--out", "r", in: folder)
    try folder.write("mine", to: "r/notes.txt")
    let run = try Program.run("export", "r", in: folder)
    #expect(run.code == 0 && run.errors.contains("notes.txt"))
    let list = try Program.shell("python3 -m zipfile -l r.zip", in: folder)
    #expect(list.output.contains("r/report.html") && !list.output.contains("notes.txt"))
  }

  @Test("refuses a result that is incomplete or changed, and says where")
  func changed() throws {
    let folder = try result()
    try folder.write("run\n", to: "r/outcomes.csv")
    try FileManager.default.removeItem(atPath: folder.path + "/r/joins.csv")
    let run = try Program.run("export", "r", in: folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("outcomes.csv: was changed after the run"))
    #expect(run.errors.contains("joins.csv: is missing"))
    #expect(folder.names == ["r", "two.yaml"])
  }

  @Test("leaves nothing behind where it cannot write")
  func unwritable() throws {
    let folder = try result()
    for out in ["none/x.zip", "two.yaml/x.zip", "/proc/x.zip", "r/x.zip"] {
      let run = try Program.run("export", "r", "--out", out, in: folder)
      #expect(run.code == 1 || run.code == 64, "\(out)")
    }
    let full = try Program.shell("ulimit -f 4; \"$HEADROOM\" export r", in: folder)
    #expect(full.code == 1 && full.errors.contains("cannot write the archive"), "\(full.errors)")
    #expect(folder.names == ["r", "two.yaml"])
    #expect(!folder.names(in: "r").contains("x.zip"))
  }
}
