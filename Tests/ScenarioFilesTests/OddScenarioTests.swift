// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("A scenario that looks wrong")
struct OddScenarioTests {
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: Folder.path("Odd"))) ?? []).sorted()

  /// As for wrong scenarios: recording fails.
  private static let isRecording = ProcessInfo.processInfo.environment["HEADROOM_RECORD"] != nil

  @Test("can run, and says all that looks wrong, word for word", arguments: names)
  func says(name: String) throws {
    let document = try loadScenario(at: Folder.path("Odd/\(name)/scenario.yaml"))
    let said =
      document.warningLines.map { "\($0)\n" }.joined().replacing(Folder.tests + "/", with: "")
    if Self.isRecording {
      try said.write(
        toFile: Folder.path("Odd/\(name)/expected.txt"), atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
    }
    #expect(said == (try Folder.text("Odd/\(name)/expected.txt")))
  }

  @Test("is there in six kinds at least")
  func kinds() { #expect(Self.names.count >= 6) }

  @Test("gives each warning its place, what was found, what is usual and the cure")
  func parts() throws {
    let document = try loadScenario(at: Folder.path("Odd/01-schools/scenario.yaml"))
    let warning = try #require(document.warnings.first)
    #expect(warning.place.line == 2 && warning.place.column == 45)
    #expect(warning.path == "trust.schools[1].income_gbp")
    // 305,000,000 / 420
    #expect(warning.found == "is £305,000,000, or £726,190 a pupil")
    #expect(warning.usual == "£4,000 to £15,000 a pupil in a primary school")
    #expect(!warning.cure.isEmpty)
  }

  @Test("says the same of its resolved text")
  func resolved() throws {
    for name in Self.names {
      let document = try loadScenario(at: Folder.path("Odd/\(name)/scenario.yaml"))
      let folder = try TemporaryFolder()
      let path = try folder.write(Array(document.resolvedYAML.utf8), to: "resolved.yaml")
      let again = try loadScenario(at: path)
      #expect(Set(again.warnings.map(\.path)) == Set(document.warnings.map(\.path)), "\(name)")
    }
  }
}

@Suite("A usual value")
struct UsualValueTests {
  /// Two schools of the example with fields of the first set, laid over the team and documents of Odd/05-reserves.
  private func paths(_ fields: String) throws -> [String] {
    let school =
      "school: ash, name: Ash, phase: primary, region: East, authority: Shire, reserves_gbp: 0, "
      + "in_year_balance_pct: 0, grade: 2, last_inspected: 2025-01-01, head_in_post_since: 2020-01-01, travel_hours: 0.5"
    let document = try loadScenario(
      at: Folder.path("Odd/05-reserves/scenario.yaml"),
      settings: ["trust.schools=[{ \(school), \(fields) }]", "trust.central_reserves=0"])
    return document.warnings.map(\.path).filter { $0.hasPrefix("trust.schools") }
      .compactMap { $0.split(separator: ".").last.map(String.init) }
  }

  @Test(
    "stands at the edge of its range; one beyond it is told",
    arguments: [
      ("pupils: 100, capacity: 100, income_gbp: 400_000", []),
      ("pupils: 100, capacity: 100, income_gbp: 399_999", ["income_gbp"]),
      ("pupils: 100, capacity: 100, income_gbp: 1_500_000", []),
      ("pupils: 100, capacity: 100, income_gbp: 1_500_001", ["income_gbp"]),
      ("pupils: 110, capacity: 100", []), ("pupils: 111, capacity: 100", ["capacity"]),
      ("pupils: 100, capacity: 300", []), ("pupils: 100, capacity: 301", ["capacity"]),
      ("pupils: 10, capacity: 10", []), ("pupils: 9, capacity: 9", ["pupils"]),
      ("pupils: 4000, capacity: 4000", []), ("pupils: 4001, capacity: 4001", ["pupils"]),
    ] as [(String, [String])])
  func edges(fields: String, told: [String]) throws { #expect(try paths(fields) == told) }
}
