// SPDX-License-Identifier: GPL-3.0-or-later

/// The department's reading of a trust's budget forecast: red, amber or green.
///
/// Red: reserves below zero now or at the next year end, or a slope among the steepest declines unless the trust mostly
/// ended above its forecasts. Amber: any other decline, a steepest one with such a history, or a steepest rise where
/// the trust mostly ended far below its forecasts. Else green. The department takes the steepest tenth of all trusts;
/// here a share of income stands for it.
///
/// Source: Department for Education, Financial Benchmarking and Insights Tool, trust forecast (DFE-Digital/
/// education-benchmarking-and-insights): slope by least squares over six year ends, variances at ±5 and ±10%.
public enum ForecastRisk: Int, Sendable, Hashable, Comparable {
  case green, amber, red

  /// How a year's reserves compare with the forecast.
  private enum Variance: Int, CaseIterable {
    case farBelow, below, stable, above, farAbove

    init(_ share: Double) {
      switch share {
      case ..<(-0.10): self = .farBelow
      case ..<(-0.05): self = .below
      case ..<0.05: self = .stable
      case ..<0.10: self = .above
      default: self = .farAbove
      }
    }
  }

  /// Whether the left risk is the smaller.
  public static func < (left: ForecastRisk, right: ForecastRisk) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Slope a year, by least squares, of six values a year apart.
  public static func slope(of reserves: [6 of Double]) -> Double {
    var sum = 0.0
    for year in reserves.indices { sum += (Double(year) - 2.5) * reserves[year] }
    // The squares of -2.5, -1.5, ..., 2.5 add up to 17.5.
    return sum / 17.5
  }

  /// - Parameters:
  ///   - reserves: at two past year ends, the present and three forecast ones, as shares of income.
  ///   - variances: actual over forecast reserves, less 1, of up to three years; NaN where there was none.
  ///   - steep: slope, as a share of income a year, from which it counts among the steepest.
  public init(reserves: [6 of Double], variances: [3 of Double], steep: Double) {
    let slope = Self.slope(of: reserves)
    let isSteepDecline = slope <= -steep && slope < 0
    let isSteepRise = slope >= steep && slope > 0
    let usual = Self.mostFrequent(variances)
    let mostlyAbove = usual.above
    if reserves[2] < 0 || reserves[3] < 0 || (isSteepDecline && !mostlyAbove) {
      self = .red
    } else if slope < 0 || (isSteepRise && usual.farBelow) {
      self = .amber
    } else {
      self = .green
    }
  }

  /// Whether ending above, or far below, is among the most frequent outcomes; a tie counts for each.
  private static func mostFrequent(_ variances: [3 of Double]) -> (above: Bool, farBelow: Bool) {
    var counts = [5 of Int](repeating: 0)
    for year in variances.indices where !variances[year].isNaN {
      counts[Variance(variances[year]).rawValue] += 1
    }
    var most = 1
    for kind in counts.indices { most = max(most, counts[kind]) }
    let above = max(counts[Variance.above.rawValue], counts[Variance.farAbove.rawValue])
    return (above == most, counts[Variance.farBelow.rawValue] == most)
  }
}
