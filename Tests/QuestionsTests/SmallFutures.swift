// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Forecasting

/// Futures made by hand.
enum SmallFutures {
  /// A future in which principles hold or don't; one that doesn't breaks in the term beside it.
  static func future(
    _ held: [Bool], terms: [Int16]? = nil, reserves: Double = 1_000_000, lowest: Double = 0.05,
    joined: Int = 0
  ) -> Future {
    Future(
      allMet: held.allSatisfy(\.self), held: held, applied: held.map { _ in true },
      met: held.count(where: \.self),
      firstBreach: zip(held, terms ?? held.map { _ in 3 }).map { $0 ? -1 : $1 },
      termsInBreach: held.map { $0 ? 0 : 1 }, firstToGive: held.firstIndex(of: false),
      finalReserves: reserves, finalReservesShare: reserves / 20_000_000,
      lowestReservesShare: lowest, peakUtilisation: 0.8, joined: joined)
  }
}
