// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("headroom compare")
struct CompareCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "headroom: 1\ntitle: None\nextends: two.yaml\nproposal: { joins: [] }\n", to: "none.yaml")
    return folder
  }

  @Test("writes what it says, the same on any number of threads, and verify accepts it")
  func written() throws {
    let folder = try folder()
    let run = ["compare", "two.yaml", "none.yaml", "--runs", "60"]
    let told = try Program.run(run + ["--threads", "1", "--out", "a"], in: folder)
    #expect(told.code == 0, "\(told.errors)")
    #expect(told.output.contains("NONE AGAINST TWO") && told.output.contains("FUTURE BY FUTURE"))
    #expect(told.output.contains("Oakfield Primary School doesn't join"))
    let json = try Program.run(
      run + ["--threads", "2", "--out", "b", "--format", "json"], in: folder)
    #expect(json.code == 0 && json.output.contains("\"variance_reduction\""))
    for file in ["compare.csv", "better.csv", "regret.csv", "plans.csv", "report.html"] {
      #expect(try folder.bytes("a/\(file)") == folder.bytes("b/\(file)"), "\(file)")
    }
    let rows = String(decoding: try folder.bytes("a/compare.csv"), as: UTF8.self)
      .split(separator: "\n")
    #expect(rows[0].hasPrefix("measure,plan,value,value_ci_low,value_ci_high,difference,"))
    #expect(rows.contains { $0.hasPrefix("met:financial-stability,none,") })
    let verify = try Program.run("verify", "a", in: folder)
    #expect(verify.code == 0, "\(verify.output)\(verify.errors)")
  }

  @Test("is refused with every reason where plans share no futures, and for a single plan")
  func refused() throws {
    let folder = try folder()
    try folder.write(
      "headroom: 1\ntitle: Long\nextends: two.yaml\nyears: 2\n", to: "long.yaml")
    let run = try Program.run("compare", "two.yaml", "long.yaml", "--runs", "20", in: folder)
    #expect(
      run.code == 2 && run.errors.contains("long spans 2 years, two 1 year"), "\(run.errors)")
    #expect(!folder.exists("Results"))
    #expect(try Program.run("compare", "two.yaml", in: folder).code == 64)
    #expect(try Program.run("compare", "two.yaml", "nowhere.yaml", in: folder).code == 2)
  }
}
