// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// The board, its committees, and the evidence that principles rest on.
extension Simulator {
  mutating func openGovernance() {
    openBoard()
    openCommittees()
    openDocuments()
    openActions()
    // What the centre spends beside its staff at the start pays for the usual reviews too.
    state.governance.usualCost = min(state.central.nonStaff, usualReviewCost())
    state.central.nonStaff -= state.governance.usualCost
  }

  /// Trustees leave and are found, committees are set up.
  mutating func moveGovernance() {
    moveTrustees()
    departLeaders()
    planCommittees()
  }

  /// Asks for the days that reviews and evaluations of the term take.
  mutating func raiseReviewDemand(isDrawn: Bool) {
    state.governance.days.fill(with: 0)
    addReviewDays(isDrawn: isDrawn)
    addCommitteeDays()
    addActionDays()
    askForGovernance()
  }

  /// Renews what expires, as far as the days for it were served.
  mutating func renewEvidence() {
    state.governance.cost = 0
    shareService()
    buildCommittees()
    auditInternally()
    actOnRecommendations()
    carryReviews()
  }

  /// Posts what the term's reviews cost, at this year's prices.
  mutating func postEvaluations() {
    let cost = state.governance.cost * state.economy.prices
    state.ledger.postToCentre(-Money(pounds: cost), .evaluations)
  }

  /// Spreads the days over the sectors by their schools.
  private mutating func askForGovernance() {
    var members = [4 of Double](repeating: 0)
    var all = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      members[plan.sectors[school].rawValue] += 1
      all += 1
    }
    guard all > 0 else { return }
    for function in 0..<CentralStates.functions {
      let days = state.governance.days[function]
      guard days > 0 else { continue }
      for sector in 0..<CentralStates.sectors where members[sector] > 0 {
        ask(days * members[sector] / all, of: function, in: sector)
      }
    }
  }

  /// Works out the share of each function's demand that was served, and of its reviews: those with a date are served
  /// before a part of the rest.
  private mutating func shareService() {
    let priority = value(.governanceReviewPriority)
    for function in 0..<CentralStates.functions {
      var wanted = 0.0
      var served = 0.0
      for sector in 0..<CentralStates.sectors {
        let place = function * CentralStates.sectors + sector
        let share = state.central.servedShareOf[place]
        guard !share.isNaN else { continue }
        wanted += state.central.demand[place]
        served += state.central.demand[place] * share
      }
      let share = wanted > 0 ? served / wanted : 1
      state.governance.served[function] = share
      state.governance.reviewServed[function] = share + (1 - share) * priority
      state.governance.lately[function] += (share - state.governance.lately[function]) / 3
    }
  }

  /// Writes `record.governance`; `isOpening` for the position before the first term.
  mutating func measureGovernance(isOpening: Bool) {
    record.governance.boardSeats = state.governance.seats
    record.governance.trustees = state.governance.trustees
    record.governance.skillsCovered = state.governance.covered.nonzeroBitCount
    let schools = state.schools.members
    for kind in state.governance.finding.indices {
      record.governance.isCurrent[kind] = isCurrent(kind, of: schools)
      record.governance.finding[kind] = state.governance.finding[kind]
    }
    for area in 0..<record.governance.hasCapacity.count {
      record.governance.hasCapacity[area] = state.governance.lacking & (1 << area) == 0
    }
    measureCommittees()
    measureActions()
  }
}
