// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics

/// Distances of estimates from exact values, in standard errors.
enum Distance {
  static func of(_ moments: Moments, from exact: Double) -> Double {
    guard let mean = moments.mean, let error = moments.standardError else { return .infinity }
    return abs(mean - exact) / error
  }

  /// Of a share, with the exact value's own standard error.
  static func of(_ hits: Int, in trials: Int, from exact: Double) -> Double {
    let error = (exact * (1 - exact) / Double(trials)).squareRoot()
    return abs(Double(hits) / Double(trials) - exact) / error
  }
}
