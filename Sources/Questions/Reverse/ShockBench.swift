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

  /// - Parameter target: `gates` or a modelled principle's id; nil for all of them.
  init(plan: Question, target: String?, sampling: Sampling) {
    self.plan = plan
    self.sampling = sampling
    let modelled = plan.catalogue.modelled
    let gates: [ReverseStress.Target] = modelled.contains(where: \.isGate) ? [.gates] : []
    let all = gates + modelled.map { .principle($0) }
    targets = target.map { id in all.filter { $0.id == id } } ?? all
  }

  /// How often each target holds under some shocks.
  func shares(
    under shocks: [(factor: ShockFactor, size: Double)]
  ) async throws(ForecastError) -> [Share] {
    let futures = try await plan.under(shocks).futures(sampling)
    let modelled = plan.catalogue.modelled
    return try measured { () throws(StatisticsError) in
      var shares: [Share] = []
      for target in targets {
        let places = modelled.indices.filter { target.covers(modelled[$0]) }
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
  ///
  /// In the same futures as one factor alone, so that what is found of either by itself holds here as well.
  ///
  /// - Parameter tell: told how many sizes of the first are done.
  func pair(
    _ first: ReverseStress.Row, _ second: ReverseStress.Row, target: Int, base: Share,
    confidence: Double, tell: (Int) -> Void
  ) async throws(ForecastError) -> ReverseStress.Pair {
    let (firstSizes, secondSizes) = (sizes(of: first, target), sizes(of: second, target))
    let bench = alone(target)
    var shares: [[Share]] = []
    for size in firstSizes {
      tell(shares.count)
      var row: [Share] = []
      for other in secondSizes {
        if size == 0 && other == 0 {
          row.append(base)
          continue
        }
        row.append(
          try await bench.shares(under: [(first.factor, size), (second.factor, other)])[0])
      }
      shares.append(row)
    }
    let inner = zip(firstSizes, shares).dropFirst().compactMap {
      size, row -> ReverseStress.ContourPoint? in
      let points = zip(secondSizes, row).map { ShockCurve.Point(size: $0, share: $1) }
      guard case .below(let crossing) = ShockCurve(points: points).finding(confidence: confidence)
      else { return nil }
      return .init(first: size, second: crossing.size)
    }
    let ends = (Self.crossing(first, target), Self.crossing(second, target))
    return ReverseStress.Pair(
      first: first.factor, second: second.factor, firstSizes: firstSizes,
      secondSizes: secondSizes, shares: shares, contour: Self.contour(inner, ends: ends))
  }

  /// The points between, and at the ends the sizes at which either factor alone breaks the target.
  private static func contour(
    _ inner: [ReverseStress.ContourPoint], ends: (first: Double?, second: Double?)
  ) -> [ReverseStress.ContourPoint] {
    let start = ends.second.map { [ReverseStress.ContourPoint(first: 0, second: $0)] } ?? []
    guard let end = ends.first else { return start + inner }
    // Once the first alone is enough, larger sizes of it say no more.
    return start + inner.filter { $0.first < end } + [.init(first: end, second: 0)]
  }

  private static func crossing(_ row: ReverseStress.Row, _ target: Int) -> Double? {
    guard case .below(let crossing) = row.findings[target] else { return nil }
    return crossing.size
  }

  /// The same with one target, and no principle but what that and the gate need.
  private func alone(_ target: Int) -> ShockBench {
    let modelled = plan.catalogue.modelled
    let places = modelled.indices.filter { targets[target].covers(modelled[$0]) }
    return ShockBench(
      plan: plan.narrowed(to: places), target: targets[target].id, sampling: sampling)
  }

  private func sizes(of row: ReverseStress.Row, _ target: Int) -> [Double] {
    var end = row.factor.largest
    if case .below(let crossing) = row.findings[target] { end = min(end, 1.25 * crossing.size) }
    let steps = ReverseSearch.pairSizes - 1
    return (0...steps).map { Double($0) / Double(steps) * end }
  }
}

extension ReverseStress.Target {
  /// Whether it is about a principle.
  fileprivate func covers(_ principle: Principle) -> Bool {
    switch self {
    case .gates: principle.isGate
    case .principle(let own): own.id == principle.id
    }
  }
}
