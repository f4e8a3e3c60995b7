// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Services for pupils and schools: special needs, placements, safety, technology, bids.
extension Simulator {
  /// Terms for which a joining school asks for more than a member, because what is hidden comes to light.
  static let settlingTerms = 3

  mutating func openService() {
    for school in plan.schools.indices {
      let plans = value(.schoolsPlansPerPupil, plan.phases[school].rawValue)
      state.service.plansPerPupil[school] = plans
      state.service.firstPlansPerPupil[school] = plans
      let places = placesByPolicy(school)
      state.service.placesHeld[school] = places
    }
    state.service.specialistOverdue.fill(with: 0)
    state.service.caseLevel = 1
    state.service.expectedPlanGrowth = 1
    state.service.cases = CaseQueue()
    state.service.uncontained = 0
    state.service.learningLost = (0, 0, 0)
    state.service.daysLostShare = 0
    state.service.won = 0
    (state.service.wonToDate, state.service.plannedToDate) = (0, 0)
  }

  /// Asks for the term's days beyond base demand; `isDrawn` is false for the opening position's expected demand.
  mutating func raiseServiceDemand(isDrawn: Bool) {
    if isDrawn, season == .autumn || term == 0 { startServiceYear() }
    state.service.specialistAsked.fill(with: 0)
    (state.service.plans, state.service.requests) = (0, 0)
    (state.service.placementsNeeded, state.service.placesOwn) = (0, 0)
    state.service.expectedCases = 0
    (state.service.bidFinanceDays, state.service.bidPartnershipsDays) = (0, 0)
    state.service.bidsPlanned = 0
    for school in plan.schools.indices where state.schools.isMember[school] {
      if state.schools.termsSinceJoining[school] == 0, isDrawn {
        let places = value(.placementsJoinerShare) * placesByPolicy(school)
        state.service.placesHeld[school] = places
      }
      raiseCases(school, isDrawn: isDrawn)
      raiseSpecialNeeds(school, isDrawn: isDrawn)
      raiseBids(school)
    }
    raiseExclusions(isDrawn: isDrawn)
    raiseOverdue()
  }

  /// The year's growth of plans and referrals, and September's contracts for places.
  private mutating func startServiceYear() {
    (state.service.wonToDate, state.service.plannedToDate) = (0, 0)
    if term > 0 {
      growPlans()
      state.service.caseLevel *= 1 + value(.safetyGrowth)
    }
    for school in plan.schools.indices where state.schools.isMember[school] {
      let places = placesByPolicy(school)
      state.service.placesHeld[school] = places
    }
  }

  /// Whether a school joined so lately that it asks for more than a member.
  @inline(__always)
  mutating func isSettling(_ school: Int) -> Bool {
    state.schools.termsSinceJoining[school] < Self.settlingTerms
  }

  /// Share of a pooled function's demand that was served, the same in every sector; 1 where nothing was asked.
  mutating func servedShare(of function: CentralFunction) -> Double {
    let places = function.rawValue * CentralStates.sectors
    for sector in 0..<CentralStates.sectors {
      let share = state.central.servedShareOf[places + sector]
      if !share.isNaN { return share }
    }
    return 1
  }

  /// What follows from the days served: cases closed, places found, bids won.
  mutating func settleService() {
    settleSpecialNeeds()
    settleCases()
    settleBids()
  }

  /// Writes `record.service`; `isOpening` for the position before the first term.
  mutating func measureService(isOpening: Bool) {
    var service = record.service
    service.plans = state.service.plans
    service.requests = state.service.requests
    if isOpening { settleSpecialNeeds() }
    measureSpecialists(into: &service)
    service.placementsNeeded = state.service.placementsNeeded
    service.placesHeld = placesOfTrust()
    service.cases = isOpening ? state.service.expectedCases : state.service.casesOpen
    service.safetySpecialists = safetySpecialists()
    service.casesPastTerm = isOpening ? 0 : Double(state.service.cases.pastTerm)
    service.incidents = isOpening ? 0 : Double(state.events.incidents)
    service.uncontainedIncidents = isOpening ? 0 : Double(state.service.uncontained)
    let lost = state.service.learningLost
    service.learningDaysLost = lost.0 + lost.1 + lost.2
    service.technologyServedShare = measuredShare(of: .technology)
    service.resourcesServedShare = state.service.bidsPlanned > 0 ? bidsServedShare() : .nan
    service.fundingWon = Money(pounds: state.service.wonToDate)
    service.fundingPlanned = Money(pounds: state.service.plannedToDate)
    record.service = service
  }

  private mutating func measuredShare(of function: CentralFunction) -> Double {
    state.central.functionDemand[function.rawValue] > 0 ? servedShare(of: function) : .nan
  }
}
