// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum of money in whole pence.
///
/// Whole pence make conservation an identity: what leaves one account enters another to the penny, in any order of
/// addition.
public struct Money: Sendable, Hashable, Comparable {
  public var pence: Int64

  public init(pence: Int64) { self.pence = pence }

  /// Rounds to the nearest penny; a sum beyond ±£10 trillion, or none at all (NaN), becomes that bound or zero, so that
  /// no input can overflow a ledger.
  public init(pounds: Double) {
    let bound = 1e13
    let bounded = pounds.isNaN ? 0 : min(max(pounds, -bound), bound)
    self.pence = Int64((bounded * 100).rounded())
  }

  public static let zero = Money(pence: 0)

  public var pounds: Double { Double(pence) / 100 }

  public static func < (left: Money, right: Money) -> Bool { left.pence < right.pence }
  public static func + (left: Money, right: Money) -> Money {
    Money(pence: left.pence + right.pence)
  }
  public static func - (left: Money, right: Money) -> Money {
    Money(pence: left.pence - right.pence)
  }
  public static prefix func - (money: Money) -> Money { Money(pence: -money.pence) }
  public static func += (left: inout Money, right: Money) { left.pence += right.pence }
  public static func -= (left: inout Money, right: Money) { left.pence -= right.pence }

  /// The ratio of two sums.
  public static func / (left: Money, right: Money) -> Double {
    Double(left.pence) / Double(right.pence)
  }
}
