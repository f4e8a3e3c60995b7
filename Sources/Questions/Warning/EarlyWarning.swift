// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
public import Principles
public import Statistics

/// What a board can see in a term that tells a breach within the next three.
public struct EarlyWarning: Sendable {
  /// A metric with the threshold that tells best.
  public struct Signal: Sendable {
    /// What the board sees.
    public let metric: Metric
    /// From which value on it warns; found on the futures that taught.
    public let cutoff: Cutoff
    /// How well the metric tells futures that break within three terms from others in the same term: on the futures that
    /// taught, from which signals are picked.
    public let taught: Double
    /// The same on the other futures, which is what to expect.
    public let concordance: Concordance?
    /// Share of terms before a breach in which it warns.
    public let hits: ClusteredShare?
    /// Share of other terms in which it warns all the same.
    public let falseAlarms: ClusteredShare?
    /// Share of its warnings that a breach follows.
    public let followed: ClusteredShare?
    /// Share of the futures that break in which it warned in one of the three terms before.
    public let warned: Share?
    /// Terms on end that the warning stood when the breach came: the median of the futures in which it stood then.
    public let lead: Double?
  }

  /// What is told of one principle.
  public struct Target: Sendable {
    /// A modelled one.
    public let principle: Principle
    /// Share of the terms looked at that a breach follows within three.
    public let eventShare: Double
    /// Futures held back in which it breaks after being met.
    public let broken: Int
    /// The best told by, as the futures that taught have it; each metric once.
    public let signals: [Signal]
    /// The best few that tell enough and differ in kind, places among `signals`.
    public let triggers: [Int]
  }

  /// Futures that the thresholds were found on.
  public let taught: Int
  /// Others, that all rates come from.
  public let held: Int
  /// By how often they give first, or as asked for.
  public let targets: [Target]
  /// Principles that were asked for, or give first often, but break too rarely or too soon to tell anything of.
  public let untold: [Principle]

  /// Terms ahead that a warning looks.
  public static let ahead = 3
  /// Futures at the most: each keeps every metric of every term.
  public static let mostRuns = 10_000
  /// Triggers at the most for each principle.
  static let mostTriggers = 3
  /// Futures of either half that must break, so that there is something to tell.
  static let leastBroken = 20
  /// A trigger tells futures apart at least so well on those that taught; what tells less is none.
  public static let leastTelling = 0.6
  /// Above this correlation of ranks two metrics say much the same.
  static let alike = 0.7
  /// A metric must be there in this share of the terms at least.
  static let leastThere = 0.5
}

/// What to look for.
public struct WarningSearch: Sendable {
  /// Ids of modelled principles; empty for those that give first most often.
  public var principles: [String]
  /// False alarms that one missed breach is worth; nil to weigh rates alike (Youden's J).
  public var missCost: Double?
  /// Principles at the most where none is named.
  public var most = 3

  /// For those principles.
  public init(principles: [String] = [], missCost: Double? = nil) {
    self.principles = principles
    self.missCost = missCost
  }
}

/// Looks for what tells a breach beforehand.
///
/// Futures of even numbers teach: directions, thresholds and the choice among metrics come from them. Every rate comes
/// from the others.
///
/// - Returns: nil of too few futures to halve.
public func earlyWarning(
  _ plan: Question, _ search: WarningSearch, _ sampling: Sampling
) async throws(ForecastError) -> EarlyWarning? {
  var sampling = sampling
  sampling.runs = min(sampling.runs, EarlyWarning.mostRuns)
  guard sampling.runs >= 2 else { return nil }
  let metrics = Metric.visibleToBoard
  let histories = try await termHistories(of: plan, metrics: metrics, sampling)
  return try measured { () throws(StatisticsError) in
    try earlyWarning(plan.catalogue, metrics, search, histories)
  }
}

/// The same of futures that are already made.
///
/// - Parameter metrics: what the histories' values are of.
public func earlyWarning(
  _ catalogue: Catalogue, _ metrics: [Metric], _ search: WarningSearch, _ histories: [TermHistory]
) throws(StatisticsError) -> EarlyWarning {
  let modelled = catalogue.modelled
  let chosen =
    search.principles.isEmpty
    ? mostOftenFirst(modelled, histories, most: search.most)
    : modelled.indices.filter { search.principles.contains(modelled[$0].id) }
  var targets: [EarlyWarning.Target] = []
  var untold: [Principle] = []
  for place in chosen {
    let lesson = WarningLesson(
      principle: place, metrics: metrics, histories: histories, missCost: search.missCost)
    if let target = try lesson.target(of: modelled[place]) {
      targets.append(target)
    } else {
      untold.append(modelled[place])
    }
  }
  return EarlyWarning(
    taught: (histories.count + 1) / 2, held: histories.count / 2, targets: targets, untold: untold)
}

/// The principles that give first most often, of those that rest on no document and on no join's verdict: what a document
/// or a join will say isn't seen coming in figures.
private func mostOftenFirst(
  _ modelled: [Principle], _ histories: [TermHistory], most: Int
) -> [Int] {
  var counts = Array(repeating: 0, count: modelled.count)
  for history in histories {
    if let first = history.firstToGive { counts[first] += 1 }
  }
  let told = modelled.indices.filter { place in
    modelled[place].kind == .simulated && counts[place] > 0
      && modelled[place].checks.contains { $0.when != .beforeJoin }
  }
  return Array(told.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(most))
}
