// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Principles
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

@Suite("A catalogue of principles")
struct CatalogueFileTests {
  @Test("is built in, and its thresholds may name defaults")
  func builtIn() throws {
    let catalogue = try loadCatalogue()
    let targets = try #require(catalogue.principles.first { $0.id == "financial-targets" })
    // policy.reserves_target is 5% by default.
    #expect(targets.checks.first?.threshold == 0.05)
  }

  @Test("reads from a file as well, and the same")
  func file() throws {
    let own = try loadCatalogue(at: Folder.path("../../Scenarios/principles.yaml"))
    #expect(own.principles.map(\.id) == (try loadCatalogue()).principles.map(\.id))
  }

  @Test("that is not there is a problem")
  func missing() {
    #expect(throws: ScenarioProblems.self) { try loadCatalogue(at: "nowhere.yaml") }
  }
}
