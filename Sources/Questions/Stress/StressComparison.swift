// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

/// Holds the futures of a stress against those of the plan without it.
struct StressComparison {
  let base: [Future]
  let plan: Question

  var modelled: [Principle] { plan.catalogue.modelled }
  /// Places of the gate principles among the modelled ones.
  var gates: [Int] { modelled.indices.filter { modelled[$0].isGate } }

  /// The whole test of rows that are worked out.
  func test(_ rows: [StressTest.Row]) throws(StatisticsError) -> StressTest {
    StressTest(
      runs: base.count, principles: modelled.count, gates: gates.count, base: try position(base),
      rows: StressTest.sorted(rows))
  }

  func row(
    _ stress: StressCase, _ futures: [Future]
  ) throws(StatisticsError) -> StressTest.Row {
    let gates = gates
    func gatesHold(_ future: Future) -> Bool { gates.allSatisfy { future.held[$0] } }
    return StressTest.Row(
      id: stress.id, about: stress.about, kind: .of(stress.question, beside: plan),
      stressed: try position(futures),
      allDifference: try difference(futures) { $0.held.allSatisfy(\.self) },
      gatesDifference: gates.isEmpty ? nil : try difference(futures, of: gatesHold),
      brokenDifference: try .ofMeans(
        futures.map { Double($0.broken) }, base.map { Double($0.broken) }),
      medianDifference: try reservesDifference(futures, at: 0.5),
      p05Difference: try reservesDifference(futures, at: 0.05),
      joinedDifference: try .ofMeans(
        futures.map { Double($0.joined) }, base.map { Double($0.joined) }),
      moved: try Share(
        successes: zip(futures, base).count { !$0.isLike($1) }, trials: futures.count),
      effects: try effects(futures))
  }

  private func position(_ futures: [Future]) throws(StatisticsError) -> StressTest.Position {
    let gates = gates
    let count = Double(futures.count)
    return StressTest.Position(
      allMet: try share(futures) { $0.held.allSatisfy(\.self) },
      gatesMet: gates.isEmpty
        ? nil : try share(futures) { future in gates.allSatisfy { future.held[$0] } },
      broken: futures.reduce(0) { $0 + Double($1.broken) } / count,
      joined: futures.reduce(0) { $0 + Double($1.joined) } / count,
      finalReserves: try spread(futures.map(\.finalReservesShare)),
      lowestReserves: try spread(futures.map(\.lowestReservesShare)), first: try first(futures))
  }

  /// The most frequent first to give; of equals the first of the catalogue.
  private func first(
    _ futures: [Future]
  ) throws(StatisticsError) -> (principle: Principle, share: Share)? {
    var counts = Array(repeating: 0, count: modelled.count)
    for future in futures {
      if let place = future.firstToGive { counts[place] += 1 }
    }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      return nil
    }
    return (modelled[place], try Share(successes: most, trials: futures.count))
  }

  private func spread(_ shares: [Double]) throws(StatisticsError) -> StressTest.Spread? {
    let finite = shares.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let quantiles = try Quantiles(of: finite)
    return StressTest.Spread(median: quantiles.value(at: 0.5), p05: quantiles.value(at: 0.05))
  }

  private func share(
    _ futures: [Future], of holds: (Future) -> Bool
  ) throws(StatisticsError) -> Share {
    try Share(successes: futures.count(where: holds), trials: futures.count)
  }

  private func difference(
    _ futures: [Future], level: Double = 0.95, of holds: (Future) -> Bool
  ) throws(StatisticsError) -> PairedDifference {
    try .ofShares(futures.map(holds), base.map(holds), level: level)
  }

  /// Over the futures that have an income on both sides.
  private func reservesDifference(
    _ futures: [Future], at p: Double
  ) throws(StatisticsError) -> PairedDifference? {
    let pairs = zip(futures, base).map { ($0.finalReservesShare, $1.finalReservesShare) }
      .filter { $0.0.isFinite && $0.1.isFinite }
    guard !pairs.isEmpty else { return nil }
    return try .ofQuantiles(pairs.map(\.0), pairs.map(\.1), at: p)
  }

  private func effects(
    _ futures: [Future]
  ) throws(StatisticsError) -> [StressTest.Effect] {
    var effects: [StressTest.Effect] = []
    let jointLevel = 1 - 0.05 / Double(modelled.count)
    for (place, principle) in modelled.enumerated() {
      let broken = futures.filter { !$0.held[place] }
      let recoveries = broken.compactMap { $0.recovery[place] }.map(Double.init)
      effects.append(
        StressTest.Effect(
          principle: principle, base: try share(base) { $0.held[place] },
          stressed: try share(futures) { $0.held[place] },
          difference: try difference(futures) { $0.held[place] },
          jointDifference: try difference(futures, level: jointLevel) { $0.held[place] },
          broken: broken.count,
          recovers: broken.isEmpty
            ? nil : try Share(successes: recoveries.count, trials: broken.count),
          termsToRecovery: recoveries.isEmpty
            ? nil : try Quantiles(of: recoveries).value(at: 0.5)))
    }
    return effects
  }
}

extension Future {
  /// Whether nothing that a stress test looks at differs; a share of no income is like another.
  fileprivate func isLike(_ other: Future) -> Bool {
    func equal(_ one: Double, _ other: Double) -> Bool {
      one == other || (one.isNaN && other.isNaN)
    }
    return held == other.held && joined == other.joined && firstBreach == other.firstBreach
      && recovery == other.recovery && equal(finalReserves, other.finalReserves)
      && equal(lowestReservesShare, other.lowestReservesShare)
  }
}

extension StressTest {
  /// Shocks before what changes the plan; then by principles broken, and by name where that is equal.
  static func sorted(_ rows: [Row]) -> [Row] {
    rows.sorted { one, other in
      let (first, second) = (one.kind == .otherPlan ? 1 : 0, other.kind == .otherPlan ? 1 : 0)
      return (first, -one.brokenDifference.value, one.id)
        < (second, -other.brokenDifference.value, other.id)
    }
  }
}

extension StressTest.Kind {
  /// What a stressed scenario has kept of the plan.
  static func of(_ stressed: Question, beside plan: Question) -> StressTest.Kind {
    let (one, other) = (stressed.scenario, plan.scenario)
    let joins = Set(other.proposal.joins)
    guard Set(one.proposal.joins) == joins,
      one.proposal.gate == other.proposal.gate
    else { return .otherPlan }
    func joiners(_ scenario: Scenario) -> [School] {
      let ids = Set(scenario.proposal.joins.map(\.school))
      return scenario.candidates.filter { ids.contains($0.id) }.sorted { $0.id < $1.id }
    }
    return joiners(one) == joiners(other) ? .shock : .otherSchools
  }
}
