// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import ScenarioFiles

/// A result that a run of this version has left, with what its futures are told from unchanged since.
struct FinishedResult {
  let document: ScenarioDocument
  private let past: PastResult
  private let outcomes: OutcomeRows

  /// Reads a folder, or says why it is no result that can be told from.
  init(at path: String) throws(Failure) {
    past = try PastResult(at: path)
    if let command = past.manifest.options.question?.first {
      throw .io(
        "\(past.folder) is an answer of `headroom \(command)`, in which no single future is kept. "
          + "Run \(past.folder)/scenario.yaml, and replay a future of that result.")
    }
    let version = past.manifest.version
    guard version == Build.version else {
      throw .io(
        "\(past.folder) was made by version \(version) and this is \(Build.version), which may give other "
          + "numbers. Run \(past.folder)/scenario.yaml anew, or use that version.")
    }
    let sources: Set<String> = ["manifest.json", "scenario.yaml", "outcomes.csv"]
    if let change = try past.changes().first(where: { sources.contains($0.file) }) {
      throw .io(
        "\(past.folder)/\(change.file) \(change.text ?? "is other than it was"), so no future is told from "
          + "it. Run the scenario anew."
      )
    }
    document = try load(past.folder + "/scenario.yaml", settings: [])
    outcomes = OutcomeRows(try FileReader.bytes(of: past.folder + "/outcomes.csv"))
  }

  var folder: String { past.folder }
  /// Of its random numbers.
  var seed: UInt64 { past.manifest.options.seed }
  /// Its futures: numbers 0 to one less.
  var runs: Int { outcomes.count }

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
    let then = past.manifest.platform
    throw .io(
      "future \(replay.run) comes out otherwise here than \(folder)/outcomes.csv says, so it isn't told. "
        + "The result was made on \(then.system) \(then.architecture), \(then.libc); headroom verify says "
        + "what else differs.")
  }
}
