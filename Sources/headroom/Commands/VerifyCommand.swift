// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import FoundationEssentials

/// `headroom verify`: makes a result again from its folder alone, and compares.
struct VerifyCommand: ThoroughCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a result again from its folder alone, and compare it byte by byte.",
    discussion: """
      Every byte that differs is named: file, line, column, the value there and the value made again. \
      On another processor, C library or version of GSL or of this program the comparison is of \
      numbers, to one part in a million, and the answer says so. report.html is drawn \
      again from the other files (by the same version, and if both have charts or none); report.pdf is \
      not compared. What manifest.json says of the one run (time, threads, command, inputs) is covered \
      by its own hash. Exit codes: 0 equal, 1 not.
      """)

  @Argument(help: "The result's folder.")
  var result: String

  @Option(help: "Threads to work on; they change no result. (default: one for each core)")
  var threads: String?

  @Flag(help: "Show no progress.")
  var quiet = false

  @Option(help: "What to print: text for people, json for programs.")
  var format = "text"

  func run() async throws {
    try await reporting { () async throws(Failure) in
      var faults = Self.faults
      let threads = faults.threads(threads)
      let format = faults.format(format)
      let past = faults.attempt { () throws(Failure) in try PastResult(at: result) }
      try faults.check()
      guard let past else { return }
      var verification = Verification(of: past)
      try await verification.carryOut(
        threads: threads,
        showsProgress: !quiet && Console.showsProgress)
      let listing = VerificationListing(verification: verification)
      try Console.print(format == .json ? listing.json : listing.text)
      guard verification.isEqual else { throw .io("\(result) is not verified.") }
    }
  }
}

/// Where what is made only to be looked at goes: `TMPDIR`, or the system's own.
enum TemporaryFolders {
  static var path: String {
    var path = FileManager.default.temporaryDirectory.path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
