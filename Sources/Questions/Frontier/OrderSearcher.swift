// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Statistics
internal import Stochastics
internal import TrustDomain

/// Looks for the order of candidates that keeps most judged principles, on futures kept apart from all others.
///
/// Orders are compared by the principles they keep rather than by the chance to keep all: a few hundred futures tell
/// means of counts apart, but hardly small chances.
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
        try await self.best(of: orders, &scores)
      } else {
        try await improved(try await greedy(&scores), &scores)
      }
    // Futures that the search has not seen: choosing the best flatters it on those that it has.
    var fresh = OrderScores(run: run, pace: pace, first: run.sampling.runs + runs, runs: runs)
    let trials = try await self.trials(of: best, &fresh)
    let random = trials.filter { $0.kind == .random }
    return OrderSearch(
      pace: pace.schoolsAYear, isExhaustive: orders != nil, runs: runs, plans: scores.tried,
      checkPoints: checkPoints, trials: trials,
      worse: try onFutures { () throws(StatisticsError) in
        random.isEmpty
          ? nil
          : try Share(
            successes: random.count { ($0.difference?.value ?? 0) > 0 }, trials: random.count)
      })
  }

  private func score(
    _ order: [Int], _ scores: inout OrderScores
  ) async throws(Unanswerable) -> Double {
    let values = try await scores.values(of: order, at: checkPoints)
    return values.reduce(0, +) / Double(max(1, values.count))
  }

  private func best(
    of orders: [[Int]], _ scores: inout OrderScores
  ) async throws(Unanswerable) -> [Int] {
    var best: (order: [Int], score: Double)?
    for order in orders {
      let score = try await score(order, &scores)
      if best.map({ score > $0.score }) ?? true { best = (order, score) }
    }
    return best?.order ?? []
  }

  /// Each time the candidate that costs least; of equals the first of the plan.
  private func greedy(_ scores: inout OrderScores) async throws(Unanswerable) -> [Int] {
    var order: [Int] = []
    while order.count < length {
      var best: (candidate: Int, score: Double)?
      for candidate in run.candidates.indices where !order.contains(candidate) {
        let values = try await scores.values(of: order + [candidate], at: [order.count + 1])
        let score = values.reduce(0, +) / Double(max(1, values.count))
        if best.map({ score > $0.score }) ?? true { best = (candidate, score) }
      }
      guard let best else { break }
      order.append(best.candidate)
    }
    return order
  }

  /// Exchanges neighbours, and the last school with one left out, as long as that helps.
  private func improved(
    _ order: [Int], _ scores: inout OrderScores
  ) async throws(Unanswerable) -> [Int] {
    var best = order
    var bestScore = try await score(best, &scores)
    for _ in 0..<Self.passes {
      var hasChanged = false
      for place in 0..<max(0, best.count - 1) {
        var other = best
        other.swapAt(place, place + 1)
        let score = try await score(other, &scores)
        guard score > bestScore else { continue }
        (best, bestScore, hasChanged) = (other, score, true)
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
    let own = try await scores.values(of: best, at: checkPoints)
    var trials: [OrderSearch.Trial] = []
    for (kind, order) in orders {
      let values = try await scores.values(of: order, at: checkPoints)
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

/// What orders keep on some futures; a plan is run once, however many orders begin with it.
struct OrderScores {
  let run: FrontierRun
  let pace: Pace
  let first: Int
  let runs: Int
  private var known: [[Int]: [Double]] = [:]

  init(run: FrontierRun, pace: Pace, first: Int, runs: Int) {
    self.run = run
    self.pace = pace
    self.first = first
    self.runs = runs
  }

  /// Plans run so far.
  var tried: Int { known.count }

  /// Judged principles not broken, in each future, the mean over the numbers of joiners asked for.
  mutating func values(
    of order: [Int], at checkPoints: [Int]
  ) async throws(Unanswerable) -> [Double] {
    var sums = Array(repeating: 0.0, count: runs)
    for count in checkPoints {
      let plan = try await unbroken(Array(order.prefix(count)))
      for future in sums.indices { sums[future] += plan[future] / Double(checkPoints.count) }
    }
    return sums
  }

  private mutating func unbroken(_ plan: [Int]) async throws(Unanswerable) -> [Double] {
    if let values = known[plan] { return values }
    let joins = pace.joins(plan.map { run.candidates[$0] }, of: run.question.scenario)
    let values = try await run.judge(joins, from: first, runs: runs).unbroken
    known[plan] = values
    return values
  }
}
