// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

/// The years from the start to a school's next graded inspection, given those since its last.
///
/// The interval is gamma; what remains of it is drawn through a table of its quantiles, made once, because GSL's
/// inverse takes microseconds.
struct InspectionClock: Sendable {
  /// All that its table hangs on.
  private struct Origin: Sendable, Hashable {
    /// Of the interval, in years.
    let mean: Double
    let sd: Double
    /// Years since the last inspection.
    let elapsed: Double

    init(_ school: School, scenario: Scenario) {
      let grade = school.grade.index
      mean = scenario.assumptions.mean(.inspectionIntervalMean, grade) ?? 4
      sd = scenario.assumptions.mean(.inspectionIntervalSd, grade) ?? 0.6
      elapsed = max(0, school.lastInspected.years(before: scenario.start))
    }
  }

  private let origin: Origin
  /// Remaining years at equally spaced probabilities from 0 to `1 - 1 / (2 * count)`.
  private let quantiles: [Double]
  private static let count = 256
  /// An inspection later than all but one in a thousand is due within the year.
  private static let overdue = 0.999

  private init(_ origin: Origin) {
    self.origin = origin
    quantiles = Self.remaining(mean: origin.mean, sd: origin.sd, elapsed: origin.elapsed)
  }

  /// One clock for each school; equal tables are made once, or taken from clocks that are there.
  static func clocks(
    of schools: [School], scenario: Scenario, like others: [InspectionClock]
  ) -> [InspectionClock] {
    var known = Dictionary(others.map { ($0.origin, $0) }) { first, _ in first }
    return schools.map { school in
      let origin = Origin(school, scenario: scenario)
      let clock = known[origin] ?? InspectionClock(origin)
      known[origin] = clock
      return clock
    }
  }

  private static func remaining(mean: Double, sd: Double, elapsed: Double) -> [Double] {
    let shares = (0...count).map { min(Double($0) / Double(count), 1 - 0.5 / Double(count)) }
    // With next to no spread (beyond the shapes that can be drawn) the interval is its mean.
    guard let interval = try? Distribution.gamma(mean: mean, sd: sd) else {
      return mean > elapsed ? shares.map { _ in mean - elapsed } : shares
    }
    let passed = interval.cdf(elapsed)
    guard passed < overdue else { return shares }
    return shares.map { max(0, interval.quantile(passed + $0 * (1 - passed)) - elapsed) }
  }

  /// Years to the next inspection at this probability, 0 to 1.
  func years(at probability: Double) -> Double {
    let place = probability * Double(Self.count)
    let lower = min(max(Int(place), 0), Self.count - 1)
    let weight = place - Double(lower)
    return quantiles[lower] * (1 - weight) + quantiles[lower + 1] * weight
  }
}
