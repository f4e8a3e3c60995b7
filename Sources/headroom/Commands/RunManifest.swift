// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import FoundationEssentials
internal import Publication
internal import ScenarioFiles

extension RunJob {
  /// What the result was made from and with.
  func manifest(
    of summary: Summary, results: [Manifest.File], seconds: Double
  ) throws(Failure) -> Manifest {
    let resolved = Array(document.resolvedYAML.utf8)
    return Manifest(
      version: Build.version, title: summary.title, seed: summary.seed, runsAsked: options.runs,
      runsMade: summary.runs, precision: options.precision,
      keepsTrajectories: options.keepsTrajectories, gatePriceRuns: gatePriceRuns,
      settings: settings,
      scenario: try file("scenario.yaml", resolved), inputs: try inputs(),
      generator: Build.generator, components: Build.components, platform: Build.platform,
      results: results,
      occasion: Manifest.Occasion(
        command: CommandLine.arguments, threads: options.threads, seconds: seconds,
        finished: Date.now.formatted(.iso8601)))
  }

  /// Every file read, by its path from the scenario's folder.
  private func inputs() throws(Failure) -> [Manifest.File] {
    var inputs: [Manifest.File] = []
    let scenario = document.files.first?.path ?? ""
    for input in document.files {
      let path = RelativePath.of(input.path, fromFolderOf: scenario)
      inputs.append(try file(path, input.bytes))
    }
    return inputs
  }

  private func file(_ path: String, _ bytes: [UInt8]) throws(Failure) -> Manifest.File {
    Manifest.File(path: path, sha256: try SHA256.digest(of: bytes), bytes: bytes.count)
  }
}
