// SPDX-License-Identifier: GPL-3.0-or-later
public import Statistics
public import TrustDomain

/// How a past year's forecasts compare with what came.
public struct BacktestResult: Sendable, Hashable {
  /// What a forecast knew of the year that all schools share.
  public enum SectorYear: String, Sendable, Hashable, CaseIterable {
    /// Nothing: it was drawn.
    case forecast
    /// Its mean, from the year itself, so that only what parts schools is tested.
    case known
  }

  /// Forecasts of one kind.
  public struct Level: Sendable, Hashable {
    /// Schools pooled: 1 for a school by itself.
    public let size: Int
    /// Their phase.
    public let phase: Phase
    /// What was known of the sector's year.
    public let sectorYear: SectorYear
    /// How many came within the intervals that should hold 50, 80 and 95% of them.
    public let coverage: [Share]
    /// The mean score, as a share of income; less is better.
    public let crps: Double
    /// The mean score of last year's share, repeated.
    public let naiveCRPS: Double
    /// The mean probability of a deficit.
    public let deficitPredicted: Double
    /// How many had one.
    public let deficitFound: Share
    /// How many fell into each tenth of their forecasts; as many in each where forecasts are right.
    public let transforms: [Int]

    /// By how much the score is better than the naive one's: 1 for a perfect forecast, 0 for no better.
    public var skill: Double { naiveCRPS > 0 ? 1 - crps / naiveCRPS : .nan }
    /// Forecasts made.
    public var count: Int { transforms.reduce(0, +) }
  }

  /// The intervals' nominal shares, in the order of `coverage`.
  public static let nominal = [0.5, 0.8, 0.95]

  /// Years fitted.
  public let fitYears: [Int]
  /// The year forecast.
  public let year: Int
  /// Rows left out, and why.
  public let leftOutRows: LeftOutRows
  /// How many those are.
  public var leftOut: Int { leftOutRows.total }
  /// Phases with too few schools.
  public let tooFew: [Phase]
  /// What was fitted.
  public let models: [BalanceModel]
  /// How far the year's mean came out from the forecast's centre, one for each model, as a share of income.
  public let yearShifts: [Double]
  /// What was taken from the scenario.
  public let common: CommonShocks
  /// By size, phase and what was known.
  public let levels: [Level]
  /// Of the pooling and the draws.
  public let seed: UInt64
}
