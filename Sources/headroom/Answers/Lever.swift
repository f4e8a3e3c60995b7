// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Publication
internal import Questions
internal import Questions
internal import ScenarioFiles
internal import TrustDomain

/// What `headroom target` varies.
enum Lever: Equatable {
  /// A key that `--set` accepts.
  case key(String)
  /// Further central posts of a function.
  case posts(CentralFunction)
  /// Joins a year.
  case pace

  /// Reads `policy.reserves_target`, `posts.school-improvement` or `pace`; throws for what is no lever.
  init(_ text: String) throws(Failure) {
    if text == "pace" {
      self = .pace
    } else if text.hasPrefix("posts.") {
      let name = String(text.dropFirst(6))
      guard let function = CentralFunction(name: name) else {
        let names = CentralFunction.allCases.map(\.name)
        let question = nearestName(to: name, in: names).map { " Did you mean posts.\($0)?" } ?? ""
        throw .usage(
          "--vary \(text): there is no function \(name).\(question) Functions: \(names.joined(separator: ", "))."
        )
      }
      self = .posts(function)
    } else if Self.horizon.contains(text) {
      throw .usage(
        "--vary \(text): other terms are other futures, which cannot be held against each other.")
    } else if Self.wordy.contains(text) {
      throw .usage(
        "--vary \(text): holds no number to move. Levers are keys with a number, such as policy.reserves_plan or "
          + "trust.central_charge; posts.FUNCTION; and pace.")
    } else {
      guard Self.isKey(text) else { throw .input(Self.noKey(text)) }
      self = .key(text)
    }
  }

  /// Whether a scenario can hold a number under the key.
  private static func isKey(_ text: String) -> Bool {
    let named = ["changes.", "incidents."]
    return keys.contains { text == $0 || text.hasPrefix($0 + ".") }
      || named.contains { text.hasPrefix($0) }
  }

  /// Keys with a number: assumptions, and the reserves.
  private static let keys =
    ["trust.reserves", "trust.central_reserves"] + AssumptionForm.all.map(\.id.key)

  private static func noKey(_ text: String) -> String {
    let nearest = nearestName(to: text, in: keys + ["pace"])
    let cure =
      nearest.map { "Did you mean \"\($0)\"?" }
      ?? "Levers are keys with a number, such as policy.reserves_plan (headroom check lists them); posts.FUNCTION; and pace."
    return "--vary \(text): no such key. \(cure)"
  }

  /// Keys of a scenario that hold words, lists or tables.
  private static let wordy: Set<String> = [
    "title", "extends", "principles", "evidence", "shocks", "changes", "incidents", "trust.name",
    "trust.schools", "trust.candidates", "trust.central_team", "proposal.joins", "proposal.gate",
    "proposal.due_diligence", "inspection.framework", "economy.correlation",
  ]

  private static let horizon: Set<String> = ["years", "start", "headroom"]

  /// Where the range begins and ends unless the user says so; nil where that must be said.
  var usualRange: ClosedRange<Double>? {
    switch self {
    case .posts: 0...6
    case .pace: 1...6
    case .key("policy.reserves_target"), .key("policy.reserves_plan"): 0...0.2
    case .key("trust.central_charge"): 0.02...0.12
    case .key("policy.deferral_limit"): 0...6
    case .key: nil
    }
  }

  private var form: AssumptionForm? {
    guard case .key(let key) = self else { return nil }
    return AssumptionForm.all.first { form in
      key == form.id.key || (form.by != .single && key.hasPrefix(form.id.key + "."))
    }
  }

  var isWhole: Bool {
    switch self {
    case .posts, .pace: true
    case .key: form.map { $0.unit == .terms || $0.unit == .count } ?? false
    }
  }

  var unit: LeverUnit {
    switch self {
    case .posts, .pace: return .whole
    case .key("trust.reserves"), .key("trust.central_reserves"): return .pounds
    case .key:
      switch form?.unit {
      case .fraction?: return .fraction
      case .pounds?, .poundsPerPupil?: return .pounds
      case .terms?, .count?: return .whole
      default: return .plain
      }
    }
  }

  /// In a board's words, a noun; nil where only the defaults say what it is.
  private var plainTitle: String? {
    switch self {
    case .posts(let function):
      "further posts of \(function.name.split(separator: "-").joined(separator: " "))"
    case .pace: "joins a year"
    case .key("policy.reserves_plan"): "the reserves that budgets steer towards"
    case .key("policy.reserves_target"): "the trust's own target for reserves"
    case .key("policy.deferral_limit"): "the terms for which a join may be deferred"
    case .key("trust.central_charge"): "the share of income that schools pay the centre"
    case .key("trust.reserves"): "the trust's reserves at the start"
    case .key("trust.central_reserves"): "the centre's reserves at the start"
    case .key: nil
    }
  }

  /// What it is in a board's words; nil where nobody says.
  func title(in document: ScenarioDocument) -> String? {
    if let plainTitle { return plainTitle }
    guard case .key(let key) = self, let entries = try? builtInEntries(),
      let entry = entries.first(where: { $0.key == key }), case .builtIn(let note) = entry.origin,
      let sentence = note.about.split(separator: ".").first
    else { return nil }
    return "\"\(sentence)\""
  }

  /// The scenario's own value, as it is written; nil where there is none.
  func today(in document: ScenarioDocument) -> String? {
    switch self {
    case .posts: "none further"
    case .pace: "the plan's terms"
    case .key(let key): document.entries.first { $0.key == key }?.value
    }
  }

  /// What a value costs against the scenario's.
  func price(_ value: Double, in question: Question) -> LeverPrice? {
    switch self {
    case .posts(let function): question.price(ofPosts: Int(value.rounded()), of: function)
    case .key("trust.central_charge"): question.price(ofCharge: value)
    case .key("policy.reserves_plan"):
      question.price(ofHolding: value, insteadOf: .policyReservesPlan)
    case .key("policy.reserves_target"):
      question.price(ofHolding: value, insteadOf: .policyReservesTarget)
    default: nil
    }
  }

  /// The scenario with a value of the lever.
  func question(
    _ value: Double, of input: ScenarioOptions, base: Question
  ) throws(Failure) -> Question {
    switch self {
    case .key(let key):
      do throws(ScenarioProblems) {
        return try loadScenario(
          at: input.scenario, overlays: input.overlays,
          settings: input.settings + ["\(key)=\(decimalText(value))"]
        ).question
      } catch {
        throw Self.failure(of: error, key)
      }
    case .posts(let function):
      guard let question = base.adding(posts: Int(value.rounded()), to: function) else {
        throw .input(
          "--vary posts.\(function.name): the trust has no such post to add to; add a row of that function to "
            + "trust.central_team.")
      }
      return question
    case .pace:
      guard let question = base.joining(schoolsAYear: Int(value.rounded())) else {
        throw .input(
          "--vary pace: with \(Int(value.rounded())) a year not every planned join finds a term that leaves a year "
            + "to see it in; give --from a faster pace.")
      }
      return question
    }
  }

  /// Why a value can't be: a fault of the range, where the scenario without it is whole.
  private static func failure(of problems: ScenarioProblems, _ key: String) -> Failure {
    let own = problems.problems.filter { $0.place.input == .setting(key) }
    guard own.count == problems.problems.count else { return .scenario("\(problems)") }
    let sentences = own.map { problem in
      let place = problem.path == key ? "" : " \(problem.path)"
      let cure =
        problem.text.contains("must lie") || problem.text.contains("must be a whole number")
        ? " Give --from and --to within." : ""
      return "--vary \(key)\(place): \(problem.text)\(cure)"
    }
    return .input(sentences.joined(separator: "\nheadroom: "))
  }
}
