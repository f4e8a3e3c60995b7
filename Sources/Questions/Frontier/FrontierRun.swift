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
  var steps = try await run.firstStep()
  var curves = try await run.curves(run.planned, &steps)
  var search: OrderSearch?
  if options.searchesOrder, let searcher = OrderSearcher(run) {
    let found = try await searcher.search()
    search = found
    if let best = found.trials.first(where: { $0.kind == .best })?.schools {
      let pace = Pace(schoolsAYear: found.pace)
      curves += try await run.curves([run.curve(.best, pace: pace, order: best)], &steps)
    }
  }
  return Frontier(
    options: options, judged: judged,
    candidates: run.candidates, runs: sampling.runs, terms: question.scenario.terms,
    curves: curves, search: search)
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
  private let plans: JoinPlans

  /// Candidates asked for at the most.
  var most: Int { min(options.most ?? candidates.count, candidates.count) }
  var paces: [Pace] { options.paces.map { Pace(schoolsAYear: $0) } }

  init(
    _ question: Question, _ options: Frontier.Options, _ sampling: Sampling
  ) throws(Unanswerable) {
    let narrow = question.narrowed(to: try options.judged.places(in: question.catalogue))
    self.question = narrow
    plans = JoinPlans(narrow)
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

  /// Judges the futures of several plans, made as one queue of work, each as soon as they are there.
  func judged<Value: Sendable>(
    _ wanted: [JoinPlans.Wanted],
    _ made: @escaping @Sendable (Int, JudgedFutures) -> Value
  ) async throws(Unanswerable) -> [Value] {
    let places = places
    do throws(ForecastError) {
      return try await plans.futures(
        wanted, seed: sampling.seed, threads: sampling.threads
      ) { made($0, JudgedFutures(futures: $1, places: places)) }
    } catch {
      throw .forecast(error)
    }
  }
}
