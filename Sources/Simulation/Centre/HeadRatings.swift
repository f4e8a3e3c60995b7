// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// How heads rate the centre at the end of a year, from 1 to 5.
extension Simulator {
  /// Adds what heads see of the centre in a term: what is served, how long things wait, how many faces are new.
  mutating func rememberService() {
    for sector in 0..<CentralStates.sectors {
      state.hubs.servedOfSector[sector] += meanServed(sector)
    }
    var backlog = 0.0
    for place in state.central.backlog.indices { backlog += state.central.backlog[place] }
    var capacity = 0.0
    var overload = 0.0
    var people = 0
    var new = 0
    for function in 0..<CentralStates.functions {
      capacity += state.central.functionCapacity[function]
      let bearable = value(.centralOverloadThreshold) * state.central.functionCapacity[function]
      overload += max(0, state.central.functionDemand[function] - bearable)
      people += state.hubs.people[function]
      new += state.hubs.newcomers[function]
    }
    // A busy team answers late though it leaves nothing undone.
    let days = backlog + overload
    state.hubs.waitingOfYear += capacity > 0 ? min(1, days / capacity) : (days > 0 ? 1 : 0)
    state.hubs.churnOfYear += people > 0 ? Double(new) / Double(people) : 0
  }

  /// Mean share served of a sector's work, over the functions of which something is asked.
  private mutating func meanServed(_ sector: Int) -> Double {
    var sum = 0.0
    var count = 0.0
    for function in 0..<CentralStates.functions {
      let share = state.central.servedShareOf[function * CentralStates.sectors + sector]
      if share.isNaN { continue }
      sum += share
      count += 1
    }
    return count > 0 ? sum / count : 1
  }

  /// Each permanent head's rating of the year; a headship that stands vacant gives none.
  mutating func rateCentre() {
    let terms = Double(max(state.hubs.termsOfYear, 1))
    let common =
      value(.ratingsContent) - value(.ratingsWaiting) * state.hubs.waitingOfYear / terms
      - value(.ratingsChurn) * state.hubs.churnOfYear / terms
    for school in plan.schools.indices where state.schools.isMember[school] {
      guard state.schools.headVacantTerms[school] == 0 else {
        state.hubs.ratings[school] = .nan
        continue
      }
      open(.headRatings, entity: plan.schoolEntities[school])
      let unserved = 1 - state.hubs.servedOfSector[plan.sectors[school].rawValue] / terms
      let noise = stream.normal(mean: 0, sd: value(.ratingsSpread))
      let rating = common - value(.ratingsUnserved) * unserved + noise
      state.hubs.ratings[school] = rating.held(within: 1...5)
    }
  }
}
