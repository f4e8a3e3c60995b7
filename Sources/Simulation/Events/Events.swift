// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Events that come by themselves: condition failures and the scenario's named shocks; cyber incidents stand apart.
extension Simulator {
  mutating func strike() {
    for school in plan.schools.indices { failConditions(school) }
    sufferIncidents()
    strikeNamedShocks()
    strikeIncidents()
  }

  private mutating func failConditions(_ school: Int) {
    open(.conditionFailure, entity: plan.schoolEntities[school])
    let failures = stream.poisson(
      mean: value(.eventsConditionFailureRate) * state.finance.failureRisk[school] / 3)
    state.events.failures[school] = failures
    state.events.failureCost[school] = 0
    guard failures > 0 else { return }
    let phase = plan.phases[school].rawValue
    for _ in 0..<min(failures, 1000) {
      state.events.failureCost[school] += draw(.eventsConditionFailureCost, phase)
    }
  }

  private mutating func strikeNamedShocks() {
    state.events.trustShockCost = 0
    for school in plan.schools.indices { state.events.schoolShockCost[school] = 0 }
    for shock in plan.shocks.indices {
      switch plan.shocks[shock].scope {
      case .trust:
        open(.namedShock, entity: plan.shockEntities[shock][plan.schools.count])
        state.events.trustShockCost += namedCost(shock, school: nil)
      case .eachSchool:
        for school in plan.schools.indices where state.schools.isMember[school] {
          open(.namedShock, entity: plan.shockEntities[shock][school])
          state.events.schoolShockCost[school] += namedCost(shock, school: school)
        }
      }
    }
  }

  /// The cost of a term's events of one named shock: a compound Poisson sum.
  private mutating func namedCost(_ shock: Int, school: Int?) -> Double {
    let yearly = plan.shocks[shock].perYear.sample(using: &stream)
    let events = stream.poisson(mean: max(0, yearly) / 3)
    var cost = 0.0
    for _ in 0..<min(events, 10_000) {
      cost += plan.shocks[shock].cost.sample(using: &stream)
    }
    note(shock: shock, school: school, times: events, cost: cost)
    return cost
  }

  /// What the term's events ask of the central team.
  mutating func raiseIncidents() {
    raiseIncidentWork()
    for school in plan.schools.indices
    where state.schools.isMember[school] && state.events.failures[school] > 0 {
      let days = value(.centralIncidentDays) * Double(state.events.failures[school])
      ask(days, of: .estates, in: plan.sectors[school].rawValue)
    }
    guard state.events.incidents > 0 else { return }
    let days = value(.centralIncidentDays) * Double(state.events.incidents)
    let members = Double(max(state.schools.members, 1))
    for school in plan.schools.indices where state.schools.isMember[school] {
      ask(days / members, of: .technology, in: plan.sectors[school].rawValue)
    }
  }
}
