// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Savings on joint purchasing: they grow with the trust's scale, as contracts come up and finance has days for tenders.
extension Simulator {
  /// Members start at the saving in reach of the trust as it is, others at that of a school alone: both are in their
  /// accounts.
  mutating func openProcurement() {
    setAddressableSpending()
    var scale = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      scale += state.finance.addressable[school]
    }
    for school in plan.schools.indices {
      let alone = state.finance.addressable[school]
      let rate = savingInReach(of: state.schools.isMember[school] ? scale : alone)
      state.finance.savingRate[school] = rate
      state.finance.firstSavingRate[school] = rate
    }
    (state.finance.savedToDate, state.finance.savingPlannedToDate) = (0, 0)
  }

  /// Saving on spending of this size, in prices of the year before the start.
  private mutating func savingInReach(of scale: Double) -> Double {
    value(.procurementLargestRate) * scale / (scale + value(.procurementHalfScale))
  }

  mutating func setAddressableSpending() {
    let share = value(.procurementAddressableShare)
    for school in plan.schools.indices {
      let spending =
        resourcesCost(school) * state.schools.volume[school] + premisesCost(school)
        + otherCost(school)
      state.finance.addressable[school] = spending * share
    }
  }

  /// A joiner's spending counts once a round of its contracts has come up.
  @inline(__always)
  private mutating func countsInPurchasing(_ school: Int) -> Bool {
    state.schools.isMember[school]
      && Double(state.schools.termsSinceJoining[school]) >= value(.procurementJoinerLag)
  }

  /// Posts what savings have changed since the start; those at the start are in schools' accounts.
  mutating func postProcurement(share: Double) {
    var change = 0.0
    var saved = 0.0
    var addressable = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      let spending = state.finance.addressable[school] * share
      let rate = state.finance.savingRate[school]
      change += spending * (rate - state.finance.firstSavingRate[school])
      guard countsInPurchasing(school) else { continue }
      saved += spending * rate
      addressable += spending
    }
    state.finance.savedToDate += saved
    state.finance.savingPlannedToDate += addressable * value(.policyProcurementPlan)
    if change != 0 { state.ledger.postToCentre(Money(pounds: change), .procurementSaving) }
  }

  /// At the end of summer a part of the contracts has been let anew.
  mutating func closeProcurementYear() {
    open(.procurementYear)
    let result = draw(.procurementResult)
    let served = state.finance.financeServed / max(state.finance.servedTerms, 1)
    var scale = 0.0
    for school in plan.schools.indices where countsInPurchasing(school) {
      scale += state.finance.addressable[school]
    }
    let reached = savingInReach(of: scale / state.economy.prices) * result * served
    let part = value(.procurementRetendered)
    for school in plan.schools.indices where state.schools.isMember[school] {
      state.finance.savingRate[school] += part * (reached - state.finance.savingRate[school])
    }
  }
}
