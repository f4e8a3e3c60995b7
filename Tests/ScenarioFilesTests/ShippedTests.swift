// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("The shipped scenarios")
struct ShippedTests {
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: Folder.path("../../Scenarios"))) ?? [])
    .filter { $0.hasSuffix(".yaml") && !["defaults.yaml", "principles.yaml"].contains($0) }.sorted()

  @Test("load, and read back from their resolved text", arguments: names)
  func load(name: String) throws {
    let document = try loadScenario(at: Folder.path("../../Scenarios/\(name)"))
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(document.resolvedYAML.utf8), to: name)
    #expect(try loadScenario(at: path).resolvedYAML == document.resolvedYAML)
  }
}
