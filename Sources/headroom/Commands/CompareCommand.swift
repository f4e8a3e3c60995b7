// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Assumptions
internal import Publication
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// `headroom compare`: the same futures under several plans.
struct CompareCommand: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Hold plans against each other in the same futures: what changes, how surely, and regret.",
    discussion: """
      Give two scenarios at least; the first is what the others are held against. They must be of one trust and \
      the same terms, so that each future is the same for all of them.
      """)

  @Argument(help: "The scenarios' YAML files.")
  var scenarios: [String]

  @Option(
    name: .customLong("with"),
    help: "A file to lay over every scenario, such as a stress; may be repeated.")
  var overlays: [String] = []

  @Option(
    name: .customLong("set"),
    help: "A value to lay over every scenario's, as KEY=VALUE; may be repeated.")
  var settings: [String] = []

  @OptionGroup var sampling: QuestionSampling
  @OptionGroup var output: AnswerOptions

  private static let mostPlans = 12

  func job(_ faults: inout Faults) -> AnswerJob? {
    if !(2...Self.mostPlans).contains(scenarios.count) {
      faults.usage(
        "scenarios given: \(scenarios.count); compare takes from 2 to \(Self.mostPlans), each a YAML file."
      )
    }
    let sampling = sampling.read(&faults)
    let documents = scenarios.compactMap {
      faults.load($0, overlays: overlays, settings: settings)
    }
    guard documents.count == scenarios.count, let first = documents.first else { return nil }
    let names = Self.distinct(scenarios.map(plainName))
    let plans = zip(names, documents).map {
      NamedQuestion(name: $0, question: $1.question)
    }
    let trust = first.scenario.trust.name
    return AnswerJob(
      command: "compare",
      scenarios: zip(names, documents).map { AnswerScenario(file: "\($0).yaml", document: $1) },
      names: [scenarios[0]] + overlays, arguments: [], settings: settings, sampling: sampling
    ) { () async throws(Failure) in
      do throws(Unanswerable) {
        return .compare(try await Questions.compare(plans, sampling), trust: trust)
      } catch {
        throw Failure(error)
      }
    }
  }

  /// Names as files can bear them, a number added to one that came before.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var own = name
      var count = 1
      while !taken.insert(own).inserted {
        count += 1
        own = "\(name)-\(count)"
      }
      return own
    }
  }
}
