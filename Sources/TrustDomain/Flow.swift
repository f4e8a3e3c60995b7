// SPDX-License-Identifier: GPL-3.0-or-later

/// What money came or went for.
@frozen
public enum Flow: Int, Sendable, Hashable, CaseIterable {
  case publicIncome, selfGenerated, payGrant, joiningGrant, externalFunding, emergencySupport
  case teachers, supply, support, premises, energy, resources, other
  case budgetVariance, interimHeads
  case centralStaff, centralNonStaff
  case dueDiligence, professional, integration, redundancy, hiddenDeficit, conditionFailure, cyber
  case namedShock
  case evaluations, investment, procurementSaving
  /// Reserves that joining schools bring with them; no income of the year.
  case transferredIn

  /// Whether the flow counts in the in-year balance.
  @inlinable
  public var isInYear: Bool { self != .transferredIn }

  /// Whether the flow is income of the year.
  @inlinable
  public var isIncome: Bool { rawValue <= Flow.emergencySupport.rawValue }

  /// Whether the flow counts as the cost of staff.
  @inlinable
  public var isStaff: Bool {
    switch self {
    case .teachers, .supply, .support, .interimHeads, .centralStaff: true
    default: false
    }
  }

  /// As tables write it: `public_income`.
  public var name: String {
    "\(self)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}
