// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far a sample is from a distribution, and how rare that would be.
public struct GoodnessOfFit: Sendable, Hashable {
  /// The distance: the largest of the CDFs, or chi-square.
  public let statistic: Double
  /// The probability of a distance this large or larger, were the distribution right.
  public let pValue: Double
}

extension GoodnessOfFit {
  /// Kolmogorov and Smirnov's test of a rising sample against a continuous CDF.
  ///
  /// The p-value is Stephens' approximation, good from 5 values on; a sample of
  /// none gives NaN. Source: M. A. Stephens, JRSS B 32, 1970,
  /// doi:10.1111/j.2517-6161.1970.tb00821.x.
  public static func kolmogorovSmirnov(
    sorted: [Double], cdf: (Double) -> Double
  ) -> GoodnessOfFit {
    guard !sorted.isEmpty else { return GoodnessOfFit(statistic: .nan, pValue: .nan) }
    let n = Double(sorted.count)
    var distance = 0.0
    for (index, x) in sorted.enumerated() {
      let p = cdf(x)
      if p.isNaN { return GoodnessOfFit(statistic: .nan, pValue: .nan) }
      distance = max(distance, p - Double(index) / n, Double(index + 1) / n - p)
    }
    let scaled = (n.squareRoot() + 0.12 + 0.11 / n.squareRoot()) * distance
    return GoodnessOfFit(statistic: distance, pValue: kolmogorovTail(scaled))
  }

  /// Pearson's chi-square of counts against expected counts, each above 0.
  ///
  /// Degrees of freedom: classes less 1 less `fitted` parameters. NaN where
  /// the two differ in length or nothing is left to compare.
  public static func chiSquare(
    observed: [Int], expected: [Double], fitted: Int = 0
  ) -> GoodnessOfFit {
    GSL.prepare()
    let dof = observed.count - 1 - fitted
    guard observed.count == expected.count, dof > 0, expected.allSatisfy({ $0 > 0 }) else {
      return GoodnessOfFit(statistic: .nan, pValue: .nan)
    }
    var statistic = 0.0
    for (count, mean) in zip(observed, expected) {
      let distance = Double(count) - mean
      statistic += distance * distance / mean
    }
    return GoodnessOfFit(
      statistic: statistic, pValue: gsl_cdf_chisq_Q(statistic, Double(dof)))
  }

  /// P(K > x) of Kolmogorov's limit, an alternating series; 1 to 1e-12 below 0.2.
  private static func kolmogorovTail(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < 0.2 { return 1 }
    var sum = 0.0
    for j in 1...100 {
      let term = exp(-2 * Double(j * j) * x * x)
      sum += j.isMultiple(of: 2) ? -term : term
    }
    return min(1, max(0, 2 * sum))
  }
}
