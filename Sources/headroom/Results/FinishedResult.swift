// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import FoundationEssentials
internal import Publication
internal import ScenarioFiles

/// A result folder that a run of this version has left, unchanged since.
struct FinishedResult {
  let folder: String
  let document: ScenarioDocument
  /// Of its random numbers.
  let seed: UInt64
  /// Its futures: numbers 0 to one less.
  let runs: Int
  private let manifest: SavedManifest
  private let outcomes: OutcomeRows

  /// Reads a folder, or says why it is no result that can be told from.
  init(at folder: String) throws(Failure) {
    var folder = folder
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    manifest = try SavedManifest(in: folder)
    guard manifest.version == Build.version else {
      throw .io(
        "\(folder) was made by version \(manifest.version) and this is \(Build.version), which may give "
          + "other numbers. Run \(folder)/scenario.yaml anew, or use that version.")
    }
    try manifest.check("scenario.yaml", against: try Self.bytes(folder, "scenario.yaml"))
    let rows = try Self.bytes(folder, "outcomes.csv")
    try manifest.check("outcomes.csv", against: rows)
    document = try load(folder + "/scenario.yaml", settings: [])
    seed = manifest.seed
    runs = manifest.runs
    outcomes = OutcomeRows(rows)
    guard outcomes.count == runs else {
      throw .io(
        "\(folder)/outcomes.csv has \(outcomes.count) futures, but its manifest says \(runs).")
    }
  }

  var question: Question {
    Question(scenario: document.scenario, catalogue: document.catalogue)
  }

  /// The reserves at the end of each future, in pounds.
  func finalReserves() throws(Failure) -> [Double] {
    guard let values = outcomes.numbers("final_reserves_gbp") else {
      throw .io("\(folder)/outcomes.csv gives no number as final_reserves_gbp.")
    }
    return values
  }

  /// Throws where a future made again is not the one that the folder tells of.
  func check(_ replay: Replay, line: String) throws(Failure) {
    guard outcomes.line(replay.run) != line else { return }
    throw .io(
      "future \(replay.run) comes out otherwise here than \(folder)/outcomes.csv says, so it isn't told. "
        + "The result was made on \(manifest.platform.text); this is \(SavedManifest.Platform.here)."
    )
  }

  private static func bytes(_ folder: String, _ name: String) throws(Failure) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")) else {
      throw .io("\(folder) is no whole result of headroom: \(name) can't be read.")
    }
    return Array(data)
  }
}

/// What a manifest says that makes a future again.
private struct SavedManifest: Decodable {
  struct File: Decodable {
    let path: String
    let hash: String
  }

  struct Platform: Decodable {
    let system: String
    let architecture: String
    let library: String

    private enum CodingKeys: String, CodingKey {
      case system, architecture
      case library = "c_library"
    }

    var text: String { "\(system) \(architecture) with \(library)" }

    static var here: String {
      let here = Build.platform
      return "\(here.system) \(here.architecture) with \(here.libc)"
    }
  }

  let program: String
  let version: String
  let seed: UInt64
  let runs: Int
  let results: [File]
  let platform: Platform

  init(in folder: String) throws(Failure) {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/manifest.json")) else {
      throw .io("\(folder) is no result of headroom: it has no manifest.json that can be read.")
    }
    guard let manifest = try? JSONDecoder().decode(SavedManifest.self, from: data),
      manifest.program == "headroom"
    else { throw .io("\(folder)/manifest.json is no manifest of headroom.") }
    self = manifest
  }

  /// Throws where a file isn't the one that the run wrote.
  func check(_ name: String, against bytes: [UInt8]) throws(Failure) {
    let hash = "sha256:" + (try SHA256.digest(of: bytes))
    guard results.first(where: { $0.path == name })?.hash == hash else {
      throw .io(
        "\(name) is not as the run left it (its hash differs from the manifest's), so nothing is told "
          + "from it. Run the scenario anew.")
    }
  }
}
