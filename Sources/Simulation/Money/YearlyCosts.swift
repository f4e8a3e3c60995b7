// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// What schools and centre cost in a year, in the prices of `state.economy`.
extension Simulator {
  /// Teachers at the start.
  @inline(__always)
  mutating func firstTeachers(_ school: Int) -> Double {
    max(state.schools.firstPupils[school], 1) / state.schools.pupilTeacherRatio[school]
  }

  /// Cost of one teacher in this year's pay.
  @inline(__always)
  mutating func teacherCost(_ school: Int) -> Double {
    state.schools.teacherCost[school] * state.economy.teacherPay * state.economy.teacherPension
  }

  /// Yearly cost of support staff at the volume of the start.
  @inline(__always)
  mutating func supportCost(_ school: Int) -> Double {
    state.schools.supportCost[school] * state.economy.supportPay * state.economy.localPension
  }

  @inline(__always)
  mutating func resourcesCost(_ school: Int) -> Double {
    state.schools.resourcesCost[school] * state.economy.prices
  }

  /// Yearly cost that a budget can steer, at the volume of the start.
  mutating func controllableCost(_ school: Int) -> Double {
    let teachers = firstTeachers(school) * teacherCost(school)
    let scale = 1 + state.schools.lasting[school]
    return (teachers + supportCost(school) + resourcesCost(school)) * scale
  }

  /// Yearly cost that a budget can't steer, of a school with such an income.
  mutating func fixedCost(_ school: Int, income: Double) -> Double {
    let teachers = firstTeachers(school) * state.schools.volume[school] * teacherCost(school)
    let supply =
      teachers * (1 + state.schools.lasting[school]) * value(.schoolsTeacherAbsence)
    return supply + premisesCost(school) + energyCost(school) + otherCost(school)
      + investmentRate(school) * income + placementsCost(school) + plansCost(school)
  }

  @inline(__always)
  mutating func premisesCost(_ school: Int) -> Double {
    (state.schools.premisesCost[school] + state.finance.upkeep[school]) * state.economy.prices
  }

  @inline(__always)
  mutating func energyCost(_ school: Int) -> Double {
    state.schools.energyCost[school] * state.economy.energy
  }

  /// Catering, insurance, technology: they follow the pupils that the school is funded on.
  @inline(__always)
  mutating func otherCost(_ school: Int) -> Double {
    state.schools.otherCost[school] * state.schools.relativeSize[school] * state.economy.prices
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
