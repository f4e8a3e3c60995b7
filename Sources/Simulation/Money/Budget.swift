// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// The year's budgets, set in the summer before it starts.
//
// A budget knows the pupils that the year is funded on, and last year's prices, pay and funding with the growth planned
// for. It takes that growth in at once. Of the gap that surprises have left open it closes a part. What the year then
// brings beyond the plan falls on the year's own balance, and later budgets answer it.
extension Simulator {
  /// Sets each school's cost for the year to come, before any of its prices is known.
  mutating func setBudgets() {
    let outturn = state.economy
    state.economy.energy = believedEnergy()
    let believed = state.economy
    moveEconomyAsPlanned()
    for school in plan.schools.indices {
      settleBasis(school)
      settleIncome(
        school, basis: fundedPupils(school), roll: state.schools.plannedRoll[school])
    }
    let margin = plannedMargin()
    for school in plan.schools.indices {
      let gap = budgetGap(school, trustMargin: margin, growth: 1)
      state.schools.plannedGap[school] = gap
    }
    let expected = state.economy
    state.economy = believed
    for school in plan.schools.indices {
      let growth = state.schools.plannedGrowth[school]
      let gap = budgetGap(school, trustMargin: margin, growth: growth)
      state.schools.openGap[school] = gap
    }
    state.economy = expected
    for school in plan.schools.indices { answer(school) }
    state.economy = outturn
  }

  /// The in-year balance that the trust plans for its schools, as a share of income: a contingency and a part of the gap
  /// to the planned reserves (doubled below the target), less what the centre is expected to add.
  private mutating func plannedMargin() -> Double {
    var income = 0.0
    var charge = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.schools.income[school]
      charge += state.schools.publicIncome[school] * value(.trustCentralCharge)
    }
    guard income > 0 else { return 0 }
    let reserves = state.ledger.total.pounds / income
    return value(.policyContingency) + plannedRecovery(reserves: reserves)
      - (charge - yearlyCentralCost()) / income
  }

  /// The balance, as a share of income, that a trust with such reserves plans for a year.
  mutating func plannedRecovery(reserves: Double) -> Double {
    let gap =
      value(.policyReservesPlan) - reserves + max(0, value(.policyReservesTarget) - reserves)
    return (value(.policyReservesRecovery) * gap).held(within: -0.03...0.03)
  }

  /// Moves a school's controllable cost: planned growth in full, of the gap left open a part, within bounds.
  private mutating func answer(_ school: Int) {
    let open = state.schools.openGap[school]
    let response = value(open < 0 ? .policyBudgetResponse : .policyBudgetRise)
    let last = state.schools.volume[school]
    let change = state.schools.plannedGap[school] - (1 - response) * open
    let share = change / max(controllableCost(school) * last, 1)
    let bounds = -value(.policyLargestCut)...value(.policyLargestRise)
    let volume = last * (1 + share.held(within: bounds))
    let teachers = firstTeachers(school) * volume
    state.schools.volume[school] = volume
    state.schools.teachingFTE[school] = teachers
    state.schools.posts[school] = max(1, Int(teachers.rounded()))
    decayOwnMargin(school)
  }

  /// What a school could spend less what it would at last year's volume, in the prices of `state.economy`.
  ///
  /// - Parameter growth: the growth of pupils that is taken out, as if it had not come yet; 1 for none.
  private mutating func budgetGap(
    _ school: Int, trustMargin: Double, growth: Double
  ) -> Double {
    let roll = state.schools.plannedRoll[school] / growth
    let publicIncome = publicIncome(school, basis: fundedPupils(school) / growth)
    let income = publicIncome + ownIncome(school, roll: roll)
    let charge = publicIncome * chargeRate(school)
    let toSpend = income * (1 - targetMargin(school, trustMargin: trustMargin)) - charge
    let controllable = controllableCost(school) * state.schools.volume[school]
    return toSpend - controllable - fixedCost(school, income: income)
      + otherCost(school) * (1 - 1 / growth)
  }

  /// A school outside the trust goes on paying for its services what fits its spending at the start.
  private mutating func chargeRate(_ school: Int) -> Double {
    state.schools.isMember[school] ? value(.trustCentralCharge) : state.openingCharge
  }

  /// Takes in the pupils that the year is funded on, and what was planned of them.
  ///
  /// Mainstream funding follows the roll of last October. Places and top-ups follow this year's: authorities must name
  /// September's placements by the spring before (SEND Regulations 2014, regulation 18), so that budgets know them.
  private mutating func settleBasis(_ school: Int) {
    let first = max(state.schools.firstPupils[school], 1)
    let last = state.schools.relativeSize[school] * first
    let followsPlaces = plan.phases[school].isFundedByPlaces
    let basis = fundedPupils(school)
    let trend = plannedTrend(school)
    let isFirst = term == 0 && !followsPlaces
    state.schools.plannedGrowth[school] =
      isFirst ? 1 : plannedGrowth(of: last, by: trend, school: school)
    state.schools.plannedRoll[school] =
      basis * (followsPlaces ? 1 : plannedGrowth(of: basis, by: trend, school: school))
    state.schools.relativeSize[school] = basis / first
  }

  /// Pupils that a school is funded on this year.
  private mutating func fundedPupils(_ school: Int) -> Double {
    plan.phases[school].isFundedByPlaces
      ? state.schools.pupils[school] : state.schools.lastPupils[school]
  }

  /// The growth of a year that is planned for, up to capacity: the square stands for the rest of an exponential.
  private func plannedGrowth(of pupils: Double, by trend: Double, school: Int) -> Double {
    guard pupils > 0 else { return 1 }
    return min(1 + trend + 0.5 * trend * trend, max(1, plan.capacity[school] / pupils))
  }

  /// What a trust can know of a school's roll in advance: the national trend, its area's, and its own reputation.
  private mutating func plannedTrend(_ school: Int) -> Double {
    let phase = plan.phases[school].rawValue
    let area = plan.isInJoiningArea[school] ? planned(.schoolsJoiningAreaTrend) : 0
    return planned(.schoolsPupilTrend, phase) + area
      + state.schools.authorityTrend[plan.authorityOfSchool[school]]
      + value(.schoolsReputation) * Double(2 - state.schools.grade[school])
  }

  /// The margin a school's budget aims at: the trust's plan, and what is left of the margin it came with.
  private mutating func targetMargin(_ school: Int, trustMargin: Double) -> Double {
    let own = state.schools.ownMargin[school]
    return state.schools.isMember[school] ? trustMargin + own : own
  }

  /// A member's own margin comes to the trust's norm by and by.
  ///
  /// With a payback of `n` years, `1 / n` of it goes each year.
  private mutating func decayOwnMargin(_ school: Int) {
    guard state.schools.isMember[school] else { return }
    let payback =
      plan.joinOfSchool[school] < 0
      ? mean(of: .joiningPaybackYears) : state.schools.payback[school]
    state.schools.ownMargin[school] *= max(0, 1 - 1 / max(payback, 1))
  }

  // MARK: Income

  /// Settles a school's income of the year, once its prices and pupils are known.
  mutating func settleIncome(_ school: Int) {
    settleIncome(school, basis: fundedPupils(school), roll: state.schools.pupils[school])
  }

  private mutating func settleIncome(_ school: Int, basis: Double, roll: Double) {
    let publicIncome = publicIncome(school, basis: basis)
    let income = publicIncome + ownIncome(school, roll: roll)
    let grant = payGrant(school, basis: basis)
    state.schools.payGrant[school] = grant
    state.schools.publicIncome[school] = publicIncome
    state.schools.income[school] = income
  }

  /// Funding for the pupils of the basis, for places, and the grant towards pay.
  private mutating func publicIncome(_ school: Int, basis: Double) -> Double {
    let funded = state.schools.placeIncome[school] + state.schools.publicRate[school] * basis
    return funded * state.economy.funding + payGrant(school, basis: basis)
  }

  private mutating func payGrant(_ school: Int, basis: Double) -> Double {
    let bill = basis / state.schools.pupilTeacherRatio[school] * state.schools.teacherCost[school]
    return state.economy.payGrant * state.economy.teacherPension * bill
  }

  private mutating func ownIncome(_ school: Int, roll: Double) -> Double {
    state.schools.selfRate[school] * roll * state.economy.funding
  }
}
