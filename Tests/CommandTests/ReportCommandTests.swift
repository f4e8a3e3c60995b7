// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The board paper's files")
struct ReportCommandTests {
  /// A folder with a result in `r`, and a library of charts that draws nothing.
  private func finished() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("window.vegaEmbed = null;\n", to: "charts.js")
    let run = try headroom("run two.yaml --runs 20 --out r --quiet", in: folder)
    try #require(run.code == 0, "\(run.errors)")
    return folder
  }

  private func headroom(
    _ line: String, in folder: TemporaryFolder, charts: String = "charts.js"
  ) throws -> Program.Outcome {
    try Program.shell("HEADROOM_CHARTS=\(charts) \"$HEADROOM\" \(line)", in: folder)
  }

  @Test("are written by a run, and by report as the same bytes")
  func same() throws {
    let folder = try finished()
    let page = try folder.bytes("r/report.html")
    #expect(String(decoding: page, as: UTF8.self).contains("<h1>Two schools</h1>"))
    let again = try headroom("report r/", in: folder)
    #expect(again.code == 0 && again.output == "r/report.html\n", "\(again.errors)")
    #expect(try folder.bytes("r/report.html") == page)
    try FileManager.default.removeItem(atPath: "\(folder.path)/r/report.html")
    #expect(try headroom("report r", in: folder).code == 0)
    #expect(try folder.bytes("r/report.html") == page)
  }

  @Test("are left out on request")
  func without() throws {
    let folder = try finished()
    let run = try headroom("run two.yaml --runs 20 --out s --quiet --no-report", in: folder)
    #expect(run.code == 0 && !folder.exists("s/report.html"))
  }

  @Test("are never overwritten, but on request")
  func existing() throws {
    let folder = try finished()
    let page = try folder.bytes("r/report.html")
    try folder.write("notes of mine", to: "r/report.html")
    let refused = try headroom("report r", in: folder)
    #expect(refused.code == 1 && refused.errors.contains("r/report.html already exists"))
    #expect(try folder.bytes("r/report.html") == Data("notes of mine".utf8))
    #expect(try headroom("report r --replace", in: folder).code == 0)
    #expect(try folder.bytes("r/report.html") == page)
    #expect(folder.names(in: "r").allSatisfy { !$0.contains("partial") })
  }

  @Test("are made of nothing that was changed: each such file is named")
  func changed() throws {
    let folder = try finished()
    let fan = String(decoding: try folder.bytes("r/fan.csv"), as: UTF8.self)
    try folder.write(fan.replacing("trust", with: "trusT", maxReplacements: 1), to: "r/fan.csv")
    try FileManager.default.removeItem(atPath: "\(folder.path)/r/joins.csv")
    try folder.write("principle,other\n", to: "r/together.csv")
    let page = try folder.bytes("r/report.html")
    let report = try headroom("report r --replace", in: folder)
    #expect(report.code == 1 && report.output.isEmpty)
    for name in ["fan.csv", "joins.csv", "together.csv"] {
      #expect(report.errors.contains("  \(name): "), "\(report.errors)")
    }
    #expect(try folder.bytes("r/report.html") == page)
  }

  @Test("are not made of another version's result")
  func version() throws {
    let folder = try finished()
    let manifest = String(decoding: try folder.bytes("r/manifest.json"), as: UTF8.self)
    try folder.write(
      manifest.replacing("\"version\": \"", with: "\"version\": \"9."), to: "r/manifest.json")
    let report = try headroom("report r --replace", in: folder)
    #expect(report.code == 1 && report.errors.contains("was made by headroom 9."))
  }

  @Test("are not made of what is no result", arguments: ["nowhere", "two.yaml", "."])
  func noResult(_ path: String) throws {
    let folder = try finished()
    let report = try headroom("report \(path)", in: folder)
    #expect(report.code == 1 && report.errors.hasPrefix("headroom: "), "\(report.errors)")
    #expect(report.errors.split(separator: "\n").count == 1)
  }

  @Test("are found to be changed by verify")
  func verified() throws {
    let folder = try finished()
    #expect(try headroom("verify r", in: folder).code == 0)
    let page = String(decoding: try folder.bytes("r/report.html"), as: UTF8.self)
    try folder.write(
      page.replacing("hold throughout", with: "holds throughout"), to: "r/report.html")
    let verify = try headroom("verify r", in: folder)
    #expect(verify.code == 1)
    #expect((verify.output + verify.errors).contains("report.html"))
  }

  @Test("say how to get the charts where their library is not named right")
  func noCharts() throws {
    let folder = try finished()
    let report = try headroom("report r", in: folder, charts: "two.yaml")
    #expect(report.code == 1 && report.errors.contains("make charts"))
  }

  @Test("say what to install where no browser can print them")
  func noBrowser() throws {
    let folder = try finished()
    let report = try Program.shell(
      "HEADROOM_CHARTS=charts.js PATH=/nowhere \"$HEADROOM\" report r --pdf", in: folder)
    #expect(report.code == 1 && report.errors.contains("apt-get install chromium"))
    #expect(!folder.exists("r/report.pdf"))
  }
}
