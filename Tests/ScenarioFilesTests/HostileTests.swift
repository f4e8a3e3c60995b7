// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFiles
import Testing

@Suite("Hostile files")
struct HostileTests {
  static let texts: [(name: String, text: String, says: String)] = [
    ("nothing", "", "is empty"),
    ("a comment alone", "# nothing\n", "is empty"),
    ("a list", "- 1\n", "a scenario is a mapping"),
    ("a word", "word\n", "a scenario is a mapping"),
    ("two documents", "headroom: 1\n---\nheadroom: 1\n", "another document"),
    ("brackets without end", String(repeating: "[", count: 100_000), "nests too deeply"),
    ("dashes without end", String(repeating: "- ", count: 100_000), "nests too deeply"),
    (
      "indents without end", (0..<150).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "nests too deeply"
    ),
    ("a key that is a list", "[1, 2]: 3\n", "a key must be a word"),
    ("an alias without anchor", "a: *b\n", "alias"),
    ("an alias of itself", "a: &a [*a]\n", "alias"),
    ("a merge", "base: &b { years: 2 }\n<<: *b\n", "merge files with extends"),
    ("many anchors", (0..<20).map { "a\($0): &a\($0) 1\n" }.joined(), "20 anchors"),
    ("many aliases", "a: &a 1\nb: [\(String(repeating: "*a, ", count: 40))]\n", "40 aliases"),
    (
      "aliases that multiply, as a key",
      "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\n"
        + "e: &e [*d, *d, *d, *d]\nf: &f [*e, *e, *e, *e]\ng: &g [*f, *f, *f, *f]\n? *g\n: 1\n",
      "a key must be a word"
    ),
    ("many keys", (0..<3_000).map { "k\($0): 1\n" }.joined(), "may have 2000"),
    ("a tab as indent", "a:\n\tb: 1\n", "indent with spaces"),
    ("a control character", "a: \u{1}\n", "is not YAML"),
    ("a bad escape", "a: \"\\uD800\"\n", "is not YAML"),
    ("a tag", "headroom: !!binary 1\n", "title: is missing"),
  ]

  @Test("are refused in a sentence", arguments: texts)
  func refuses(name: String, text: String, says: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(text.utf8), to: "scenario.yaml")
    let problems = #expect(throws: ScenarioProblems.self) { try loadScenario(at: path) }
    let said = problems?.description ?? ""
    #expect(said.contains(says), "\(said)")
  }

  @Test("that are no text are refused with their line")
  func noText() throws {
    let folder = try TemporaryFolder()
    for bytes: [UInt8] in [
      [0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0x61, 0], [0xC3, 0x28], [0x80],
    ] {
      let path = try folder.write(bytes, to: "scenario.yaml")
      let problems = #expect(throws: ScenarioProblems.self) { try loadScenario(at: path) }
      #expect(problems?.problems.first?.place.line == 1)
    }
  }

  @Test(
    "may be no files at all",
    arguments: ["", ".", "/", "nowhere.yaml", "/dev/zero", "a\0b", "a/b/c"])
  func noFile(path: String) {
    let problems = #expect(throws: ScenarioProblems.self) { try loadScenario(at: path) }
    #expect(problems?.problems.count == 1)
  }

  @Test("say a hundred problems and count the others")
  func manyProblems() throws {
    let folder = try TemporaryFolder()
    let text = "headroom: 1\n" + (0..<300).map { "zz\($0): 1\n" }.joined()
    let path = try folder.write(Array(text.utf8), to: "scenario.yaml")
    let problems = try #require(
      #expect(throws: ScenarioProblems.self) { try loadScenario(at: path) })
    #expect(problems.problems.count == 304)  // 300 keys; title, start, years and trust missing.
    #expect(problems.description.contains("… and 204 more."))
  }
}
