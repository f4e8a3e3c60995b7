// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication
internal import ScenarioFiles

/// A result folder as a board paper reads it.
struct ReportInput {
  let folder: String

  /// The whole page.
  func text(charts: String?) throws(Failure) -> String {
    try BoardPaper(try source(charts: charts)).page.text()
  }

  /// All that the board paper may show.
  private func source(charts: String?) throws(Failure) -> ReportSource {
    guard let manifest = JSON(reading: try Self.text(of: "\(folder)/manifest.json")) else {
      throw .io("\(folder)/manifest.json is damaged; get the folder anew.")
    }
    let document = try load("\(folder)/scenario.yaml", settings: [])
    var tables: [ReportTable] = []
    for name in ReportSource.needed + ReportSource.optional where name != "outcomes.csv" {
      let isThere = Files.exists("\(folder)/\(name)")
      if isThere || ReportSource.needed.contains(name) { tables.append(try table(name)) }
    }
    return ReportSource(
      tables: tables, outcomes: try outcomes(), manifest: manifest, plan: ReportPlan(document),
      catalogue: document.catalogue, assumptions: try ReportAssumption.all(of: document),
      chartScript: charts)
  }

  private func table(_ name: String) throws(Failure) -> ReportTable {
    let text = try Self.text(of: "\(folder)/\(name)")
    do throws(CSVProblem) {
      return ReportTable(name: name, lines: try csvLines(text))
    } catch {
      throw .io("\(folder)/\(name), line \(error.line): \(error.text)")
    }
  }

  private func outcomes() throws(Failure) -> OutcomeTally {
    let reader = try FileReader("\(folder)/outcomes.csv")
    var tally = OutcomeTally()
    while true {
      let piece = try reader.piece()
      if piece.isEmpty { return tally }
      tally.take(piece)
    }
  }

  static func text(of path: String) throws(Failure) -> String {
    String(decoding: try FileReader.bytes(of: path), as: UTF8.self)
  }
}

extension PastResult {
  /// Throws, naming each file, where the folder is not as its run left it, or another version made it.
  func checkForReport() throws(Failure) {
    if let command = manifest.options.question?.first {
      throw .io(
        "\(folder) is an answer of `headroom \(command)`, which writes its page itself; its README.md says how to "
          + "make it again.")
    }
    guard manifest.version == Build.version else {
      throw .io(
        "\(folder) was made by headroom \(manifest.version), and this is \(Build.version). Use that "
          + "version, or make the result anew: headroom run \(folder)/scenario.yaml --out FOLDER")
    }
    let listed = Set(manifest.results.map(\.path))
    let unlisted = ReportSource.needed.filter { !listed.contains($0) }.map {
      Finding(file: $0, text: "is not listed in manifest.json")
    }
    // A table that the manifest doesn't vouch for would stand in the paper as if it did.
    let strange = ReportSource.optional.filter {
      !listed.contains($0) && Files.exists("\(folder)/\($0)")
    }.map { Finding(file: $0, text: "is no part of the result; move it away") }
    let findings = try changes() + unlisted + strange
    guard findings.isEmpty else {
      let lines = findings.map { "  \($0.sentence).\n" }.joined()
      throw .io(
        "\(folder) is not as its run left it, so nothing was written.\n\(lines)"
          + "Get the folder anew, or make the result again from its scenario.")
    }
  }

  /// How the board paper that lies in the folder stands to its tables.
  func standingOfReport() throws(Failure) -> ReportStanding {
    let input = ReportInput(folder: folder)
    return try standingOfPage { charts throws(Failure) in try input.text(charts: charts) }
  }

  /// How the page that lies in the folder stands to one made again.
  ///
  /// - Parameter make: makes it, with the library that draws charts or without.
  func standingOfPage(
    make: (_ charts: String?) throws(Failure) -> String
  ) throws(Failure) -> ReportStanding {
    guard Files.exists("\(folder)/report.html") else { return .absent }
    let page = try ReportInput.text(of: "\(folder)/report.html")
    // It may have been made without the library that draws charts; with it, even a page without a chart holds it.
    if page == (try make(nil)) { return .same }
    guard let charts = try ChartScript.read() else {
      return page.contains("vegaEmbed") ? .untold : .other
    }
    return page == (try make(charts)) ? .same : .other
  }
}

/// Whether a board paper is the one that the tables beside it give.
enum ReportStanding {
  case absent, same, other
  /// It has charts, and what draws them is not installed here.
  case untold
}
