// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Statistics
internal import TrustDomain

/// What orders keep on some futures; each future of a plan is made once, however many orders begin with it.
struct OrderScores {
  private let run: FrontierRun
  private let pace: Pace
  /// The number of the first future.
  private let first: Int
  /// Futures of a plan at the most.
  private let runs: Int
  /// Judged principles not broken, by plan, in as many of the futures as it has been tried on.
  private var known: [Set<Join>: [Double]] = [:]

  init(run: FrontierRun, pace: Pace, first: Int, runs: Int) {
    self.run = run
    self.pace = pace
    self.first = first
    self.runs = runs
  }

  /// Plans tried so far.
  var tried: Int { known.count }
  /// Futures made so far, over all plans.
  var futures: Int { known.values.reduce(0) { $0 + $1.count } }

  /// Numbers of futures after which orders that lie clearly behind are dropped.
  static func looks(of runs: Int) -> [Int] { Array(stride(from: 50, to: runs, by: 50)) }

  /// The place of the order that keeps most principles, of equals the first.
  ///
  /// A race: at each look an order is dropped once its mean lies more than two standard errors of the paired difference
  /// below that of the best so far. An order that is as good as another is lost to it at a look with a chance of about
  /// one in forty, and then one about as good stays; what the search finds is shown on fresh futures in any case.
  mutating func best(
    of orders: [[Int]], at checkPoints: [Int]
  ) async throws(Unanswerable) -> Int? {
    var left = Array(orders.indices)
    for count in Self.looks(of: runs) + [runs] where left.count > 1 {
      try await extend(left.map { orders[$0] }, at: checkPoints, to: count)
      let values = left.map { kept(by: orders[$0], at: checkPoints, count: count) }
      let leader = Self.placeOfMost(values.map { $0.reduce(0, +) })
      let stay = values.indices.filter {
        count < runs ? !Self.isClearlyLess(values[$0], than: values[leader]) : $0 == leader
      }
      left = stay.map { left[$0] }
    }
    return left.first
  }

  /// The first of the largest.
  private static func placeOfMost(_ scores: [Double]) -> Int {
    scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }

  /// Whether values lie more than two standard errors of the paired difference below others of the same futures.
  static func isClearlyLess(_ values: [Double], than others: [Double]) -> Bool {
    let difference = Moments(of: zip(others, values).map(-))
    guard let mean = difference.mean, let error = difference.standardError else { return false }
    return mean > 2 * error
  }

  /// Judged principles not broken in each future, the mean over the numbers of joiners.
  mutating func allValues(
    of orders: [[Int]], at checkPoints: [Int]
  ) async throws(Unanswerable) -> [[Double]] {
    try await extend(orders, at: checkPoints, to: runs)
    return orders.map { kept(by: $0, at: checkPoints, count: runs) }
  }

  private func kept(by order: [Int], at checkPoints: [Int], count: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: count)
    for number in checkPoints {
      let plan = known[Set(joins(order, number))] ?? []
      for future in sums.indices { sums[future] += plan[future] / Double(checkPoints.count) }
    }
    return sums
  }

  /// Makes what is lacking of the first futures of some orders.
  private mutating func extend(
    _ orders: [[Int]], at checkPoints: [Int], to count: Int
  ) async throws(Unanswerable) {
    var wanted: [JoinPlans.Wanted] = []
    var seen: Set<Set<Join>> = []
    for order in orders {
      for number in checkPoints {
        let joins = joins(order, number)
        let there = known[Set(joins)]?.count ?? 0
        guard there < count, seen.insert(Set(joins)).inserted else { continue }
        wanted.append(
          JoinPlans.Wanted(joins: joins, numbers: (first + there)..<(first + count)))
      }
    }
    let made = try await run.judged(wanted) { $1.unbroken }
    for (plan, values) in zip(wanted, made) { known[Set(plan.joins), default: []] += values }
  }

  private func joins(_ order: [Int], _ number: Int) -> [Join] {
    pace.joins(order.prefix(number).map { run.candidates[$0] }, of: run.question.scenario)
  }
}
