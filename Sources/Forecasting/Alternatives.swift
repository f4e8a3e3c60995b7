// SPDX-License-Identifier: GPL-3.0-or-later
public import Statistics
public import TrustDomain

internal import Assumptions
internal import Principles

/// What other plans would give: the same futures without each join in turn, and without growth.
///
/// All share seed and draws, so an alternative differs from the proposal only by what the left-out schools do.
public struct Alternatives: Sendable {
  /// In what a plan departs from the proposal.
  public enum Change: Sendable, Hashable {
    case asProposed
    /// One planned join is left out.
    case without(School)
    /// All are.
    case noGrowth
  }

  /// One plan.
  public struct Row: Sendable {
    /// What is otherwise.
    public let change: Change
    /// Share of futures in which no modelled principle was broken.
    public let allMet: Share
    /// The same of the principles that must be met before a school may join; nil where there are none.
    public let gatesMet: Share?
    /// Principles met throughout, mean; one that had nothing to judge is not among them.
    public let met: Double
    /// Principles broken, mean.
    public let broken: Double
    /// Share of futures in which `financial-stability` was never broken; nil where the catalogue lacks it.
    public let stable: Share?
    /// Final reserves over the last three terms' income, a fraction; nil where no future gives one.
    public let finalReserves: Reserves?
    /// Schools that joined, mean.
    public let joined: Double
    /// This plan's `allMet` less the proposal's, over the same futures; nil of the proposal itself.
    public let allDifference: PairedDifference?
    /// The same of `gatesMet`.
    public let gatesDifference: PairedDifference?
  }

  /// Quantiles over futures.
  public struct Reserves: Sendable, Hashable {
    /// The median.
    public let median: Double
    /// One future of twenty ends lower.
    public let p05: Double
  }

  /// Futures compared: the first of the run.
  public let runs: Int
  /// Modelled principles.
  public let principles: Int
  /// Those of them that must be met before a school may join.
  public let gates: Int
  /// As proposed, then without each join by term and school, then without growth.
  public let rows: [Row]

  /// Joins of which each is left out in turn: leaving out the only one is not to grow.
  public static let joinsLeftOut = 2...12
}

/// Runs the first futures of a question as proposed, without each join in turn, and without any.
///
/// - Returns: nil where there is nothing to compare: no join planned, no futures.
public func alternatives(
  _ question: Question, runs: Int, seed: UInt64, threads: Int
) async throws(ForecastError) -> Alternatives? {
  guard !question.scenario.proposal.joins.isEmpty, runs > 0 else { return nil }
  let proposed = try await futures(of: question, runs: runs, seed: seed, threads: threads)
  let comparison = AlternativeComparison(proposed: proposed, catalogue: question.catalogue)
  var rows: [Alternatives.Row] = []
  for (change, joins) in plans(of: question.scenario) {
    var other = question
    other.scenario.proposal.joins = joins
    let futures =
      change == .asProposed
      ? proposed : try await futures(of: other, runs: runs, seed: seed, threads: threads)
    do throws(StatisticsError) {
      rows.append(try comparison.row(change, futures))
    } catch {
      throw .faulty("\(error)")
    }
  }
  return Alternatives(
    runs: runs, principles: question.catalogue.modelled.count, gates: comparison.gates.count,
    rows: rows)
}

/// Each plan with the joins that it keeps.
private func plans(of scenario: Scenario) -> [(Alternatives.Change, [Join])] {
  let joins = scenario.proposal.joins
  var plans: [(Alternatives.Change, [Join])] = [(.asProposed, joins)]
  if Alternatives.joinsLeftOut.contains(joins.count) {
    for join in joins.sorted(by: { ($0.term, $0.school) < ($1.term, $1.school) }) {
      guard let school = scenario.candidates.first(where: { $0.id == join.school }) else {
        continue
      }
      plans.append((.without(school), joins.filter { $0.school != join.school }))
    }
  }
  return plans + [(.noGrowth, [])]
}

/// Holds the futures of other plans against the proposal's.
private struct AlternativeComparison {
  let proposed: [Future]
  let catalogue: Catalogue

  /// Places of the gate principles among the modelled ones.
  var gates: [Int] { catalogue.modelled.indices.filter { catalogue.modelled[$0].isGate } }

  func row(
    _ change: Alternatives.Change, _ futures: [Future]
  ) throws(StatisticsError) -> Alternatives.Row {
    let (modelled, gates, isOther) = (catalogue.modelled, gates, change != .asProposed)
    let stability = modelled.firstIndex { $0.id == "financial-stability" }
    func gatesHold(_ future: Future) -> Bool { gates.allSatisfy { future.held[$0] } }
    return Alternatives.Row(
      change: change, allMet: try share(futures, of: \.allMet),
      gatesMet: gates.isEmpty ? nil : try share(futures, of: gatesHold),
      met: mean(futures) { Double($0.met) }, broken: mean(futures) { Double($0.broken) },
      stable: try stability.map { place throws(StatisticsError) in
        try share(futures) { $0.held[place] }
      },
      finalReserves: try reserves(futures), joined: mean(futures) { Double($0.joined) },
      allDifference: isOther ? try difference(futures, of: \.allMet) : nil,
      gatesDifference: isOther && !gates.isEmpty ? try difference(futures, of: gatesHold) : nil)
  }

  private func share(
    _ futures: [Future], of holds: (Future) -> Bool
  ) throws(StatisticsError) -> Share {
    try Share(successes: futures.count(where: holds), trials: futures.count)
  }

  private func difference(
    _ futures: [Future], of holds: (Future) -> Bool
  ) throws(StatisticsError) -> PairedDifference {
    try .ofShares(futures.map(holds), proposed.map(holds))
  }

  private func mean(_ futures: [Future], of value: (Future) -> Double) -> Double {
    futures.reduce(0) { $0 + value($1) } / Double(futures.count)
  }

  private func reserves(
    _ futures: [Future]
  ) throws(StatisticsError) -> Alternatives.Reserves? {
    let shares = futures.map(\.finalReservesShare).filter(\.isFinite)
    guard !shares.isEmpty else { return nil }
    let quantiles = try Quantiles(of: shares)
    return Alternatives.Reserves(median: quantiles.value(at: 0.5), p05: quantiles.value(at: 0.05))
  }
}
