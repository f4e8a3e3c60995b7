// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("The JSON Schema")
struct SchemaTests {
  @Test("in Scenarios/ is what the code gives")
  func file() throws {
    let path = Folder.path("../../Scenarios/scenario.schema.json")
    if ProcessInfo.processInfo.environment["HEADROOM_RECORD"] != nil {
      try ScenarioSchema.text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded the schema")
    }
    #expect(ScenarioSchema.text == (try Folder.text("../../Scenarios/scenario.schema.json")))
  }
}
