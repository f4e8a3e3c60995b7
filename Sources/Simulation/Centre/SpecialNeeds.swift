// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Plans, requests for assessment, and places in alternative provision.
extension Simulator {
  /// Plans grow with the country's, and apart from it school by school; where every pupil has one there is no more to grow.
  mutating func growPlans() {
    open(.sendYear)
    let growth = draw(.sendPlanGrowth)
    state.service.expectedPlanGrowth *= 1 + planned(.sendPlanGrowth)
    for school in plan.schools.indices where !plan.phases[school].isFundedByPlaces {
      open(.sendSchool, entity: plan.schoolEntities[school])
      let own = draw(.sendSchoolSpread)
      let plans = state.service.plansPerPupil[school] * (1 + growth + own)
      state.service.plansPerPupil[school] = plans.held(within: 0...1)
    }
  }

  /// Reviews of plans, requests for assessment and placements of one school.
  ///
  /// A special school's own staff carry three quarters of the work for its plans, and its pupils have theirs already.
  mutating func raiseSpecialNeeds(_ school: Int, isDrawn: Bool) {
    let pupils = state.schools.pupils[school]
    let plans = pupils * state.service.plansPerPupil[school]
    state.service.plans += plans
    let factor =
      isSettling(school) ? value(.sendJoinerFactor) * state.schools.hiddenWork[school] : 1
    let reviews = plans * value(.centralPlansDays) * factor
    guard !plan.phases[school].isFundedByPlaces else {
      state.service.placesOwn += ownPlaces(school)
      return askSpecialists(reviews * 0.25, for: school)
    }
    let first = state.service.firstPlansPerPupil[school]
    let level = first > 0 ? state.service.plansPerPupil[school] / first : 1
    let requests = requests(
      school, mean: value(.sendRequestRate) * level * factor * pupils / 3000, isDrawn: isDrawn)
    state.service.requests += requests
    let placements = placements(
      school,
      mean: value(.placementsRate) * pupils / 1000
        * (isSettling(school) ? value(.placementsJoinerFactor) : 1), isDrawn: isDrawn)
    state.service.placementsNeeded += placements
    let days =
      reviews + requests * value(.sendRequestDays) + placements * value(.placementsDays)
    askSpecialists(days, for: school)
  }

  /// Requests for assessment: Poisson about a gamma mean.
  private mutating func requests(_ school: Int, mean: Double, isDrawn: Bool) -> Double {
    guard isDrawn, mean > 0 else { return mean }
    open(.plans, entity: plan.schoolEntities[school])
    return Double(stream.negativeBinomial(mean: mean, size: value(.centralPlansShape)))
  }

  /// Pupils placed in alternative provision in the term: negative binomial.
  private mutating func placements(_ school: Int, mean: Double, isDrawn: Bool) -> Double {
    guard isDrawn, mean > 0 else { return mean }
    open(.placements, entity: plan.schoolEntities[school])
    return Double(stream.negativeBinomial(mean: mean, size: value(.placementsShape)))
  }

  /// Permanent exclusions from mainstream schools: each needs a place.
  mutating func raiseExclusions(isDrawn: Bool) {
    var mean = 0.0
    for school in plan.schools.indices
    where state.schools.isMember[school] && !plan.phases[school].isFundedByPlaces {
      mean += value(.placementsExclusionRate) * state.schools.pupils[school] / 1000
    }
    guard mean > 0 else { return }
    guard isDrawn else { return state.service.placementsNeeded += mean }
    open(.exclusions)
    state.service.placementsNeeded += Double(
      stream.negativeBinomial(mean: mean, size: value(.placementsExclusionShape)))
  }

  /// Yearly cost of the plans beyond those to be expected, which spending is taken to hold already; less than none where
  /// there are fewer.
  ///
  /// Source: high needs funding operational guide: the authority pays beyond the first £6,000 a plan.
  @inline(__always)
  mutating func plansCost(_ school: Int) -> Double {
    guard !plan.phases[school].isFundedByPlaces else { return 0 }
    let expected = min(
      1, state.service.firstPlansPerPupil[school] * state.service.expectedPlanGrowth)
    let more = state.service.plansPerPupil[school] - expected
    return more * state.schools.pupils[school] * value(.sendPlanCost) * state.economy.prices
  }

  private mutating func askSpecialists(_ days: Double, for school: Int) {
    let sector = plan.sectors[school].rawValue
    state.service.specialistAsked[sector] += days
    ask(days, of: .sendAP, in: sector)
  }

  /// What the law asks for doesn't lapse: the part of it that the central backlog lets go is asked for again.
  mutating func raiseOverdue() {
    let lapsing = 1 - value(.centralBacklogKept)
    for sector in 0..<CentralStates.sectors where state.service.specialistOverdue[sector] > 0 {
      ask(state.service.specialistOverdue[sector] * lapsing, of: .sendAP, in: sector)
    }
  }

  mutating func settleSpecialNeeds() {
    let share = servedShare(of: .sendAP)
    for sector in 0..<CentralStates.sectors {
      let asked = state.service.specialistAsked[sector] + state.service.specialistOverdue[sector]
      state.service.specialistAsked[sector] = asked
      state.service.specialistOverdue[sector] = asked * (1 - share)
    }
  }

  /// After settling, what was asked counts the overdue.
  mutating func measureSpecialists(into service: inout ServiceMeasures) {
    var asked = 0.0
    for sector in 0..<CentralStates.sectors { asked += state.service.specialistAsked[sector] }
    service.specialistDaysAsked = asked
    service.specialistDaysServed = asked * servedShare(of: .sendAP)
  }

  // MARK: Places

  /// Bought places that the trust's policy gives a mainstream school.
  mutating func placesByPolicy(_ school: Int) -> Double {
    plan.phases[school].isFundedByPlaces
      ? 0 : value(.policyPlacements) * state.schools.pupils[school] / 1000
  }

  /// Places at the trust's own alternative provision that its other schools may fill.
  private mutating func ownPlaces(_ school: Int) -> Double {
    plan.phases[school] == .alternativeProvision
      ? plan.openings[school].places * value(.placementsOwnShare) : 0
  }

  /// Whole places of the trust.
  mutating func placesOfTrust() -> Double {
    var places = state.service.placesOwn
    for school in plan.schools.indices where state.schools.isMember[school] {
      places += state.service.placesHeld[school]
    }
    return places.rounded(.down)
  }

  /// Yearly cost of the bought places beyond those that a school's spending at the start pays for.
  @inline(__always)
  mutating func placementsCost(_ school: Int) -> Double {
    let extra = value(.policyPlacements) - value(.placementsOpeningPlaces)
    guard extra != 0, !plan.phases[school].isFundedByPlaces else { return 0 }
    return extra * state.schools.pupils[school] / 1000 * value(.placementsPrice)
      * state.economy.prices
  }
}
