// SPDX-License-Identifier: GPL-3.0-or-later

/// Services in full: plans and placements, cases, incidents, bids.
struct ServiceStates: ~Copyable {
  /// Plans for each pupil, by school, now and at the start.
  let plansPerPupil: Column<Double>
  let firstPlansPerPupil: Column<Double>
  /// Growth of plans since the start that was to be expected, as a factor.
  var expectedPlanGrowth = 1.0
  /// Places in alternative provision held for a school this year.
  let placesHeld: Column<Double>

  /// Days that this term's plans, requests and placements ask of the SEND team, and those overdue, by sector.
  let specialistAsked = Column(repeating: 0.0, count: CentralStates.sectors)
  let specialistOverdue = Column(repeating: 0.0, count: CentralStates.sectors)
  var plans = 0.0
  var requests = 0.0
  var placementsNeeded = 0.0
  var placesOwn = 0.0

  /// Referrals for each pupil over those at the start.
  var caseLevel = 1.0
  var cases = CaseQueue()
  var expectedCases = 0.0
  /// Cases open when the term's work began.
  var casesOpen = 0.0

  var uncontained = 0
  /// Learning days for each pupil lost in the last three terms, latest first.
  var learningLost = (0.0, 0.0, 0.0)
  /// Share of the central team's days lost this term.
  var daysLostShare = 0.0

  /// Days a term that bids ask of finance and of partnerships.
  var bidFinanceDays = 0.0
  var bidPartnershipsDays = 0.0
  var bidsPlanned = 0.0
  /// Pounds won in the term, and since 1 September; and what the plan wants since then.
  var won = 0.0
  var wonToDate = 0.0
  var plannedToDate = 0.0

  init(_ plan: SimulationPlan) {
    plansPerPupil = Column(repeating: 0, count: plan.schools.count)
    firstPlansPerPupil = Column(repeating: 0, count: plan.schools.count)
    placesHeld = Column(repeating: 0, count: plan.schools.count)
  }
}
