// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The central team's people: posts opened with growth, leavers, appointments, and the days they can deliver.
extension Simulator {
  mutating func moveCentralTeam() {
    setSizes()
    state.central.released = 0
    for function in 0..<CentralStates.functions {
      let hazard = centralHazard(of: function)
      state.central.hazardNow[function] = hazard
    }
    for row in 0..<plan.central.count {
      openPosts(row)
      startAppointed(row)
      if !plan.incidents.entries.isEmpty { loseToIncidents(row) }
      guard state.central.posts[row] > 0 || peopleInPost(row) > 0 else { continue }
      open(.centralPosts, entity: plan.central.entities[row])
      let leaving = stream.binomial(
        trials: peopleInPost(row), probability: state.central.hazardNow[plan.central.function[row]])
      remove(leaving, from: row)
      if let narrator { narrator.centralLeft[row] += leaving }
      let vacant = state.central.posts[row] - peopleInPost(row)
      let fill = fillRate(of: row)
      state.central.appointed[row] =
        vacant > 0 ? stream.binomial(trials: vacant, probability: fill) : 0
    }
    setCapacity()
    loseDaysToOutage()
    countThinSpecialisms()
  }

  @inline(__always)
  mutating func peopleInPost(_ row: Int) -> Int {
    state.central.first[row] + state.central.second[row] + state.central.experienced[row]
  }

  /// Sets posts in proportion to the work there will be, function by function and sector by sector; for what falls short
  /// of a whole post, part-time colleagues make up the part.
  private mutating func openPosts(_ row: Int) {
    let team = plan.central.growing[row]
    guard team > 0 else { return openAddedPosts(row) }
    let sector = plan.central.sector[row]
    let place = sector < 0 ? CentralStates.sectors : sector
    let growth = state.central.growthAhead[place]
    guard growth > 0 else { return }
    let inProportion = Double(team) * growth
    let work = max(inProportion, partnersByRule(row))
    let step = value(.policyCentralPostStep)
    let whole = max(team, Int(min(work - step, 1e6).rounded(.up)))
    state.central.posts[row] = plan.central.posts[row] + whole - team
    state.central.partPosts[row] = max(0, work - Double(whole))
    releaseSurplus(row)
  }

  /// Where posts are closed, because a join was declined, people beyond them go at a cost.
  mutating func releaseSurplus(_ row: Int) {
    let posts = state.central.posts[row]
    let surplus = peopleInPost(row) - posts
    let vacant = max(0, -surplus)
    state.central.appointed[row] = min(state.central.appointed[row], vacant)
    guard surplus > 0 else { return }
    remove(surplus, from: row)
    state.central.released +=
      Double(surplus) * yearlyCost(of: row) * value(.schoolsRedundancyCost)
  }

  /// Those appointed last term start; those in their first term move on.
  private mutating func startAppointed(_ row: Int) {
    state.central.experienced[row] += state.central.second[row]
    state.central.second[row] = state.central.first[row]
    state.central.first[row] = state.central.appointed[row]
    state.central.appointed[row] = 0
  }

  /// A term's chance to leave: higher where the last three terms' utilisation lay above the threshold.
  private mutating func centralHazard(of function: Int) -> Double {
    let base = state.central.hazard[function]
    let excess = overload(of: function)
    guard excess > 0 else { return base }
    return min(0.9, base * exponential(value(.centralOverloadSlope) * excess))
  }

  /// Mean utilisation of the last three terms above the threshold.
  mutating func overload(of function: Int) -> Double {
    let recent = state.central.recent[function]
    let mean = (recent.0 + recent.1 + recent.2) / 3
    return min(max(0, mean - value(.centralOverloadThreshold)), 2)
  }

  /// Those longest in post leave first.
  mutating func remove(_ people: Int, from row: Int) {
    var left = people
    let experienced = min(left, state.central.experienced[row])
    state.central.experienced[row] -= experienced
    left -= experienced
    let second = min(left, state.central.second[row])
    state.central.second[row] -= second
    state.central.first[row] -= left - second
  }

  mutating func setHazards() {
    for function in 0..<CentralStates.functions {
      state.central.hazard[function] = Posts.hazard(
        yearly: value(.centralExitRate, function), yearShare: 1.0 / 3)
    }
  }

  /// Adds up the days that rows can deliver this term.
  mutating func setCapacity() {
    for function in 0..<CentralStates.functions {
      state.central.functionCapacity[function] = 0
      state.central.generalistDays[function] = 0
      state.central.functionCover[function] = 0
    }
    for place in state.central.specialistDays.indices {
      state.central.specialistDays[place] = 0
      state.central.specialistCover[place] = 0
    }
    let firstWorth = value(.centralFirstTermProductivity) - value(.centralNoviceLoad)
    let secondWorth = value(.centralSecondTermProductivity)
    for row in 0..<plan.central.count {
      addCapacity(of: row, firstWorth: firstWorth, secondWorth: secondWorth)
    }
  }

  private mutating func addCapacity(of row: Int, firstWorth: Double, secondWorth: Double) {
    // Most rows that growth may add stand empty.
    guard state.central.posts[row] > 0 || peopleInPost(row) > 0 else { return }
    let function = plan.central.function[row]
    let worth =
      Double(state.central.experienced[row]) + state.central.partPosts[row] + secondWorth
      * Double(state.central.second[row])
      + firstWorth * Double(state.central.first[row])
    let vacant = Double(max(0, state.central.posts[row] - peopleInPost(row)))
    let productive = value(.centralProductiveDays, function)
    let coverInFull = productive * vacant * value(.centralInterimCover)
    let inFull = max(0, productive * worth * (1 - value(.centralAbsence)))
    let cover = coverInFull * visitShare(of: row)
    let days = inFull * visitShare(of: row) + cover
    state.central.functionCapacity[function] += days
    state.central.functionCover[function] += cover
    let sector = plan.central.sector[row]
    if sector < 0 {
      state.central.generalistDays[function] += days
    } else {
      state.central.specialistDays[function * CentralStates.sectors + sector] += days
      state.central.specialistCover[function * CentralStates.sectors + sector] += cover
    }
  }

  /// Counts for how long each specialism has hung on one person or none.
  private mutating func countThinSpecialisms() {
    countSpecialists()
    for cell in state.central.specialistsThin.indices {
      let isThin = state.central.specialists[cell] <= 1
      state.central.specialistsThin[cell] = isThin ? state.central.specialistsThin[cell] + 1 : 0
    }
  }

  /// Counts people in post by specialism and by sector.
  ///
  /// Where a sector's lead is missing and two partners or more are in post, one of them acts as lead.
  mutating func countSpecialists() {
    state.central.specialists.fill(with: 0)
    for sector in 0..<CentralStates.sectors {
      var leads = 0
      var partners = 0
      for row in plan.central.improvement where plan.central.serves(row, sector) {
        let people = peopleInPost(row)
        if plan.central.isLead[row] { leads += people } else { partners += people }
        let cells = sector * CentralMeasures.disciplines
        for discipline in 0..<CentralMeasures.disciplines
        where plan.central.disciplines[row] & (1 << discipline) != 0 {
          state.central.specialists[cells + discipline] += people
        }
      }
      state.central.partners[sector] = leads + partners
      state.central.hasLead[sector] = leads > 0 || partners >= 2
    }
  }
}
