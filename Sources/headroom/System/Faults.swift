// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import ScenarioFiles

/// All that is wrong with what a command was given, gathered so that it is told at once.
///
/// Readers go on after a fault with a stand-in; `check` ends the command before a stand-in is used.
struct Faults {
  /// What the parser could not place, for the command that is parsed without it.
  @TaskLocal static var unplaced: [String] = []

  private let command: String
  private var usage: [String] = Self.unplaced
  private var others: [Failure] = []
  private var told: Set<Problem> = []

  /// - Parameter command: its name, under which help is found.
  init(of command: String) { self.command = command }

  var isEmpty: Bool { usage.isEmpty && others.isEmpty }

  /// Something that is wrong with the command line, whatever the files say.
  mutating func usage(_ sentence: String) {
    if !usage.contains(sentence) { usage.append(sentence) }
  }

  /// Something that is wrong with an option beside this scenario or these data.
  mutating func input(_ sentence: String) { add(.input(sentence)) }

  mutating func add(_ failure: Failure) {
    guard failure.code != Failure.usageCode else {
      usage(failure.sentence)
      return
    }
    if !others.contains(where: { $0.text == failure.text }) { others.append(failure) }
  }

  /// What some work makes; nil, with its failure kept, where it fails.
  @discardableResult
  mutating func attempt<Value>(_ work: () throws(Failure) -> Value) -> Value? {
    do throws(Failure) {
      return try work()
    } catch {
      add(error)
      return nil
    }
  }

  /// Reads a scenario; nil, with every problem kept that no earlier scenario had, where it is wrong.
  mutating func load(_ options: ScenarioOptions) -> ScenarioDocument? {
    load(options.scenario, overlays: options.overlays, settings: options.settings)
  }

  mutating func load(
    _ path: String, overlays: [String] = [], settings: [String]
  ) -> ScenarioDocument? {
    do throws(ScenarioProblems) {
      return try loadScenario(at: path, overlays: overlays, settings: settings)
    } catch {
      if let fresh = error.without(told) { add(.scenario("\(fresh)")) }
      told.formUnion(error.problems)
      return nil
    }
  }

  /// Throws with everything that is wrong: wrong usage where nothing else is wrong.
  func check() throws(Failure) {
    guard !isEmpty else { return }
    var texts = usage.map { Failure.opening + $0 }
    if !usage.isEmpty { texts.append("Options are told by: headroom \(command) --help") }
    texts += others.map(\.text)
    let code =
      others.contains { $0.code == Failure.inputCode }
      ? Failure.inputCode : usage.isEmpty ? others.first?.code ?? 1 : Failure.usageCode
    throw Failure(text: texts.joined(separator: "\n"), code: code)
  }
}

/// A command that tells all faults at once, those that the parser met among them.
protocol ThoroughCommand: AsyncParsableCommand {}

extension ThoroughCommand {
  /// No faults yet but those of the parser.
  static var faults: Faults { Faults(of: _commandName) }
}
