// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import Simulation
internal import Statistics

/// What an outcome hangs on.
///
/// Inputs are read off the first futures; the groups' shares come from exchanging draws between two samples of as many;
/// rules are found on the first futures and counted on as many fresh ones.
///
/// - Returns: nil where the catalogue has no such outcome.
public func drivers(
  of question: Question, outcome: Outcome, sampling: Sampling
) async throws(ForecastError) -> Drivers? {
  guard let value = outcome.value(question.catalogue) else { return nil }
  let both = Sampling(runs: 2 * sampling.runs, seed: sampling.seed, threads: sampling.threads)
  let told = try await toldFutures(question, both)
  let outcomes = told.futures.map(value)
  let first = 0..<sampling.runs
  let exchanged = ExchangedFutures(question, sampling)
  let indices = try await exchanged.indices(of: value)
  let failures = FailureSplit(outcome, outcomes, first: first.count)
  let rules = FailureRules(
    inputs: told.inputs.filter { input, _ in input.year == nil }.varying, fails: failures.fails,
    search: first, fresh: sampling.runs..<told.futures.count, seed: sampling.seed)
  return Drivers(
    outcome: outcome, principle: outcome.principle(in: question.catalogue), sampling: sampling,
    mean: .mean(of: Array(outcomes[first]), isEvent: outcome.isEvent),
    inputs: Drivers.rows(
      of: told.inputs.first(sampling.runs), against: Array(outcomes[first]),
      isEvent: outcome.isEvent),
    groups: exchanged.groupRows(indices), parameters: exchanged.parameterRows(indices),
    failure: failures.failure, rules: outcomes.allSatisfy(\.isFinite) ? rules.rows() : [])
}

/// Futures with their inputs.
struct ToldFutures {
  let futures: [Future]
  let inputs: InputTable
}

/// The first futures of a question, and what each was dealt.
func toldFutures(
  _ question: Question, _ sampling: Sampling
) async throws(ForecastError) -> ToldFutures {
  let reader = InputReader(question.scenario)
  typealias Part = [(Future, [Double])]
  let parts = try await inParts(
    question, runs: sampling.runs, seed: sampling.seed, threads: sampling.threads
  ) { (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> Part in
    var observer = FutureObserver(question.catalogue)
    let narrator = Narrator()
    simulator.tell(narrator)
    defer { simulator.tell(nil) }
    var part: Part = []
    for run in runs {
      try simulator.run(trajectory: UInt32(run), observer: &observer)
      part.append(
        (observer.future(joins: simulator.joinOutcomes), reader.values(&simulator, narrator)))
    }
    return part
  }
  let all = parts.flatMap(\.self)
  let columns = reader.inputs.indices.map { place in all.map { $0.1[place] } }
  return ToldFutures(
    futures: all.map(\.0), inputs: InputTable(inputs: reader.inputs, columns: columns))
}

extension InputTable {
  /// Of the first futures only.
  func first(_ count: Int) -> InputTable {
    InputTable(inputs: inputs, columns: columns.map { Array($0.prefix(count)) })
  }
}

extension ExchangedFutures {
  /// The greatest total first.
  func groupRows(_ indices: SobolIndices?) -> [Drivers.GroupRow] {
    guard let indices else { return [] }
    let rows = DrawGroup.allCases.enumerated().map { place, group in
      Drivers.GroupRow(group: group, first: indices.first[place], total: indices.total[place])
    }
    return rows.sorted {
      ($0.total.value, $1.group.rawValue) > ($1.total.value, $0.group.rawValue)
    }
  }

  /// The greatest total first.
  func parameterRows(_ indices: SobolIndices?) -> [Drivers.ParameterRow] {
    guard let indices else { return [] }
    let rows = parameters.enumerated().map { place, parameter in
      let index = DrawGroup.allCases.count + place
      return Drivers.ParameterRow(
        input: InputReader.input(plan.uncertainParameters[parameter]),
        first: indices.first[index], total: indices.total[index])
    }
    return rows.enumerated().sorted { one, other in
      (one.element.total.value, other.offset) > (other.element.total.value, one.offset)
    }.map(\.element)
  }
}

/// Which futures fail: those in which an event doesn't come, or the worst quarter of a number.
struct FailureSplit {
  let fails: [Bool]
  let failure: Drivers.Failure

  /// The bound of the worst quarter comes of the first futures, the share of the others.
  init(_ outcome: Outcome, _ values: [Double], first: Int) {
    var bound: Double?
    if outcome.isEvent {
      fails = values.map { $0 == 0 }
    } else {
      let isBad = outcome.isBetterSmall
      let worst = Self.bound(of: values.prefix(first).map { isBad ? -$0 : $0 })
      bound = isBad ? -worst : worst
      fails = values.map { (isBad ? -$0 : $0) <= worst }
    }
    let fresh = fails.dropFirst(first)
    failure = Drivers.Failure(
      bound: bound,
      share: try? Share(successes: fresh.count(where: \.self), trials: fresh.count))
  }

  /// The value at or below which the share of values lies nearest to a quarter: many may be equal.
  private static func bound(of values: [Double]) -> Double {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard let first = sorted.first else { return .nan }
    let quarter = Double(sorted.count) / 4
    let place = min(sorted.count - 1, Int(quarter))
    let above = sorted.firstIndex { $0 > sorted[place] } ?? sorted.count
    let below = sorted.firstIndex(of: sorted[place]) ?? 0
    if below == 0 { return first }
    return abs(Double(above) - quarter) <= abs(Double(below) - quarter)
      ? sorted[place] : sorted[below - 1]
  }
}
