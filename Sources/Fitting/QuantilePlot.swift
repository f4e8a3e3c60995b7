// SPDX-License-Identifier: GPL-3.0-or-later
internal import Stochastics

/// Quantiles of data beside those of a fitted distribution: on a line where the fit is good.
public struct QuantilePlot: Sendable, Hashable {
  /// One point.
  public struct Point: Sendable, Hashable {
    /// From 0 to 1, ends left out.
    public let probability: Double
    /// The data's.
    public let data: Double
    /// The distribution's.
    public let fitted: Double
  }

  /// Rising.
  public let points: [Point]

  /// Points at the most; data with fewer values have one for each.
  static let most = 200

  init(_ data: FitData, _ fit: FittedDistribution) {
    let count = min(data.total, Self.most)
    points = (0..<count).map { place in
      let p = (Double(place) + 0.5) / Double(count)
      return Point(
        probability: p, data: data.quantile(p), fitted: fit.distribution.quantile(p))
    }
  }
}
