// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// Looks for the order of candidates that keeps most judged principles, on futures kept apart from all others.
///
/// Orders are compared by the principles they keep rather than by the chance to keep all: a few hundred futures tell
/// means of counts apart, but hardly small chances. They race: those that soon lie clearly behind are made no further.
struct OrderSearcher {
  let run: FrontierRun
  let pace: Pace
  /// Schools of an order.
  let length: Int
  private let checkPoints: [Int]

  private static let mostRuns = 200
  /// Of whole orders; more are searched among.
  private static let mostExhaustive = 24
  private static let randomOrders = 20
  private static let passes = 2

  /// Nil where there is only one order.
  init?(_ run: FrontierRun) {
    self.run = run
    let terms = run.question.scenario.terms
    // The slowest pace with room for all; else the one with most room.
    let byRoom = run.paces.sorted { $0.schoolsAYear < $1.schoolsAYear }
    guard
      let pace = byRoom.first(where: { $0.room(in: terms) >= run.most })
        ?? byRoom.last
    else { return nil }
    self.pace = pace
    length = min(run.most, pace.room(in: terms))
    checkPoints = Array(Set([(length + 1) / 2, length])).sorted()
    guard run.candidates.count > 1, length >= 1 else { return nil }
  }

  private var runs: Int { min(run.sampling.runs, Self.mostRuns) }

  func search() async throws(Unanswerable) -> OrderSearch {
    var scores = OrderScores(run: run, pace: pace, first: run.sampling.runs, runs: runs)
    let count = run.candidates.count
    let orders = Self.orders(of: count, length: length, most: Self.mostExhaustive)
    let best =
      if let orders {
        try await scores.best(of: orders, at: checkPoints).map { orders[$0] } ?? []
      } else {
        try await improved(try await greedy(&scores), &scores)
      }
    // Futures that the search has not seen: choosing the best flatters it on those that it has.
    var fresh = OrderScores(run: run, pace: pace, first: run.sampling.runs + runs, runs: runs)
    let trials = try await self.trials(of: best, &fresh)
    let random = trials.filter { $0.kind == .random }
    return OrderSearch(
      pace: pace.schoolsAYear, isExhaustive: orders != nil, runs: runs,
      looks: OrderScores.looks(of: runs), plans: scores.tried, futures: scores.futures,
      checkPoints: checkPoints, trials: trials,
      worse: try onFutures { () throws(StatisticsError) in
        random.isEmpty
          ? nil
          : try Share(
            successes: random.count { ($0.difference?.value ?? 0) > 0 }, trials: random.count)
      })
  }

  /// Each time the candidate that costs least; of equals the first of the plan.
  private func greedy(_ scores: inout OrderScores) async throws(Unanswerable) -> [Int] {
    var order: [Int] = []
    while order.count < length {
      let longer = run.candidates.indices.filter { !order.contains($0) }.map { order + [$0] }
      guard let best = try await scores.best(of: longer, at: [order.count + 1]) else { break }
      order = longer[best]
    }
    return order
  }

  /// Exchanges neighbours as long as that helps.
  private func improved(
    _ order: [Int], _ scores: inout OrderScores
  ) async throws(Unanswerable) -> [Int] {
    var best = order
    for _ in 0..<Self.passes {
      var hasChanged = false
      for place in 0..<max(0, best.count - 1) {
        var other = best
        other.swapAt(place, place + 1)
        guard try await scores.best(of: [best, other], at: checkPoints) == 1 else { continue }
        (best, hasChanged) = (other, true)
      }
      guard hasChanged else { break }
    }
    return best
  }

  private func trials(
    of best: [Int], _ scores: inout OrderScores
  ) async throws(Unanswerable) -> [OrderSearch.Trial] {
    let planned = Array(run.candidates.indices.prefix(length))
    var orders: [(OrderSearch.Trial.Kind, [Int])] = [(.planned, planned), (.best, best)]
    orders += Self.randomOrders(
      Self.randomOrders, of: run.candidates.count, length: length, seed: run.sampling.seed
    ).map { (.random, $0) }
    let all = try await scores.allValues(of: orders.map(\.1), at: checkPoints)
    let own = all[1]
    var trials: [OrderSearch.Trial] = []
    for ((kind, order), values) in zip(orders, all) {
      trials.append(
        try onFutures { () throws(StatisticsError) in
          OrderSearch.Trial(
            kind: kind, schools: order.map { run.candidates[$0] },
            unbroken: try .mean(of: values) ?? Estimate(.nan, nil),
            difference: kind == .best ? nil : try .ofMeans(own, values))
        })
    }
    return trials
  }
}

// Orders as lists of places among the candidates.
extension OrderSearcher {
  /// All orders of so many out of `count`; nil where they are more than `most`.
  static func orders(of count: Int, length: Int, most: Int) -> [[Int]]? {
    var number = 1
    for place in 0..<length {
      number *= count - place
      guard number <= most else { return nil }
    }
    var orders: [[Int]] = [[]]
    for _ in 0..<length {
      orders = orders.flatMap { order in
        (0..<count).filter { !order.contains($0) }.map { order + [$0] }
      }
    }
    return orders
  }

  /// Purpose of the stream that shuffles: none that a simulation draws from.
  private static let purpose = UInt16.max

  /// Orders drawn with equal chances.
  static func randomOrders(_ orders: Int, of count: Int, length: Int, seed: UInt64) -> [[Int]] {
    var stream = RandomStream(seed: seed)
    return (0..<orders).map { number in
      stream.open(trajectory: UInt32(number), entity: 0, purpose: purpose, term: 0)
      var places = Array(0..<count)
      for place in 0..<min(length, count - 1) {
        places.swapAt(place, place + Int(stream.uniform() * Double(count - place)))
      }
      return Array(places.prefix(length))
    }
  }
}
