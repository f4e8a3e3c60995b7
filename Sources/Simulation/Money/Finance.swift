// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Investment, procurement, and what the regulator looks at.
extension Simulator {
  mutating func openFinance() {
    openInvestment()
    openProcurement()
    openRegulator()
    forgetServedShares()
  }

  /// What the year's procurement starts from, once budgets are set; investment is decided before them.
  mutating func planFinanceYear() {
    state.finance.investedToDate = 0
    (state.finance.savedToDate, state.finance.savingPlannedToDate) = (0, 0)
    forgetServedShares()
    setAddressableSpending()
  }

  private mutating func forgetServedShares() {
    (state.finance.estatesServed, state.finance.financeServed) = (0, 0)
    state.finance.servedTerms = 0
  }

  /// Posts the term's investment, savings and support, before the ledger closes.
  mutating func postFinance(share: Double) {
    state.finance.estatesServed += servedShare(of: .estates)
    state.finance.financeServed += servedShare(of: .finance)
    state.finance.servedTerms += 1
    postExternalFunding()
    postProcurement(share: share)
    if season == .autumn { postEmergencySupport() }
    let invested = state.ledger.flows[Flow.investment.rawValue].pounds
    state.finance.investedToDate -= invested
    guard season == .summer else { return }
    closeInvestmentYear()
    closeProcurementYear()
  }

  /// Writes `record.finance`; `isOpening` for the position before the first term.
  mutating func measureFinance(isOpening: Bool) {
    measureInvestment()
    record.finance.procurementSaving = Money(pounds: state.finance.savedToDate)
    record.finance.procurementPlanned = Money(pounds: state.finance.savingPlannedToDate)
    measureRegulator(isOpening: isOpening)
  }
}
