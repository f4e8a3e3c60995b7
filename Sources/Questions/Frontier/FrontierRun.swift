// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Assumptions
internal import Principles
internal import Statistics
internal import TrustDomain

/// Works out how the chance of keeping principles falls as more candidates join, by order and by pace.
///
/// All plans share their futures, so that two points of the answer differ only by the schools between them.
///
/// - Throws: `ill` where there is nothing to ask: no candidates, no such principle, no room in the horizon.
public func frontier(
  _ question: Question, _ options: Frontier.Options, _ sampling: Sampling
) async throws(Unanswerable) -> Frontier {
  let run = try FrontierRun(question, options, sampling)
  let full = question.catalogue.modelled
  let judged = try options.judged.places(in: question.catalogue).map { full[$0] }
  var steps = FrontierSteps(none: try await run.none())
  var curves: [Frontier.Curve] = []
  if let own = try await run.ownTerms(&steps) { curves.append(own) }
  for pace in run.paces {
    curves.append(
      try await run.curve(.planned, pace: pace, order: run.candidates, &steps))
  }
  var search: OrderSearch?
  if options.searchesOrder, let searcher = OrderSearcher(run) {
    let found = try await searcher.search()
    search = found
    if let best = found.trials.first(where: { $0.kind == .best })?.schools {
      let pace = Pace(schoolsAYear: found.pace)
      curves.append(try await run.curve(.best, pace: pace, order: best, &steps))
    }
  }
  return Frontier(
    options: options, judged: judged,
    candidates: run.candidates, runs: sampling.runs, terms: question.scenario.terms,
    curves: curves, search: search)
}

/// The steps made so far: curves share plans, which are run once.
struct FrontierSteps {
  /// Without growth.
  let none: JudgedFutures
  var known: [[Join]: Frontier.Step] = [:]
}

/// One frontier being worked out.
struct FrontierRun {
  let question: Question
  let options: Frontier.Options
  let sampling: Sampling
  /// Of the judged principles, among the modelled ones.
  let places: [Int]
  /// In the plan's order.
  let candidates: [School]

  /// Candidates asked for at the most.
  var most: Int { min(options.most ?? candidates.count, candidates.count) }
  var paces: [Pace] { options.paces.map { Pace(schoolsAYear: $0) } }

  init(
    _ question: Question, _ options: Frontier.Options, _ sampling: Sampling
  ) throws(Unanswerable) {
    let narrow = question.narrowed(to: try options.judged.places(in: question.catalogue))
    self.question = narrow
    self.options = options
    self.sampling = sampling
    places = try options.judged.places(in: narrow.catalogue)
    let scenario = question.scenario
    candidates = scenario.candidatesInOrder
    var reasons: [String] = []
    if candidates.isEmpty {
      reasons.append(
        "The scenario has no candidates; list schools that may join in trust.candidates.")
    }
    if let most = options.most, most > candidates.count {
      reasons.append(
        "--to is \(most), but the scenario has \(candidates.count) candidates; list more in trust.candidates."
      )
    }
    for pace in options.paces where Pace(schoolsAYear: pace).room(in: scenario.terms) == 0 {
      reasons.append("\(scenario.terms) terms leave no year in which to see a joiner.")
    }
    guard reasons.isEmpty else { throw .ill(reasons) }
  }

  func judge(
    _ joins: [Join], from first: Int = 0, runs: Int
  ) async throws(Unanswerable) -> JudgedFutures {
    JudgedFutures(
      futures: try await question.joining(joins).futures(from: first, runs: runs, sampling),
      places: places)
  }

  /// Without growth.
  func none() async throws(Unanswerable) -> JudgedFutures {
    try await judge([], runs: sampling.runs)
  }

  /// The plan as it stands, join by join; nil where it plans none.
  func ownTerms(_ steps: inout FrontierSteps) async throws(Unanswerable) -> Frontier.Curve? {
    let joins = question.scenario.proposal.joins.sorted {
      ($0.term, $0.school) < ($1.term, $1.school)
    }
    guard !joins.isEmpty else { return nil }
    return try await curve(.planned, pace: nil, joins: Array(joins.prefix(most)), &steps)
  }

  /// As many of an order's schools as the pace leaves room for.
  func curve(
    _ order: Frontier.Order, pace: Pace, order schools: [School], _ steps: inout FrontierSteps
  ) async throws(Unanswerable) -> Frontier.Curve {
    let count = min(most, pace.room(in: question.scenario.terms))
    return try await curve(
      order, pace: pace.schoolsAYear,
      joins: pace.joins(schools.prefix(count), of: question.scenario), &steps)
  }

  private func curve(
    _ order: Frontier.Order, pace: Int?, joins: [Join], _ steps: inout FrontierSteps
  ) async throws(Unanswerable) -> Frontier.Curve {
    var own: [Frontier.Step] = []
    for count in 0...joins.count { own.append(try await step(Array(joins.prefix(count)), &steps)) }
    return try onFutures { () throws(StatisticsError) in
      Frontier.Curve(
        order: order, pace: pace, steps: own,
        most: try LastAbove(
          own.map { ($0.probability.successes, $0.probability.trials) },
          level: options.confidence),
        mostOfUngrown: own.first?.ofUngrown == nil
          ? nil
          : try LastAbove(
            own.compactMap { $0.ofUngrown.map { ($0.successes, $0.trials) } },
            level: options.confidence))
    }
  }

  private func step(
    _ joins: [Join], _ steps: inout FrontierSteps
  ) async throws(Unanswerable) -> Frontier.Step {
    if let known = steps.known[joins] { return known }
    let none = steps.none
    let futures = joins.isEmpty ? none : try await judge(joins, runs: sampling.runs)
    let step = try onFutures { () throws(StatisticsError) in
      try made(joins, futures, none: none)
    }
    steps.known[joins] = step
    return step
  }

  private func made(
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
