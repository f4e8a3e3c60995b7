// SPDX-License-Identifier: GPL-3.0-or-later

/// How to make the same result again, and what it was made from.
struct AgainSection {
  let source: ReportSource
  private let manifest: JSON

  init(_ source: ReportSource) {
    self.source = source
    manifest = source.manifest
  }

  var section: PageSection {
    PageSection(
      id: "again", heading: "The same again",
      lead: """
        Scenario, seed and program version fix the result: the same bytes in every table, on this kind of machine, whatever the \
        number of threads. The folder in which this page lies holds the whole scenario.
        """,
      content: ["<pre><code>\(command)</code></pre>", facts, files])
  }

  /// Run in the result's folder; the options are those that decide the numbers.
  private var command: String {
    let options = manifest["options"]
    var words = ["headroom run scenario.yaml"]
    if let runs = options["runs"].wholeNumber { words.append("--runs \(runs)") }
    words.append("--seed \(seed)")
    if case .number(let precision?) = options["precision"] {
      words.append("--precision \(DecimalText.plain(precision) ?? "")")
    }
    if options["trajectories"] == .flag(true) { words.append("--trajectories") }
    return (words + ["--out again"]).joined(separator: " ")
  }

  private var seed: String { manifest["seed"].line }

  private var facts: HTML {
    let libraries = manifest["libraries"].members.map { "\($0.name) \($0.value.string ?? "")" }
    let platform = manifest["platform"].members.compactMap(\.value.string)
    let rows: [(String, String)] = [
      ("Program", "headroom \(manifest["version"].string ?? "")"),
      ("Futures", source.outcomes.runs == 0 ? "" : HumanNumber.whole(source.outcomes.runs)),
      ("Seed", seed),
      ("Scenario", manifest["scenario_hash"].string ?? ""),
      ("Random numbers", manifest["random_generator"].string ?? ""),
      ("Libraries", libraries.joined(separator: ", ")),
      ("Machine", platform.joined(separator: ", ")),
    ]
    let items = rows.filter { !$0.1.isEmpty }.map { name, value -> HTML in
      "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }
    return "<dl class=\"facts\">\(items)</dl>"
  }

  private var files: HTML {
    let inputs = (manifest["inputs"].items ?? []).map { ("read", $0) }
    let results = (manifest["results"].items ?? []).map { ("written", $0) }
    let table = DataTable(
      caption: "Files and their SHA-256",
      columns: [
        .init(heading: "File"), .init(heading: "Was"), .init(heading: "Bytes", isNumber: true),
        .init(heading: "SHA-256"),
      ],
      rows: (inputs + results).map { what, file in
        let hash = file["hash"].string ?? ""
        return [
          HTML(text: file["path"].string ?? ""), HTML(text: what),
          HTML(text: file["bytes"].wholeNumber.map(HumanNumber.whole) ?? ""),
          "<code>\(String(hash.split(separator: ":").last ?? ""))</code>",
        ]
      })
    return """
      <details><summary>Files read and written, each with its fingerprint</summary>\(table.html)</details>
      """
  }
}
