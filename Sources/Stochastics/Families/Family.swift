// SPDX-License-Identifier: GPL-3.0-or-later

/// What every family of distributions answers; its parameters are checked.
protocol Family: Sendable, Hashable {
  /// From the lowest to the highest value, either possibly infinite.
  var support: ClosedRange<Double> { get }
  /// The expected value, nil where it is undefined.
  var mean: Double? { get }
  /// The variance, nil where it is undefined or infinite.
  var variance: Double? { get }
  /// What values the family takes.
  var grain: Grain { get }
  /// P(X <= x).
  func below(_ x: Double) -> Double
  /// P(X > x), exact in the upper tail.
  func above(_ x: Double) -> Double
  /// The least x with P(X <= x) >= p, for p inside (0, 1).
  func quantile(_ p: Double) -> Double
  /// The least x with P(X > x) <= q, for q inside (0, 1); exact for small q.
  func upperQuantile(_ q: Double) -> Double
  /// Draws one value.
  func sample(using stream: inout RandomStream) -> Double
}

/// What values a family takes.
enum Grain: Sendable, Hashable {
  /// Any number of the support.
  case continuous
  /// The integers of the support.
  case integers
  /// A list of values.
  case listed
}

extension Family {
  var grain: Grain { .continuous }
}
