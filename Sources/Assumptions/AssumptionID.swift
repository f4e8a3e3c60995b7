// SPDX-License-Identifier: GPL-3.0-or-later

/// Every number that the model assumes, by name.
///
/// The first word of a case is its group in a scenario, the rest its key: `economyFundingGrowth` is
/// `economy.funding_growth`. Its default, source and description stand in `Scenarios/defaults.yaml`; its unit, bounds
/// and what it varies by in `AssumptionForm.all`.
public enum AssumptionID: Int, Sendable, Hashable, CaseIterable {
  // Economy: trust-wide, drawn each year.
  case economyFundingGrowth, economyPayAward, economySupportPayAward, economyPriceInflation
  case economyEnergyPrice, economyEnergyJumpChance, economyEnergyJump
  case economyPayUnfunded, economyTeacherPensionStep, economyTeacherPensionGrantShare
  case economyLocalPensionStep
  case economySectorShock, economyAuthorityShock, economyFundingPersistence
  case economySectorPersistence

  // Schools: pupils, income and cost.
  case schoolsPupilTrend, schoolsAuthorityPupilTrend, schoolsPupilShock, schoolsReputation
  case schoolsIncomePerPupil, schoolsPlaceFunding, schoolsSelfGeneratedShare
  case schoolsPupilTeacherRatio, schoolsTeacherCost, schoolsContactRatio
  case schoolsEnergyPerPupil, schoolsPremisesShare, schoolsResourcesShare, schoolsOtherShare
  case schoolsSupplyPremium, schoolsTeacherAbsence
  case schoolsBalanceShock, schoolsBalancePersistence
  case schoolsLeaderShare, schoolsSupportCost, schoolsPlansPerPupil

  // Schools: people.
  case schoolsTeacherTurnover, schoolsTurnoverYearEffect, schoolsTurnoverYearPersistence
  case schoolsVacancyFill, schoolsVacancyFeedback, schoolsRedundancyCost
  case headsExitRate, headsFirstYearFactor, headsJoiningFactor, headsAfterInadequateFactor
  case headsFillRate, headsNoticeInTime, headsInterimPremium, headsInternalCandidate
  case headsAppointmentQuality

  // Inspection: the grade as a semi-Markov chain.
  case inspectionAfterOutstanding, inspectionAfterGood, inspectionAfterRequiresImprovement
  case inspectionAfterInadequate, inspectionStrongRowsConcentration
  case inspectionOtherRowsConcentration, inspectionIntervalMean, inspectionIntervalSd
  case inspectionJoinerIntervalMean, inspectionJoinerIntervalSd, inspectionRegimeShock
  case inspectionTrustEffect, inspectionStuckShare

  // Central team.
  case centralProductiveDays, centralAbsence, centralExitRate, centralFillRate
  case centralFirstTermProductivity, centralSecondTermProductivity, centralNoviceLoad
  case centralOverloadThreshold, centralOverloadSlope, centralMatchEfficiency
  case centralBaseDaysPerSchool, centralBaseDaysPerThousandPupils, centralDemandVariation
  case centralOnboardingDays, centralBacklogKept, centralTravelLoading
  case centralNonStaffCost, centralInterimCover, centralInterimPremium
  case centralSafeguardingRate, centralSafeguardingShape, centralSafeguardingDays
  case centralPlansDays, centralPlansShape
  case centralIncidentDays

  // School-improvement load.
  case improvementDaysOutstanding, improvementDaysGood, improvementDaysRequiresImprovement
  case improvementDaysInadequate, improvementBaseDays, improvementJoiningDays

  // Mentoring, civic and partnership work.
  case mentoringHeadsPerMentor, civicCommittedDays, partnershipsRequestedDays
  case partnershipsRequestShape

  // Joining.
  case joiningProfessionalCost, joiningIntegrationFixed, joiningIntegrationPerPupil
  case joiningIntegrationVariation, joiningHiddenDeficitChance, joiningHiddenDeficitSize
  case joiningHiddenDeficitSpread, joiningHiddenWorkVariation, joiningDueDiligenceCost
  case joiningDueDiligenceDays, joiningDueDiligenceInsight, joiningPaybackYears
  case joiningCentralScale

  // Shocks that come by themselves.
  case eventsConditionFailureRate, eventsConditionFailureCost, eventsCyberRate
  case eventsCyberCommonCause, eventsCyberCost

  // The trust and its policy: levers.
  case trustCentralCharge, trustYearShock, trustShockPersistence
  case policyReservesTarget, policyReservesCeiling, policyReservesPlan, policyReservesRecovery
  case policyBalanceTarget, policyStaffCostLimit, policyContingency, policyBudgetResponse
  case policyBudgetRise, policyEnergyLasting, policyEnergyMemory, policyLargestCut,
    policyLargestRise, policyDeferralLimit, policyCentralPostsLead, policyCentralPostStep
  case policyJoiningGrant

  // Levers of stresses, without effect at their defaults.
  case schoolsJoiningAreaTrend, headsConverterJoiningFactor, centralCostDrift

  // Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  // <quality>
  case inspectionQualityWeight, inspectionStrongSlip, inspectionJoinerGrace, inspectionAreaAbove
  case inspectionAreaReading, inspectionAreaSharedNoise, inspectionReportCardMix
  case inspectionVolunteerShift, inspectionSafeguardingNotMet
  case qualityAreaCorrelation, qualityPersistence, qualityTrustMean, qualityHeadEffect
  case qualityHeadVacancyPull, qualityTeacherVacancyPull, qualitySupportPull
  case qualityJoiningDip, qualityImprovementTerms, qualityEvaluationNoise, qualityHoldAllowance
  case outcomesTrustMean, outcomesQualityWeight, outcomesNoise, outcomesPersistence
  case outcomesHoldAllowance, outcomesMeasureNoise, outcomesProgressBand, outcomesProgressMissing
  case outcomesBenchmarkBand, outcomesAttendanceNational, outcomesAttendanceSpread
  case outcomesSuspensionsSpread
  case wellbeingMean, wellbeingNoise, wellbeingPersistence, wellbeingVacancyPull
  case wellbeingHeadPull, wellbeingOverloadPull, wellbeingJoiningPull
  case expectationsSlack, expectationsWellbeing, expectationsStaffing, expectationsJoinerTerms
  // </quality>

  // Services in full: plans and placements, cases, incidents, bids.
  // <service>
  case sendPlanGrowth, sendSchoolSpread, sendRequestRate, sendRequestDays, sendJoinerFactor
  case sendPlanCost
  case placementsRate, placementsShape, placementsExclusionRate, placementsExclusionShape
  case placementsDays, placementsPrice, placementsOpeningPlaces, placementsJoinerShare
  case placementsJoinerFactor
  case placementsOwnShare, policyPlacements
  case safetyGrowth, safetyJoinerFactor
  case technologyContainment, technologyOverloadSlope, technologyOutageWeeks
  case technologyLearningShare, technologyMigrationTerms, technologyJoinerFactor
  case technologyOutageDaysLost, eventsCyberForcedWeeks
  case bidsPerSchool, bidsFinanceDays, bidsPartnershipsDays, bidsWinChance, bidsSize
  case bidsPurposeShare, bidsJoinerLag, policyFundingPlan
  // </service>

  // Governance and evidence: trustees, committees, reviews, audit, recommendations.
  // <governance>
  case governanceBoardSeats, governanceBoardVacancies, governanceTrusteeExit, governanceTrusteeFill
  case governanceSkilledTrustees, governanceTrusteeSkills, governanceRecruitToGap
  case governanceDepartureYear, governanceDepartingTrustees
  case governanceCommitteeIncome, governanceCommitteeSchools, governanceCommitteesAtStart
  case governanceCommitteeSetup, governanceCommitteeForesight, governanceCommitteeDays
  case governanceCommitteeMembers, governanceCommitteesPerTrustee
  case governanceCommissioned, governanceReviewDays, governanceReviewCost
  case governanceReviewValidity, governanceReviewerLate, governanceReviewPriority
  case governanceReviewCompleteness, governanceReviewGrowthLimit
  case governancePassMark, governanceScoreNoise, governanceScoreHealthy, governanceScoreLimit
  case governanceChangePenalty
  case governanceAuditDays, governanceAuditFindings, governanceAuditJoinerFindings
  case governanceAuditClosing
  case governanceRecommendations, governanceRecommendationsAccepted
  case governanceRecommendationDays, governanceRecommendationClosing
  case governanceRecommendationDeadline, governanceJoinerRecommendations
  case governanceRecommendationsPerExecutive
  // </governance>

  // Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
  // <finance>
  case policyInvestmentPlan, policyInvestmentTarget, policyInvestmentFull, policyInvestmentFloor
  case investmentOpeningShare, investmentEstateShare, investmentEstateReturn
  case investmentSavingRate, investmentAppraisalYears, investmentDecay
  case estateBacklog, estateDeterioration, estateFormulaCapital, estateSpecialWeight
  case estateBidsPerSchool, estateBidChance, estateBidSize, estateFailureElasticity
  case procurementAddressableShare, procurementLargestRate, procurementHalfScale
  case procurementRetendered, procurementResult, procurementJoinerLag, policyProcurementPlan
  case icfpTolerance, icfpTeacherCostTolerance, icfpShareTolerance, icfpSixthFormShare
  case icfpContactLowest, icfpContactHighest, icfpContactRedBelow, icfpContactRedFrom
  case icfpStaffHighest, icfpBalanceAmber, icfpBalanceRed, icfpReserveAmber, icfpReserveRed
  case regulatorWorkingCapital, regulatorSteepSlope, regulatorSupportChance
  case regulatorSupportAmount, regulatorAuditIncome, regulatorLeastCashDays
  // </finance>

  // Hubs, networks, the leadership pipeline, evaluation and research.
  // <hubs>
  case hubsSchoolsPerHub, hubsRegionSize, hubsExecutiveLayerFirst, hubsExecutiveLayerSecond
  case hubsSchoolsPerPartner, hubsSchoolsPerRegionExecutive
  case hubsPostLeadTerms, hubsPostsOpened, hubsVisitShare
  case hubsCoordinatorCost, hubsRegionalLeadCost, hubsExecutiveCost
  case hubsLocalHours, hubsDistantHours, hubsDistantCut
  case networksLeadersPerSchool, networksSize, networksMostPlaces, networksPerPerson
  case networksOpenedPerTerm, networksDays
  case leadershipOpeningCandidates, leadershipJoinerCandidates, leadershipPlacesPerPerson
  case leadershipDaysPerPlace, leadershipReadyShare
  case evaluationDaysPerSchool
  case researchCommittedDays, researchCalledAway, researchJoiningDays
  case commitmentsRingFenced
  case ratingsContent, ratingsUnserved, ratingsWaiting, ratingsChurn, ratingsSpread
  // </hubs>
}

extension AssumptionID {
  /// The key in a scenario, such as `economy.funding_growth`.
  public var key: String {
    var key = ""
    var isInGroup = true
    for character in String(describing: self) {
      if character.isUppercase {
        key += isInGroup ? "." : "_"
        isInGroup = false
      }
      key += character.lowercased()
    }
    return key
  }
}
