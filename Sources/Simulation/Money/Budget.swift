// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// The year's budgets: income settled, then cost steered towards the planned balance.
extension Simulator {
  /// The in-year balance that the trust plans for its schools, as a share of income: a part of the gap to the planned
  /// reserves (doubled below the target), less what the centre is expected to add.
  mutating func plannedMargin() -> Double {
    var income = 0.0
    var charge = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.schools.income[school]
      charge += state.schools.publicIncome[school] * value(.trustCentralCharge)
    }
    guard income > 0 else { return 0 }
    let reserves = state.ledger.total.pounds / income
    return plannedRecovery(reserves: reserves) - (charge - yearlyCentralCost()) / income
  }

  /// The balance, as a share of income, that a trust with such reserves plans for a year.
  mutating func plannedRecovery(reserves: Double) -> Double {
    let gap =
      value(.policyReservesPlan) - reserves + max(0, value(.policyReservesTarget) - reserves)
    return (value(.policyReservesRecovery) * gap).held(within: -0.03...0.03)
  }

  /// Settles a school's income for the year and moves its cost a part of the way to plan.
  mutating func setBudget(_ school: Int, trustMargin: Double) {
    settleIncome(school)
    let income = state.schools.income[school]
    let charge = state.schools.publicIncome[school] * value(.trustCentralCharge)
    let intensity = state.schools.intensity[school]
    let controllable = controllableCost(school) * intensity
    let toSpend = income * (1 - targetMargin(school, trustMargin: trustMargin)) - charge
    let gap = toSpend - controllable - fixedCost(school)
    let response = value(.policyBudgetResponse) * gap / max(controllable, 1)
    let bounds = -value(.policyLargestCut)...value(.policyLargestRise)
    state.schools.intensity[school] = intensity * (1 + response.held(within: bounds))
    let posts = state.schools.pupils[school] / state.schools.pupilTeacherRatio[school]
    state.schools.teachingFTE[school] = posts * state.schools.intensity[school]
    state.schools.posts[school] = max(1, Int(state.schools.teachingFTE[school].rounded()))
    decayOwnMargin(school)
  }

  /// Mainstream funding follows the pupils of last October; places are commissioned, and top-ups and what the school
  /// earns follow the pupils of this year.
  private mutating func settleIncome(_ school: Int) {
    let level = state.economy.funding
    let followsPlaces = plan.phases[school].isFundedByPlaces
    let pupils =
      followsPlaces ? state.schools.pupils[school] : state.schools.fundedPupils[school]
    let funded = state.schools.placeIncome[school] + state.schools.publicRate[school] * pupils
    let grant = state.economy.payGrant * teachersCost(school)
    let own = state.schools.selfRate[school] * state.schools.pupils[school] * level
    state.schools.publicIncome[school] = funded * level + grant
    state.schools.income[school] = funded * level + grant + own
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

  // MARK: Yearly costs at this year's prices

  /// Cost of the teachers a school would have at an intensity of 1, in this year's pay.
  mutating func teachersCost(_ school: Int) -> Double {
    let fte = state.schools.pupils[school] / state.schools.pupilTeacherRatio[school]
    return fte * teacherCost(school)
  }

  /// Cost of one teacher in this year's pay.
  @inline(__always)
  mutating func teacherCost(_ school: Int) -> Double {
    state.schools.teacherCost[school] * state.economy.teacherPay * state.economy.teacherPension
  }

  /// Pupils now over those at the start.
  @inline(__always)
  mutating func relativeSize(_ school: Int) -> Double {
    state.schools.relativeSize[school]
  }

  /// Yearly cost of support staff at an intensity of 1.
  @inline(__always)
  mutating func supportCost(_ school: Int) -> Double {
    state.schools.supportCost[school] * relativeSize(school) * state.economy.supportPay
      * state.economy.localPension
  }

  @inline(__always)
  mutating func resourcesCost(_ school: Int) -> Double {
    state.schools.resourcesCost[school] * relativeSize(school) * state.economy.prices
  }

  /// Yearly cost that a budget can steer, at an intensity of 1.
  private mutating func controllableCost(_ school: Int) -> Double {
    let scale = 1 + state.schools.lasting[school]
    return (teachersCost(school) + supportCost(school) + resourcesCost(school)) * scale
  }

  /// Yearly cost that a budget can't steer.
  private mutating func fixedCost(_ school: Int) -> Double {
    let supply =
      teachersCost(school) * state.schools.intensity[school] * value(.schoolsTeacherAbsence)
    return supply + premisesCost(school) + energyCost(school) + otherCost(school)
      + investmentCost(school) + placementsCost(school)
  }

  @inline(__always)
  mutating func premisesCost(_ school: Int) -> Double {
    (state.schools.premisesCost[school] + state.finance.upkeep[school]) * state.economy.prices
  }

  @inline(__always)
  mutating func energyCost(_ school: Int) -> Double {
    state.schools.energyCost[school] * state.economy.energy
  }

  @inline(__always)
  mutating func otherCost(_ school: Int) -> Double {
    state.schools.otherCost[school] * relativeSize(school) * state.economy.prices
  }

  /// What the centre costs in a year with the people it has.
  mutating func yearlyCentralCost() -> Double {
    var staff = 0.0
    for row in 0..<plan.central.count {
      staff += centralStaffCost(of: row)
    }
    return staff + centralNonStaffCost() + state.governance.usualCost * state.economy.prices
  }

  /// Yearly cost of a row's people and of the cover bought for its vacancies.
  mutating func centralStaffCost(of row: Int) -> Double {
    let people = Double(peopleInPost(row))
    let vacant = max(0, Double(state.central.posts[row]) - people)
    let cover = vacant * value(.centralInterimCover) * value(.centralInterimPremium)
    let rate = yearlyCost(of: row)
    return (people + state.central.partPosts[row] + cover) * rate * state.economy.supportPay
      * state.economy.localPension * state.economy.centralDrift
  }

  /// Yearly central cost other than staff: grows with prices and half as fast as the schools served.
  mutating func centralNonStaffCost() -> Double {
    let all = CentralStates.sectors
    let first = max(state.central.firstSize[all], 1)
    let growth = state.central.size[all] / first - 1
    return state.central.nonStaff * state.economy.prices * state.economy.centralDrift
      * (1 + 0.5 * growth)
  }
}
