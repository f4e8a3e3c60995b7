// SPDX-License-Identifier: GPL-3.0-or-later

// What a change of an assumption can't reach. A test changes every assumption and holds these lists against what moves.
extension AssumptionForm {
  /// Those that the model looks up for the opening position alone, and those that it never looks up because only
  /// thresholds of principles name them: a change of them moves nothing, whenever it begins.
  public static let readAtOpening: Set<AssumptionID> = [
    .schoolsAuthorityPupilTrend, .schoolsIncomePerPupil, .schoolsPlaceFunding,
    .schoolsSelfGeneratedShare, .schoolsPupilTeacherRatio, .schoolsEnergyPerPupil,
    .schoolsPremisesShare, .schoolsResourcesShare, .schoolsOtherShare, .schoolsPlansPerPupil,
    .inspectionStrongRowsConcentration, .inspectionOtherRowsConcentration,
    .inspectionTrustEffect, .inspectionStuckShare, .inspectionQualityWeight,
    .inspectionAreaAbove, .inspectionAreaReading, .inspectionAreaSharedNoise,
    .inspectionReportCardMix, .inspectionVolunteerShift,
    .qualityAreaCorrelation, .qualityPersistence, .qualityTrustMean,
    .centralNonStaffCost, .joiningHiddenWorkVariation, .leadershipOpeningCandidates,
    .governanceBoardSeats, .governanceBoardVacancies, .governanceSkilledTrustees,
    .governanceCommitteesAtStart, .estateBacklog,
    .policyBalanceTarget, .policyStaffCostLimit, .policyInvestmentTarget,
  ]

  /// Those that it looks up in autumn and in the first term alone: a change that spans neither moves nothing.
  public static let readInAutumn: Set<AssumptionID> = Set(
    all.filter { $0.each == .year || $0.each == .schoolYear }.map(\.id)
  ).subtracting([.investmentEstateReturn, .procurementResult])
}
