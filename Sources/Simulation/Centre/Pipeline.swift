// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The leadership pipeline: colleagues ready for headship, by school.
extension Simulator {
  private static var development: Int { CentralFunction.leadershipDevelopment.rawValue }

  mutating func openPipeline() {
    for school in plan.schools.indices {
      state.hubs.candidates[school] = 0
      guard plan.joinOfSchool[school] < 0 else { continue }
      open(.candidatesAtStart, entity: plan.schoolEntities[school])
      state.hubs.candidates[school] = stream.poisson(mean: value(.leadershipOpeningCandidates))
    }
  }

  /// A joining school brings what it has; those who were appointed this term have gone from the count already.
  mutating func welcomeCandidates() {
    for school in plan.schools.indices where state.schools.termsSinceJoining[school] == 0 {
      open(.joinersCandidates, entity: plan.schoolEntities[school])
      state.hubs.candidates[school] = stream.poisson(mean: value(.leadershipJoinerCandidates))
    }
  }

  /// Takes a candidate for a headship: the school's own, or one of the school that has most.
  ///
  /// - Returns: false where no member school has any; of a school outside the trust nothing is known, so true.
  mutating func takeCandidate(for school: Int) -> Bool {
    guard state.schools.isMember[school] else { return true }
    var source = school
    if state.hubs.candidates[school] == 0 {
      for other in plan.schools.indices
      where state.schools.isMember[other]
        && state.hubs.candidates[other] > state.hubs.candidates[source]
      {
        source = other
      }
    }
    guard state.hubs.candidates[source] > 0 else { return false }
    state.hubs.candidates[source] -= 1
    state.hubs.internalAppointments += 1
    return true
  }

  /// Programme places and networks take days of leadership development.
  mutating func raiseLeadershipDevelopment() {
    let schools = Double(max(state.schools.members, 1))
    let days =
      (programmePlaces() * value(.leadershipDaysPerPlace)
        + Double(state.hubs.networks) * value(.networksDays)) / schools
    guard days > 0 else { return }
    for school in plan.schools.indices where state.schools.isMember[school] {
      ask(days, of: .leadershipDevelopment, in: plan.sectors[school].rawValue)
    }
  }

  /// Places on the programme: as many as the people in post can look after.
  private mutating func programmePlaces() -> Double {
    Double(state.hubs.people[Self.development]) * value(.leadershipPlacesPerPerson)
  }

  /// Adds the places for which leadership development had the days this term; it serves all sectors alike.
  mutating func serveProgramme() {
    let places = Self.development * CentralStates.sectors
    var share = 1.0
    for sector in 0..<CentralStates.sectors {
      let served = state.central.servedShareOf[places + sector]
      if !served.isNaN { share = served }
    }
    state.hubs.programmeServed += programmePlaces() * share
  }

  /// At the end of a year, candidates leave as teachers do, and places that were served make new ones.
  mutating func developCandidates() {
    let ready = state.hubs.programmeServed / 3 * value(.leadershipReadyShare)
    let perSchool = ready / Double(max(state.schools.members, 1))
    for school in plan.schools.indices where state.schools.isMember[school] {
      open(.candidates, entity: plan.schoolEntities[school])
      let before = state.hubs.candidates[school]
      let leaving = stream.binomial(
        trials: before, probability: value(.schoolsTeacherTurnover, plan.phases[school].rawValue))
      state.hubs.candidates[school] = before - leaving + stream.poisson(mean: perSchool)
    }
  }

  /// Ready candidates, and at a year end the headships that will fall vacant in the next, with those vacant now.
  mutating func measurePipeline() {
    var ready = 0
    var expected = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      ready += state.hubs.candidates[school]
      guard record.isYearEnd else { continue }
      expected += state.schools.headVacantTerms[school] > 0 ? 1 : yearlyHeadExit(school)
    }
    record.hubs.readyCandidates = ready
    record.hubs.internalAppointments = state.hubs.internalAppointments
    record.hubs.expectedVacancies = record.isYearEnd ? expected : .nan
    state.hubs.internalAppointments = 0
  }
}
