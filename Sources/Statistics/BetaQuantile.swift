// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Quantiles of the beta distribution, searched for where GSL's are off.
enum BetaQuantile {
  /// The x in [0, 1] with P(X <= x) = p.
  static func lower(_ p: Double, _ alpha: Double, _ beta: Double) -> Double {
    let guess = gsl_cdf_beta_Pinv(p, alpha, beta)
    if abs(gsl_cdf_beta_P(guess, alpha, beta) - p) <= 1e-12 * p { return guess }
    return bisect { gsl_cdf_beta_P($0, alpha, beta) < p }
  }

  /// The x in [0, 1] with P(X > x) = q.
  static func upper(_ q: Double, _ alpha: Double, _ beta: Double) -> Double {
    1 - lower(q, beta, alpha)
  }

  /// The end of the lower part of [0, 1] where a condition holds.
  private static func bisect(while holds: (Double) -> Bool) -> Double {
    var low = 0.0
    var high = 1.0
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if holds(middle) { low = middle } else { high = middle }
    }
  }
}
