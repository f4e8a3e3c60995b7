// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import Statistics

/// Finds how much of a lever it takes to keep principles with a probability.
///
/// All values share their futures, so that the share of futures in which the principles hold is a step function of the
/// lever, and its crossing is found by search rather than through noise.
///
/// - Parameters:
///   - today: the question as it stands, for what else the lever does; nil to leave that out.
///   - price: what a value costs against today's.
///   - question: the question with a value of the lever.
public func target(
  _ options: Target.Options, _ sampling: Sampling, today: Question? = nil,
  price: (Double) -> LeverPrice? = { _ in nil },
  question: (Double) throws(Unanswerable) -> Question
) async throws(Unanswerable) -> Target {
  let catalogue = try question(options.range.lowerBound).catalogue
  let judged = try options.judged.places(in: catalogue)
  var run = TargetRun(options: options, sampling: sampling)
  let grid = run.grid
  for place in grid { try await run.evaluate(place, question) }
  let (direction, isMonotone) = try onFutures { () throws(StatisticsError) in
    (try run.direction(grid), try run.isMonotone(grid))
  }
  let outcome = try await run.outcome(
    direction == .less ? grid.reversed() : grid, question)
  var found = Target(
    options: options, judged: judged.map { catalogue.modelled[$0] }, runs: sampling.runs,
    points: run.points(grid), direction: direction, isMonotone: isMonotone, outcome: outcome,
    resolution: run.resolution)
  if let today {
    let value = found.answerValue
    found.sideEffects = try await SideEffectsRun(judged: options.judged, sampling: sampling)
      .effects(of: try question(value), value, beside: today, price: price(value))
  }
  return found
}

extension Target {
  /// The value that reaches the probability, the cheapest that does, or the best tried.
  public var answerValue: Double {
    switch outcome {
    case .reached(let reached): reached.value
    case .everywhere:
      direction == .less ? options.range.upperBound : options.range.lowerBound
    case .nowhere(let best, _): best
    }
  }
}

/// One search. Values are counted in steps from the range's lower end.
private struct TargetRun {
  let options: Target.Options
  let sampling: Sampling
  private var known: [Int: (held: [Bool], point: Target.Point)] = [:]

  private static let mostSteps = 1_000
  private static let gridCells = 8

  init(options: Target.Options, sampling: Sampling) {
    self.options = options
    self.sampling = sampling
  }

  /// The futures of a question from a number on, judged.
  private func judge(
    _ question: Question, from first: Int = 0
  ) async throws(Unanswerable) -> JudgedFutures {
    let narrow = question.narrowed(to: try options.judged.places(in: question.catalogue))
    return JudgedFutures(
      futures: try await narrow.futures(from: first, runs: sampling.runs, sampling),
      places: try options.judged.places(in: narrow.catalogue))
  }

  private var width: Double { options.range.upperBound - options.range.lowerBound }

  /// Steps from one end of the range to the other.
  private var steps: Int {
    options.isWhole ? max(1, Int(min(width, 1e6))) : Self.mostSteps
  }

  var resolution: Double { width / Double(steps) }

  /// Evenly spaced places from end to end.
  var grid: [Int] {
    let cells = min(steps, Self.gridCells)
    return (0...cells).map { $0 * steps / cells }
  }

  /// Rounded so that it reads as people write it.
  private func value(_ place: Int) -> Double {
    let exact = options.range.lowerBound + Double(place) * resolution
    return place == steps ? options.range.upperBound : (exact * 1e9).rounded() / 1e9
  }

  func points(_ grid: [Int]) -> [Target.Point] {
    known.sorted { $0.key < $1.key }.map(\.value.point)
  }

  @discardableResult
  mutating func evaluate(
    _ place: Int, _ question: (Double) throws(Unanswerable) -> Question
  ) async throws(Unanswerable) -> Int {
    if let known = known[place] { return known.point.probability.successes }
    let value = value(place)
    let judged = try await judge(try question(value))
    let isOnGrid = grid.contains(place)
    let held = judged.allHeld
    let point = try onFutures { () throws(StatisticsError) in
      Target.Point(
        value: value,
        probability: try Share(successes: held.count(where: \.self), trials: held.count),
        lowestReserves: try .quantile(at: 0.05, of: judged.lowestReserves),
        joined: try .mean(of: judged.futures.map { Double($0.joined) }) ?? Estimate(0, nil),
        isOnGrid: isOnGrid)
    }
    known[place] = (held, point)
    return point.probability.successes
  }

  private func held(_ place: Int) -> [Bool] { known[place]?.held ?? [] }
  private func successes(_ place: Int) -> Int { held(place).count(where: \.self) }

  /// By the ends of the grid; where they are alike, by its best place, which may lie between.
  func direction(_ grid: [Int]) throws(StatisticsError) -> Target.Direction {
    guard let first = grid.first, let last = grid.last else { return .neither }
    let difference = try PairedDifference.ofShares(held(last), held(first))
    if let interval = difference.interval, !interval.contains(0) {
      return difference.value > 0 ? .more : .less
    }
    return try hasSlope(grid) ? .more : .neither
  }

  /// Whether some place differs from the first by more than chance allows.
  private func hasSlope(_ grid: [Int]) throws(StatisticsError) -> Bool {
    let looks = Double(grid.count - 1)
    for place in grid.dropFirst() {
      let difference = try PairedDifference.ofShares(
        held(place), held(grid[0]), level: 1 - 0.05 / looks)
      if !(difference.interval?.contains(0) ?? true) { return true }
    }
    return false
  }

  /// Whether all steps that are surely steps go one way.
  func isMonotone(_ grid: [Int]) throws(StatisticsError) -> Bool {
    let looks = Double(grid.count - 1)
    var signs: Set<Bool> = []
    for (one, other) in zip(grid, grid.dropFirst()) {
      let difference = try PairedDifference.ofShares(
        held(other), held(one), level: 1 - 0.05 / looks)
      if !(difference.interval?.contains(0) ?? true) { signs.insert(difference.value > 0) }
    }
    return signs.count <= 1
  }

  /// - Parameter grid: from the end with least of what helps.
  mutating func outcome(
    _ grid: [Int], _ question: (Double) throws(Unanswerable) -> Question
  ) async throws(Unanswerable) -> Target.Outcome {
    let level = options.confidence
    guard let place = try await first(grid, question, { $0.value >= level }) else {
      let best = grid.reduce(grid[0]) { successes($1) > successes($0) ? $1 : $0 }
      return .nowhere(best: value(best), fresh: try await fresh(best, question))
    }
    let fresh = try await fresh(place, question)
    if place == grid[0] { return .everywhere(fresh: fresh) }
    let possible = try await first(grid, question) { $0.interval.upperBound >= level }
    let sure = try await first(grid, question) { $0.interval.lowerBound >= level }
    return .reached(
      Target.Reached(
        value: value(place), possible: possible == grid[0] ? nil : possible.map(value),
        sure: sure.map(value), fresh: fresh))
  }

  /// The first place, on the way of the grid, from which a share does; nil where none of the grid does.
  private mutating func first(
    _ grid: [Int], _ question: (Double) throws(Unanswerable) -> Question, _ does: (Share) -> Bool
  ) async throws(Unanswerable) -> Int? {
    guard let least = try fewestSuccesses(of: sampling.runs, does) else { return nil }
    guard let index = grid.firstIndex(where: { successes($0) >= least }) else { return nil }
    guard index > 0 else { return grid[0] }
    func point(_ place: Int) -> Crossing.Point { (place, Double(successes(place) - least)) }
    guard var crossing = Crossing(below: point(grid[index - 1]), reached: point(grid[index]))
    else { return grid[index] }
    while let place = crossing.next {
      let count = try await evaluate(place, question)
      crossing.take(Double(count - least), at: place)
    }
    return crossing.reached.place
  }

  /// The probability at a place in futures with later numbers.
  private func fresh(
    _ place: Int, _ question: (Double) throws(Unanswerable) -> Question
  ) async throws(Unanswerable) -> Share {
    let judged = try await judge(try question(value(place)), from: sampling.runs)
    return try onFutures { () throws(StatisticsError) in
      try Share(
        successes: judged.allHeld.count(where: \.self), trials: judged.futures.count)
    }
  }
}
