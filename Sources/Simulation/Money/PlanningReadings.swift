// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

// Schools and trust read against the benchmarks of integrated curriculum and financial planning, at each year end.
extension Simulator {
  /// Sums over the trust's schools.
  private struct PlanningSums {
    var pupils = 0.0
    var lastPupils = 0.0
    var teachers = 0.0
    var adults = 0.0
    var classes = 0.0
    /// Pupils that the classes would hold at the reference size.
    var referencePupils = 0.0
    var teacherBill = 0.0
    var inBand = [12 of Double](repeating: 0)
    var red = [12 of Double](repeating: 0)
  }

  /// At a year end, each school's benchmarks and those that two thirds of the pupils' schools keep.
  mutating func measureBenchmarks() {
    guard record.isYearEnd else {
      if term < 1 || season == .autumn { clearBenchmarks() }
      return
    }
    var sums = PlanningSums()
    for school in plan.schools.indices where state.schools.isMember[school] {
      measureBenchmarks(of: school, into: &sums)
    }
    measureTrustBenchmarks(sums)
  }

  private mutating func clearBenchmarks() {
    for school in plan.schools.indices {
      record.schools.benchmarksInBand[school] = .nan
      record.finance.schoolPlanning[school] = PlanningMeasures()
    }
    record.trust.benchmarksInBand = .nan
    record.finance.planning = PlanningMeasures()
  }

  private mutating func measureBenchmarks(of school: Int, into sums: inout PlanningSums) {
    let reading = planningReading(school)
    let identities = PlanningBenchmarks.Identities(reading)
    let rating = PlanningBenchmarks.rate(
      reading, identities, in: bands(of: plan.phases[school]))
    let lastPupils = max(state.schools.lastPupils[school], 1)
    record.schools.benchmarksInBand[school] = Double(rating.inBand.nonzeroBitCount)
    var measures = PlanningMeasures()
    measures.pupilTeacherRatio = identities.ratio
    measures.pupilAdultRatio = reading.pupils / identities.adults
    measures.contactRatio = identities.contact
    measures.classSize = identities.classSize
    measures.referenceClassSize = identities.reference
    measures.curriculumBonus = identities.bonus
    measures.averageTeacherCost = reading.teacherBill / reading.teachers
    measures.teacherCostPerPupil = reading.teacherBill / reading.pupils
    measures.red = Double(rating.red.nonzeroBitCount)
    let outOfBand = PlanningBenchmarks.count - rating.inBand.nonzeroBitCount
    measures.amber = Double(outOfBand - rating.red.nonzeroBitCount)
    measures.rollChange = reading.pupils / lastPupils - 1
    record.finance.schoolPlanning[school] = measures
    sums.pupils += reading.pupils
    sums.lastPupils += lastPupils
    sums.teachers += reading.teachers
    sums.adults += identities.adults
    sums.classes += identities.classes
    sums.referencePupils += identities.classes * identities.reference
    sums.teacherBill += reading.teacherBill
    for benchmark in sums.inBand.indices {
      if rating.inBand & (1 << benchmark) != 0 { sums.inBand[benchmark] += reading.pupils }
      if rating.red & (1 << benchmark) != 0 { sums.red[benchmark] += reading.pupils }
    }
  }

  /// The trust keeps a benchmark where the schools of two thirds of its pupils do, and is in red where those of more than
  /// a third are; its revenue reserve comes as a thirteenth.
  private mutating func measureTrustBenchmarks(_ sums: PlanningSums) {
    guard sums.pupils > 0, sums.classes > 0 else { return clearBenchmarks() }
    var kept = 0
    var red = 0
    for benchmark in sums.inBand.indices {
      if sums.inBand[benchmark] * 3 >= sums.pupils * 2 { kept += 1 }
      if sums.red[benchmark] * 3 > sums.pupils { red += 1 }
    }
    record.trust.benchmarksInBand = Double(kept)
    var amber = max(0, PlanningBenchmarks.count - kept - red)
    rateReserve(red: &red, amber: &amber)
    var measures = PlanningMeasures()
    measures.pupilTeacherRatio = sums.pupils / sums.teachers
    measures.pupilAdultRatio = sums.pupils / sums.adults
    measures.contactRatio = sums.classes / sums.teachers
    measures.classSize = sums.pupils / sums.classes
    measures.referenceClassSize = sums.referencePupils / sums.classes
    measures.curriculumBonus = sums.referencePupils / sums.pupils - 1
    measures.averageTeacherCost = sums.teacherBill / sums.teachers
    measures.teacherCostPerPupil = sums.teacherBill / sums.pupils
    measures.rollChange = sums.pupils / sums.lastPupils - 1
    measures.red = Double(red)
    measures.amber = Double(amber)
    record.finance.planning = measures
  }

  private mutating func rateReserve(red: inout Int, amber: inout Int) {
    var income = Money.zero
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.ledger.lastThreeTerms[school]
    }
    guard income > .zero else { return }
    let reserve = state.ledger.total / income
    if reserve < value(.icfpReserveRed) {
      red += 1
    } else if reserve < value(.icfpReserveAmber) || reserve > value(.policyReservesCeiling) {
      amber += 1
    }
  }

  private mutating func bands(of phase: Phase) -> PlanningBenchmarks.Bands {
    let lowest = value(.icfpContactLowest)
    return PlanningBenchmarks.Bands(
      tolerance: value(.icfpTolerance, phase.rawValue),
      teacherCostTolerance: value(.icfpTeacherCostTolerance, phase.rawValue),
      shareTolerance: value(.icfpShareTolerance, phase.rawValue),
      contact: lowest...max(lowest, value(.icfpContactHighest)),
      contactRedBelow: value(.icfpContactRedBelow), contactRedFrom: value(.icfpContactRedFrom),
      staffHighest: value(.icfpStaffHighest), balanceAmber: value(.icfpBalanceAmber),
      balanceRed: value(.icfpBalanceRed))
  }

  /// Reads a school's year end.
  private mutating func planningReading(_ school: Int) -> PlanningBenchmarks.Reading {
    let phase = plan.phases[school].rawValue
    let pupils = max(state.schools.pupils[school], 1)
    let volume = state.schools.volume[school]
    let income = max(state.schools.income[school], 1)
    let rate = value(.schoolsSupportCost)
    let supportPay = state.economy.supportPay * state.economy.localPension
    let support = supportCost(school) * volume
    let firstIncome = firstIncome(school)
    let firstPupils = max(state.schools.firstPupils[school], 1)
    let firstSupport = state.schools.supportCost[school]
    let firstTeachers = firstPupils / state.schools.pupilTeacherRatio[school]
    let teachers = max(state.schools.teachingFTE[school], 1e-9)
    let teaching = teachers * teacherCost(school)
    let people = teachers + support / (rate * supportPay)
    let firstPeople = firstTeachers + firstSupport / rate
    let leaders = value(.schoolsLeaderShare, phase)
    let supply =
      teaching
      * (value(.schoolsTeacherAbsence)
        + state.schools.vacancyShare[school] * value(.schoolsSupplyPremium))
    let yearIncome = state.ledger.yearIncome[school].pounds
    let yearCost = state.ledger.yearCost[school].pounds
    return PlanningBenchmarks.Reading(
      pupils: pupils, teachers: teachers, firstRatio: state.schools.pupilTeacherRatio[school],
      firstContact: value(.schoolsContactRatio, phase),
      supportPerPupil: support / (rate * supportPay) / pupils,
      firstSupportPerPupil: firstSupport / rate / firstPupils, teacherBill: teaching,
      relativeTeacherCost: teacherCost(school) / value(.schoolsTeacherCost, phase)
        / state.economy.funding,
      sixthFormShare: value(.icfpSixthFormShare, phase),
      teachingShare: teaching / income,
      firstTeachingShare: firstTeachers * state.schools.teacherCost[school] / firstIncome,
      supportShare: support / income, firstSupportShare: firstSupport / firstIncome,
      staffShare: (teaching + support + supply) / income,
      leaderShare: leaders * firstPeople * (pupils / firstPupils).squareRoot() / people,
      firstLeaderShare: leaders, relativeNonStaff: relativeNonStaff(school),
      balanceShare: (yearIncome - yearCost) / max(yearIncome, 1))
  }

  /// Non-staff spending per pupil over that at the start in this year's prices.
  private mutating func relativeNonStaff(_ school: Int) -> Double {
    let pupils = max(state.schools.pupils[school], 1)
    let now =
      premisesCost(school) + energyCost(school) + otherCost(school)
      + resourcesCost(school) * state.schools.volume[school]
    let first =
      (state.schools.premisesCost[school] + state.schools.energyCost[school]
        + state.schools.otherCost[school] + state.schools.resourcesCost[school])
      / max(state.schools.firstPupils[school], 1)
    return now / pupils / max(first * state.economy.prices, 1e-9)
  }

  /// A school's yearly income in the year before the start.
  private mutating func firstIncome(_ school: Int) -> Double {
    let pupils = state.schools.firstPupils[school]
    let rates = state.schools.publicRate[school] + state.schools.selfRate[school]
    return max(state.schools.placeIncome[school] + rates * pupils, 1)
  }
}
