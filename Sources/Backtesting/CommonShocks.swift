// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
internal import Stochastics
public import TrustDomain

/// What is taken from a scenario or said by the user, because a few years of accounts can't tell.
public struct CommonShocks: Sendable, Hashable {
  /// Standard deviation of the year that all schools share, in all, as a share of income.
  public let sectorSpread: Double
  /// Its correlation with the year before.
  public let sectorPersistence: Double
  /// Standard deviation of a trust's own year; 0 for schools that no board leads together.
  public let trustSpread: Double
  /// A school's own persistence, where one fitted year gives none.
  public let ownPersistence: [Phase: Double]

  /// The sector's year in all, 1.2 points. A scenario's `economy.sector_shock` is a part of it: pay, prices and funding
  /// make the rest there, and this test has none of them.
  ///
  /// Source: bal.sector_year of the parameter table: 0.9 points in the accounts of 2014 to 2018, 1.7 implied by the
  /// share of trusts in deficit in Kreston's benchmark reports.
  public static let usualSectorSpread = 0.012

  /// Checked by the caller: spreads from 0, persistences between -1 and 1.
  public init(
    sectorSpread: Double, sectorPersistence: Double, trustSpread: Double,
    ownPersistence: [Phase: Double]
  ) {
    self.sectorSpread = sectorSpread
    self.sectorPersistence = sectorPersistence
    self.trustSpread = trustSpread
    self.ownPersistence = ownPersistence
  }

  /// With a scenario's persistences; of one that is uncertain the mean.
  public init(of scenario: Scenario, sectorSpread: Double, trustSpread: Double) {
    func mean(_ id: AssumptionID, _ index: Int = 0) -> Double {
      min(0.99, max(-0.99, scenario.assumptions[id, index].mean ?? 0))
    }
    self.init(
      sectorSpread: sectorSpread, sectorPersistence: mean(.economySectorPersistence),
      trustSpread: trustSpread,
      ownPersistence: Dictionary(
        uniqueKeysWithValues: Phase.allCases.map {
          ($0, mean(.schoolsBalancePersistence, $0.rawValue))
        }))
  }
}
