// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

/// Where a default comes from.
public struct DefaultNote: Sendable, Hashable {
  /// S sourced, D derived from public data, J judgement, R recalled and to be verified.
  public let status: String
  /// Where the value was found, by the identifiers of the project's parameter tables.
  public let source: String
  /// What the value is and how it enters the model.
  public let about: String
}

/// The files that are part of the program: `Scenarios/defaults.yaml` and `Scenarios/principles.yaml`.
public enum BuiltInFiles {
  /// The text of `Scenarios/defaults.yaml`.
  public static var defaults: String {
    String(decoding: PackageResources.defaults_yaml, as: UTF8.self)
  }

  /// The text of `Scenarios/principles.yaml`.
  public static var principles: String {
    String(decoding: PackageResources.principles_yaml, as: UTF8.self)
  }
}

/// The defaults as the lowest layer of every scenario.
struct Defaults: Sendable {
  static let input = Input.builtIn("defaults.yaml")
  static let convention = DefaultNote(
    status: "J", source: "convention of the scenario format", about: "")

  var tree: Tree
  var notes: [String: DefaultNote]

  /// Read once: the file does not change while the program runs.
  static let read: (defaults: Defaults?, problems: [Problem]) = {
    var reading = Reading()
    return (reading.readDefaults(), reading.problems)
  }()
}

extension Reading {
  private static let statuses = ["S", "D", "J", "R"]

  /// The values of the built-in defaults, by group and key, and where each comes from.
  mutating func defaults() -> Defaults? {
    for problem in Defaults.read.problems { report(problem.place, problem.path, problem.text) }
    return Defaults.read.defaults
  }

  fileprivate mutating func readDefaults() -> Defaults? {
    guard let file = tree(ofYAML: BuiltInFiles.defaults, Defaults.input) else { return nil }
    let keys = AssumptionForm.all.map(\.id.key)
    guard let mapping = mapping(file, "", known: keys) else { return nil }
    var defaults = Defaults(tree: Self.conventions, notes: [:])
    for key in keys {
      guard let entry = required(key, of: mapping, "", "every assumption needs a default") else {
        continue
      }
      read(entry, key, into: &defaults)
    }
    return defaults
  }

  private mutating func read(_ entry: Tree, _ key: String, into defaults: inout Defaults) {
    guard let entry = mapping(entry, key, known: ["value", "status", "source", "about"]),
      let value = required("value", of: entry, key, "give a value"),
      let statusTree = required("status", of: entry, key, "give S, D, J or R"),
      let sourceTree = required("source", of: entry, key, "say where it comes from"),
      let aboutTree = required("about", of: entry, key, "say what it is"),
      let status = choice(statusTree, key + ".status", of: Self.statuses),
      let source = words(sourceTree, key + ".source"),
      let about = words(aboutTree, key + ".about")
    else { return }
    defaults.notes[key] = DefaultNote(status: status, source: source, about: about)
    let layer = key.split(separator: ".").reversed().reduce(value) { tree, part in
      Tree(.mapping([.init(key: String(part), place: value.place, value: tree)]), at: value.place)
    }
    defaults.tree = Overlay.lay(layer, over: defaults.tree)
  }

  /// What a scenario leaves unsaid and no assumption is.
  private static var conventions: Tree {
    let place = Place(Defaults.input)
    func mapping(_ members: [(String, Tree)]) -> Tree {
      Tree(.mapping(members.map { .init(key: $0.0, place: place, value: $0.1) }), at: place)
    }
    let none = Tree(.list([]), at: place)
    return mapping([
      ("trust", mapping([("candidates", none)])),
      ("proposal", mapping([("joins", none), ("gate", Tree("defer", at: place))])),
      ("policy", mapping([("due_diligence", Tree("standard", at: place))])),
      ("inspection", mapping([("framework", Tree("four-area", at: place))])),
      ("economy", mapping([("correlation", mapping([("factors", none), ("matrix", none)]))])),
      ("shocks", none),
      ("evidence", none),
    ])
  }
}
