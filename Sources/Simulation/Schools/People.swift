// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Teachers and heads: leavers at the end of last term, then appointments.
extension Simulator {
  /// Share of a year's leavers who go before each term: 70% at the end of August, 15% each in December and April.
  ///
  /// Source: A3 of the parameter table (resignation dates sourced, shares judgement).
  static func leavingShare(before season: Season) -> Double { season == .autumn ? 0.70 : 0.15 }

  mutating func moveTeachers() {
    let yearShare = Self.leavingShare(before: season)
    setTurnover(yearShare: yearShare)
    for school in plan.schools.indices {
      let phase = plan.phases[school].rawValue
      let vacant = state.schools.vacancyShare[school]
      let feedback =
        vacant > 0 ? exponential(value(.schoolsVacancyFeedback) * vacant) : 1
      let leave = min(0.95, state.turnover[phase] * feedback)
      open(.teachers, entity: plan.schoolEntities[school])
      let posts = state.schools.posts[school]
      var leaving = 0
      state.schools.teachers[school] = Posts.step(
        inPost: state.schools.teachers[school], posts: posts, leave: leave,
        fill: value(.schoolsVacancyFill, phase), leaving: &leaving, using: &stream)
      if let narrator {
        narrator.noteTeachers(of: school, left: leaving, now: state.schools.teachers[school])
      }
      let vacancies = max(0, posts - state.schools.teachers[school])
      state.schools.vacancyShare[school] = Double(vacancies) / Double(posts)
    }
  }

  /// Works out each phase's chance of leaving before this term, where no post stands vacant: the phase's yearly
  /// turnover, shifted by the year.
  private mutating func setTurnover(yearShare: Double) {
    for phase in plan.phasesPresent {
      let base = value(.schoolsTeacherTurnover, phase)
      let yearly =
        base > 0 && base < 1 ? logistic(logit(base) + state.economy.turnoverShift) : base
      state.turnover[phase] = Posts.hazard(yearly: min(0.95, yearly), yearShare: yearShare)
    }
  }

  mutating func moveHeads() {
    for school in plan.schools.indices {
      open(.heads, entity: plan.schoolEntities[school])
      state.schools.newHead[school] = false
      if state.schools.headVacantTerms[school] > 0 {
        fillHeadship(school)
      } else {
        keepOrLoseHead(school)
      }
    }
  }

  private mutating func fillHeadship(_ school: Int) {
    if stream.bernoulli(value(.headsFillRate, plan.phases[school].rawValue)) {
      appointHead(school)
    } else {
      state.schools.headVacantTerms[school] += 1
    }
  }

  private mutating func keepOrLoseHead(_ school: Int) {
    guard stream.bernoulli(headHazard(school)) else {
      state.schools.headTerms[school] += 1
      return
    }
    let isKnown = stream.bernoulli(value(.headsNoticeInTime))
    let isFilled = stream.bernoulli(value(.headsFillRate, plan.phases[school].rawValue))
    if isKnown && isFilled {
      appointHead(school)
    } else {
      state.schools.headVacantTerms[school] = 1
      state.schools.headTerms[school] = 0
      state.schools.headQuality[school] = 0
    }
  }

  /// A term's chance that a head leaves.
  private mutating func headHazard(_ school: Int) -> Double {
    let phase = plan.phases[school].rawValue
    let yearly = yearlyHeadExit(school)
    guard yearly != value(.headsExitRate, phase) else { return state.headHazard[phase] }
    return Posts.hazard(yearly: yearly, yearShare: 1.0 / 3)
  }

  /// The usual chance by phase, worked out once for a trajectory.
  mutating func setHeadHazards() {
    for phase in state.headHazard.indices {
      state.headHazard[phase] = Posts.hazard(
        yearly: value(.headsExitRate, phase), yearShare: 1.0 / 3)
    }
  }

  /// A head's chance to leave in a year: higher in the first year, after a sponsored joining, and after an inadequate
  /// grade.
  mutating func yearlyHeadExit(_ school: Int) -> Double {
    var rate = value(.headsExitRate, plan.phases[school].rawValue)
    if state.schools.headTerms[school] < 3 { rate *= value(.headsFirstYearFactor) }
    if state.schools.termsSinceJoining[school] < 3 {
      rate *= value(plan.isSponsored[school] ? .headsJoiningFactor : .headsConverterJoiningFactor)
    }
    if state.schools.termsSinceInadequate[school] < 3 {
      rate *= value(.headsAfterInadequateFactor)
    }
    return min(0.95, rate)
  }

  private mutating func appointHead(_ school: Int) {
    // Whether the pipeline has somebody changes no draw.
    let isChosenWithin = stream.bernoulli(value(.headsInternalCandidate))
    let quality = draw(.headsAppointmentQuality)
    let isInternal = isChosenWithin && takeCandidate(for: school)
    state.schools.headQuality[school] = quality + (isInternal ? 0.5 : 0)
    state.schools.headVacantTerms[school] = 0
    state.schools.headTerms[school] = 0
    state.schools.newHead[school] = true
  }
}
