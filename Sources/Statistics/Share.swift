// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A share of trials with its confidence interval; neither goes without the other.
public struct Share: Sendable, Hashable {
  /// How the interval is made.
  public enum Method: Sendable, Hashable {
    /// Covers the level on average; for probabilities that are shown.
    case wilson
    /// Covers the level at least, whatever the truth; for claims that must hold.
    case clopperPearson
  }

  /// Trials that succeeded.
  public let successes: Int
  /// All trials, one at least.
  public let trials: Int
  /// The interval's confidence, such as 0.95.
  public let level: Double
  /// From 0 to 1, the value inside.
  public let interval: ClosedRange<Double>

  /// The share that succeeded, a fraction from 0 to 1.
  public var value: Double { Double(successes) / Double(trials) }

  /// An estimate from counts; throws unless `0 <= successes <= trials >= 1` and `0 < level < 1`.
  public init(
    successes: Int, trials: Int, level: Double = 0.95, method: Method = .wilson
  ) throws(StatisticsError) {
    try StatisticsError.hold(trials > 0, "trials", Double(trials), "must be 1 at least")
    try StatisticsError.hold(
      successes >= 0 && successes <= trials, "successes", Double(successes),
      "must be from 0 to trials")
    try StatisticsError.level(level)
    GSL.prepare()
    self.successes = successes
    self.trials = trials
    self.level = level
    interval =
      switch method {
      case .wilson: Self.wilson(successes, trials, level)
      case .clopperPearson: Self.clopperPearson(successes, trials, level)
      }
  }

  /// Source: E. B. Wilson, JASA 22, 1927, doi:10.1080/01621459.1927.10502953.
  private static func wilson(
    _ successes: Int, _ trials: Int, _ level: Double
  ) -> ClosedRange<Double> {
    let n = Double(trials)
    let p = Double(successes) / n
    let z = gsl_cdf_ugaussian_Qinv((1 - level) / 2)
    let shrink = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / shrink
    let variance = p * (1 - p) / n + z * z / (4 * n * n)
    let half = z * variance.squareRoot() / shrink
    // At the ends the formula gives exactly 0 or 1 but for rounding.
    let low = successes == 0 ? 0 : min(p, max(0, centre - half))
    let high = successes == trials ? 1 : max(p, min(1, centre + half))
    return low...high
  }

  /// Source: C. J. Clopper, E. S. Pearson, Biometrika 26, 1934,
  /// doi:10.1093/biomet/26.4.404; by beta quantiles.
  private static func clopperPearson(
    _ successes: Int, _ trials: Int, _ level: Double
  ) -> ClosedRange<Double> {
    let tail = (1 - level) / 2
    let failures = Double(trials - successes)
    let hits = Double(successes)
    let low = successes == 0 ? 0 : BetaQuantile.lower(tail, hits, failures + 1)
    let high = successes == trials ? 1 : BetaQuantile.upper(tail, hits + 1, failures)
    return low...high
  }
}
