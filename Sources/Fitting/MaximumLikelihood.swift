// SPDX-License-Identifier: GPL-3.0-or-later
internal import Stochastics

extension FittedDistribution {
  /// The parameters of greatest likelihood, with standard errors from the observed information.
  ///
  /// GSL's simplex looks for the maximum, Newton's steps settle it. Source: B. Efron, D. V. Hinkley, Biometrika 65,
  /// 1978, doi:10.1093/biomet/65.3.457, for the observed information.
  ///
  /// - Throws: where the data can't come from the family, are too few, or are all the same.
  public init(_ family: FitFamily, to data: FitData) throws(FitError) {
    if let refusal = family.refusal(of: data) { throw FitError(refusal + ".") }
    let parameters = family.parameters.count
    try FitError.hold(
      data.total > parameters,
      "needs \(parameters + 1) values at least, and there are \(data.total).")
    try FitError.hold(
      data.values.count > 1, "needs different values, and all are the same; write it as fixed.")
    try self.init(family, data, from: nil)
  }

  /// The same family fitted to other data of the same kind, from this fit on; nil where that fails.
  func refitted(to data: FitData) -> FittedDistribution? {
    data.values.count > 1 ? try? FittedDistribution(family, data, from: self) : nil
  }

  private init(
    _ family: FitFamily, _ data: FitData, from known: FittedDistribution?
  ) throws(FitError) {
    let frame = known?.frame ?? family.frame(of: data)
    let likelihood = Likelihood(
      family, data.standardised(centre: frame.centre, unit: frame.unit))
    let n = Double(data.total)
    let search = Search(family: family, size: n) { -likelihood($0) / n }
    let start = known?.free ?? family.start(likelihood.data)
    guard let found = search.best(from: start, isNear: known != nil),
      let plain = family.distribution(family.natural(found.free, frame))
    else { throw FitError("finds no maximum of the likelihood; the data may not suit the family.") }
    self.family = family
    self.frame = frame
    free = found.free
    converged = found.converged
    isAtLimit = search.isAtLimit(found.free)
    logLikelihood = -found.value * n - n * family.logUnit(frame, data)
    guard let cut = Self.cut(plain, to: data) else {
      throw FitError("finds next to nothing of the distribution inside the range it is cut to.")
    }
    distribution = cut
    let errors =
      known == nil && !isAtLimit
      ? Self.errors(family, found.free, frame, found.inverse, n) : nil
    parameters = zip(family.parameters, family.natural(found.free, frame)).enumerated().map {
      Parameter(name: $1.0, value: $1.1, standardError: errors?[$0])
    }
  }

  private static func cut(_ distribution: Distribution, to data: FitData) -> Distribution? {
    guard let between = data.between else { return distribution }
    return try? distribution.truncated(to: between)
  }

  /// Standard errors of the scenario's parameters from the free ones' covariance, by the delta method.
  private static func errors(
    _ family: FitFamily, _ free: [Double], _ frame: Frame, _ inverse: [Double]?, _ n: Double
  ) -> [Double]? {
    guard let inverse else { return nil }
    let count = free.count
    // How each parameter moves with each free one.
    let slopes = (0..<count).map { column in
      var up = free
      var down = free
      let step = 1e-5 * max(1, abs(free[column]))
      up[column] += step
      down[column] -= step
      return zip(family.natural(up, frame), family.natural(down, frame)).map {
        ($0 - $1) / (2 * step)
      }
    }
    return (0..<count).map { place in
      var variance = 0.0
      for row in 0..<count {
        for column in 0..<count {
          variance += slopes[row][place] * inverse[row * count + column] * slopes[column][place]
        }
      }
      return (variance / n).squareRoot()
    }
  }
}

/// Looks for the least of minus the log-likelihood of one value.
private struct Search {
  let family: FitFamily
  /// Values, by which a difference of the function counts.
  let size: Double
  let function: ([Double]) -> Double

  struct Found {
    var free: [Double]
    var value: Double
    var converged: Bool
    var inverse: [Double]?
  }

  init(family: FitFamily, size: Double, _ function: @escaping ([Double]) -> Double) {
    self.family = family
    self.size = size
    self.function = function
  }

  /// - Parameter isNear: whether the start is as good as the maximum, up to chance.
  func best(from start: [Double], isNear: Bool) -> Found? {
    if isNear, let found = newton(from: start), found.converged { return found }
    let start = zip(start, family.bounds).map { min($1.upperBound, max($1.lowerBound, $0)) }
    guard function(start).isFinite else { return nil }
    let steps = [Double](repeating: 0.3, count: start.count)
    guard let first = Simplex.least(from: start, steps: steps, size: 1e-4, of: function),
      // From anew: a simplex that has grown flat moves on.
      let near = Simplex.least(
        from: first, steps: steps.map { $0 / 10 }, size: 1e-6, of: function)
    else { return nil }
    return newton(from: near)
  }

  func isAtLimit(_ free: [Double]) -> Bool {
    zip(free, family.bounds).contains { value, bound in
      value < bound.lowerBound + 0.05 || value > bound.upperBound - 0.05
    }
  }

  /// Newton's steps, each halved until it goes down.
  private func newton(from start: [Double]) -> Found? {
    var point = start
    for _ in 0..<12 {
      let here = Curvature(at: point, of: function)
      guard here.value.isFinite else { return nil }
      guard let newton = here.newton else {
        return Found(free: point, value: here.value, converged: false, inverse: nil)
      }
      let settled = newton.gain * size < 1e-9
      guard !settled, let next = lower(than: here.value, from: point, by: newton.step) else {
        return Found(
          free: point, value: here.value, converged: newton.gain * size < 1e-4,
          inverse: here.inverse)
      }
      point = next
    }
    let here = Curvature(at: point, of: function)
    let gain = here.newton?.gain ?? .infinity
    return Found(
      free: point, value: here.value, converged: gain * size < 1e-4, inverse: here.inverse)
  }

  private func lower(than value: Double, from point: [Double], by step: [Double]) -> [Double]? {
    var part = 1.0
    for _ in 0..<12 {
      let next = zip(point, step).map { $0 + part * $1 }
      if function(next) < value { return next }
      part /= 2
    }
    return nil
  }
}
