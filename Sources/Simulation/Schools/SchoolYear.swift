// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What a year shows of schools beside grades: outcomes, progress, attendance, suspensions, wellbeing.
extension Simulator {
  /// Terms from joining in which change weighs on a school's people.
  private static let unsettledTerms = 3

  /// What was known of the last year, at the start or at joining, to compare the next one with.
  mutating func openYear(_ school: Int) {
    let spread = value(.outcomesNoise)
    let expected = expectedOutcomes(school)
    let given = state.quality.outcomesGiven[school]
    let deviation = spread * stream.normal()
    state.quality.outcomesDeviation[school] = given.isNaN ? deviation : given - expected
    state.quality.outcomes[school] = expected + state.quality.outcomesDeviation[school]
    let level = educationLevel(school)
    state.quality.evaluated[school] = level + value(.qualityEvaluationNoise) * stream.normal()
    state.quality.wellbeingDeviation[school] = value(.wellbeingNoise) * stream.normal()
    state.quality.wellbeing[school] =
      value(.wellbeingMean) + state.quality.wellbeingDeviation[school]
  }

  /// What a year shows of schools beside grades, at the end of summer.
  mutating func publishSchools() {
    open(.progressYear)
    state.quality.isProgressPublished = !stream.bernoulli(value(.outcomesProgressMissing))
    for school in plan.schools.indices where state.schools.isMember[school] {
      open(.schoolYear, entity: plan.schoolEntities[school])
      publishOutcomes(school)
      publishBehaviour(school)
      publishWellbeing(school)
      state.quality.summers[school] += 1
    }
  }

  private mutating func educationLevel(_ school: Int) -> Double {
    state.quality.level[school * state.quality.areas + state.quality.education]
  }

  /// Outcomes to be expected of a school's quality of education; schools of the trust from the start share its record.
  private mutating func expectedOutcomes(_ school: Int) -> Double {
    trustRecord(school) + value(.outcomesQualityWeight) * educationLevel(school)
  }

  private mutating func trustRecord(_ school: Int) -> Double {
    plan.joinOfSchool[school] < 0 ? value(.outcomesTrustMean) : 0
  }

  private mutating func publishOutcomes(_ school: Int) {
    state.quality.outcomesBefore[school] = state.quality.outcomes[school]
    state.quality.evaluatedBefore[school] = state.quality.evaluated[school]
    let persistence = value(.outcomesPersistence)
    let fresh = (1 - persistence * persistence).squareRoot() * value(.outcomesNoise)
    let deviation =
      persistence * state.quality.outcomesDeviation[school] + fresh * stream.normal()
    let expected = expectedOutcomes(school)
    state.quality.outcomesDeviation[school] = deviation
    state.quality.outcomes[school] = expected + deviation
    state.quality.progress[school] = expected + value(.outcomesMeasureNoise) * stream.normal()
    let level = educationLevel(school)
    state.quality.evaluated[school] = level + value(.qualityEvaluationNoise) * stream.normal()
  }

  /// Attendance and suspensions, in standard deviations of schools nationally; the better the higher.
  private mutating func publishBehaviour(_ school: Int) {
    let place = school * state.quality.areas + state.quality.behaviour
    let expected =
      trustRecord(school) + value(.outcomesQualityWeight) * state.quality.level[place]
    let noise = value(.outcomesMeasureNoise)
    state.quality.attendance[school] = expected + noise * stream.normal()
    state.quality.suspensions[school] = expected + noise * stream.normal()
  }

  // MARK: Wellbeing

  /// Adds what weighs on a school's people this term: posts unfilled, no head, a central team beyond its load, joining.
  mutating func addStrain(_ school: Int) {
    var strain = value(.wellbeingVacancyPull) * state.schools.vacancyShare[school]
    if state.schools.headVacantTerms[school] > 0 { strain += value(.wellbeingHeadPull) }
    let recent = state.central.recent[CentralFunction.schoolImprovement.rawValue]
    let load = (recent.0 + recent.1 + recent.2) / 3
    strain += value(.wellbeingOverloadPull) * max(0, load - value(.centralOverloadThreshold))
    if state.schools.termsSinceJoining[school] < Self.unsettledTerms {
      strain += value(.wellbeingJoiningPull)
    }
    state.quality.strain[school] += strain
    state.quality.strainTerms[school] += 1
  }

  /// The year's index: the mean, less the year's average strain, and what is the school's own.
  private mutating func publishWellbeing(_ school: Int) {
    let persistence = value(.wellbeingPersistence)
    let fresh = (1 - persistence * persistence).squareRoot() * value(.wellbeingNoise)
    let deviation =
      persistence * state.quality.wellbeingDeviation[school] + fresh * stream.normal()
    state.quality.wellbeingDeviation[school] = deviation
    let terms = max(1, state.quality.strainTerms[school])
    let strain = state.quality.strain[school] / Double(terms)
    state.quality.wellbeing[school] =
      (value(.wellbeingMean) + deviation - strain).held(within: 0...1)
    state.quality.strain[school] = 0
    state.quality.strainTerms[school] = 0
  }
}
