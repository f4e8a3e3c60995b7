// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Bids for grants and donations: written with the days that finance and partnerships have for them.
extension Simulator {
  /// A school's bids of a term; a joiner's begin after a while.
  mutating func raiseBids(_ school: Int) {
    guard Double(state.schools.termsSinceJoining[school]) >= value(.bidsJoinerLag) else { return }
    let bids = value(.bidsPerSchool) / 3
    let sector = plan.sectors[school].rawValue
    let finance = bids * value(.bidsFinanceDays)
    let partnerships = bids * value(.bidsPartnershipsDays)
    state.service.bidsPlanned += bids
    state.service.bidFinanceDays += finance
    state.service.bidPartnershipsDays += partnerships
    ask(finance, of: .finance, in: sector)
    ask(partnerships, of: .partnerships, in: sector)
  }

  /// Share of the days asked for bids that the two teams delivered.
  mutating func bidsServedShare() -> Double {
    let finance = state.service.bidFinanceDays
    let partnerships = state.service.bidPartnershipsDays
    guard finance + partnerships > 0 else { return 1 }
    let served =
      finance * servedShare(of: .finance) + partnerships * servedShare(of: .partnerships)
    return served / (finance + partnerships)
  }

  /// Bids are written as far as their days were served; each wins or not.
  mutating func settleBids() {
    state.service.won = 0
    if state.service.bidsPlanned > 0 {
      open(.bids)
      let written = Int(state.service.bidsPlanned * bidsServedShare() + stream.uniform())
      let wins = stream.binomial(trials: written, probability: value(.bidsWinChance))
      for _ in 0..<wins { state.service.won += draw(.bidsSize) }
      state.service.won *= state.economy.prices
    }
    state.service.wonToDate += state.service.won
    var pupils = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      pupils += state.schools.pupils[school]
    }
    state.service.plannedToDate +=
      value(.policyFundingPlan) * state.economy.prices * pupils / 3
  }

  /// Posts what was won, and what of it goes straight to its purpose: budgets rest on none of it.
  mutating func postExternalFunding() {
    guard state.service.won > 0 else { return }
    let won = Money(pounds: state.service.won)
    state.ledger.postToCentre(won, .externalFunding)
    let spent = Money(pounds: state.service.won * value(.bidsPurposeShare))
    state.ledger.postToCentre(-spent, .resources)
  }
}
