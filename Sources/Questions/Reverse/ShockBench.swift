// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import Principles
internal import Statistics

/// Tries shocks on a plan, all in the same futures, and counts how often each target holds.
struct ShockBench {
  let plan: Question
  let targets: [ReverseStress.Target]
  let sampling: Sampling
  /// Of two factors together: fewer futures, for there are many sizes.
  let pairSampling: Sampling

  /// - Parameter target: `gates` or a modelled principle's id; nil for all of them.
  init(plan: Question, target: String?, sampling: Sampling) {
    self.plan = plan
    self.sampling = sampling
    pairSampling = Sampling(
      runs: max(1, min(sampling.runs, Self.mostPairRuns)), seed: sampling.seed,
      threads: sampling.threads)
    let modelled = plan.catalogue.modelled
    let gates: [ReverseStress.Target] = modelled.contains(where: \.isGate) ? [.gates] : []
    let all = gates + modelled.map { .principle($0) }
    targets = target.map { id in all.filter { $0.id == id } } ?? all
  }

  /// Futures at the most of each two sizes.
  private static let mostPairRuns = 500

  /// How often each target holds under some shocks.
  func shares(
    under shocks: [(factor: ShockFactor, size: Double)], _ own: Sampling? = nil
  ) async throws(ForecastError) -> [Share] {
    let futures = try await plan.under(shocks).futures(own ?? sampling)
    let modelled = plan.catalogue.modelled
    return try measured { () throws(StatisticsError) in
      var shares: [Share] = []
      for target in targets {
        let places = modelled.indices.filter { place in
          switch target {
          case .gates: modelled[place].isGate
          case .principle(let principle): modelled[place].id == principle.id
          }
        }
        let held = futures.count { future in places.allSatisfy { future.held[$0] } }
        shares.append(try Share(successes: held, trials: futures.count))
      }
      return shares
    }
  }

  /// Tries a factor's sizes: a few up to the largest, then more where the first target falls.
  func row(
    of factor: ShockFactor, base: [Share], confidence: Double
  ) async throws(ForecastError) -> ReverseStress.Row {
    var curves = base.map { ShockCurve(points: [.init(size: 0, share: $0)]) }
    // What is below already no shock brings there.
    guard base.contains(where: { $0.value >= confidence }) else {
      return Self.row(factor, curves, confidence)
    }
    for part in ReverseSearch.scan { try await add(part * factor.largest, of: factor, to: &curves) }
    for _ in 0..<ReverseSearch.refinements {
      let row = Self.row(factor, curves, confidence)
      guard let first = row.firstToFall, case .below(let crossing) = row.findings[first] else {
        break
      }
      let middle = (crossing.bracket.lowerBound + crossing.bracket.upperBound) / 2
      try await add(middle, of: factor, to: &curves)
    }
    return Self.row(factor, curves, confidence)
  }

  private static func row(
    _ factor: ShockFactor, _ curves: [ShockCurve], _ confidence: Double
  ) -> ReverseStress.Row {
    ReverseStress.Row(
      factor: factor, curves: curves,
      findings: curves.map { $0.finding(confidence: confidence) })
  }

  private func add(
    _ size: Double, of factor: ShockFactor, to curves: inout [ShockCurve]
  ) async throws(ForecastError) {
    let shares = try await shares(under: [(factor, size)])
    for (place, share) in shares.enumerated() {
      curves[place].add(.init(size: size, share: share))
    }
  }

  /// Tries two factors together, each up to a little more than the size that breaks the target alone.
  func pair(
    _ first: ReverseStress.Row, _ second: ReverseStress.Row, target: Int, confidence: Double
  ) async throws(ForecastError) -> ReverseStress.Pair {
    let (firstSizes, secondSizes) = (sizes(of: first, target), sizes(of: second, target))
    var shares: [[Share]] = []
    for size in firstSizes {
      var row: [Share] = []
      for other in secondSizes {
        let tried = try await self.shares(
          under: [(first.factor, size), (second.factor, other)], pairSampling)
        row.append(tried[target])
      }
      shares.append(row)
    }
    let contour = zip(firstSizes, shares).compactMap { size, row -> ReverseStress.ContourPoint? in
      let points = zip(secondSizes, row).map { ShockCurve.Point(size: $0, share: $1) }
      switch ShockCurve(points: points).finding(confidence: confidence) {
      case .alreadyBelow: return .init(first: size, second: 0)
      case .below(let crossing): return .init(first: size, second: crossing.size)
      case .neverBelow: return nil
      }
    }
    // Once the first alone is enough, larger sizes of it say no more.
    let end = contour.firstIndex { $0.second == 0 }.map { $0 + 1 } ?? contour.count
    return ReverseStress.Pair(
      first: first.factor, second: second.factor, firstSizes: firstSizes,
      secondSizes: secondSizes, shares: shares, contour: Array(contour[..<end]))
  }

  private func sizes(of row: ReverseStress.Row, _ target: Int) -> [Double] {
    var end = row.factor.largest
    if case .below(let crossing) = row.findings[target] { end = min(end, 1.25 * crossing.size) }
    let steps = ReverseSearch.pairSizes - 1
    return (0...steps).map { Double($0) / Double(steps) * end }
  }
}
