// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
public import Principles
public import Statistics

/// A scenario with one stress laid over it.
public struct StressCase: Sendable {
  /// The stress's short name, such as its file's.
  public var id: String
  /// What goes wrong, in a sentence; may be empty.
  public var about: String
  /// The scenario as the stress leaves it, judged by the same principles.
  public var question: Question

  /// Any name and words; answers show them as they are.
  public init(id: String, about: String, question: Question) {
    self.id = id
    self.about = about
    self.question = question
  }
}

/// What each of several stresses does to a plan, in the same futures.
public struct StressTest: Sendable {
  /// What a stress leaves of the plan.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The same schools join at the same terms under the same gate: what differs comes from outside.
    case shock
    /// The same joins by name, but of schools that are described otherwise.
    case otherSchools = "other schools"
    /// Other joins, terms or gate: another plan, not a shock to this one.
    case otherPlan = "another plan"
  }

  /// The plan without a stress, or under one.
  public struct Position: Sendable {
    /// Share of futures in which no modelled principle was broken.
    public let allMet: Share
    /// The same of the gate principles; nil where there are none.
    public let gatesMet: Share?
    /// Modelled principles broken, mean.
    public let broken: Double
    /// Schools that joined, mean.
    public let joined: Double
    /// Final reserves over the last three terms' income; nil where no future gives one.
    public let finalReserves: Spread?
    /// The same in the term in which they stood lowest.
    public let lowestReserves: Spread?
    /// The principle that gives first in most futures, and in what share of all; nil where none gives.
    public let first: (principle: Principle, share: Share)?
  }

  /// Two quantiles over futures.
  public struct Spread: Sendable, Hashable {
    /// The median.
    public let median: Double
    /// One future of twenty lies lower.
    public let p05: Double
  }

  /// One principle under one stress.
  public struct Effect: Sendable {
    /// A modelled one.
    public let principle: Principle
    /// Share of futures in which it was not broken, without the stress.
    public let base: Share
    /// The same under it.
    public let stressed: Share
    /// Stressed less base, over the same futures.
    public let difference: PairedDifference
    /// The same with an interval that holds for all principles of the stress together (Bonferroni).
    public let jointDifference: PairedDifference
    /// Futures in which the stress leaves it broken at some time.
    public let broken: Int
    /// Of those, the share in which it is met again within the horizon; nil where none is broken.
    public let recovers: Share?
    /// Terms from its first breach until it is first met again: the median of the futures in which it is.
    public let termsToRecovery: Double?
  }

  /// One stress.
  public struct Row: Sendable {
    /// Its name, words and scenario.
    public let id: String
    /// What goes wrong.
    public let about: String
    /// What it leaves of the plan.
    public let kind: Kind
    /// The plan under it.
    public let stressed: Position
    /// Stressed less base, over the same futures, as all differences.
    public let allDifference: PairedDifference
    /// Nil where no modelled principle is a gate.
    public let gatesDifference: PairedDifference?
    /// Of principles broken, mean.
    public let brokenDifference: PairedDifference
    /// Of the median and the lower twentieth of final reserves over income; nil where futures give none.
    public let medianDifference: PairedDifference?
    /// Of the lower twentieth.
    public let p05Difference: PairedDifference?
    /// Of schools that join, mean.
    public let joinedDifference: PairedDifference
    /// Futures in which anything that is looked at differs: a principle, a join, the reserves.
    public let moved: Share
    /// By modelled principle.
    public let effects: [Effect]

    /// The principle whose probability falls most; nil where none falls.
    public var hardestHit: Effect? {
      let hit = effects.min { $0.difference.value < $1.difference.value }
      return hit.flatMap { $0.difference.value < 0 ? $0 : nil }
    }
  }

  /// Futures of the plan, and of each stress.
  public let runs: Int
  /// Modelled principles.
  public let principles: Int
  /// Gate principles among them.
  public let gates: Int
  /// The plan without a stress.
  public let base: Position
  /// Shocks first, then what changes the plan; within each those first that break most principles more.
  public let rows: [Row]
}

/// Runs a plan's first futures without a stress and under each of several, and compares them one by one.
///
/// - Parameters:
///   - cases: with the same modelled principles as the plan, whatever their thresholds.
///   - progress: told how many futures are made, of how many.
/// - Returns: nil of no futures.
public func stressTest(
  _ plan: Question, _ cases: [StressCase], _ sampling: Sampling, progress: Progress? = nil
) async throws(ForecastError) -> StressTest? {
  guard sampling.runs > 0 else { return nil }
  let base = try await plan.futures(sampling)
  let comparison = StressComparison(base: base, plan: plan)
  var rows: [StressTest.Row] = []
  for stress in cases {
    progress?((rows.count + 1) * sampling.runs, (cases.count + 1) * sampling.runs)
    let futures = try await stress.question.futures(sampling)
    rows.append(try measured { () throws(StatisticsError) in try comparison.row(stress, futures) })
  }
  return try measured { () throws(StatisticsError) in try comparison.test(rows) }
}

/// Holds futures that are already made against each other: as many of each stress as of the plan, in the same order.
///
/// - Throws: of no futures.
public func stressTest(
  _ plan: Question, base: [Future], _ cases: [(stress: StressCase, futures: [Future])]
) throws(StatisticsError) -> StressTest {
  let comparison = StressComparison(base: base, plan: plan)
  var rows: [StressTest.Row] = []
  for (stress, futures) in cases { rows.append(try comparison.row(stress, futures)) }
  return try comparison.test(rows)
}

/// Statistics of futures as they are made never lack anything; where they do, the fault is the program's.
func measured<Value>(
  _ work: () throws(StatisticsError) -> Value
) throws(ForecastError) -> Value {
  do throws(StatisticsError) {
    return try work()
  } catch {
    throw .faulty("\(error)")
  }
}
