// SPDX-License-Identifier: GPL-3.0-or-later

/// When a check is made.
public enum Cadence: String, Sendable, Hashable, CaseIterable {
  case eachTerm = "each term"
  case yearEnd = "year end"
  case beforeJoin = "before each join"
}

/// On which side of its threshold a value must lie.
public enum Comparator: String, Sendable, Hashable, CaseIterable {
  case atLeast = "at_least"
  case atMost = "at_most"
}

/// How much of a breach a check lets pass.
public struct Tolerance: Sendable, Hashable {
  /// The share of the scope's elements that may miss the threshold.
  public var shareAllowed: Double
  /// Assessments, among the last `window`, that must miss before the check is in breach.
  public var misses: Int
  /// Assessments that `misses` looks back on, the present one among them.
  public var window: Int

  /// - Parameters: `misses` is 1 to `window`, `window` 1 to 32.
  public init(shareAllowed: Double = 0, misses: Int = 1, window: Int = 1) {
    self.shareAllowed = shareAllowed
    self.misses = misses
    self.window = window
  }

  /// Lets nothing pass: one miss is a breach.
  public static let none = Tolerance()
}

/// One condition on one metric.
public struct Check: Sendable {
  /// What is read off the trust's record.
  public var metric: Metric
  /// Which side of the threshold meets the check; the threshold itself always does.
  public var comparator: Comparator
  /// In the metric's unit.
  public var threshold: Double
  /// At which assessments the check is made.
  public var when: Cadence
  /// What the check lets pass before it is in breach.
  public var tolerance: Tolerance
  /// Which elements of the metric's scope the check looks at.
  public var filter: ElementFilter

  /// `threshold` is in the metric's unit; without `tolerance`, one miss is a breach, without `filter` all elements count.
  public init(
    metric: Metric, comparator: Comparator, threshold: Double, when: Cadence,
    tolerance: Tolerance = .none, filter: ElementFilter = .everything
  ) {
    self.metric = metric
    self.comparator = comparator
    self.threshold = threshold
    self.when = when
    self.tolerance = tolerance
    self.filter = filter
  }
}

/// One of the trust's growth principles, as data.
public struct Principle: Sendable {
  /// What a principle's verdict rests on.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case simulated, evidence, both
  }

  /// Unique in the catalogue; result files name the principle by it.
  public var id: String
  /// What must hold, in words.
  public var title: String
  /// Where the trust's own plan states it.
  public var reference: String
  /// What its verdict is to rest on: the simulation, documents, or both.
  public var kind: Kind
  /// Whether it must be met before a school may join.
  public var isGate: Bool
  /// Empty where the principle is not modelled.
  public var checks: [Check]
  /// Why the principle is not modelled; nil where it is.
  public var notModelled: String?
  /// The heading under which lists show it; nil for none.
  public var group: String?

  /// Gives either checks, or in `notModelled` the reason why there are none.
  public init(
    id: String, title: String, reference: String, kind: Kind, isGate: Bool, checks: [Check],
    notModelled: String?, group: String? = nil
  ) {
    self.id = id
    self.title = title
    self.reference = reference
    self.kind = kind
    self.isGate = isGate
    self.checks = checks
    self.notModelled = notModelled
    self.group = group
  }
}

/// The principles of one trust, in the order of its plan.
public struct Catalogue: Sendable {
  /// In the plan's order, those not modelled included.
  public var principles: [Principle]

  /// Expects each id once.
  public init(principles: [Principle]) { self.principles = principles }

  /// Principles with at least one check.
  public var modelled: [Principle] { principles.filter { !$0.checks.isEmpty } }

  /// The headings of its principles, each once, in the order of their first.
  public var groups: [String?] {
    var groups: [String?] = []
    for principle in principles where !groups.contains(principle.group) {
      groups.append(principle.group)
    }
    return groups
  }
}
