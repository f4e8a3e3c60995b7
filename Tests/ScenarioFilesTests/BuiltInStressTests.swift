// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFiles
import Testing

@Suite("Built-in stresses")
struct BuiltInStressTests {
  private static let scenarios =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scenarios/"

  @Test("are the files of Scenarios/stresses, every one")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.scenarios + "stresses")
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(names.count == 20)
    #expect(BuiltInStresses.paths == names.map { BuiltInStresses.folder + $0 })
  }

  @Test("lie over a scenario as the files do, tables and all", arguments: BuiltInStresses.paths)
  func same(path: String) throws {
    let file = Self.scenarios + "stresses/" + path.dropFirst(BuiltInStresses.folder.count)
    let scenario = Self.scenarios + "four-joiners.yaml"
    let builtIn = try loadScenario(at: scenario, overlays: [path])
    let onDisk = try loadScenario(at: scenario, overlays: [file])
    #expect(builtIn.resolvedYAML == onDisk.resolvedYAML)
    let comment = builtIn.openingComment(ofFile: path)
    #expect(comment == onDisk.openingComment(ofFile: file))
    #expect(comment.hasSuffix(".") || comment.hasSuffix(")."), "\(comment)")
    #expect(!comment.hasPrefix("#") && comment.count > 20)
  }

  @Test("lie over a resolved scenario as over the one that was resolved")
  func overResolved() throws {
    let scenario = Self.scenarios + "four-joiners.yaml"
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let resolved = folder.appending(path: "scenario.yaml")
    try loadScenario(at: scenario).resolvedYAML.write(
      to: resolved, atomically: true, encoding: .utf8)
    for path in BuiltInStresses.paths {
      let stressed = try loadScenario(at: scenario, overlays: [path])
      let file = folder.appending(path: "stressed.yaml")
      try stressed.resolvedYAML.write(to: file, atomically: true, encoding: .utf8)
      let again = try loadScenario(at: resolved.path, overlays: [file.path])
      #expect(again.resolvedYAML == stressed.resolvedYAML, "\(path)")
    }
  }

  @Test("that are none are told of with the nearest name")
  func unknown() {
    #expect {
      try loadScenario(
        at: Self.scenarios + "four-joiners.yaml",
        overlays: [BuiltInStresses.folder + "energy-shok.yaml"])
    } throws: { error in
      "\(error)".contains("Did you mean \"energy-shock.yaml\"?")
    }
  }
}
