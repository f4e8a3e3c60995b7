// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import ModelVerification

/// What `make verify-model` runs.
@main
struct VerifyModel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headroom-verify-model",
    abstract: "Hold the engine against the closed forms of its model.",
    discussion: "Exit codes: 0 all figures agree and all wrong twins are rejected; 1 not so.")

  @Option(help: "Paths for each case, 200,000 to 10,000,000; fewer tell not every twin apart.")
  var paths = 1_000_000

  @Option(help: "The first case's seed; each case after it takes the next one.")
  var seed = VerificationCase.seed

  @Option(help: "A file for the table, as CSV.")
  var csv: String?

  func validate() throws {
    guard (200_000...10_000_000).contains(paths) else {
      throw ValidationError("--paths is \(paths); it must be from 200,000 to 10,000,000.")
    }
  }

  func run() async throws {
    let begun = ContinuousClock.now
    print(VerificationTable.heading(paths: paths, seed: seed))
    var rows = [VerificationTable.header]
    var comparisons: [Comparison] = []
    for verification in try VerificationCase.all() {
      let found = try await verification.compare(paths: paths, seed: seed)
      print(VerificationTable.lines(of: verification, found))
      rows += VerificationTable.rows(of: verification, found, paths: paths, seed: seed)
      comparisons += found
    }
    if let csv {
      try (rows.joined(separator: "\n") + "\n").write(
        toFile: csv, atomically: true, encoding: .utf8)
      print("The same in full precision, with formulas and sources: \(csv)")
    }
    let seconds = (ContinuousClock.now - begun).components.seconds
    print(VerificationTable.summary(comparisons), "\(seconds) s.")
    guard comparisons.allSatisfy({ $0.holds }) else { throw ExitCode.failure }
  }
}
