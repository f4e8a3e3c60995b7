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

  /// Reads the suite that a command asks for, and keeps all that is wrong with it.
  ///
  /// - Parameter plan: nil where the scenario is wrong; a suite of the user's own is read all the same.
  init(of command: StressCommand, plan: ScenarioDocument?, _ faults: inout Faults) {
    leftOut = command.leftOut
    let isOwn = !command.suite.isEmpty
    let paths = isOwn ? Self.files(of: command.suite, &faults) : BuiltInStresses.paths
    for path in paths {
      guard let document = Self.document(path, over: command, mayFail: !isOwn, &faults) else {
        leftOut.append(Self.name(path))
        continue
      }
      if let plan { Self.check(document, at: path, against: plan, &faults) }
      stresses.append(
        Stress(
          id: Self.name(path), about: harmless(document.openingComment(ofFile: path)),
          document: document))
    }
    Self.checkNames(of: paths, &faults)
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
    _ path: String, over command: StressCommand, mayFail: Bool, _ faults: inout Faults
  ) -> ScenarioDocument? {
    let overlays = command.input.overlays + [path]
    guard mayFail else {
      return faults.load(command.input.scenario, overlays: overlays, settings: command.settings)
    }
    return try? loadScenario(
      at: command.input.scenario, overlays: overlays, settings: command.settings)
  }

  /// Files as they are, folders as the YAML files in them, by name.
  private static func files(of suite: [String], _ faults: inout Faults) -> [String] {
    var files: [String] = []
    for path in suite {
      guard let names = Files.names(in: path) else {
        files.append(path)
        continue
      }
      let found = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
      if found.isEmpty {
        faults.input(
          "--suite \(path): the folder holds no YAML file; a stress is one, such as those of Scenarios/stresses."
        )
      }
      files += found.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
    return files
  }

  /// Keeps a stress that changes which principles are judged: nothing could be held against the plan's.
  private static func check(
    _ document: ScenarioDocument, at path: String, against plan: ScenarioDocument,
    _ faults: inout Faults
  ) {
    func judged(_ document: ScenarioDocument) -> [String] {
      document.catalogue.modelled.map { "\($0.id) \($0.isGate)" }
    }
    if judged(document) != judged(plan) {
      faults.input(
        "\(path) principles: changes which principles are judged, so nothing can be compared. A stress may change "
          + "their thresholds, not the list.")
    }
  }

  /// Keeps two stresses of one name, whose files would lie on each other.
  private static func checkNames(of paths: [String], _ faults: inout Faults) {
    var known: Set<String> = []
    for path in paths {
      let name = name(path)
      if name == "scenario" {
        faults.usage(
          "--suite \(path): a stress can't be named scenario, for the plan's own file is; rename it."
        )
      } else if !known.insert(name).inserted {
        faults.usage(
          "--suite: \(name) is the name of two files; rename one, for results name stresses so.")
      }
    }
  }

  static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}
