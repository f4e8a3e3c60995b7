// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Publication
internal import ScenarioFiles

/// The stresses of a suite, each laid over the plan.
struct StressSuite {
  struct Stress {
    /// The file's name without its ending.
    let id: String
    /// The file's opening comment.
    let about: String
    let document: ScenarioDocument
  }

  private(set) var stresses: [Stress] = []
  /// Built-in stresses that do not fit the plan, such as those that name schools which it lacks.
  private(set) var leftOut: [String]

  /// Reads the suite that a command asks for.
  init(of command: StressCommand, plan: ScenarioDocument) throws(Failure) {
    leftOut = command.leftOut
    let isOwn = !command.suite.isEmpty
    let paths = isOwn ? try Self.files(of: command.suite) : BuiltInStresses.paths
    for path in paths {
      guard let document = try Self.document(path, over: command, mayFail: !isOwn) else {
        leftOut.append(Self.name(path))
        continue
      }
      try Self.check(document, at: path, against: plan)
      stresses.append(
        Stress(
          id: Self.name(path), about: harmless(document.openingComment(ofFile: path)),
          document: document))
    }
    try checkNames()
  }

  /// The stressed scenarios as files of the answer's folder, from which it can be asked again.
  var scenarios: [AnswerScenario] {
    stresses.map { stress in
      AnswerScenario(
        file: "\(stress.id).yaml", document: stress.document, option: "--suite",
        comment: stress.about)
    }
  }

  /// - Parameter mayFail: whether a stress that does not fit is left out, rather than an error.
  private static func document(
    _ path: String, over command: StressCommand, mayFail: Bool
  ) throws(Failure) -> ScenarioDocument? {
    do throws(Failure) {
      return try load(
        command.input.scenario, overlays: command.input.overlays + [path],
        settings: command.settings)
    } catch {
      if mayFail { return nil }
      throw error
    }
  }

  /// Files as they are, folders as the YAML files in them, by name.
  private static func files(of suite: [String]) throws(Failure) -> [String] {
    var files: [String] = []
    for path in suite {
      guard let names = Files.names(in: path) else {
        files.append(path)
        continue
      }
      let found = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
      guard !found.isEmpty else {
        throw .usage("--suite \(path): the folder holds no YAML file; a stress is one.")
      }
      files += found.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
    return files
  }

  /// Throws for a stress that changes which principles are judged: nothing could be held against the plan's.
  private static func check(
    _ document: ScenarioDocument, at path: String, against plan: ScenarioDocument
  ) throws(Failure) {
    func judged(_ document: ScenarioDocument) -> [String] {
      document.catalogue.modelled.map { "\($0.id) \($0.isGate)" }
    }
    guard judged(document) == judged(plan) else {
      throw .usage(
        "--suite \(path): changes which principles are judged, so nothing can be compared. A stress may change "
          + "their thresholds, not the list.")
    }
  }

  /// Throws for two stresses of one name: their files would lie on each other.
  private func checkNames() throws(Failure) {
    var known: Set<String> = ["scenario"]
    for stress in stresses where !known.insert(stress.id).inserted {
      throw .usage(
        "--suite: \(stress.id) is the name of two files; rename one, for results name stresses so.")
    }
  }

  static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}
