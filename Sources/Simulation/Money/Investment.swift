// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Investment in the estate and in improvement, and what it brings: less backlog, fewer failures, less running cost.
extension Simulator {
  /// Year ends before the works done can be said to have had their time.
  private static let yearsToReturn = 3
  /// Schools and weighted pupils from which capital comes by formula.
  ///
  /// Source: cap.route of the parameter table (KEY-CIF, GOV-CIF).
  private static let formulaSchools = 5
  private static let formulaPupils = 3_000.0

  mutating func openInvestment() {
    let decay = value(.investmentDecay)
    let running = value(.investmentOpeningShare) * (1 - value(.investmentEstateShare))
    for school in plan.schools.indices {
      let income = state.schools.income[school]
      state.finance.backlog[school] = income * value(.estateBacklog)
      state.finance.firstBacklog[school] = state.finance.backlog[school]
      state.finance.failureRisk[school] = 1
      state.finance.assets[school] = income * running / decay
      state.finance.firstAssets[school] = state.finance.assets[school]
      state.finance.upkeep[school] = 0
    }
    (state.finance.spent, state.finance.benefit, state.finance.closedYears) = (0, 0, 0)
    state.finance.investedToDate = 0
    state.finance.investmentRate = value(.policyInvestmentPlan)
  }

  /// Decides on the year's investment: in full while reserves allow, cut in proportion below, none at the floor.
  mutating func decideInvestment() {
    var income = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.schools.income[school]
    }
    guard income > 0 else { return }
    let reserves = state.ledger.total.pounds / income
    let (floor, full) = (value(.policyInvestmentFloor), value(.policyInvestmentFull))
    let share = full > floor ? (reserves - floor) / (full - floor) : (reserves >= full ? 1 : 0)
    state.finance.investmentRate = value(.policyInvestmentPlan) * share.held(within: 0...1)
  }

  /// What a school invests in a year; one outside the trust goes on as it did.
  @inline(__always)
  mutating func investmentCost(_ school: Int) -> Double {
    investmentRate(school) * state.schools.income[school]
  }

  /// The share of its income that a school invests.
  @inline(__always)
  mutating func investmentRate(_ school: Int) -> Double {
    state.schools.isMember[school]
      ? state.finance.investmentRate : value(.investmentOpeningShare)
  }

  /// At the end of summer the year's works are done, as far as the estates team had days for them.
  mutating func closeInvestmentYear() {
    open(.investmentYear)
    let estateReturn = draw(.investmentEstateReturn)
    let delivered = state.finance.estatesServed / max(state.finance.servedTerms, 1)
    let isByFormula = hasFormulaCapital()
    for school in plan.schools.indices {
      work(
        on: school, estateReturn: estateReturn, delivered: delivered,
        capital: capital(school, isByFormula: isByFormula || !state.schools.isMember[school]))
    }
    state.finance.closedYears += 1
  }

  /// The part of the year that ends this summer in which the trust ran a school.
  private mutating func partOfYear(_ school: Int) -> Double {
    guard state.schools.isMember[school] else { return 0 }
    return switch min(state.schools.termsSinceJoining[school], term) {
    case 0: Season.summer.yearShare
    case 1: Season.summer.yearShare + Season.spring.yearShare
    default: 1
    }
  }

  /// A year's works: those of the part of the year before the school joined at its own rate and in full.
  private mutating func work(
    on school: Int, estateReturn: Double, delivered: Double, capital: Double
  ) {
    let part = partOfYear(school)
    let yearly = state.schools.income[school] / state.economy.prices
    let before = (1 - part) * value(.investmentOpeningShare) * yearly
    let spent = part * state.finance.investmentRate * yearly
    let done = before + spent * delivered
    let running = done * (1 - value(.investmentEstateShare))
    let income = state.schools.income[school] / state.economy.funding
    let cut = done * value(.investmentEstateShare) * estateReturn
    let backlog =
      state.finance.backlog[school] + income * value(.estateDeterioration) - capital - cut
    state.finance.backlog[school] = max(0, backlog)
    let first = state.finance.firstBacklog[school]
    let growth = first > 0 ? state.finance.backlog[school] / first - 1 : 0
    let risk = 1 + value(.estateFailureElasticity) * growth
    state.finance.failureRisk[school] = risk.held(within: 0.1...10)
    let assets = state.finance.assets[school] * (1 - value(.investmentDecay)) + running
    state.finance.assets[school] = assets
    let saving = value(.investmentSavingRate)
    state.finance.upkeep[school] = saving * (state.finance.firstAssets[school] - assets)
    guard spent > 0 else { return }
    let own = done > 0 ? spent * delivered / done : 0
    state.finance.spent += spent
    state.finance.benefit += own * (cut + running * saving * value(.investmentAppraisalYears))
  }

  /// A year's capital for a school, in prices of the year before the start: by formula, or by a bid that wins.
  private mutating func capital(_ school: Int, isByFormula: Bool) -> Double {
    guard !isByFormula else {
      return value(.estateFormulaCapital) * weightedPupils(school)
    }
    open(.capitalBid, entity: plan.schoolEntities[school])
    let wins = stream.bernoulli(value(.estateBidsPerSchool) * value(.estateBidChance))
    return wins ? draw(.estateBidSize) : 0
  }

  private mutating func weightedPupils(_ school: Int) -> Double {
    state.schools.pupils[school]
      * (plan.phases[school].isFundedByPlaces ? value(.estateSpecialWeight) : 1)
  }

  mutating func hasFormulaCapital() -> Bool {
    var schools = 0
    var pupils = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      schools += 1
      pupils += weightedPupils(school)
    }
    return schools >= Self.formulaSchools && pupils >= Self.formulaPupils
  }

  mutating func measureInvestment() {
    record.finance.investedToDate = Money(pounds: state.finance.investedToDate)
    let isTime = record.isYearEnd && state.finance.closedYears >= Self.yearsToReturn
    record.finance.investmentReturn =
      isTime && state.finance.spent > 0 ? state.finance.benefit / state.finance.spent : .nan
    var backlog = 0.0
    var first = 0.0
    var risk = 0.0
    var schools = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      backlog += state.finance.backlog[school]
      first += state.finance.firstBacklog[school]
      risk += state.finance.failureRisk[school]
      schools += 1
    }
    record.finance.estateBacklog = Money(pounds: backlog)
    record.finance.failureRisk = first > 0 && schools > 0 ? risk / schools : .nan
    record.finance.hasFormulaCapital = hasFormulaCapital()
  }
}
