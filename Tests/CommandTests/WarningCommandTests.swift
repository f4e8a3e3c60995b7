// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The warning and diligence commands")
struct WarningCommandTests {
  private static func head(_ file: String, in folder: TemporaryFolder) throws -> String {
    let text = String(decoding: try folder.bytes(file), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test("warning finds triggers, and its folder finds them again")
  func warning() throws {
    let folder = try TemporaryFolder(years: 5)
    let run = try Program.run(
      "warning", "two.yaml", "--principle", "financial-stability", "--runs", "300", "--threads",
      "1",
      "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("TRIGGERS FOR FINANCIAL-STABILITY"))
    #expect(StressCommandTests.fits(run.output))
    #expect(try Self.head("a/warning.csv", in: folder).hasPrefix("principle,metric,title,trigger,"))
    let verify = try Program.run("verify", "a", "--threads", "2", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
    let wrong = try Program.run("warning", "two.yaml", "--principle", "growth", in: folder)
    #expect(wrong.code == 2 && wrong.errors.contains("no such principle"))
    let cost = try Program.run("warning", "two.yaml", "--miss-cost", "0", in: folder)
    #expect(cost.code == 64 && cost.errors.contains("--miss-cost"))
  }

  @Test("diligence compares depths, and its folder compares them again")
  func diligence() throws {
    let folder = try TemporaryFolder(years: 5)
    let run = try Program.run(
      "diligence", "two.yaml", "--runs", "30", "--threads", "1", "--out", "a", in: folder)
    #expect(run.code == 0, "\(run.errors)")
    for text in ["GATE AS IT STANDS", "EVERY JOIN GOES AHEAD", "ON PAPER", "decline all"] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(StressCommandTests.fits(run.output))
    let table = String(decoding: try folder.bytes("a/diligence.csv"), as: UTF8.self)
    // Two views, five options, two utilities.
    #expect(table.split(separator: "\n").count == 21)
    let verify = try Program.run("verify", "a", "--threads", "2", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
    let none = try Program.run(
      "diligence", "two.yaml", "--set", "proposal.joins=[]", "--out", "b", in: folder)
    #expect(none.code == 2 && none.errors.contains("nothing to look into"))
  }
}
