// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The standard normal distribution.
public enum Normal {
  /// P(Z <= z), Φ.
  public static func cdf(_ z: Double) -> Double { gsl_cdf_ugaussian_P(z) }

  /// P(Z > z), exact in the upper tail.
  public static func survival(_ z: Double) -> Double { gsl_cdf_ugaussian_Q(z) }

  /// The density φ at z.
  public static func density(_ z: Double) -> Double { gsl_ran_ugaussian_pdf(z) }

  /// The z with P(Z <= z) = p; infinite at 0 and 1, NaN outside.
  public static func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? gsl_cdf_ugaussian_Pinv(p) : .nan
  }
}
