// SPDX-License-Identifier: GPL-3.0-or-later

/// What a review looks at; the first four are the domains of a review of growth capacity.
public enum ReviewArea: Int, Sendable, Hashable, CaseIterable {
  case improvement, support, finance, governance, staffing

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .improvement: "improvement"
    case .support: "support"
    case .finance: "finance"
    case .governance: "governance"
    case .staffing: "staffing"
    }
  }

  /// The domains in which a review of growth capacity says whether capacity exists.
  public static let capacityDomains: [ReviewArea] = [.improvement, .support, .finance, .governance]
}

/// A document that a principle may rest on, by what it is.
public enum EvidenceKind: Int, Sendable, Hashable, CaseIterable {
  case growthEvaluation, governanceReview, externalGovernanceReview
  case centralServicesInternal, centralServicesExternal, growthCapacityReview, internalAudit
  case bestPracticeFinance, bestPracticeGovernance, bestPracticeSafeguarding
  case bestPracticeEstates, bestPracticeDigital

  /// As scenarios and tables write it.
  public var name: String {
    switch self {
    case .growthEvaluation: "growth-evaluation"
    case .governanceReview: "governance-review"
    case .externalGovernanceReview: "external-governance-review"
    case .centralServicesInternal: "central-services-internal"
    case .centralServicesExternal: "central-services-external"
    case .growthCapacityReview: "growth-capacity-review"
    case .internalAudit: "internal-audit"
    case .bestPracticeFinance: "best-practice-finance"
    case .bestPracticeGovernance: "best-practice-governance"
    case .bestPracticeSafeguarding: "best-practice-safeguarding"
    case .bestPracticeEstates: "best-practice-estates"
    case .bestPracticeDigital: "best-practice-digital"
    }
  }

  /// Reads `growth-evaluation`; nil if the name is no kind.
  public init?(name: some StringProtocol) {
    guard let kind = EvidenceKind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// What such a document finds.
  public var form: EvidenceForm {
    switch self {
    case .growthEvaluation: .verdict(yes: "ready", no: "not ready")
    case .governanceReview: .verdict(yes: "capacity exists", no: "no capacity")
    case .externalGovernanceReview: .verdict(yes: "effective", no: "not effective")
    case .centralServicesInternal, .centralServicesExternal: .score
    case .growthCapacityReview: .domains
    case .internalAudit: .count
    case .bestPracticeFinance, .bestPracticeGovernance, .bestPracticeSafeguarding,
      .bestPracticeEstates, .bestPracticeDigital:
      .verdict(yes: "compliant", no: "not compliant")
    }
  }

  /// The items of the trust's self-assessment against published good practice.
  public static let bestPractice: [EvidenceKind] = [
    .bestPracticeFinance, .bestPracticeGovernance, .bestPracticeSafeguarding,
    .bestPracticeEstates, .bestPracticeDigital,
  ]
}

/// The words in which a kind of document gives its result.
public enum EvidenceForm: Sendable, Hashable {
  /// One of two words.
  case verdict(yes: String, no: String)
  /// Points from 0 to 100.
  case score
  /// `capacity exists`, or the domains that lack it.
  case domains
  /// High-priority findings open.
  case count
}

/// What a document found.
public enum EvidenceFinding: Sendable, Hashable {
  case verdict(Bool)
  case score(Double)
  /// Domains without capacity; none if it exists in all four.
  case lacking(Set<ReviewArea>)
  case open(Int)
}

/// A dated document that a principle rests on.
public struct EvidenceItem: Sendable, Hashable {
  /// What the document is.
  public var kind: EvidenceKind
  /// The document's own date, not after the start.
  public var date: Day
  /// The last day on which it counts.
  public var expiry: Day
  /// What it found.
  public var finding: EvidenceFinding
  /// A remark of the trust's; nothing rests on it.
  public var note: String?

  /// Expects an expiry no earlier than the date, and a finding of the kind's form.
  public init(
    kind: EvidenceKind, date: Day, expiry: Day, finding: EvidenceFinding, note: String? = nil
  ) {
    self.kind = kind
    self.date = date
    self.expiry = expiry
    self.finding = finding
    self.note = note
  }
}
