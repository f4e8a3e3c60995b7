// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Committees that a trust needs from some size on, set up before it has that size, or after.
extension Simulator {
  mutating func openCommittees() {
    for committee in 0..<GovernancePlan.committees {
      state.governance.stands[committee] = value(.governanceCommitteesAtStart, committee) >= 0.5
      state.governance.begun[committee] = -1
      state.governance.built[committee] = 0
    }
    state.governance.auditedIncome = memberIncome()
  }

  /// Whether a school is a member, or planned to be within so many terms from the start of this one.
  private mutating func isWithin(_ school: Int, terms: Int) -> Bool {
    if state.schools.isMember[school] { return true }
    let join = plan.joinOfSchool[school]
    guard join >= 0, state.joins[join].standing == .planned else { return false }
    return dueTerm(of: join) <= term + terms
  }

  /// Income of a year of members, in pounds: what accounts show.
  private mutating func memberIncome() -> Double {
    var income = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.ledger.lastThreeTerms[school].pounds
    }
    return income
  }

  /// The same with schools to join within so many terms.
  private mutating func memberIncome(aheadBy terms: Int) -> Double {
    var income = 0.0
    for school in plan.schools.indices where isWithin(school, terms: terms) {
      income += state.ledger.lastThreeTerms[school].pounds
    }
    return income
  }

  private mutating func schoolCount(aheadBy terms: Int) -> Int {
    var count = 0
    for school in plan.schools.indices where isWithin(school, terms: terms) { count += 1 }
    return count
  }

  private mutating func isRequired(_ committee: Int, schools: Int, income: Double) -> Bool {
    let incomeLimit = value(.governanceCommitteeIncome, committee)
    let schoolLimit = value(.governanceCommitteeSchools, committee)
    return (incomeLimit > 0 && income > incomeLimit)
      || (schoolLimit > 0 && Double(schools) >= schoolLimit)
  }

  /// The board looks ahead at the joins planned, and begins to set up what they will call for.
  mutating func planCommittees() {
    guard isAnyToBePlanned() else { return }
    let foresight = Int(value(.governanceCommitteeForesight).rounded())
    let schools = schoolCount(aheadBy: foresight)
    let income = memberIncome(aheadBy: foresight)
    for committee in state.governance.stands.indices
    where isToBePlanned(committee) && isRequired(committee, schools: schools, income: income) {
      state.governance.begun[committee] = term
    }
  }

  private mutating func isToBePlanned(_ committee: Int) -> Bool {
    !state.governance.stands[committee] && state.governance.begun[committee] < 0
  }

  private mutating func isAnyToBePlanned() -> Bool {
    for committee in state.governance.stands.indices where isToBePlanned(committee) { return true }
    return false
  }

  /// Asks the governance team for the days of setting up, spread over the time it takes.
  mutating func addCommitteeDays() {
    let days = value(.governanceCommitteeDays)
    let terms = max(1, value(.governanceCommitteeSetup))
    for committee in state.governance.stands.indices where isBeingBuilt(committee) {
      let left = max(0, 1 - state.governance.built[committee])
      state.governance.days[CentralFunction.governance.rawValue] += days * min(left, 1 / terms)
    }
  }

  private mutating func isBeingBuilt(_ committee: Int) -> Bool {
    !state.governance.stands[committee] && state.governance.begun[committee] >= 0
  }

  mutating func buildCommittees() {
    let terms = max(1, value(.governanceCommitteeSetup))
    let served = state.governance.reviewServed[CentralFunction.governance.rawValue]
    for committee in state.governance.stands.indices where isBeingBuilt(committee) {
      let left = max(0, 1 - state.governance.built[committee])
      state.governance.built[committee] += min(left, 1 / terms) * served
      let passed = Double(term - state.governance.begun[committee] + 1)
      let isDone = state.governance.built[committee] >= value(.governanceReviewCompleteness)
      if isDone && passed >= terms { state.governance.stands[committee] = true }
    }
    if season == .summer { state.governance.auditedIncome = memberIncome() }
  }

  /// Committees required that don't stand, can't be manned or lack their skill, with the joins due next term counted.
  mutating func committeesMissing() -> (required: Int, missing: Int) {
    let schools = schoolCount(aheadBy: 1)
    var required = 0
    var missing = 0
    var manned = committeesThatCanMeet()
    for place in 0..<GovernancePlan.committees
    where isRequired(place, schools: schools, income: state.governance.auditedIncome) {
      required += 1
      guard state.governance.stands[place] else {
        missing += 1
        continue
      }
      guard let committee = Committee(rawValue: place), committee.hasMembers else { continue }
      let hasSkill = committee != .auditRisk || hasFinanceSkill()
      if manned > 0 && hasSkill { manned -= 1 } else { missing += 1 }
    }
    return (required, missing)
  }

  /// Committees that the trustees in post can man, each trustee sitting on a few.
  private mutating func committeesThatCanMeet() -> Int {
    let members = value(.governanceCommitteeMembers)
    guard members > 0 else { return GovernancePlan.committees }
    let places = Double(state.governance.trustees) * value(.governanceCommitteesPerTrustee)
    return Int(places / members)
  }

  private mutating func hasFinanceSkill() -> Bool {
    state.governance.covered & (1 << BoardSkill.finance.rawValue) != 0
  }

  mutating func measureCommittees() {
    let (required, missing) = committeesMissing()
    record.governance.committeesRequired = required
    record.governance.committeesMissing = missing
  }
}
