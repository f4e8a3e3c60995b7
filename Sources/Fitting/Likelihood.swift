// SPDX-License-Identifier: GPL-3.0-or-later
internal import Stochastics

/// The log-likelihood of a family's parameters for given data, in the frame of the data.
///
/// Values in classes count with the probability of their class, data cut to a range with that of the range, values with
/// known errors with the sum of the two variances.
struct Likelihood {
  let family: FitFamily
  let data: FitData
  private let logs: [Double]
  private let n: Double
  /// Sums over all values: of x, log x, log(1 - x), log x!.
  private var sum = 0.0, sumOfLogs = 0.0, sumOfLogComplements = 0.0, sumOfLogFactorials = 0.0
  private var sumOfSquares = 0.0

  init(_ family: FitFamily, _ data: FitData) {
    self.family = family
    self.data = data
    n = Double(data.total)
    let takesLogs = [.lognormal, .gamma, .weibull, .beta].contains(family) && data.width == nil
    logs = takesLogs ? data.values.map(Real.log) : []
    guard data.width == nil, data.errors.isEmpty else { return }
    for (place, value) in data.values.enumerated() {
      let count = Double(data.counts[place])
      sum += count * value
      if family == .lognormal { sumOfSquares += count * logs[place] * logs[place] }
      if takesLogs { sumOfLogs += count * logs[place] }
      if family == .beta { sumOfLogComplements += count * Real.log1p(-value) }
      if family.isDiscrete { sumOfLogFactorials += count * Real.logGamma(value + 1) }
    }
  }

  /// Minus infinity where the parameters make no distribution or the data impossible.
  func callAsFunction(_ free: [Double]) -> Double {
    for (value, bound) in zip(free, family.bounds) where !bound.contains(value) {
      return -.infinity
    }
    let parameters = family.natural(free)
    let value: Double
    if data.width != nil {
      value = ofClasses(parameters)
    } else if !data.errors.isEmpty {
      value = ofUncertain(parameters)
    } else {
      value = ofValues(parameters) - n * logKept(parameters)
    }
    return value.isFinite ? value : -.infinity
  }

  /// The logarithm of the mass of the range that the data were cut to.
  private func logKept(_ parameters: [Double]) -> Double {
    guard let between = data.between else { return 0 }
    guard let distribution = family.distribution(parameters) else { return .infinity }
    return Real.log(
      mass(
        distribution, above: family.isDiscrete ? between.lowerBound - 1 : between.lowerBound,
        upTo: between.upperBound))
  }

  private func mass(_ distribution: Distribution, above low: Double, upTo high: Double) -> Double {
    let below = distribution.cdf(low)
    // From the nearer tail, which keeps the digits.
    return below > 0.5
      ? distribution.survival(low) - distribution.survival(high) : distribution.cdf(high) - below
  }

  private func ofClasses(_ parameters: [Double]) -> Double {
    guard let width = data.width, let distribution = family.distribution(parameters) else {
      return -.infinity
    }
    var total = 0.0
    for (value, count) in zip(data.values, data.counts) {
      let share = mass(distribution, above: value, upTo: value + width)
      guard share > 0 else { return -.infinity }
      total += Double(count) * Real.log(share)
    }
    return total - n * logKept(parameters)
  }

  /// Normal values, each seen with an error of known standard deviation.
  private func ofUncertain(_ parameters: [Double]) -> Double {
    var total = 0.0
    for place in data.values.indices {
      let error = data.errors[place]
      let variance = parameters[1] * parameters[1] + error * error
      let off = data.values[place] - parameters[0]
      total -=
        Double(data.counts[place])
        * (Real.halfLogTwoPi + Real.log(variance) / 2 + off * off / variance / 2)
    }
    return total
  }

  private func ofValues(_ p: [Double]) -> Double {
    switch family {
    case .normal: normal(p[0], p[1])
    case .lognormal:
      -n * (Real.halfLogTwoPi + Real.log(p[1])) - sumOfLogs
        - (sumOfSquares - 2 * p[0] * sumOfLogs + n * p[0] * p[0]) / (2 * p[1] * p[1])
    case .gamma:
      (p[0] - 1) * sumOfLogs - sum / p[1] - n * (p[0] * Real.log(p[1]) + Real.logGamma(p[0]))
    case .beta:
      (p[0] - 1) * sumOfLogs + (p[1] - 1) * sumOfLogComplements
        + n * (Real.logGamma(p[0] + p[1]) - Real.logGamma(p[0]) - Real.logGamma(p[1]))
    case .weibull: weibull(p[0], p[1])
    case .exponential: -n * Real.log(p[0]) - sum / p[0]
    case .studentT: studentT(p[0], p[1], p[2])
    case .poisson: sum * Real.log(p[0]) - n * p[0] - sumOfLogFactorials
    case .negativeBinomial: negativeBinomial(p[0], p[1])
    case .bernoulli: sum * Real.log(p[0]) + (n - sum) * Real.log1p(-p[0])
    }
  }

  private func normal(_ mean: Double, _ sd: Double) -> Double {
    var squares = 0.0
    for (value, count) in zip(data.values, data.counts) {
      squares += Double(count) * (value - mean) * (value - mean)
    }
    return -n * (Real.halfLogTwoPi + Real.log(sd)) - squares / (2 * sd * sd)
  }

  private func weibull(_ shape: Double, _ scale: Double) -> Double {
    let logScale = Real.log(scale)
    var powers = 0.0
    for (log, count) in zip(logs, data.counts) {
      powers += Double(count) * Real.exp(shape * (log - logScale))
    }
    return n * (Real.log(shape) - shape * logScale) + (shape - 1) * sumOfLogs - powers
  }

  private func studentT(_ dof: Double, _ location: Double, _ scale: Double) -> Double {
    let half = (dof + 1) / 2
    let constant =
      Real.logGamma(half) - Real.logGamma(dof / 2) - Real.log(dof * .pi) / 2 - Real.log(scale)
    let factor = 1 / (dof * scale * scale)
    var logs = 0.0
    for (value, count) in zip(data.values, data.counts) {
      let off = value - location
      logs += Double(count) * Real.log1p(off * off * factor)
    }
    return n * constant - half * logs
  }

  private func negativeBinomial(_ mean: Double, _ size: Double) -> Double {
    let empty = -size * Real.log1p(mean / size)
    let each = Real.log(mean / (size + mean))
    var total = n * empty + sum * each - sumOfLogFactorials
    let logGamma = Real.logGamma(size)
    for (value, count) in zip(data.values, data.counts) where value > 0 {
      total += Double(count) * (Real.logGamma(value + size) - logGamma)
    }
    return total
  }
}
