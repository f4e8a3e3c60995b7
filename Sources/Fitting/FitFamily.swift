// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics

/// A family that can be fitted, by the name that scenarios give it.
///
/// Left out on purpose: uniform, triangular, PERT and Pareto, whose ends are parameters, so that likelihood gives them
/// no standard errors of the usual kind; and families that list values.
public enum FitFamily: String, CaseIterable, Sendable {
  case normal, lognormal, gamma, beta, weibull, exponential
  case studentT = "student_t"
  case poisson
  case negativeBinomial = "negative_binomial"
  case bernoulli

  /// Families of measured numbers.
  public static let continuous: [FitFamily] = [
    .normal, .studentT, .lognormal, .gamma, .weibull, .exponential, .beta,
  ]
  /// Families of counts.
  public static let ofCounts: [FitFamily] = [.poisson, .negativeBinomial]

  /// Whether it gives whole numbers alone.
  public var isDiscrete: Bool { Self.ofCounts.contains(self) || self == .bernoulli }

  /// Parameters as scenarios name them, in the order of their recipe.
  public var parameters: [String] {
    switch self {
    case .normal: ["mean", "sd"]
    case .lognormal: ["mu", "sigma"]
    case .gamma, .weibull: ["shape", "scale"]
    case .beta: ["alpha", "beta"]
    case .exponential, .poisson: ["mean"]
    case .studentT: ["dof", "location", "scale"]
    case .negativeBinomial: ["mean", "size"]
    case .bernoulli: ["probability"]
    }
  }

  /// Whether the scale of the data is one of its parameters, so that it can be fitted in any measure.
  private var hasScale: Bool { self != .beta && !isDiscrete }

  /// The distribution with these parameters; nil where they make none.
  public func distribution(_ p: [Double]) -> Distribution? {
    guard p.count == parameters.count else { return nil }
    return switch self {
    case .normal: try? .normal(mean: p[0], sd: p[1])
    case .lognormal: try? .lognormal(mu: p[0], sigma: p[1])
    case .gamma: try? .gamma(shape: p[0], scale: p[1])
    case .beta: try? .beta(alpha: p[0], beta: p[1])
    case .weibull: try? .weibull(shape: p[0], scale: p[1])
    case .exponential: try? .exponential(mean: p[0])
    case .studentT: try? .studentT(dof: p[0], location: p[1], scale: p[2])
    case .poisson: try? .poisson(mean: p[0])
    case .negativeBinomial: try? .negativeBinomial(mean: p[0], size: p[1])
    case .bernoulli: try? .bernoulli(p[0])
    }
  }

  /// Why these data can't come from the family; nil where they can.
  func refusal(of data: FitData) -> String? {
    let low = data.values.first ?? .nan
    let high = (data.values.last ?? .nan) + (data.width ?? 0)
    let isClassed = data.width != nil
    if !data.errors.isEmpty && self != .normal { return "takes no errors; only the normal does" }
    switch self {
    case .normal, .studentT: return nil
    case .lognormal, .gamma, .weibull:
      return low > 0 || (isClassed && low >= 0) ? nil : "needs values above 0"
    case .exponential: return low >= 0 ? nil : "needs values from 0"
    case .beta:
      let inside = isClassed ? low >= 0 && high <= 1 + 1e-9 : low > 0 && high < 1
      return inside ? nil : "needs values between 0 and 1"
    case .poisson, .negativeBinomial:
      if isClassed { return "is of counts, which have no classes" }
      guard data.isWhole else { return "needs whole numbers from 0" }
      return high <= Double(FitData.mostCells) ? nil : "is fitted to counts of 20,000 at most"
    case .bernoulli:
      return !isClassed && data.values.allSatisfy { $0 == 0 || $0 == 1 } ? nil : "needs 0 and 1"
    }
  }
}

// MARK: - The measure a fit is made in

/// A centre and a unit, so that a fit meets numbers about one whatever the data count.
struct Frame: Sendable, Hashable {
  var centre = 0.0
  var unit = 1.0
}

extension FitFamily {
  func frame(of data: FitData) -> Frame {
    let spread = data.spread.squareRoot()
    switch self {
    case .normal: return Frame(centre: data.mean, unit: spread)
    case .studentT:
      // A far value must not set the measure.
      let quarters = (data.quantile(0.75) - data.quantile(0.25)) / 1.349
      return Frame(centre: data.quantile(0.5), unit: quarters > 0 ? quarters : spread)
    case .lognormal, .gamma, .weibull, .exponential: return Frame(unit: data.mean)
    default: return Frame()
    }
  }

  /// The scenario's parameters from the free ones, which may be any numbers, in a frame.
  func natural(_ free: [Double], _ frame: Frame = Frame()) -> [Double] {
    let unit = frame.unit
    switch self {
    case .normal: return [frame.centre + unit * free[0], unit * Real.exp(free[1])]
    case .lognormal: return [free[0] + (unit == 1 ? 0 : Real.log(unit)), Real.exp(free[1])]
    case .gamma:
      let shape = Real.exp(free[1])
      return [shape, unit * Real.exp(free[0]) / shape]
    case .weibull: return [Real.exp(free[1]), unit * Real.exp(free[0])]
    case .exponential: return [unit * Real.exp(free[0])]
    case .beta:
      let mean = 1 / (1 + Real.exp(-free[0]))
      let total = Real.exp(free[1])
      return [mean * total, (1 - mean) * total]
    case .studentT:
      return [Real.exp(free[0]), frame.centre + unit * free[1], unit * Real.exp(free[2])]
    case .poisson: return [Real.exp(free[0])]
    case .negativeBinomial: return [Real.exp(free[0]), Real.exp(free[1])]
    case .bernoulli: return [1 / (1 + Real.exp(-free[0]))]
    }
  }

  /// What each free parameter may be: beyond, the family is another one for all that data can tell.
  var bounds: [ClosedRange<Double>] {
    let shape = -3.9...11.5
    let scale = -40.0...40.0
    let place = -1e6...1e6
    switch self {
    case .normal: return [place, scale]
    case .lognormal: return [-200...200, -30...2.7]
    case .gamma, .weibull: return [scale, self == .weibull ? -3.9...9 : shape]
    case .beta: return [-18...18, shape]
    case .exponential: return [scale]
    case .studentT: return [-1.6...6.9, place, scale]
    case .poisson: return [-25...11.5]
    case .negativeBinomial: return [-25...11.5, -9.2...11.5]
    case .bernoulli: return [-40...40]
    }
  }

  /// Where a search begins: moments, in the frame.
  func start(_ data: FitData) -> [Double] {
    let mean = data.mean
    let variance = max(data.spread, 1e-12)
    let ratio = mean > 0 ? mean * mean / variance : 1
    switch self {
    case .normal: return [mean, Real.log(variance) / 2]
    case .studentT: return [1.4, 0, -0.1]
    case .lognormal:
      let sigma2 = Real.log1p(1 / ratio)
      return [Real.log(max(mean, 1e-300)) - sigma2 / 2, Real.log(sigma2) / 2]
    case .gamma: return [Real.log(mean), min(11, max(-3.5, Real.log(ratio)))]
    case .weibull:
      let shape = min(500, max(0.05, Real.pow(ratio, 0.543)))
      return [Real.log(mean / Real.gamma(1 + 1 / shape)), Real.log(shape)]
    case .exponential, .poisson: return [Real.log(max(mean, 1e-10))]
    case .beta:
      let inside = min(max(mean, 1e-6), 1 - 1e-6)
      let total = min(9e4, max(0.05, inside * (1 - inside) / variance - 1))
      return [Real.log(inside / (1 - inside)), Real.log(total)]
    case .negativeBinomial:
      let size = variance > mean ? mean * mean / (variance - mean) : 100
      return [Real.log(max(mean, 1e-10)), Real.log(min(9e4, max(2e-4, size)))]
    case .bernoulli:
      let inside = min(max(mean, 1e-15), 1 - 1e-15)
      return [Real.log(inside / (1 - inside))]
    }
  }

  /// The measure of the density: by how much the log-likelihood of one value falls with the frame's unit.
  func logUnit(_ frame: Frame, _ data: FitData) -> Double {
    hasScale && data.width == nil ? Real.log(frame.unit) : 0
  }
}
