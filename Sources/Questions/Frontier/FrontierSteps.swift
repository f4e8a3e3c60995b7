// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Statistics
internal import TrustDomain

/// The steps made so far: curves share plans, which are made once.
struct FrontierSteps {
  /// Without growth.
  let none: JudgedFutures
  /// By joins, in whatever order they are listed.
  private var known: [Set<Join>: Frontier.Step] = [:]

  init(none: JudgedFutures) { self.none = none }

  /// Plans made so far.
  var count: Int { known.count }

  subscript(joins: [Join]) -> Frontier.Step? {
    get { known[Set(joins)] }
    set { known[Set(joins)] = newValue }
  }
}

/// A curve before it is made: its joins one by one.
struct CurvePlan {
  let order: Frontier.Order
  /// Schools a year; nil for the plan's own terms.
  let pace: Int?
  let joins: [Join]

  /// What its steps plan, from no join on.
  var steps: [[Join]] { (0...joins.count).map { Array(joins.prefix($0)) } }
}

extension FrontierRun {
  /// Without growth alone.
  func firstStep() async throws(Unanswerable) -> FrontierSteps {
    let none = try await judged([wanted([])]) { $1 }
    var steps = FrontierSteps(
      none: none.first ?? JudgedFutures(futures: [], places: places))
    let futures = steps.none
    steps[[]] = try onFutures { () throws(StatisticsError) in
      try step([], futures, none: futures)
    }
    return steps
  }

  /// The plan as it stands, if it plans joins, and its order at each pace.
  var planned: [CurvePlan] {
    let own = question.scenario.proposal.joins.sorted {
      ($0.term, $0.school) < ($1.term, $1.school)
    }
    return
      (own.isEmpty
      ? [] : [CurvePlan(order: .planned, pace: nil, joins: Array(own.prefix(most)))])
      + paces.map { curve(.planned, pace: $0, order: candidates) }
  }

  /// As many of an order's schools as the pace leaves room for.
  func curve(_ order: Frontier.Order, pace: Pace, order schools: [School]) -> CurvePlan {
    let count = min(most, pace.room(in: question.scenario.terms))
    return CurvePlan(
      order: order, pace: pace.schoolsAYear,
      joins: pace.joins(schools.prefix(count), of: question.scenario))
  }

  /// Makes the steps that are not there yet, all in one queue, and puts the curves together.
  func curves(
    _ plans: [CurvePlan], _ steps: inout FrontierSteps
  ) async throws(Unanswerable) -> [Frontier.Curve] {
    var lacking: [[Join]] = []
    var seen: Set<Set<Join>> = []
    for joins in plans.flatMap(\.steps)
    where steps[joins] == nil && seen.insert(Set(joins)).inserted {
      lacking.append(joins)
    }
    let (none, plansLacking) = (steps.none, lacking)
    let made = try await judged(lacking.map(wanted)) { place, futures in
      Result { () throws(StatisticsError) in
        try step(plansLacking[place], futures, none: none)
      }
    }
    return try onFutures { () throws(StatisticsError) in
      for (joins, step) in zip(lacking, made) { steps[joins] = try step.get() }
      var curves: [Frontier.Curve] = []
      for plan in plans { curves.append(try curve(plan, steps)) }
      return curves
    }
  }

  private func wanted(_ joins: [Join]) -> JoinPlans.Wanted {
    JoinPlans.Wanted(joins: joins, numbers: 0..<sampling.runs)
  }

  private func curve(
    _ plan: CurvePlan, _ steps: FrontierSteps
  ) throws(StatisticsError) -> Frontier.Curve {
    let own = plan.steps.compactMap { joins in
      // Schools that join in one term may do so in another order on another curve.
      steps[joins].map { $0.adding(joins.last.flatMap(added)) }
    }
    return Frontier.Curve(
      order: plan.order, pace: plan.pace, steps: own,
      most: try LastAbove(
        own.map { ($0.probability.successes, $0.probability.trials) },
        level: options.confidence),
      mostOfUngrown: own.first?.ofUngrown == nil
        ? nil
        : try LastAbove(
          own.compactMap { $0.ofUngrown.map { ($0.successes, $0.trials) } },
          level: options.confidence))
  }

  private func step(
    _ joins: [Join], _ futures: JudgedFutures, none: JudgedFutures
  ) throws(StatisticsError) -> Frontier.Step {
    let (held, without) = (futures.allHeld, none.allHeld)
    let runs = held.count
    let ungrown = without.count(where: \.self)
    let both = zip(held, without).count { $0 && $1 }
    var shares: [Share] = []
    for place in places { shares.append(try futures.held(place)) }
    var first: [Share] = []
    for count in futures.firstToGive { first.append(try Share(successes: count, trials: runs)) }
    return Frontier.Step(
      joiners: joins.count, added: joins.last.flatMap(added),
      probability: try Share(successes: held.count(where: \.self), trials: runs),
      ofUngrown: ungrown > 0 ? try Share(successes: both, trials: ungrown) : nil,
      difference: joins.isEmpty ? nil : try .ofShares(held, without),
      lowestReserves: try .quantile(at: 0.05, of: futures.lowestReserves),
      finalReserves: try .quantile(at: 0.05, of: futures.finalReserves),
      joined: try .mean(of: futures.futures.map { Double($0.joined) }) ?? Estimate(0, nil),
      held: shares, first: first)
  }

  private func added(_ join: Join) -> (school: School, term: Term)? {
    candidates.first { $0.id == join.school }.map { ($0, join.term) }
  }
}

extension Frontier.Step {
  /// The same with another last joiner.
  fileprivate func adding(_ added: (school: School, term: Term)?) -> Frontier.Step {
    Frontier.Step(
      joiners: joiners, added: added, probability: probability, ofUngrown: ofUngrown,
      difference: difference, lowestReserves: lowestReserves, finalReserves: finalReserves,
      joined: joined, held: held, first: first)
  }
}
