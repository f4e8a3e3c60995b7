// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The start of a year: pupils, budgets, economy, common shocks.
extension Simulator {
  mutating func startYearIfDue() {
    guard season == .autumn || term == 0 else {
      resetPensionsIfDue()
      return
    }
    for school in plan.schools.indices { movePupils(school) }
    decideInvestment()
    setBudgets()
    moveEconomy()
    moveCommonShocks()
    for school in plan.schools.indices { settleIncome(school) }
  }

  /// Moves the levels of prices and pay by the growth that trusts plan for.
  mutating func moveEconomyAsPlanned() {
    let growth = plan.economy.planned[yearIndex]
    let award = growth[EconomyFactor.payAward.rawValue]
    let funding = growth[EconomyFactor.fundingGrowth.rawValue]
    addPayGrant(max(0, award - funding - planned(.economyPayUnfunded)), fundingGrowth: funding)
    state.economy.funding *= 1 + funding
    state.economy.teacherPay *= 1 + award
    state.economy.supportPay *= 1 + growth[EconomyFactor.supportPayAward.rawValue]
    state.economy.prices *= 1 + growth[EconomyFactor.priceInflation.rawValue]
    state.economy.energy *= 1 + growth[EconomyFactor.energyPrice.rawValue]
  }

  /// The level of energy prices that budgets take last year's to stand for: a part of what lies beyond the usual passes.
  mutating func believedEnergy() -> Double {
    let usual = state.economy.usualEnergy
    return usual + value(.policyEnergyLasting) * (state.economy.energy - usual)
  }

  /// Moves the usual level of energy prices a part of the way to last year's, and by the growth planned for.
  private mutating func learnEnergy() {
    let distance = state.economy.energy - state.economy.usualEnergy
    let growth = plan.economy.planned[yearIndex][EconomyFactor.energyPrice.rawValue]
    state.economy.usualEnergy += value(.policyEnergyMemory) * distance
    state.economy.usualEnergy *= 1 + growth
  }

  /// What a trust expects of an assumption: its mean, before any change that comes as a surprise.
  @inline(__always)
  func planned(_ id: AssumptionID, _ index: Int = 0) -> Double {
    plan.draws.means[AssumptionSet.slot(id, index)]
  }

  /// Lets the grants of earlier years grow with funding, which they have become a part of, and adds this year's: a share
  /// of the pay before the award, so that grants and funding together follow pay but for the trust's own part.
  private mutating func addPayGrant(_ share: Double, fundingGrowth: Double) {
    state.economy.payGrant =
      state.economy.payGrant * (1 + fundingGrowth) + share * state.economy.teacherPay
  }

  /// Draws the year's economy and moves the levels of prices and pay.
  private mutating func moveEconomy() {
    open(.economy)
    plan.economy.copula.normals(into: &normals, using: &stream)
    persistFunding()
    let growth = factor(.fundingGrowth)
    let award = factor(.payAward)
    let support = factor(.supportPayAward)
    let prices = factor(.priceInflation)
    let energy = factor(.energyPrice)
    open(.economyEvents)
    let jumps = stream.bernoulli(value(.economyEnergyJumpChance))
    let jump = draw(.economyEnergyJump)
    let unfunded = draw(.economyPayUnfunded)
    state.economy.turnoverShift = nextTurnoverShift()
    open(.inspectionRegime)
    state.economy.inspectionShift = draw(.inspectionRegimeShock)
    state.economy.centralDrift *= 1 + value(.centralCostDrift)
    addPayGrant(max(0, award - growth - unfunded), fundingGrowth: growth)
    state.economy.funding *= 1 + growth
    state.economy.teacherPay *= 1 + award
    state.economy.supportPay *= 1 + support
    state.economy.prices *= 1 + prices
    learnEnergy()
    state.economy.energy *= (1 + energy) * (jumps ? 1 + jump : 1)
  }

  /// Ties funding growth's deviation to last year's, in normal scores so that its distribution stays as given.
  private mutating func persistFunding() {
    let persistence = term == 0 ? 0 : value(.economyFundingPersistence)
    let place = EconomyFactor.fundingGrowth.rawValue
    let fresh = (1 - persistence * persistence).squareRoot()
    normals[place] = persistence * state.economy.fundingDeviation + fresh * normals[place]
    state.economy.fundingDeviation = normals[place]
  }

  /// A factor's value from its normal score, on its central path.
  private mutating func factor(_ factor: EconomyFactor) -> Double {
    let place = factor.rawValue
    let drawn = plan.economy.marginals[place].quantile(atNormalScore: normals[place])
    let onPath = drawn + plan.economy.shift[place][yearIndex]
    let value = afterChanges(onPath, slot: AssumptionSet.slot(factor.assumption))
    return value.held(within: plan.economy.bounds[place])
  }

  private mutating func nextTurnoverShift() -> Double {
    open(.turnoverYear)
    return persist(
      state.economy.turnoverShift, persistence: value(.schoolsTurnoverYearPersistence),
      drawn: draw(.schoolsTurnoverYearEffect), mean: mean(of: .schoolsTurnoverYearEffect))
  }

  /// Shocks to in-year balances that schools share.
  private mutating func moveCommonShocks() {
    open(.sectorShock)
    state.economy.sectorShock = persist(
      state.economy.sectorShock, persistence: value(.economySectorPersistence),
      drawn: draw(.economySectorShock), mean: mean(of: .economySectorShock))
    open(.trustShock)
    state.economy.trustShock = persist(
      state.economy.trustShock, persistence: value(.trustShockPersistence),
      drawn: draw(.trustYearShock), mean: mean(of: .trustYearShock))
    for authority in plan.authorities.indices {
      open(.authorityShock, entity: plan.authorities[authority])
      let shock = draw(.economyAuthorityShock)
      state.schools.authorityShock[authority] = shock
    }
  }

  /// A first-order autoregression about its mean, stationary from the first year.
  func persist(
    _ last: Double, persistence: Double, drawn: Double, mean: Double
  ) -> Double {
    guard term > 0 else { return drawn }
    let fresh = (1 - persistence * persistence).squareRoot()
    return mean + persistence * (last - mean) + fresh * (drawn - mean)
  }

  /// Employer pension rates are reset in April: teachers' every four years from 2027, local government's every three
  /// from 2026.
  private mutating func resetPensionsIfDue() {
    guard season == .summer else { return }
    let year = plan.start.advanced(by: term).year
    open(.economyEvents)
    if year >= 2027, (year - 2027) % 4 == 0 {
      let step = draw(.economyTeacherPensionStep)
      state.economy.teacherPension += step * (1 - value(.economyTeacherPensionGrantShare))
    }
    if year >= 2026, (year - 2026) % 3 == 0 {
      state.economy.localPension += draw(.economyLocalPensionStep)
    }
  }

  /// Moves a school's pupils by a year, within its capacity.
  private mutating func movePupils(_ school: Int) {
    let phase = plan.phases[school].rawValue
    state.schools.lastPupils[school] = state.schools.pupils[school]
    open(.pupils, entity: plan.schoolEntities[school])
    let shock = draw(.schoolsPupilShock, phase)
    let reputation = value(.schoolsReputation) * Double(2 - state.schools.grade[school])
    let growth =
      value(.schoolsPupilTrend, phase) + reputation + shock
      + state.schools.authorityTrend[plan.authorityOfSchool[school]]
      + (plan.isInJoiningArea[school] ? value(.schoolsJoiningAreaTrend) : 0)
    let capacity = plan.capacity[school]
    let pupils = state.schools.pupils[school] * exponential(growth)
    state.schools.pupils[school] = pupils.held(within: 1...capacity)
    open(.balanceShock, entity: plan.schoolEntities[school])
    let balanceShock = persist(
      state.schools.balanceShock[school], persistence: value(.schoolsBalancePersistence, phase),
      drawn: draw(.schoolsBalanceShock, phase), mean: mean(of: .schoolsBalanceShock, phase))
    state.schools.balanceShock[school] = balanceShock
  }
}
