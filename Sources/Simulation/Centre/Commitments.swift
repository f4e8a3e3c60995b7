// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Evaluation of schools, research, and the days kept for commitments outside the trust.
extension Simulator {
  /// Keeps the ring-fenced share of civic and research commitments from the trust's own work, as far as there are days.
  ///
  /// Executives and the partnerships team carry civic duties in proportion to their days.
  mutating func fenceCommitments() {
    let share = value(.commitmentsRingFenced)
    let executive = CentralFunction.executive.rawValue
    let partnerships = CentralFunction.partnerships.rawValue
    let research = CentralFunction.research.rawValue
    let first = state.central.functionCapacity[executive]
    let second = state.central.functionCapacity[partnerships]
    let both = first + second
    let civic = both > 0 ? min(1, value(.civicCommittedDays) * share / both) : 0
    state.hubs.fenced[executive] = first * civic
    state.hubs.fenced[partnerships] = second * civic
    state.hubs.fenced[research] = min(
      state.central.functionCapacity[research], value(.researchCommittedDays) * share)
  }

  // MARK: Evaluation

  /// A third of the year's planned evaluation of each member, asked of its sector's improvement team.
  mutating func raiseEvaluation() {
    let days = value(.evaluationDaysPerSchool) / 3
    guard days > 0 else { return }
    for school in plan.schools.indices where state.schools.isMember[school] {
      ask(
        days * state.hubs.visitLoading[school], of: .schoolImprovement,
        in: plan.sectors[school].rawValue)
    }
  }

  /// Evaluation shares with ordinary work what urgent support leaves; what is owed is made up within the year, or never.
  mutating func serveEvaluation() {
    var urgent = [4 of Double](repeating: 0)
    for school in plan.schools.indices
    where state.schools.isMember[school] && isUrgent(school) {
      urgent[plan.sectors[school].rawValue] += state.hubs.visitDays[school]
    }
    let days = value(.evaluationDaysPerSchool) / 3
    for school in plan.schools.indices where state.schools.isMember[school] {
      let sector = plan.sectors[school].rawValue
      let share = shareAfterUrgent(urgent[sector], sector: sector)
      state.hubs.evaluationPlanned[school] += days
      let owed = state.hubs.evaluationOwed[school] + days
      state.hubs.evaluationOwed[school] = owed * (1 - share)
    }
  }

  /// Weak schools and those that joined lately come first.
  private mutating func isUrgent(_ school: Int) -> Bool {
    state.schools.grade[school] >= Grade.requiresImprovement.rawValue
      || state.schools.termsSinceJoining[school] < Self.joiningWeights.count - 1
  }

  /// Share served of a sector's improvement work other than urgent support.
  private mutating func shareAfterUrgent(_ urgent: Double, sector: Int) -> Double {
    let place = CentralFunction.schoolImprovement.rawValue * CentralStates.sectors + sector
    let share = state.central.servedShareOf[place]
    guard share < 1 else { return 1 }
    guard share > 0 else { return share.isNaN ? 1 : 0 }
    let served = state.central.served[place]
    let other = served / share - urgent
    return other > 0 ? min(1, max(0, served - urgent) / other) : 0
  }

  // MARK: Research

  /// Adds the term's research days for others: those ring-fenced, or what own work leaves.
  ///
  /// From what isn't fenced, researchers are called away to help settle joining schools in their first three terms, and
  /// where school improvement is over capacity.
  mutating func deliverResearch() {
    let function = CentralFunction.research.rawValue
    var served = 0.0
    for sector in 0..<CentralStates.sectors {
      served += state.central.served[function * CentralStates.sectors + sector]
    }
    let fenced = state.hubs.fenced[function]
    var joining = 0.0
    for join in plan.joins.indices {
      let school = plan.joins[join].school
      if state.schools.isMember[school], state.schools.termsSinceJoining[school] < 3 {
        joining += value(.researchJoiningDays)
      }
    }
    let unused = state.central.functionCapacity[function] - served - fenced
    let spare = max(0, unused - joining)
    let excess = overload(of: CentralFunction.schoolImprovement.rawValue)
    let away = min(1, value(.researchCalledAway) * excess)
    state.hubs.researchDelivered += fenced + spare * (1 - away)
    state.hubs.researchCommitted += value(.researchCommittedDays)
  }
}
