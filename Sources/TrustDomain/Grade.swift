// SPDX-License-Identifier: GPL-3.0-or-later

/// A published inspection grade on the four-point scale.
public enum Grade: Int, Sendable, Hashable, CaseIterable, Comparable {
  case outstanding = 1
  case good, requiresImprovement, inadequate

  /// Orders by number: outstanding is the least, inadequate the greatest.
  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }

  /// Whether the grade is good or better.
  public var isGoodOrBetter: Bool { self <= .good }

  /// 0 for outstanding to 3 for inadequate.
  public var index: Int { rawValue - 1 }

  /// As sentences write it; tables of schools write the number.
  public var name: String {
    switch self {
    case .outstanding: "outstanding"
    case .good: "good"
    case .requiresImprovement: "requires improvement"
    case .inadequate: "inadequate"
    }
  }
}
