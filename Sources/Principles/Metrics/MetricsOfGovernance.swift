// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// What a document found: not evidenced where none counts, nothing to judge where the trust has no school.
private func finding(_ kind: EvidenceKind, _ record: borrowing TermRecord) -> Double {
  guard record.trust.schools > 0 else { return .nan }
  return record.governance.isCurrent[kind.rawValue]
    ? record.governance.finding[kind.rawValue] : Metric.notEvidenced
}

private func capacity(in domain: ReviewArea, _ record: borrowing TermRecord) -> Double {
  guard record.trust.schools > 0 else { return .nan }
  guard record.governance.isCurrent[EvidenceKind.growthCapacityReview.rawValue] else {
    return Metric.notEvidenced
  }
  return record.governance.hasCapacity[domain.rawValue] ? 1 : 0
}

extension Metric {
  /// Governance and evidence: trustees, committees, reviews, audit, recommendations.
  static let governance: [Metric] = board + evidence + actions

  private static let board: [Metric] = [
    Metric(
      id: "trustee_vacancy_share", title: "Share of the board's seats that are vacant",
      unit: .fraction
    ) { record, _ in
      let seats = record.governance.boardSeats
      return quotient(Double(seats - record.governance.trustees), Double(seats))
    },
    Metric(
      id: "board_skills_missing", title: "Skills of the board's matrix that no trustee covers",
      unit: .count
    ) { record, _ in
      guard record.governance.boardSeats > 0 else { return .nan }
      return Double(GovernanceMeasures.skills - record.governance.skillsCovered)
    },
    Metric(
      id: "committees_missing",
      title: "Committees required at this size, with joins due next term, that can't do their work",
      unit: .count
    ) { record, _ in
      guard record.governance.committeesRequired > 0 else { return .nan }
      // That they meet with a quorum is for a governance review to say, internal or external.
      guard
        finding(.governanceReview, record) >= 0 || finding(.externalGovernanceReview, record) >= 0
      else { return Metric.notEvidenced }
      return Double(record.governance.committeesMissing)
    },
  ]

  private static let evidence: [Metric] = [
    Metric(
      id: "growth_evaluation_ready",
      title: "Whether a current external evaluation finds the trust ready to grow",
      unit: .flag
    ) { record, _ in finding(.growthEvaluation, record) },
    Metric(
      id: "governance_review_capacity",
      title: "Whether a current governance review finds capacity to grow", unit: .flag
    ) { record, _ in finding(.governanceReview, record) },
    Metric(
      id: "external_governance_review_effective",
      title: "Whether a current external review finds governance effective", unit: .flag
    ) { record, _ in finding(.externalGovernanceReview, record) },
    Metric(
      id: "central_services_internal_score",
      title: "Points of a current internal evaluation of central services, of 100", unit: .count
    ) { record, _ in finding(.centralServicesInternal, record) },
    Metric(
      id: "central_services_external_score",
      title: "Points of a current external evaluation of central services, of 100", unit: .count
    ) { record, _ in finding(.centralServicesExternal, record) },
    Metric(
      id: "capacity_in_improvement",
      title: "Whether a current independent review finds capacity in school improvement",
      unit: .flag
    ) { record, _ in capacity(in: .improvement, record) },
    Metric(
      id: "capacity_in_support",
      title: "Whether a current independent review finds capacity in central support",
      unit: .flag
    ) { record, _ in capacity(in: .support, record) },
    Metric(
      id: "capacity_in_finance",
      title: "Whether a current independent review finds capacity in finance",
      unit: .flag
    ) { record, _ in capacity(in: .finance, record) },
    Metric(
      id: "capacity_in_governance",
      title: "Whether a current independent review finds capacity in governance",
      unit: .flag
    ) { record, _ in capacity(in: .governance, record) },
    Metric(
      id: "best_practice_share",
      title: "Share of the self-assessment's items found compliant, once each is current",
      unit: .fraction
    ) { record, _ in
      var compliant = 0.0
      for kind in EvidenceKind.bestPractice {
        let found = finding(kind, record)
        guard found >= 0 else { return found }
        compliant += found
      }
      return compliant / Double(EvidenceKind.bestPractice.count)
    },
    Metric(
      id: "documents_lapsed", title: "Kinds of document of which none on file counts", unit: .count
    ) { record, _ in
      Double(record.governance.isCurrent.count { !$0 })
    },
  ]

  private static let actions: [Metric] = [
    Metric(
      id: "audit_days_delivered_share",
      title: "Days of internal audit delivered over those planned in the last three terms",
      unit: .fraction
    ) { record, _ in
      quotient(record.governance.auditDaysDelivered, record.governance.auditDaysPlanned)
    },
    Metric(
      id: "audit_findings_open",
      title: "High-priority findings of internal audit open, once its annual report is current",
      unit: .count
    ) { record, _ in
      let reported = finding(.internalAudit, record)
      return reported >= 0 ? Double(record.governance.findingsOpen) : reported
    },
    Metric(
      id: "recommendations_in_time_share",
      title: "Accepted recommendations closed by their deadline, of those due in three terms",
      unit: .fraction
    ) { record, _ in
      guard record.trust.schools > 0 else { return .nan }
      guard record.governance.isCurrent.contains(true) else { return Metric.notEvidenced }
      return quotient(
        Double(record.governance.recommendationsInTime),
        Double(record.governance.recommendationsDue))
    },
    Metric(
      id: "recommendations_overdue", title: "Recommendations open beyond their deadline",
      unit: .count
    ) { record, _ in Double(record.governance.recommendationsOverdue) },
  ]
}
