// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// The part's share of the whole, NaN where there is none.
@inline(__always)
private func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : .nan }

// What can be said of schools at the end of a term, written into the record.
extension Simulator {
  /// Writes `record.quality`; `isOpening` for the position before the first term.
  mutating func measureQuality(isOpening: Bool) {
    record.quality.areas = state.quality.areas
    measureAreas()
    guard !isOpening, season == .summer else { return clearYear() }
    measureOutcomes()
    measureNationalBenchmarks()
    measureExpectations()
  }

  /// Published area grades. A recent joiner's are told apart: they say more of what it was than of the trust.
  private mutating func measureAreas() {
    let areas = state.quality.areas
    let grace = Int(value(.inspectionJoinerGrace).rounded())
    // Room for the most areas of a framework.
    var expected = [6 of Double](repeating: 0)
    var (counted, inAll, recent, recentInAll) = (0.0, 0.0, 0.0, 0.0)
    record.quality.schoolsInCategory = 0
    for school in plan.schools.indices {
      state.quality.isInspectedNow[school] = state.quality.lastInspection[school] == term
      state.quality.shownLowest[school] = .nan
      guard state.schools.isMember[school] else { continue }
      if state.quality.category[school] > 0 { record.quality.schoolsInCategory += 1 }
      if isNewlyGraded(school) { publishAreaGrades(of: school) }
      let lowest = state.quality.publishedLowest[school]
      state.quality.shownLowest[school] = Double(lowest)
      let isExpected = lowest <= state.quality.expectedGrade ? 1.0 : 0
      guard state.schools.termsSinceJoining[school] >= grace else {
        recent += 1
        recentInAll += isExpected
        continue
      }
      counted += 1
      inAll += isExpected
      let published = state.quality.publishedExpected[school]
      for area in 0..<areas { expected[area] += Double(published >> area & 1) }
    }
    state.quality.isInspectedNow.copy(into: &record.quality.isInspected)
    state.quality.shownLowest.copy(into: &record.quality.lowestAreaGrade)
    for area in 0..<areas {
      record.quality.areaExpectedShare[area] = share(expected[area], counted)
    }
    record.quality.allAreasExpectedShare = share(inAll, counted)
    record.quality.recentJoinersExpectedShare = share(recentInAll, recent)
  }

  /// Whether a member's area grades are not those of the last record: at the start, on joining and after an inspection.
  private mutating func isNewlyGraded(_ school: Int) -> Bool {
    term < 0 || state.schools.termsSinceJoining[school] == 0
      || state.quality.lastInspection[school] == term
  }

  private mutating func publishAreaGrades(of school: Int) {
    let areas = state.quality.areas
    var expected = 0
    for area in 0..<areas {
      let grade = state.quality.areaGrade[school * areas + area]
      record.quality.areaGrade[school * InspectionFramework.mostAreas + area] = grade
      if grade <= state.quality.expectedGrade { expected |= 1 << area }
    }
    state.quality.publishedExpected[school] = expected
    let lowest = lowestAreaGrade(school).grade
    state.quality.publishedLowest[school] = lowest
  }

  /// Between summers nothing new is published; in spring nothing has changed since autumn cleared it.
  private mutating func clearYear() {
    guard term < 1 || season == .autumn else { return }
    for school in plan.schools.indices {
      record.quality.outcomes[school] = .nan
      record.quality.outcomesOfTwoYears[school] = .nan
      record.quality.wellbeing[school] = .nan
      record.quality.expectationsMet[school] = .nan
    }
    record.quality.evaluatedQuality = .nan
    record.quality.trustOutcomes = .nan
    record.quality.trustProgress = .nan
    record.quality.attendance = .nan
    record.quality.suspensions = .nan
    record.quality.trustWellbeing = .nan
    record.quality.heldOrRoseShare = .nan
    record.quality.progressNationalShare = .nan
    record.quality.benchmarksMetShare = .nan
  }

  private mutating func measureOutcomes() {
    let band = value(.outcomesProgressBand)
    var (pupils, quality, outcomes, progress) = (0.0, 0.0, 0.0, 0.0)
    var (schools, national, held, compared, wellbeing) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for school in plan.schools.indices where state.schools.isMember[school] {
      let weight = state.schools.pupils[school]
      schools += 1
      pupils += weight
      quality += weight * state.quality.evaluated[school]
      outcomes += weight * state.quality.outcomes[school]
      progress += weight * state.quality.progress[school]
      wellbeing += state.quality.wellbeing[school]
      if state.quality.progress[school] >= -band { national += 1 }
      record.quality.outcomes[school] = state.quality.outcomes[school]
      record.quality.wellbeing[school] = state.quality.wellbeing[school]
      record.quality.outcomesOfTwoYears[school] =
        state.quality.summers[school] >= 2
        ? max(state.quality.outcomes[school], state.quality.outcomesBefore[school]) : .nan
      guard isComparable(school) else { continue }
      compared += 1
      if heldOrRose(school) { held += 1 }
    }
    let isPublished = state.quality.isProgressPublished
    record.quality.evaluatedQuality = share(quality, pupils)
    record.quality.trustOutcomes = share(outcomes, pupils)
    record.quality.trustProgress = isPublished ? share(progress, pupils) : .nan
    record.quality.trustWellbeing = share(wellbeing, schools)
    record.quality.heldOrRoseShare = share(held, compared)
    record.quality.progressNationalShare = isPublished ? share(national, schools) : .nan
  }

  /// Whether a school has been in the trust for the whole of the year.
  private mutating func isComparable(_ school: Int) -> Bool {
    state.schools.termsSinceJoining[school] >= 2
  }

  /// Whether quality of education and outcomes lie no further below last summer's than chance alone allows for.
  private mutating func heldOrRose(_ school: Int) -> Bool {
    state.quality.evaluated[school]
      >= state.quality.evaluatedBefore[school] - value(.qualityHoldAllowance)
      && state.quality.outcomes[school]
        >= state.quality.outcomesBefore[school] - value(.outcomesHoldAllowance)
  }

  /// Four national benchmark measures, each a mean over pupils held against the national average less the band:
  /// attainment, progress, attendance, suspensions.
  private mutating func measureNationalBenchmarks() {
    var (pupils, attendance, suspensions, rate) = (0.0, 0.0, 0.0, 0.0)
    let spread = value(.outcomesSuspensionsSpread)
    for school in plan.schools.indices where state.schools.isMember[school] {
      let weight = state.schools.pupils[school]
      pupils += weight
      attendance += weight * state.quality.attendance[school]
      suspensions += weight * state.quality.suspensions[school]
      rate += weight * exponential(-spread * state.quality.suspensions[school])
    }
    let meanAttendance = share(attendance, pupils)
    record.quality.attendance =
      (value(.outcomesAttendanceNational) + value(.outcomesAttendanceSpread) * meanAttendance)
      .held(within: 0...1)
    record.quality.suspensions = share(rate, pupils)
    let least = -value(.outcomesBenchmarkBand)
    var (met, published) = (0.0, 3.0)
    if record.quality.trustOutcomes >= least { met += 1 }
    if meanAttendance >= least { met += 1 }
    if share(suspensions, pupils) >= least { met += 1 }
    if state.quality.isProgressPublished {
      published += 1
      if record.quality.trustProgress >= least { met += 1 }
    }
    record.quality.benchmarksMetShare = pupils > 0 ? met / published : .nan
  }

  /// What the trust expects of each of its schools; a joiner is given time.
  private mutating func measureExpectations() {
    let grace = Int(value(.expectationsJoinerTerms).rounded())
    for school in plan.schools.indices {
      let isAsked =
        state.schools.isMember[school] && state.schools.termsSinceJoining[school] >= grace
      record.quality.expectationsMet[school] = isAsked ? expectationsMet(school) : .nan
      guard !state.schools.isMember[school] else { continue }
      record.quality.outcomes[school] = .nan
      record.quality.outcomesOfTwoYears[school] = .nan
      record.quality.wellbeing[school] = .nan
    }
  }

  /// Share met of ten expectations; of nine in a year without published progress.
  private mutating func expectationsMet(_ school: Int) -> Double {
    let least = -value(.expectationsSlack)
    var met = 0
    if lowestAreaGrade(school).grade <= state.quality.expectedGrade { met += 1 }
    if heldOrRose(school) { met += 1 }
    if state.quality.outcomes[school] >= least { met += 1 }
    if state.quality.attendance[school] >= least { met += 1 }
    if state.quality.suspensions[school] >= least { met += 1 }
    if state.quality.wellbeing[school] >= value(.expectationsWellbeing) { met += 1 }
    if 1 - state.schools.vacancyShare[school] >= value(.expectationsStaffing) { met += 1 }
    if state.schools.headVacantTerms[school] == 0 { met += 1 }
    if state.ledger.reserves[school] >= .zero { met += 1 }
    guard state.quality.isProgressPublished else { return Double(met) / 9 }
    if state.quality.progress[school] >= least { met += 1 }
    return Double(met) / 10
  }
}
