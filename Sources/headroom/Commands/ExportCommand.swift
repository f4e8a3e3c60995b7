// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Publication

/// `headroom export`: one archive with everything that a result holds.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Put a result into one zip file, checked against its manifest first.",
    discussion: """
      The same folder gives the same archive: names are sorted, times fixed. Files that are no part \
      of the result are left out, and named.
      """)

  @Argument(help: "The result's folder.")
  var result: String

  @Option(help: "The archive. (default: the folder's path with .zip)")
  var out: String?

  @Flag(help: "Replace an archive at that place, all at once.")
  var replace = false

  func run() async throws {
    try await reporting { () async throws(Failure) in
      let past = try PastResult(at: result)
      let changes = try past.changes()
      guard changes.isEmpty else {
        let list = changes.map { "\n  " + $0.sentence }.joined()
        throw .io("\(past.folder) is not as it was made, so it was not exported:\(list)")
      }
      if past.manifest.version == Build.version, try past.standingOfReport() == .other {
        throw .io(
          "\(past.folder)/report.html is not the paper that these tables give, so nothing was exported. "
            + "Make it again: headroom report \(past.folder) --replace")
      }
      let export = try Export(of: past, to: out, replaces: replace)
      try export.carryOut()
      if !past.strangers.isEmpty {
        Console.complain(
          "headroom: left out, for no part of the result: "
            + past.strangers.map(harmless).joined(separator: ", ") + "\n")
      }
      try Console.print(export.place.path + "\n")
    }
  }
}
