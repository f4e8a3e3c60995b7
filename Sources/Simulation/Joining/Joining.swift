// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The growth decisions of a term: the board weighs last term's record, then proceeds, defers or declines.
extension Simulator {
  /// - Parameter gateUnmet: gate principles unmet at the last record.
  mutating func decideJoins(gateUnmet: UInt64) {
    for school in plan.schools.indices
    where state.schools.isMember[school] && state.schools.termsSinceJoining[school] < .max {
      state.schools.termsSinceJoining[school] += 1
    }
    state.isGateClear = gateUnmet == 0 || plan.gate == .proceed
    for join in plan.joins.indices {
      record.joins.isDue[join] = false
      record.joins.tookPlace[join] = false
      guard state.joins[join].standing == .planned, dueTerm(of: join) == term else { continue }
      record.joins.isDue[join] = true
      record.joins.gatePrinciplesUnmet[join] = gateUnmet.nonzeroBitCount
      decide(join, gateUnmet: gateUnmet)
    }
  }

  /// The term in which a join is next due.
  mutating func dueTerm(of join: Int) -> Int { plan.joins[join].term + state.joins[join].deferrals }

  /// Whether a join that is still planned falls due at the start of next term.
  mutating func isDueNext(_ join: Int) -> Bool {
    state.joins[join].standing == .planned && dueTerm(of: join) == term + 1
  }

  private mutating func decide(_ join: Int, gateUnmet: UInt64) {
    state.joins[join].blockedBy |= gateUnmet
    if gateUnmet == 0 || plan.gate == .proceed {
      admit(join)
    } else if plan.gate == .defer,
      state.joins[join].deferrals < Int(value(.policyDeferralLimit).rounded())
    {
      state.joins[join].deferrals += 1
    } else {
      state.joins[join].standing = .declined
      state.joins[join].decidedTerm = term
    }
  }

  private mutating func admit(_ join: Int) {
    let school = plan.joins[join].school
    state.joins[join].standing = .joined
    record.joins.tookPlace[join] = true
    state.joins[join].decidedTerm = term
    state.schools.isMember[school] = true
    state.schools.members += 1
    state.schools.termsSinceJoining[school] = 0
    state.schools.support[school] = 0
    state.schools.lasting[school] = value(.joiningCentralScale)
    guard plan.isSponsored[school] else { return }
    open(.firstInspection, entity: plan.schoolEntities[school])
    let mean = value(.inspectionJoinerIntervalMean)
    let sd = value(.inspectionJoinerIntervalSd)
    let years = stream.gamma(shape: mean * mean / (sd * sd), scale: sd * sd / mean)
    state.schools.nextInspection[school] = Double(term) + 3 * years
  }

  /// Posts what a joining brings and costs in its first term.
  mutating func postJoining(_ join: Int) {
    let school = plan.joins[join].school
    let isSponsored = plan.isSponsored[school]
    let reserves = plan.openings[school].reserves
    // A sponsored school's balance stays with the authority.
    state.ledger.post(isSponsored ? .zero : reserves, .transferredIn, school: school)
    open(.joiningCost, entity: plan.schoolEntities[school])
    let professional = draw(.joiningProfessionalCost)
    let variation = draw(.joiningIntegrationVariation)
    let level = state.economy.prices
    state.ledger.postToCentre(-Money(pounds: professional * level), .professional)
    state.ledger.postToCentre(Money(pounds: value(.policyJoiningGrant)), .joiningGrant)
    state.schools.integration[school] =
      (value(.joiningIntegrationFixed)
        + value(.joiningIntegrationPerPupil) * state.schools.pupils[school]) * variation / 6
    if !isSponsored { postHiddenDeficit(school) }
  }

  /// A converter's deficit that its accounts don't show, less what due diligence found and had settled.
  private mutating func postHiddenDeficit(_ school: Int) {
    let phase = plan.phases[school].rawValue
    guard stream.bernoulli(value(.joiningHiddenDeficitChance, phase)) else { return }
    let spread = draw(.joiningHiddenDeficitSpread)
    let size = value(.joiningHiddenDeficitSize, phase) * state.schools.income[school] * spread
    let insight = value(.joiningDueDiligenceInsight, plan.dueDiligenceIndex)
    state.ledger.post(-Money(pounds: size * (1 - insight)), .hiddenDeficit, school: school)
  }
}
