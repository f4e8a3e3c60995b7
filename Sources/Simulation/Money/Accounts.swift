// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// The term's money: income, cost, one-offs, reserves.
extension Simulator {
  /// Posts the term.
  ///
  /// - Returns: whether the flows add up to the change of reserves.
  mutating func keepAccounts() -> Bool {
    state.ledger.openTerm(isFirstOfYear: season == .autumn || term == 0)
    let share = season.yearShare
    postJoins()
    for school in plan.schools.indices {
      let income = postSchool(school, share: share)
      state.ledger.remember(income, school: school)
    }
    postCentre(share: share)
    postEvents()
    postEvaluations()
    postFinance(share: share)
    return state.ledger.closeTerm()
  }

  private mutating func postJoins() {
    for join in plan.joins.indices
    where state.joins[join].standing == .joined && state.joins[join].decidedTerm == term {
      postJoining(join)
    }
    for join in plan.joins.indices where needsDueDiligenceCost(join) {
      let cost = value(.joiningDueDiligenceCost, plan.dueDiligenceIndex) * state.economy.prices
      state.ledger.postToCentre(-Money(pounds: cost), .dueDiligence)
    }
  }

  /// Due diligence is paid once, in the term before a join first falls due (in the first term for a join then).
  private mutating func needsDueDiligenceCost(_ join: Int) -> Bool {
    max(0, plan.joins[join].term - 1) == term
  }

  /// Posts a school's term; a school outside the trust only has its income kept.
  private mutating func postSchool(_ school: Int, share: Double) -> Money {
    let ownIncome = state.schools.income[school] - state.schools.publicIncome[school]
    let publicIncome = Money(pounds: state.schools.publicIncome[school] * share)
    let own = Money(pounds: ownIncome * share)
    guard state.schools.isMember[school] else { return publicIncome + own }
    let grant = Money(pounds: state.schools.payGrant[school] * share)
    state.ledger.post(publicIncome - grant, .publicIncome)
    state.ledger.post(grant, .payGrant)
    state.ledger.post(own, .selfGenerated)
    postStaff(school, share: share)
    postOtherCosts(school, share: share)
    postVariance(school, share: share)
    let charge = Money(
      pounds: state.schools.publicIncome[school] * value(.trustCentralCharge) * share)
    state.ledger.enter(charge: charge, school: school)
    return publicIncome + own
  }

  @inline(__always)
  private mutating func spend(_ pounds: Double, _ flow: Flow) {
    state.ledger.post(-Money(pounds: pounds), flow)
  }

  private mutating func postStaff(_ school: Int, share: Double) {
    let posts = Double(state.schools.posts[school])
    let filled = Double(state.schools.teachers[school]) / posts
    let scale = 1 + state.schools.lasting[school]
    let bill = state.schools.teachingFTE[school] * teacherCost(school) * scale * share
    spend(bill * filled, .teachers)
    let covered = state.schools.vacancyShare[school] * value(.schoolsSupplyPremium)
    let absence = bill * value(.schoolsTeacherAbsence)
    spend(bill * covered + absence, .supply)
    let support = supportCost(school) * state.schools.volume[school] * scale * share
    spend(support, .support)
    if state.schools.headVacantTerms[school] > 0 {
      let premium = Self.headCost * teacherCost(school) * (value(.headsInterimPremium) - 1)
      spend(premium * share, .interimHeads)
    }
    if season == .autumn { postRedundancies(school) }
  }

  /// A head's cost in teachers' (judgement).
  private static let headCost = 1.9

  /// In autumn, posts cut beyond those who left go at a cost.
  private mutating func postRedundancies(_ school: Int) {
    let excess = state.schools.teachers[school] - state.schools.posts[school]
    guard excess > 0 else { return }
    let cost = Double(excess) * teacherCost(school) * value(.schoolsRedundancyCost)
    spend(cost, .redundancy)
    state.schools.teachers[school] -= excess
  }

  private mutating func postOtherCosts(_ school: Int, share: Double) {
    let scale = 1 + state.schools.lasting[school]
    let resources = resourcesCost(school) * state.schools.volume[school] * scale
    spend(resources * share, .resources)
    spend(premisesCost(school) * share, .premises)
    spend(energyCost(school) * share, .energy)
    spend((otherCost(school) + placementsCost(school) + plansCost(school)) * share, .other)
    let investment = investmentCost(school)
    if investment != 0 { spend(investment * share, .investment) }
    if state.schools.integration[school] > 0, state.schools.termsSinceJoining[school] < 6 {
      spend(state.schools.integration[school] * state.economy.prices, .integration)
    }
  }

  /// What moves a balance beyond prices, pay, pupils and posts, as real accounts show it.
  private mutating func postVariance(_ school: Int, share: Double) {
    let authority = state.schools.authorityShock[plan.authorityOfSchool[school]]
    let shock =
      state.economy.sectorShock + state.economy.trustShock + authority
      + state.schools.balanceShock[school]
    let amount = Money(pounds: shock * state.schools.income[school] * share)
    state.ledger.post(amount, .budgetVariance)
  }

  private mutating func postCentre(share: Double) {
    var staff = 0.0
    for row in 0..<plan.central.count { staff += centralStaffCost(of: row) }
    state.ledger.postToCentre(-Money(pounds: staff * share), .centralStaff)
    state.ledger.postToCentre(
      -Money(pounds: centralNonStaffCost() * share), .centralNonStaff)
    let released = state.central.released * state.economy.supportPay
    state.ledger.postToCentre(-Money(pounds: released), .redundancy)
  }

  private mutating func post(_ pounds: Double, _ flow: Flow, school: Int) {
    state.ledger.post(-Money(pounds: pounds), flow, school: school)
  }

  /// Posts what the term's events cost, at this year's prices.
  private mutating func postEvents() {
    let level = state.economy.prices
    for school in plan.schools.indices where state.schools.isMember[school] {
      let failures = state.events.failureCost[school]
      if failures > 0 { post(failures * level, .conditionFailure, school: school) }
      let shocks = state.events.schoolShockCost[school]
      if shocks != 0 { post(shocks * level, .namedShock, school: school) }
    }
    state.ledger.postToCentre(-Money(pounds: state.events.incidentCost * level), .cyber)
    state.ledger.postToCentre(-Money(pounds: state.events.trustShockCost * level), .namedShock)
  }
}
