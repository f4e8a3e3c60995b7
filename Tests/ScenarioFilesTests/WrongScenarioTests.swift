// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("A wrong scenario")
struct WrongScenarioTests {
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: Folder.path("Wrong"))) ?? []).sorted()

  /// With `HEADROOM_RECORD` in the environment the texts are written anew, and the tests fail.
  private static let isRecording = ProcessInfo.processInfo.environment["HEADROOM_RECORD"] != nil

  @Test("says all that is wrong, word for word", arguments: names)
  func says(name: String) throws {
    let folder = "Wrong/\(name)"
    let settings = (try? Folder.text("\(folder)/settings.txt"))?.split(separator: "\n") ?? []
    let problems = #expect(throws: ScenarioProblems.self) {
      try loadScenario(
        at: Folder.path("\(folder)/scenario.yaml"), settings: settings.map(String.init))
    }
    let said = "\(try #require(problems))\n".replacing(Folder.tests + "/", with: "")
    if Self.isRecording {
      try said.write(
        toFile: Folder.path("\(folder)/expected.txt"), atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
    }
    #expect(said == (try Folder.text("\(folder)/expected.txt")))
  }

  @Test("is there in ten kinds at least")
  func kinds() { #expect(Self.names.count >= 10) }
}
