// SPDX-License-Identifier: GPL-3.0-or-later

extension AssumptionForm {
  /// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  static let quality: [AssumptionForm] = gradingOfAreas + areas + outcomes + wellbeing

  private static let deviations: ClosedRange<Double> = -5...5
  private static let spread: ClosedRange<Double> = 0...5

  private static let gradingOfAreas: [AssumptionForm] = [
    .init(.inspectionQualityWeight, .multiplier, in: spread),
    .init(.inspectionStrongSlip, .multiplier, in: 1...10),
    .init(.inspectionJoinerGrace, .terms, in: 0...60),
    .init(.inspectionAreaAbove, .fraction, by: .area, in: Bounds.share),
    .init(.inspectionAreaReading, .multiplier, in: 0...1),
    .init(.inspectionAreaSharedNoise, .multiplier, in: 0...1),
    .init(.inspectionReportCardMix, .fraction, by: .standard, in: Bounds.share),
    .init(.inspectionVolunteerShift, .standardDeviations, in: deviations),
    .init(.inspectionSafeguardingNotMet, .fraction, in: Bounds.share),
  ]

  private static let areas: [AssumptionForm] = [
    .init(.qualityAreaCorrelation, .multiplier, in: Bounds.correlation),
    .init(.qualityPersistence, .multiplier, in: Bounds.correlation),
    .init(.qualityTrustMean, .standardDeviations, in: deviations),
    .init(.qualityHeadEffect, .multiplier, in: deviations),
    .init(.qualityHeadVacancyPull, .standardDeviations, in: deviations),
    .init(.qualityTeacherVacancyPull, .standardDeviations, in: -50...50),
    .init(.qualitySupportPull, .standardDeviations, in: deviations),
    .init(.qualityJoiningDip, .standardDeviations, in: deviations),
    .init(.qualityImprovementTerms, .terms, in: 0...60),
    .init(.qualityEvaluationNoise, .standardDeviations, in: spread),
    .init(.qualityHoldAllowance, .standardDeviations, in: spread),
  ]

  private static let outcomes: [AssumptionForm] = [
    .init(.outcomesTrustMean, .standardDeviations, in: deviations),
    .init(.outcomesQualityWeight, .multiplier, in: deviations),
    .init(.outcomesNoise, .standardDeviations, in: spread),
    .init(.outcomesPersistence, .multiplier, in: Bounds.correlation),
    .init(.outcomesHoldAllowance, .standardDeviations, in: spread),
    .init(.outcomesMeasureNoise, .standardDeviations, in: spread),
    .init(.outcomesProgressBand, .standardDeviations, in: spread),
    .init(.outcomesProgressMissing, .fraction, in: Bounds.share),
    .init(.outcomesBenchmarkBand, .standardDeviations, in: spread),
    .init(.outcomesAttendanceNational, .fraction, in: Bounds.share),
    .init(.outcomesAttendanceSpread, .fraction, in: 0...0.2),
    .init(.outcomesSuspensionsSpread, .multiplier, in: 0...3),
  ]

  private static let wellbeing: [AssumptionForm] = [
    .init(.wellbeingMean, .fraction, in: Bounds.share),
    .init(.wellbeingNoise, .fraction, in: Bounds.share),
    .init(.wellbeingPersistence, .multiplier, in: Bounds.correlation),
    .init(.wellbeingVacancyPull, .multiplier, in: 0...20),
    .init(.wellbeingHeadPull, .fraction, in: Bounds.share),
    .init(.wellbeingOverloadPull, .multiplier, in: 0...20),
    .init(.wellbeingJoiningPull, .fraction, in: Bounds.share),
    .init(.expectationsSlack, .standardDeviations, in: spread),
    .init(.expectationsWellbeing, .fraction, in: Bounds.share),
    .init(.expectationsStaffing, .fraction, in: Bounds.share),
    .init(.expectationsJoinerTerms, .terms, in: 0...60),
  ]
}
