// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics

/// What somebody holds of a quantity: with this probability it lies below this value.
public struct QuantileBelief: Sendable, Hashable {
  /// Above 0 and below 1.
  public let probability: Double
  /// The value.
  public let value: Double

  /// A probability and its value.
  public init(probability: Double, value: Double) {
    self.probability = probability
    self.value = value
  }
}

/// A family with the parameters that come nearest to quantiles, by least squares, and by how far it misses them.
public struct QuantileFit: Sendable, Hashable {
  /// The family.
  public let family: FitFamily
  /// In the order of the scenario's recipe.
  public let parameters: [Double]
  /// The distribution.
  public let distribution: Distribution
  /// What was asked for, rising.
  public let beliefs: [QuantileBelief]
  /// The distribution's own quantiles at these probabilities.
  public let found: [Double]
  /// The root of the mean squared miss, over the distance from the lowest to the highest quantile.
  public let miss: Double

  /// Looks for the parameters; throws where the quantiles allow none.
  public init(_ family: FitFamily, to beliefs: [QuantileBelief]) throws(FitError) {
    let sorted = try Self.checked(beliefs)
    try FitError.hold(!family.isDiscrete, "is of counts, whose quantiles go in steps.")
    let parameters = family.parameters.count
    try FitError.hold(
      sorted.count >= parameters, "has \(parameters) parameters; give as many quantiles at least.")
    let data = try FitData(values: sorted.map(\.value))
    if let refusal = family.refusal(of: data) { throw FitError(refusal + ".") }
    let search = QuantileSearch(family: family, beliefs: sorted, data: data)
    guard let free = search.best, let distribution = family.distribution(search.natural(free))
    else { throw FitError("finds no parameters near these quantiles.") }
    self.family = family
    self.parameters = search.natural(free)
    self.distribution = distribution
    self.beliefs = sorted
    found = sorted.map { distribution.quantile($0.probability) }
    miss = search.loss(free).squareRoot()
  }

  /// Rising quantiles, or all that is wrong with them.
  public static func checked(_ beliefs: [QuantileBelief]) throws(FitError) -> [QuantileBelief] {
    try FitError.hold(beliefs.count >= 2, "are too few; give two quantiles at least.")
    try FitError.hold(
      beliefs.allSatisfy {
        $0.probability > 0 && $0.probability < 1 && abs($0.value) <= 1e100
      }, "must have probabilities between 0 and 1, and values of at most 1e100 in size.")
    let sorted = beliefs.sorted { $0.probability < $1.probability }
    let rises = zip(sorted, sorted.dropFirst()).allSatisfy {
      $0.probability < $1.probability && $0.value < $1.value
    }
    try FitError.hold(rises, "must rise: each higher probability once, with a higher value.")
    return sorted
  }
}

/// Every family tried on quantiles, the nearest first.
public struct QuantileReport: Sendable, Hashable {
  /// Rising by the miss.
  public let fits: [QuantileFit]
  /// Families that could not be fitted.
  public let refusals: [FitReport.Refusal]

  /// Throws where no family could be held against the quantiles.
  ///
  /// - Parameter families: none for all of measured numbers.
  public init(_ families: [FitFamily], to beliefs: [QuantileBelief]) throws(FitError) {
    _ = try QuantileFit.checked(beliefs)
    var fits: [QuantileFit] = []
    var refusals: [FitReport.Refusal] = []
    for family in families.isEmpty ? FitFamily.continuous : families {
      do throws(FitError) {
        fits.append(try QuantileFit(family, to: beliefs))
      } catch {
        refusals.append(FitReport.Refusal(family: family, reason: error.description))
      }
    }
    if fits.isEmpty {
      throw FitError(
        "suit none of the families: "
          + refusals.map { "\($0.family.rawValue) \($0.reason)" }.joined(separator: " "))
    }
    self.fits = fits.sorted { $0.miss < $1.miss }
    self.refusals = refusals
  }
}

/// The least squares of quantiles in the frame of the values.
private struct QuantileSearch {
  let family: FitFamily
  let beliefs: [QuantileBelief]
  let frame: Frame
  private let width: Double
  private let start: [Double]

  init(family: FitFamily, beliefs: [QuantileBelief], data: FitData) {
    self.family = family
    self.beliefs = beliefs
    let frame = family.frame(of: data)
    self.frame = frame
    width = (beliefs.last?.value ?? 0) - (beliefs.first?.value ?? 0)
    start = family.start(data.standardised(centre: frame.centre, unit: frame.unit))
  }

  func natural(_ free: [Double]) -> [Double] { family.natural(free, frame) }

  func loss(_ free: [Double]) -> Double {
    let isInside = zip(free, family.bounds).allSatisfy { $1.contains($0) }
    guard isInside, let distribution = family.distribution(natural(free)) else { return .infinity }
    var squares = 0.0
    for belief in beliefs {
      let miss = (distribution.quantile(belief.probability) - belief.value) / width
      squares += miss * miss
    }
    return squares / Double(beliefs.count)
  }

  var best: [Double]? {
    var point = zip(start, family.bounds).map { min($1.upperBound, max($1.lowerBound, $0)) }
    guard loss(point).isFinite else { return nil }
    // A simplex grows flat; each begins anew where the last one ended.
    for step in [0.5, 0.2, 0.05] {
      let steps = [Double](repeating: step, count: point.count)
      guard let next = Simplex.least(from: point, steps: steps, size: 1e-8, of: loss) else {
        return nil
      }
      if loss(next) <= loss(point) { point = next }
    }
    return point
  }
}
