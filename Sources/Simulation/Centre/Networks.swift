// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Networks of leaders, run by the people of leadership development and partnerships.
extension Simulator {
  mutating func openNetworks() {
    countLeaders()
    state.hubs.networks = min(networksWanted(), networksThatCanRun())
  }

  /// Networks open a few a term, and stop at once where nobody can run them.
  mutating func moveNetworks() {
    countLeaders()
    let opened = Int(value(.networksOpenedPerTerm).rounded())
    let most = min(networksWanted(), networksThatCanRun())
    state.hubs.networks = min(most, state.hubs.networks + opened)
  }

  /// Heads, interim ones too, and their deputies and other leaders.
  private mutating func countLeaders() {
    state.hubs.leaders = 0
    for school in plan.schools.indices where state.schools.isMember[school] {
      state.hubs.leaders += 1 + value(.networksLeadersPerSchool, plan.phases[school].rawValue)
    }
  }

  private mutating func networksWanted() -> Int {
    Int((state.hubs.leaders / value(.networksSize)).rounded(.up))
  }

  private mutating func networksThatCanRun() -> Int {
    let people =
      state.hubs.people[CentralFunction.leadershipDevelopment.rawValue]
      + state.hubs.people[CentralFunction.partnerships.rawValue]
    return Int(Double(people) * value(.networksPerPerson))
  }

  mutating func measureNetworks() {
    record.hubs.leaders = state.hubs.leaders
    record.hubs.networks = Double(state.hubs.networks)
    record.hubs.networkPlaces = Double(state.hubs.networks) * value(.networksMostPlaces)
  }
}
