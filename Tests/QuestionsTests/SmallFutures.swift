// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Forecasting

/// Futures made by hand.
enum SmallFutures {
  /// A future in which principles hold or don't; one that doesn't breaks in the term beside it.
  static func future(
    _ held: [Bool], terms: [Int16]? = nil, recovery: [Int?]? = nil, reserves: Double = 1_000_000,
    share: Double? = nil, lowest: Double = 0.05, joined: Int = 0
  ) -> Future {
    Future(
      held: held, applied: held.map { _ in true },
      firstBreach: zip(held, terms ?? held.map { _ in 3 }).map { $0 ? -1 : $1 },
      recovery: recovery ?? held.map { _ in nil }, firstToGive: held.firstIndex(of: false),
      finalReserves: reserves, finalReservesShare: share ?? reserves / 20_000_000,
      lowestReservesShare: lowest, peakUtilisation: 0.8, joined: joined)
  }
}
