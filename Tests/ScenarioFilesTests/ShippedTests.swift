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

  @Test("have nothing that looks like a slip", arguments: names + ["trusts/example.yaml"])
  func usual(name: String) throws {
    let document = try loadScenario(at: Folder.path("../../Scenarios/\(name)"))
    #expect(document.warningLines == [])
  }

  static let stresses: [String] =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: Folder.path("../../Scenarios/stresses"))) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("have nothing that looks like a slip under any stress", arguments: stresses)
  func usualStress(name: String) throws {
    let document = try loadScenario(
      at: Folder.path("../../Scenarios/no-growth.yaml"),
      overlays: [Folder.path("../../Scenarios/stresses/\(name)")])
    #expect(document.warningLines == [])
  }
}
