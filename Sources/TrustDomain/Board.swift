// SPDX-License-Identifier: GPL-3.0-or-later

/// A skill that the board needs among its trustees.
public enum BoardSkill: Int, Sendable, Hashable, CaseIterable {
  case finance, education, people, estatesRisk, legalGovernance, safeguardingSEND

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .finance: "finance"
    case .education: "education"
    case .people: "people"
    case .estatesRisk: "estates-risk"
    case .legalGovernance: "legal-governance"
    case .safeguardingSEND: "safeguarding-send"
    }
  }
}

/// A committee of the board, or an arrangement like one, that a trust needs from some size on.
public enum Committee: Int, Sendable, Hashable, CaseIterable {
  /// A dedicated audit and risk committee; at least one member has financial skill.
  case auditRisk
  /// A professional internal audit function, in house or bought in; no trustee sits on it.
  case internalAudit
  case resources
  case standards
  case regional

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .auditRisk: "audit-risk"
    case .internalAudit: "internal-audit"
    case .resources: "resources"
    case .standards: "standards"
    case .regional: "regional"
    }
  }

  /// Whether trustees sit on it, so that it needs a quorum.
  public var hasMembers: Bool { self != .internalAudit }
}
