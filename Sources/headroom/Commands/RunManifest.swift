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
      scenario: try .file("scenario.yaml", resolved),
      inputs: try Manifest.File.inputs(of: [document]),
      generator: Build.generator, components: Build.components, platform: Build.platform,
      results: results,
      occasion: Manifest.Occasion(
        command: CommandLine.arguments, threads: options.threads, seconds: seconds,
        finished: Date.now.formatted(.iso8601)))
  }
}

extension Manifest.File {
  /// Every file that scenarios read, each by its path from its scenario's folder.
  static func inputs(of documents: [ScenarioDocument]) throws(Failure) -> [Manifest.File] {
    var inputs: [Manifest.File] = []
    for document in documents {
      let scenario = document.files.first?.path ?? ""
      for input in document.files {
        let file = try file(RelativePath.of(input.path, fromFolderOf: scenario), input.bytes)
        if !inputs.contains(file) { inputs.append(file) }
      }
    }
    return inputs
  }

  /// A file by its contents.
  static func file(_ path: String, _ bytes: [UInt8]) throws(Failure) -> Manifest.File {
    Manifest.File(path: path, sha256: try SHA256.digest(of: bytes), bytes: bytes.count)
  }
}
