// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Testing

@Suite("The built-in files")
struct BuiltInFilesTests {
  @Test("are the files of Scenarios/, byte for byte")
  func bytes() throws {
    #expect(BuiltInFiles.defaults == (try Folder.text("../../Scenarios/defaults.yaml")))
    #expect(BuiltInFiles.principles == (try Folder.text("../../Scenarios/principles.yaml")))
  }

  @Test("give every assumption a default, and nothing else")
  func everyAssumption() {
    // A key stands at the start of its line; an unknown one is also a problem of every scenario.
    let keys = BuiltInFiles.defaults.split(separator: "\n")
      .filter { $0.first?.isLetter == true }
      .compactMap { $0.split(separator: ":").first.map(String.init) }
    #expect(keys.sorted() == AssumptionForm.all.map(\.id.key).sorted())
  }
}
