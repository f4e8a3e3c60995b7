// SPDX-License-Identifier: GPL-3.0-or-later

/// What it would be worth to know something before choosing among decisions.
///
/// The utility of the best decision for each case, on average, less that of the best decision overall. Sources: H.
/// Raiffa, R. Schlaifer, Applied Statistical Decision Theory, 1961; by regression on what would be known: M. Strong, J.
/// E. Oakley, A. Brennan, Medical Decision Making 34, 2014, doi:10.1177/0272989X12465490.
public struct ValueOfInformation: Sendable, Hashable {
  /// As estimated: the greatest of several fitted means, so it is too large on average.
  public let raw: Double
  /// What the same estimate gives where there is nothing to know: the mean over shuffled cases. 0 of perfect knowledge.
  public let bias: Double
  /// `raw` less `bias`, not below 0, with the bootstrap's standard error.
  public let value: UncertainNumber
  /// The share of shuffles that give as much as `raw`, those counted once more (a permutation test); 1 of none.
  public let chance: Double
  /// The share of cases in which knowing would change the decision.
  public let switches: Double
  /// What shuffled cases gave, one for each shuffle.
  private let null: [Double]

  /// The worth of knowing everything, chance included: a bound that nobody reaches.
  ///
  /// - Parameters:
  ///   - utilities: one array for each decision, with one value for each case.
  ///   - resamples: places among the cases, drawn with replacement.
  /// - Returns: nil of fewer than two decisions, unequal counts, or a value that is not finite.
  public static func perfect(
    _ utilities: [[Double]], resamples: [[Int32]]
  ) -> ValueOfInformation? {
    guard let relative = Relative(utilities) else { return nil }
    let all = (0..<Int32(relative.count)).map(\.self)
    let found = relative.gain(relative.utilities, at: all)
    let drawn = resamples.map { places in
      relative.gain(
        relative.utilities.map { row in places.map { row[Int($0)] } },
        at: Array(0..<Int32(places.count))
      ).value
    }
    let error = Moments(of: drawn).standardDeviation ?? .nan
    return ValueOfInformation(
      raw: found.value, bias: 0, value: Self.positive(found.value, error), chance: 0,
      switches: found.switches, null: [])
  }

  /// The worth of knowing these inputs alone.
  ///
  /// - Parameter shuffles: orders of all cases, each case once.
  /// - Returns: nil as `perfect`, or where the inputs allow no regression.
  public static func partial(
    _ utilities: [[Double]], knowing inputs: [[Double]], resamples: [[Int32]], shuffles: [[Int32]]
  ) -> ValueOfInformation? {
    guard let relative = Relative(utilities), let regression = AdditiveRegression(inputs),
      regression.count == relative.count, let fitted = regression.fitted(relative.utilities)
    else { return nil }
    let all = (0..<Int32(relative.count)).map(\.self)
    let found = relative.gain(fitted, at: all)
    let null = shuffles.compactMap { rows in
      regression.fitted(relative.utilities, rows: rows).map { relative.gain($0, at: all).value }
    }
    let drawn = resamples.compactMap { places in
      regression.fitted(relative.utilities, places: places).map {
        relative.gain($0, at: Array(0..<Int32(places.count))).value
      }
    }
    let bias = Moments(of: null).mean ?? 0
    let error = Moments(of: drawn).standardDeviation ?? .nan
    return ValueOfInformation(
      raw: found.value, bias: bias, value: Self.positive(found.value - bias, error),
      chance: Double(1 + null.count { $0 >= found.value }) / Double(1 + null.count),
      switches: found.switches, null: null)
  }

  /// The chance that the greatest of several worths found over the same shuffles would stand out as far as each does if
  /// none were worth anything: at a level of 5%, one false find or more in one of twenty answers.
  ///
  /// Source: P. H. Westfall, S. S. Young, Resampling-Based Multiple Testing, 1993, 2.3 (maximum of studentised
  /// statistics).
  public static func jointChances(_ worths: [ValueOfInformation]) -> [Double] {
    let count = worths.map(\.null.count).min() ?? 0
    let scaled = worths.map { worth -> (own: Double, null: [Double]) in
      let spread = Moments(of: worth.null).standardDeviation ?? 0
      guard spread > 0 else { return (-.infinity, Array(repeating: -.infinity, count: count)) }
      return (
        (worth.raw - worth.bias) / spread,
        worth.null.prefix(count).map { ($0 - worth.bias) / spread }
      )
    }
    let greatest = (0..<count).map { shuffle in
      scaled.map { $0.null[shuffle] }.max() ?? -.infinity
    }
    return scaled.map { worth in
      Double(1 + greatest.count { $0 >= worth.own }) / Double(1 + count)
    }
  }

  /// Knowing is worth nothing at the least, so neither the number nor its interval goes below.
  private static func positive(_ value: Double, _ error: Double) -> UncertainNumber {
    let normal95 = 1.959963984540054
    let half = error.isFinite ? normal95 * error : 0
    let kept = max(0, value)
    return UncertainNumber(
      kept, standardError: error, interval: max(0, value - half)...max(kept, value + half))
  }
}

/// Utilities less those of the first decision: what all share says nothing of a choice.
private struct Relative {
  let utilities: [[Double]]
  let count: Int

  init?(_ utilities: [[Double]]) {
    guard utilities.count > 1, let first = utilities.first, first.count > 1,
      utilities.allSatisfy({ $0.count == first.count && $0.allSatisfy(\.isFinite) })
    else { return nil }
    count = first.count
    self.utilities = utilities.map { zip($0, first).map(-) }
  }

  /// What choosing case by case gains over the one best decision, and how often it chooses another.
  func gain(_ means: [[Double]], at places: [Int32]) -> (value: Double, switches: Double) {
    let overall = means.map { mean in
      places.reduce(0) { $0 + mean[Int($1)] } / Double(max(1, places.count))
    }
    let best = overall.indices.max { (overall[$0], $1) < (overall[$1], $0) } ?? 0
    var (sum, switches) = (0.0, 0)
    for place in places {
      var highest = means[best][Int(place)]
      var changes = false
      for mean in means where mean[Int(place)] > highest {
        highest = mean[Int(place)]
        changes = true
      }
      sum += highest - means[best][Int(place)]
      switches += changes ? 1 : 0
    }
    let count = Double(max(1, places.count))
    return (sum / count, Double(switches) / count)
  }
}
