// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import Simulation
internal import Statistics
internal import Stochastics

/// Two samples of futures, and for each group and each parameter a third, in which its draws come from the second
/// sample and all else from the first.
///
/// Draws have addresses, so the exchange is exact: nothing else moves but what the exchanged draws move. Parameters are
/// set by even points (Sobol's sequence, shifted at random), streams by the numbers of trajectories.
struct ExchangedFutures: Sendable {
  let question: Question
  let sampling: Sampling
  let plan: SimulationPlan
  /// Places of those parameters that the futures use, among the plan's.
  let parameters: [Int]
  private let groups = DrawGroup.allCases
  private let points: [[Double]]

  init(_ question: Question, _ sampling: Sampling) {
    self.question = question
    self.sampling = sampling
    plan = SimulationPlan(question.scenario)
    let used = Set(InputReader.parameters(of: plan))
    let all = plan.uncertainParameters
    parameters = all.indices.filter { used.contains(all[$0]) }
    points = Self.points(sampling, sides: 2 * all.count)
  }

  /// Shifts of the even points: each is a sample by itself.
  private static let shifts = 8

  /// One even point for each future; sides beyond the sequence's are plain random numbers.
  private static func points(_ sampling: Sampling, sides: Int) -> [[Double]] {
    guard sides > 0 else { return Array(repeating: [], count: sampling.runs) }
    var stream = RandomStream(seed: sampling.seed)
    var points: [[Double]] = []
    let each = (sampling.runs + shifts - 1) / shifts
    for shift in 0..<shifts {
      stream.open(.evenPoints, number: UInt32(shift))
      let even = min(sides, ShiftedSobol.mostDimensions)
      guard var sequence = ShiftedSobol(dimensions: even, using: &stream) else { break }
      for _ in 0..<min(each, sampling.runs - points.count) {
        var point = sequence.next()
        while point.count < sides { point.append(stream.uniformPositive()) }
        points.append(point)
      }
    }
    return points
  }

  /// What a variant draws: the first sample, the second, then each exchange.
  private func origins(_ run: Int, variant: Int) -> DrawOrigins {
    let (one, other) = (UInt32(run), UInt32(run + sampling.runs))
    let sides = plan.uncertainParameters.count
    let own = Array(points[run].prefix(sides))
    let others = Array(points[run].suffix(sides))
    var origins = DrawOrigins(variant == 1 ? other : one)
    origins.parameterLevels = variant == 1 ? others : own
    if groups.indices.contains(variant - 2) {
      origins.take(groups[variant - 2], from: other)
      if groups[variant - 2] == .parameters { origins.parameterLevels = others }
    }
    let place = variant - 2 - groups.count
    if parameters.indices.contains(place) {
      origins.parameterLevels[parameters[place]] = others[parameters[place]]
    }
    return origins
  }

  /// The indices of every group and parameter; nil where the outcome doesn't vary or isn't always a number.
  func indices(
    of value: @escaping @Sendable (Future) -> Double
  ) async throws(ForecastError) -> SobolIndices? {
    let variants = 2 + groups.count + parameters.count
    let own = self
    let parts = try await inParts(
      question, runs: sampling.runs, seed: sampling.seed, threads: sampling.threads
    ) { (simulator: inout Simulator, runs: Range<Int>) throws(SimulationFault) -> [[Double]] in
      var observer = FutureObserver(own.question.catalogue)
      var values = Array(repeating: [Double](), count: variants)
      for run in runs {
        for variant in 0..<variants {
          try simulator.run(
            trajectory: UInt32(run), origins: own.origins(run, variant: variant),
            observer: &observer)
          values[variant].append(value(observer.future(joins: simulator.joinOutcomes)))
        }
      }
      return values
    }
    let outcomes = (0..<variants).map { variant in parts.flatMap { $0[variant] } }
    return SobolIndices(
      a: outcomes[0], b: outcomes[1], exchanged: Array(outcomes[2...]),
      resamples: sampling.resamples(Self.resamples))
  }

  /// Resamples of the bootstrap.
  private static let resamples = 400
}

/// What a question's own random numbers are for: above every purpose of a simulation, so that none is shared.
enum QuestionPurpose: UInt16 {
  case evenPoints = 60_000
  case resample = 60_001
  case half = 60_002
  case shuffle = 60_003
}

extension RandomStream {
  mutating func open(_ purpose: QuestionPurpose, number: UInt32) {
    open(trajectory: number, entity: 0, purpose: purpose.rawValue, term: 0)
  }
}

extension Sampling {
  /// Places among the runs, drawn with replacement.
  func resamples(_ count: Int) -> [[Int32]] {
    var stream = RandomStream(seed: seed)
    var all: [[Int32]] = []
    for number in 0..<count {
      stream.open(.resample, number: UInt32(number))
      all.append(stream.resample(runs, of: runs))
    }
    return all
  }
}
