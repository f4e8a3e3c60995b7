// SPDX-License-Identifier: GPL-3.0-or-later
internal import Publication

/// What a verification found, for people and for programs.
struct VerificationListing {
  let verification: Verification

  private var result: PastResult { verification.result }
  private var options: PastManifest.Options { result.manifest.options }

  /// The answer first, then each difference, then how it was compared.
  var text: String {
    let parts = [[answer], verification.findings.map { "  " + $0.sentence }, method, notes]
    return parts.flatMap { $0 }.map(harmless).joined(separator: "\n") + "\n"
  }

  private var answer: String {
    let count = verification.findings.count
    guard verification.isEqual else {
      return "\(result.folder) is not verified: "
        + "\(count) difference\(count == 1 ? ", named" : "s, named") below."
    }
    let what = verification.comparison == .bytes ? "byte" : "number"
    return "\(result.folder) is verified: every \(what) of \(verification.compared.count) files "
      + "is the same, made again."
  }

  private var method: [String] {
    if let obstacle = verification.obstacle { return ["Nothing was made again: \(obstacle)."] }
    let source = options.question == nil ? "scenario.yaml: up to" : "the folder's scenarios:"
    let again =
      "Made again from \(source) \(options.runs) futures, seed \(options.seed), "
      + "version \(Build.version)"
    switch verification.comparison {
    case .bytes: return [again + "; compared byte by byte."]
    case .numbers:
      return [
        again + "; compared as numbers, to \(Self.tolerance), for bytes are promised on one "
          + "platform and version only (\(verification.reasons.joined(separator: "; "))).",
        "A future that stands on the edge of a threshold may still tip over: some of its cells "
          + "then differ by more." + (verification.isSameVersion ? "" : Self.otherVersion),
      ]
    }
  }

  private static let tolerance = "one part in a million (below 1: to a millionth)"
  private static let otherVersion =
    " Another version may also rightly give other numbers: CHANGELOG.md, Values."

  private var notes: [String] {
    var notes: [String] = []
    if verification.obstacle == nil { notes.append("Not compared: \(notCompared).") }
    let strangers = result.strangers
    if !strangers.isEmpty {
      notes.append("No part of the result: \(strangers.joined(separator: ", ")).")
    }
    return notes
  }

  private var notCompared: String {
    var parts = [
      "what manifest.json says of that one run (time, threads, command, inputs), which its own "
        + "hash covers"
    ]
    if verification.comparison == .numbers {
      parts.insert("scenario.yaml, README.md and datapackage.json (only with their hashes)", at: 0)
    }
    let names = Files.names(in: result.folder) ?? []
    if verification.report == .untold && names.contains("report.html") {
      parts.append("report.html")
    }
    if names.contains("report.pdf") { parts.append("report.pdf, a print of report.html") }
    return parts.joined(separator: "; ")
  }

  var json: String {
    JSON.object([
      .init("result", .text(result.folder)),
      .init("equal", .flag(verification.isEqual)),
      .init("made_again", .flag(verification.obstacle == nil)),
      .init("comparison", .text(verification.comparison.rawValue)),
      .init(
        "tolerance", verification.comparison == .bytes ? .null : .number(Comparison.tolerance)),
      .init("reasons", .list(verification.reasons.map(JSON.text))),
      .init("files", .list(verification.compared.map(JSON.text))),
      .init("differences", .list(verification.findings.map(Self.difference))),
      .init("no_part_of_the_result", .list(result.strangers.map(JSON.text))),
    ]).document
  }

  private static func difference(_ finding: Finding) -> JSON {
    .object([
      .init("file", .text(finding.file)),
      .init("line", finding.line.map(JSON.integer) ?? .null),
      .init("column", finding.column.map(JSON.text) ?? .null),
      .init("there", finding.values.map { .text($0.there) } ?? .null),
      .init("made_again", finding.values.map { .text($0.made) } ?? .null),
      .init("text", .text(finding.sentence)),
    ])
  }
}
