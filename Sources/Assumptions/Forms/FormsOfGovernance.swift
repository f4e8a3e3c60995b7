// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Governance and evidence: trustees, committees, reviews, audit, recommendations.
  static let governance: [AssumptionForm] = board + committees + reviews + actions

  private static let board: [AssumptionForm] = [
    .init(.governanceBoardSeats, .count, in: 1...40),
    .init(.governanceBoardVacancies, .count, in: 0...40),
    .init(.governanceTrusteeExit, .fraction, in: Bounds.share),
    .init(.governanceTrusteeFill, .fraction, in: Bounds.share),
    .init(.governanceSkilledTrustees, .count, by: .skill, in: 0...40),
    .init(.governanceTrusteeSkills, .count, in: 0...6),
    .init(.governanceRecruitToGap, .fraction, in: Bounds.share),
    .init(.governanceDepartureYear, .count, in: 0...10),
    .init(.governanceDepartingTrustees, .count, in: 0...40),
  ]

  private static let committees: [AssumptionForm] = [
    .init(.governanceCommitteeIncome, .pounds, by: .committee, in: 0...1e10),
    .init(.governanceCommitteeSchools, .count, by: .committee, in: 0...1_000),
    .init(.governanceCommitteesAtStart, .count, by: .committee, in: Bounds.share),
    .init(.governanceCommitteeSetup, .terms, in: 0...12),
    .init(.governanceCommitteeForesight, .terms, in: 0...12),
    .init(.governanceCommitteeDays, .days, in: 0...200),
    .init(.governanceCommitteeMembers, .count, in: 0...20),
    .init(.governanceCommitteesPerTrustee, .count, in: 0...10),
  ]

  private static let reviews: [AssumptionForm] = [
    .init(.governanceCommissioned, .count, by: .evidence, in: Bounds.share),
    .init(.governanceReviewDays, .days, by: .evidence, in: 0...500),
    .init(.governanceReviewCost, .pounds, by: .evidence, in: 0...1_000_000),
    .init(.governanceReviewValidity, .terms, by: .evidence, in: 1...30),
    .init(.governanceReviewerLate, .fraction, by: .evidence, in: Bounds.share),
    .init(.governanceReviewPriority, .fraction, in: Bounds.share),
    .init(.governanceReviewCompleteness, .fraction, in: Bounds.share),
    .init(.governanceReviewGrowthLimit, .fraction, in: 0...10),
    .init(.governancePassMark, .count, in: 0...100),
    .init(.governanceScoreNoise, .count, in: 0...50),
    .init(.governanceScoreHealthy, .fraction, by: .reviewArea, in: 0...3),
    .init(.governanceScoreLimit, .fraction, by: .reviewArea, in: 0...3),
    .init(.governanceChangePenalty, .count, in: 0...100),
  ]

  private static let actions: [AssumptionForm] = [
    .init(.governanceAuditDays, .days, in: 0...100),
    .init(.governanceAuditFindings, .perYear, in: 0...100),
    .init(.governanceAuditJoinerFindings, .count, in: 0...20),
    .init(.governanceAuditClosing, .fraction, in: Bounds.share),
    .init(.governanceRecommendations, .count, in: 0...50),
    .init(.governanceRecommendationsAccepted, .fraction, in: Bounds.share),
    .init(.governanceRecommendationDays, .daysPerTerm, in: 0...20),
    .init(.governanceRecommendationClosing, .fraction, in: Bounds.share),
    .init(.governanceRecommendationDeadline, .terms, in: 1...6),
    .init(.governanceJoinerRecommendations, .count, in: 0...50),
    .init(.governanceRecommendationsPerExecutive, .count, in: 0...100),
  ]
}
