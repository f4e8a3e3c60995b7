// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics

/// The correlation of two columns, with a standard error that assumes no normal distribution.
public struct Association: Sendable, Hashable {
  /// Pearson's correlation.
  public let correlation: Double
  /// By the influence of each pair, so fat tails make it as wide as they should.
  public let standardError: Double
  /// Pairs, each as often as it stands there.
  public let total: Int

  /// - Parameter pairs: two numbers and how often they stand there.
  /// - Throws: for fewer than four pairs, or a column that doesn't vary.
  public init(_ pairs: [(x: Double, y: Double, count: Int)]) throws(FitError) {
    try FitError.hold(
      pairs.allSatisfy { abs($0.x) <= 1e70 && abs($0.y) <= 1e70 && $0.count >= 0 },
      "must hold numbers of at most 1e70 in size.")
    let n = pairs.reduce(0.0) { $0 + Double($1.count) }
    try FitError.hold(n >= 4 && n <= Double(FitData.most), "needs from 4 to 10 million pairs.")
    func average(_ value: ((x: Double, y: Double, count: Int)) -> Double) -> Double {
      pairs.reduce(0.0) { $0 + Double($1.count) * value($1) } / n
    }
    let (meanX, meanY) = (average(\.x), average(\.y))
    let sdX = average { ($0.x - meanX) * ($0.x - meanX) }.squareRoot()
    let sdY = average { ($0.y - meanY) * ($0.y - meanY) }.squareRoot()
    try FitError.hold(sdX > 0 && sdY > 0, "has a column that doesn't vary.")
    let r = average { ($0.x - meanX) / sdX * (($0.y - meanY) / sdY) }
    let influence = average {
      let x = ($0.x - meanX) / sdX
      let y = ($0.y - meanY) / sdY
      let own = x * y - r * (x * x + y * y) / 2
      return own * own
    }
    correlation = min(1, max(-1, r))
    standardError = (influence / n).squareRoot()
    total = Int(n)
  }
}
