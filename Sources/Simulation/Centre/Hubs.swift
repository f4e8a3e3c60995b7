// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

// Hubs, networks, the leadership pipeline, evaluation of schools and research.
extension Simulator {
  mutating func openHubs() {
    openHubPosts()
    countCentralPeople()
    setVisitLoading()
    openNetworks()
    openPipeline()
    openHubYear()
  }

  /// Hub posts, network places and candidates for leadership, once the central team's people have moved.
  mutating func moveHubs() {
    if season == .autumn || term == 0 { openHubYear() }
    countCentralPeople()
    setVisitLoading()
    moveNetworks()
    welcomeCandidates()
  }

  /// Asks for the days of hubs, evaluation and research; `isDrawn` is false for the opening position's expected demand.
  mutating func raiseHubDemand(isDrawn: Bool) {
    fenceCommitments()
    raiseEvaluation()
    raiseLeadershipDevelopment()
  }

  /// What follows from the days served.
  mutating func settleHubs() {
    state.hubs.termsOfYear += 1
    serveEvaluation()
    deliverResearch()
    serveProgramme()
    rememberService()
    guard season == .summer else { return }
    developCandidates()
    rateCentre()
  }

  /// Writes `record.hubs`; `isOpening` for the position before the first term.
  mutating func measureHubs(isOpening: Bool) {
    measureHubStaff()
    measureHubLoads()
    measureRegions()
    measureNetworks()
    measurePipeline()
    measureHubYear(isYearEnd: record.isYearEnd && !isOpening)
  }

  /// Begins the counts of a year: in autumn, and in the first term.
  private mutating func openHubYear() {
    state.hubs.termsOfYear = 0
    state.hubs.programmeServed = 0
    state.hubs.researchDelivered = 0
    state.hubs.researchCommitted = 0
    state.hubs.waitingOfYear = 0
    state.hubs.churnOfYear = 0
    state.hubs.servedOfSector.fill(with: 0)
    state.hubs.evaluationPlanned.fill(with: 0)
    state.hubs.evaluationOwed.fill(with: 0)
  }

  /// What is counted over a year and shown at its end.
  private mutating func measureHubYear(isYearEnd: Bool) {
    // In spring nothing has changed since autumn cleared it.
    guard isYearEnd || season == .autumn || term < 1 else { return }
    record.hubs.researchDelivered = isYearEnd ? state.hubs.researchDelivered : .nan
    record.hubs.researchCommitted = isYearEnd ? state.hubs.researchCommitted : .nan
    for school in plan.schools.indices {
      let isShown = isYearEnd && state.schools.isMember[school]
      record.hubs.headRating[school] = isShown ? state.hubs.ratings[school] : .nan
      let planned = state.hubs.evaluationPlanned[school]
      record.hubs.evaluationShare[school] =
        isShown && planned > 0 ? 1 - state.hubs.evaluationOwed[school] / planned : .nan
    }
  }

  /// People in post by function, and how many of them are in their first or second term.
  private mutating func countCentralPeople() {
    state.hubs.people.fill(with: 0)
    state.hubs.newcomers.fill(with: 0)
    for row in 0..<plan.central.count {
      let function = plan.central.function[row]
      let new = state.central.first[row] + state.central.second[row]
      state.hubs.people[function] += new + state.central.experienced[row]
      state.hubs.newcomers[function] += new
    }
  }
}
