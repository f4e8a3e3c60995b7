// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// The quality of schools: what support lifts and inspections look at.
extension Simulator {
  /// Terms from joining in which a school's work suffers from the change.
  private static let dipTerms = 3

  /// The opening state of every school's quality.
  mutating func openQuality() {
    setAreaModel()
    setGradeBeliefs()
    setGradingCuts()
    state.quality.isProgressPublished = true
    for school in plan.schools.indices {
      state.quality.lastInspection[school] = -1 - state.quality.termsSinceInspection[school]
      state.quality.workTerms[school] = 0
      state.quality.category[school] = 0
      state.quality.summers[school] = 0
      state.quality.strain[school] = 0
      state.quality.strainTerms[school] = 0
      state.quality.anchor[school] = 0
      guard state.schools.isMember[school] else { continue }
      state.quality.anchor[school] = value(.qualityTrustMean)
      openQuality(of: school, before: -1)
    }
  }

  /// Draws a school's areas given its grade and the time since its last inspection, and what the last year showed.
  ///
  /// Its composite is moved from the stationary one to what the grade lets expect, and its areas with it: their
  /// distances from their mean don't depend on it.
  private mutating func openQuality(of school: Int, before term: Int) {
    open(.schoolQuality, entity: plan.schoolEntities[school])
    let areas = state.quality.areas
    let model = state.quality.areaModel
    let factor = stream.normal()
    for area in 0..<areas {
      state.quality.level[school * areas + area] =
        model.common * factor + model.own * stream.normal()
    }
    let drawn = composite(school)
    let expected = state.quality.beliefs.expectation(
      grade: state.schools.grade[school], terms: term - state.quality.lastInspection[school])
    let wanted = expected.mean + expected.variance.squareRoot() * drawn
    let move = (wanted - drawn) * model.meanSpread + state.quality.anchor[school]
    for area in 0..<areas { state.quality.level[school * areas + area] += move }
    openAreaGrades(school)
    openYear(school)
  }

  /// Moves the quality of every school by a term, after the central team has served and before inspections.
  mutating func moveQuality() {
    for school in plan.schools.indices where state.schools.isMember[school] {
      if state.schools.termsSinceJoining[school] == 0 { openQuality(of: school, before: term) }
      open(.areas, entity: plan.schoolEntities[school])
      moveAreas(school)
      addStrain(school)
    }
  }

  private mutating func moveAreas(_ school: Int) {
    let areas = state.quality.areas
    let model = state.quality.areaModel
    let headDrift = headDrift(school)
    let drift =
      supportDrift(school) + 0.5 * headDrift
      - value(.qualityTeacherVacancyPull) * state.schools.vacancyShare[school]
    let toward = (1 - model.persistence) * state.quality.anchor[school] + drift
    let shock = toward + model.freshCommon * stream.normal()
    let first = school * areas
    for place in first..<(first + areas) {
      state.quality.level[place] =
        model.persistence * state.quality.level[place] + shock + model.freshOwn * stream.normal()
    }
    // Leadership takes a head's coming and going in full, the other areas half of it.
    state.quality.level[first + state.quality.leadership] += 0.5 * headDrift
  }

  private mutating func headDrift(_ school: Int) -> Double {
    state.schools.headVacantTerms[school] > 0
      ? -value(.qualityHeadVacancyPull)
      : value(.qualityHeadEffect) * state.schools.headQuality[school]
  }

  /// What support adds or its lack takes in a term.
  ///
  /// The rows of grades are those of schools with ordinary support, so full support adds nothing to a strong school; a
  /// shortfall takes its square. Improvement work on a weak school adds to it with diminishing returns, 1 less the
  /// shortfall's square, for as long as its effect lasts; then what it added fades as quality reverts.
  private mutating func supportDrift(_ school: Int) -> Double {
    let shortfall = max(0, 1 - state.schools.support[school])
    let lost = shortfall * shortfall
    var drift = -value(.qualitySupportPull) * lost
    let since = state.schools.termsSinceJoining[school]
    if since < Self.dipTerms { drift -= value(.qualityJoiningDip) }
    guard state.schools.grade[school] >= Grade.requiresImprovement.rawValue else { return drift }
    let work = state.quality.workTerms[school]
    state.quality.workTerms[school] = work + 1
    if Double(work) < value(.qualityImprovementTerms) {
      drift += state.quality.areaModel.lift * (1 - lost)
    }
    return drift
  }
}
