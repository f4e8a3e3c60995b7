// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Assumptions
internal import Principles
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// Finds the reserves that trusts of several sizes, made of a scenario's schools, must hold to keep above a floor.
///
/// A trust holds reserves by opening with them and steering its budgets to them, at twice the pace while it is below. It
/// doesn't grow.
///
/// - Parameter progress: told how many futures are made, of some many: how many the search needs shows only by and by.
public func reservesBySize(
  _ question: Question, _ options: ReservesBySize.Options, _ sampling: Sampling,
  progress: Progress? = nil
) async throws(Unanswerable) -> ReservesBySize {
  let trusts = TrustsOfSize(question)
  let target = question.scenario.assumptions[.policyReservesTarget].mean ?? 0.05
  var rows: [ReservesBySize.Row] = []
  for size in options.sizes {
    let done = rows.count * SizeRun.usualLooks
    var run = SizeRun(trusts: trusts, size: size, options: options, sampling: sampling) { looks in
      progress?(
        (done + min(looks, SizeRun.usualLooks)) * sampling.runs,
        options.sizes.count * SizeRun.usualLooks * sampling.runs)
    }
    rows.append(try await run.row(target: target))
  }
  return ReservesBySize(
    options: options, pool: trusts.pool.count, target: target, most: SizeRun.most,
    ceiling: question.catalogue.reservesCeiling, years: question.scenario.years, rows: rows)
}

/// The search for one size. Reserves are counted in tenths of a percent of income.
private struct SizeRun {
  let trusts: TrustsOfSize
  let size: Int
  let options: ReservesBySize.Options
  let sampling: Sampling
  private let tell: (Int) -> Void
  private var known: [Int: Int] = [:]

  /// Reserves that a search tries as a rule, with the two looks after it.
  static let usualLooks = 24

  /// Reserves over income at the most.
  static let most = 0.5
  private static let steps = 500

  init(
    trusts: TrustsOfSize, size: Int, options: ReservesBySize.Options, sampling: Sampling,
    tell: @escaping (Int) -> Void
  ) {
    self.trusts = trusts
    self.size = size
    self.options = options
    self.sampling = sampling
    self.tell = tell
  }

  private var count: Int { trusts.pool.count }
  private var runsEach: Int { (sampling.runs + count - 1) / count }
  private var runs: Int { runsEach * count }

  mutating func row(target: Double) async throws(Unanswerable) -> ReservesBySize.Row {
    let level = options.confidence
    let needed = try await first { $0.value >= level }
    let possible = try await first { $0.interval.upperBound >= level }
    let sure = try await first { $0.interval.lowerBound >= level }
    let atTarget = try await kept(target, from: 0)
    let fresh = if let needed { try await kept(value(needed), from: runs) } else { nil as Int? }
    let pupils = (0..<count).map { number in
      trusts.schools(size, number: number).reduce(0) { $0 + $1.pupils }
    }
    let all = runs
    return try onFutures { () throws(StatisticsError) in
      ReservesBySize.Row(
        schools: size, pupils: pupils.reduce(0, +) / Double(count), trusts: count, runs: all,
        needed: needed.map(value), possible: possible.map(value), sure: sure.map(value),
        fresh: try fresh.map { kept throws(StatisticsError) in
          try Share(successes: kept, trials: all)
        },
        atTarget: try Share(successes: atTarget, trials: all))
    }
  }

  private func value(_ place: Int) -> Double { Double(place) * Self.most / Double(Self.steps) }

  /// The least reserves with which a share does; nil where the most don't.
  private mutating func first(
    _ does: (Share) -> Bool
  ) async throws(Unanswerable) -> Int? {
    guard let least = try fewestSuccesses(of: runs, does) else { return nil }
    for end in [0, Self.steps] { _ = try await kept(at: end) }
    // Places known from an earlier search narrow this one.
    let below = known.filter { $0.value < least }.max { $0.key < $1.key }
    guard let below else { return 0 }
    guard
      let reached = known.filter({ $0.value >= least && $0.key > below.key }).min(by: {
        $0.key < $1.key
      }),
      var crossing = Crossing(
        below: (below.key, Double(below.value - least)),
        reached: (reached.key, Double(reached.value - least)))
    else { return nil }
    while let place = crossing.next {
      crossing.take(Double(try await kept(at: place) - least), at: place)
    }
    return crossing.reached.place
  }

  private mutating func kept(at place: Int) async throws(Unanswerable) -> Int {
    if let known = known[place] { return known }
    tell(known.count)
    let kept = try await kept(value(place), from: 0)
    known[place] = kept
    return kept
  }

  /// Futures, over all trusts of the size, in which reserves never fall below the floor.
  ///
  /// Each trust has futures of its own numbers: what comes from outside would else be the same for all, and they would
  /// tell less than their count.
  private func kept(_ reserves: Double, from first: Int) async throws(Unanswerable) -> Int {
    let (trusts, size, floor, each) = (trusts, size, options.floor, runsEach)
    let alone = Sampling(runs: each, seed: sampling.seed, threads: 1)
    let counts = try await concurrently(count, threads: sampling.threads) {
      number throws(Unanswerable) in
      let schools = trusts.schools(size, number: number)
      let futures = try await trusts.question(of: schools, reserves: reserves)
        .narrowed(to: []).futures(from: first + number * each, runs: each, alone)
      return futures.count { $0.lowestReservesShare >= floor }
    }
    return counts.reduce(0, +)
  }
}

extension Catalogue {
  /// The first modelled principle by which reserves over income may be too high, and from where on.
  fileprivate var reservesCeiling: (principle: Principle, most: Double)? {
    for principle in modelled {
      let caps = principle.checks.filter {
        $0.metric.id == "reserves_pct_income" && $0.comparator == .atMost
      }
      if let least = caps.map(\.threshold).min() { return (principle, least) }
    }
    return nil
  }
}
