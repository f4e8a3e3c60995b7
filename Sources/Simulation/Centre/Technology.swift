// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Cyber incidents: contained, or an outage that stops teaching.
extension Simulator {
  private static let weeksOfTerm = 13.0
  private static let daysOfWeek = 5.0

  /// Material incidents: at one school, or with a common cause at every school that shares the trust's systems, at twice
  /// the cost.
  mutating func sufferIncidents() {
    state.service.uncontained = 0
    state.service.daysLostShare = 0
    var lost = 0.0
    open(.cyber)
    state.events.incidents = stream.poisson(mean: incidentRate() / 3)
    state.events.incidentCost = 0
    for _ in 0..<min(state.events.incidents, 1000) { lost += sufferIncident() }
    if value(.eventsCyberForcedWeeks) > 0 { lost += sufferForcedIncident() }
    let recent = state.service.learningLost
    state.service.learningLost = (lost, recent.0, recent.1)
  }

  /// Incidents a year; a school on its own systems has more.
  private mutating func incidentRate() -> Double {
    var schools = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      schools += sharesSystems(school) ? 1 : value(.technologyJoinerFactor)
    }
    return value(.eventsCyberRate) * schools
  }

  @inline(__always)
  private mutating func sharesSystems(_ school: Int) -> Bool {
    Double(state.schools.termsSinceJoining[school]) >= value(.technologyMigrationTerms)
  }

  /// - Returns: learning days lost for each pupil of the trust.
  private mutating func sufferIncident() -> Double {
    let isCommon = stream.bernoulli(value(.eventsCyberCommonCause))
    state.events.incidentCost += draw(.eventsCyberCost) * (isCommon ? 2 : 1)
    let isContained = stream.bernoulli(containment())
    let place = stream.uniform()
    let weeks = draw(.technologyOutageWeeks)
    guard !isContained else { return 0 }
    state.service.uncontained += 1
    let struck = school(at: place)
    guard struck >= 0 else { return 0 }
    let isEverywhere = isCommon && sharesSystems(struck)
    if isEverywhere { loseCentralDays(weeks: weeks) }
    return learningDays(weeks: weeks) * pupilShare(of: struck, isEverywhere: isEverywhere)
  }

  /// The stress that a scenario calls for: every school that shares the systems, for so many weeks.
  private mutating func sufferForcedIncident() -> Double {
    open(.outage)
    let weeks = value(.eventsCyberForcedWeeks)
    state.events.incidents += 1
    state.events.incidentCost += draw(.eventsCyberCost) * 2
    state.service.uncontained += 1
    loseCentralDays(weeks: weeks)
    return learningDays(weeks: weeks) * pupilShare(of: -1, isEverywhere: true)
  }

  /// The chance that an incident is stopped in time, as well as the technology team kept up last term.
  private mutating func containment() -> Double {
    let function = CentralFunction.technology
    let utilisation = state.central.utilisation[function.rawValue]
    let excess =
      utilisation.isFinite ? max(0, utilisation - value(.centralOverloadThreshold)) : 0
    let chance =
      value(.technologyContainment) * servedShare(of: function)
      - value(.technologyOverloadSlope) * excess
    return chance.held(within: 0...1)
  }

  private mutating func learningDays(weeks: Double) -> Double {
    weeks * Self.daysOfWeek * value(.technologyLearningShare)
  }

  private mutating func loseCentralDays(weeks: Double) {
    let share = min(1, weeks / Self.weeksOfTerm) * value(.technologyOutageDaysLost)
    state.service.daysLostShare = min(1, state.service.daysLostShare + share)
  }

  /// The member at this place between 0 and 1; -1 where there is none.
  private mutating func school(at place: Double) -> Int {
    var members = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] { members += 1 }
    var left = Int(place * members)
    for school in plan.schools.indices where state.schools.isMember[school] {
      if left == 0 { return school }
      left -= 1
    }
    return -1
  }

  /// Share of the trust's pupils at the school struck, or at every one that shares the systems.
  private mutating func pupilShare(of struck: Int, isEverywhere: Bool) -> Double {
    var all = 0.0
    var hit = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      let pupils = state.schools.pupils[school]
      all += pupils
      if school == struck || (isEverywhere && sharesSystems(school)) { hit += pupils }
    }
    return all > 0 ? hit / all : 0
  }

  /// Takes an outage's days from what the central team can deliver this term.
  mutating func loseDaysToOutage() {
    let left = 1 - state.service.daysLostShare
    guard left < 1 else { return }
    for function in 0..<CentralStates.functions {
      state.central.functionCapacity[function] *= left
      state.central.functionCover[function] *= left
      state.central.generalistDays[function] *= left
    }
    for place in state.central.specialistDays.indices {
      state.central.specialistDays[place] *= left
      state.central.specialistCover[place] *= left
    }
  }
}
