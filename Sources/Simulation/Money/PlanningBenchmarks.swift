// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// The twelve benchmarks of integrated curriculum and financial planning (set v1 of the principles), with a band each.
///
/// Contact ratio, total staff share and in-year balance have published bands; those of the others are the phase's
/// starting value give or take a stated part (judgement).
struct PlanningBenchmarks {
  static let count = 12

  /// A school's state at a year end, as far as the benchmarks need it.
  struct Reading {
    /// Pupils for each teacher, now and as assumed for the phase.
    var pupilTeacherRatio: Double
    var phaseRatio: Double
    var phaseContactRatio: Double
    /// Support staff, full-time equivalent, now and at the start, over pupils.
    var supportPerPupil: Double
    var firstSupportPerPupil: Double
    /// Average teacher cost over the phase's, both in this year's funding.
    var relativeTeacherCost: Double
    var teachingShare: Double
    var firstTeachingShare: Double
    var supportShare: Double
    var firstSupportShare: Double
    var staffShare: Double
    var leaderShare: Double
    var firstLeaderShare: Double
    /// Non-staff spending per pupil over that at the start in this year's prices.
    var relativeNonStaff: Double
    var balanceShare: Double
  }

  /// How far a benchmark may lie from the phase's starting value.
  private static var around: ClosedRange<Double> { 0.85...1.15 }

  /// One bit for each benchmark in band.
  static func inBand(_ reading: Reading) -> UInt16 {
    // Of ratio, contact, class size and bonus two are free: a change of ratio goes half to contact, half to class size.
    let change = reading.pupilTeacherRatio / reading.phaseRatio
    let contact = reading.phaseContactRatio / change.squareRoot()
    let classSize = reading.pupilTeacherRatio / contact
    let phaseClassSize = reading.phaseRatio / reading.phaseContactRatio
    let referenceClassSize = 27.0
    let bonus = referenceClassSize / classSize - 1
    let phaseBonus = referenceClassSize / phaseClassSize - 1
    let adults = 1 / reading.pupilTeacherRatio + reading.supportPerPupil
    let firstAdults = 1 / reading.phaseRatio + reading.firstSupportPerPupil
    let met: [12 of Bool] = [
      around.contains(change),
      around.contains(adults / firstAdults),
      (0.74...0.80).contains(contact),
      around.contains(classSize / phaseClassSize),
      (0.9...1.1).contains(reading.relativeTeacherCost),
      abs(bonus - phaseBonus) <= 0.15 * (1 + phaseBonus),
      abs(reading.teachingShare - reading.firstTeachingShare) <= 0.05,
      abs(reading.supportShare - reading.firstSupportShare) <= 0.05,
      reading.staffShare <= 0.80,
      around.contains(reading.leaderShare / reading.firstLeaderShare),
      around.contains(reading.relativeNonStaff),
      reading.balanceShare >= 0,
    ]
    var bits: UInt16 = 0
    for benchmark in met.indices where met[benchmark] { bits |= 1 << benchmark }
    return bits
  }
}

extension Simulator {
  /// Reads a school's year end against the benchmarks.
  mutating func planningBits(_ school: Int, yearIncome: Double, yearCost: Double) -> UInt16 {
    let phase = plan.phases[school].rawValue
    let pupils = max(state.schools.pupils[school], 1)
    let intensity = state.schools.intensity[school]
    let income = max(state.schools.income[school], 1)
    let rate = value(.schoolsSupportCost)
    let supportPay = state.economy.supportPay * state.economy.localPension
    let support = supportCost(school) * intensity
    let firstIncome = firstIncome(school)
    let firstPupils = max(state.schools.firstPupils[school], 1)
    let firstSupport = state.schools.supportCost[school]
    let firstTeaching =
      firstPupils / state.schools.pupilTeacherRatio[school] * state.schools.teacherCost[school]
    let teaching = state.schools.teachingFTE[school] * teacherCost(school)
    let fte = max(state.schools.teachingFTE[school], 1e-9)
    let people = fte + support / (rate * supportPay)
    let firstPeople =
      firstPupils / state.schools.pupilTeacherRatio[school] + firstSupport / rate
    let firstLeaders = firstPeople * value(.schoolsLeaderShare, phase)
    let other =
      premisesCost(school) + energyCost(school) + otherCost(school)
      + resourcesCost(school) * intensity
    let firstOther =
      (state.schools.premisesCost[school] + state.schools.energyCost[school]
        + state.schools.otherCost[school] + state.schools.resourcesCost[school]) / firstPupils
    let supply =
      teaching
      * (value(.schoolsTeacherAbsence)
        + state.schools.vacancyShare[school] * value(.schoolsSupplyPremium))
    let reading = PlanningBenchmarks.Reading(
      pupilTeacherRatio: pupils / fte, phaseRatio: state.schools.pupilTeacherRatio[school],
      phaseContactRatio: value(.schoolsContactRatio, phase),
      supportPerPupil: support / (rate * supportPay) / pupils,
      firstSupportPerPupil: firstSupport / rate / firstPupils,
      relativeTeacherCost: teacherCost(school) / value(.schoolsTeacherCost, phase)
        / state.economy.funding,
      teachingShare: teaching / income, firstTeachingShare: firstTeaching / firstIncome,
      supportShare: support / income, firstSupportShare: firstSupport / firstIncome,
      staffShare: (teaching + support + supply) / income,
      leaderShare: firstLeaders * (pupils / firstPupils).squareRoot() / people,
      firstLeaderShare: value(.schoolsLeaderShare, phase),
      relativeNonStaff: other / pupils / max(firstOther * state.economy.prices, 1e-9),
      balanceShare: (yearIncome - yearCost) / max(yearIncome, 1))
    return PlanningBenchmarks.inBand(reading)
  }

  /// A school's yearly income in the year before the start.
  private mutating func firstIncome(_ school: Int) -> Double {
    let pupils = state.schools.firstPupils[school]
    let rates = state.schools.publicRate[school] + state.schools.selfRate[school]
    return max(state.schools.placeIncome[school] + rates * pupils, 1)
  }
}
