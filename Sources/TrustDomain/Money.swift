// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum of money in whole pence.
///
/// Whole pence make conservation an identity: what leaves one account enters another to the penny, in any order of
/// addition.
@frozen
public struct Money: BitwiseCopyable, Sendable, Hashable, Comparable {
  /// Whole pence; negative for a deficit or a payment.
  public var pence: Int64

  /// A sum exactly as given, without rounding.
  @inlinable
  public init(pence: Int64) { self.pence = pence }

  /// Rounds to the nearest penny, from the middle to the even one; a sum beyond ±£1 billion, or none at all (NaN), becomes that bound or zero, so that
  /// no input can overflow a ledger.
  @inlinable
  @inline(__always)
  public init(pounds: Double) {
    guard abs(pounds) <= 1e9 else {
      self.init(pence: Self.bound(of: pounds))
      return
    }
    // Added to a number this large, one of up to 2^51 stands in its last bits, rounded: quicker than a conversion, which
    // asks three times whether it fits.
    let large = 0x1.8p52
    let bits = (pounds * 100 + large).bitPattern &- large.bitPattern
    self.init(pence: Int64(bitPattern: bits))
  }

  /// The bound beyond which a number of pounds lies, in pence; zero for none at all.
  @usableFromInline
  static func bound(of pounds: Double) -> Int64 {
    pounds.isNaN ? 0 : (pounds < 0 ? -100_000_000_000 : 100_000_000_000)
  }

  /// No money: where sums begin.
  @inlinable
  public static var zero: Money { Money(pence: 0) }

  /// The sum in pounds, with pence after the point.
  @inlinable
  public var pounds: Double { Double(pence) / 100 }

  /// Whether the left sum is the smaller; a deeper deficit is smaller.
  @inlinable
  public static func < (left: Money, right: Money) -> Bool { left.pence < right.pence }

  /// The sum, to the penny.
  @inlinable
  public static func + (left: Money, right: Money) -> Money {
    Money(pence: left.pence + right.pence)
  }

  /// The difference, to the penny.
  @inlinable
  public static func - (left: Money, right: Money) -> Money {
    Money(pence: left.pence - right.pence)
  }

  /// The same sum the other way: a surplus becomes a deficit.
  @inlinable
  public static prefix func - (money: Money) -> Money { Money(pence: -money.pence) }

  /// Adds to the left sum, to the penny.
  @inlinable
  public static func += (left: inout Money, right: Money) { left.pence += right.pence }

  /// Takes from the left sum, to the penny.
  @inlinable
  public static func -= (left: inout Money, right: Money) { left.pence -= right.pence }

  /// The ratio of two sums.
  @inlinable
  public static func / (left: Money, right: Money) -> Double {
    Double(left.pence) / Double(right.pence)
  }
}
