// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Published grades: a semi-Markov chain of inspections, moved a little by support, heads and vacancies.
extension Simulator {
  private static let rows: [AssumptionID] = [
    .inspectionAfterOutstanding, .inspectionAfterGood, .inspectionAfterRequiresImprovement,
    .inspectionAfterInadequate,
  ]

  /// Draws this trajectory's transition rows: each is known about as well as so many inspections would tell.
  ///
  /// A Dirichlet draw, as gammas over their sum. A chance given as 0 stays 0.
  mutating func drawGradeRows() {
    for (row, id) in Self.rows.enumerated() {
      stream.open(
        trajectory: trajectory, entity: UInt32(row), purpose: Purpose.gradeRows.rawValue, term: 0)
      let isStrongRow = row == 0 || row == 3
      let concentration = value(
        isStrongRow ? .inspectionStrongRowsConcentration : .inspectionOtherRowsConcentration)
      var sum = 0.0
      for grade in 0..<4 {
        let slot = AssumptionSet.slot(id, grade)
        values[slot] = stream.gamma(shape: concentration * values[slot], scale: 1)
        sum += values[slot]
      }
      guard sum > 0 else { continue }
      for grade in 0..<4 { values[AssumptionSet.slot(id, grade)] /= sum }
    }
  }

  mutating func inspect() {
    for school in plan.schools.indices {
      if state.schools.termsSinceInadequate[school] < .max {
        state.schools.termsSinceInadequate[school] += 1
      }
      guard state.schools.nextInspection[school] < Double(term + 1) else { continue }
      inspect(school)
    }
  }

  private mutating func inspect(_ school: Int) {
    open(.inspection, entity: plan.schoolEntities[school])
    let before = state.schools.grade[school]
    let after = nextGrade(
      after: before, shift: inspectionShift(school, grade: before), at: stream.uniform())
    state.schools.grade[school] = after
    if after == Grade.inadequate.rawValue { state.schools.termsSinceInadequate[school] = 0 }
    let mean = value(.inspectionIntervalMean, after - 1)
    let sd = value(.inspectionIntervalSd, after - 1)
    let years = stream.gamma(shape: mean * mean / (sd * sd), scale: sd * sd / mean)
    // From the day it fell due, not from the start of its term.
    let next = state.schools.nextInspection[school] + 3 * years
    state.schools.nextInspection[school] = max(Double(term + 1), next)
  }

  /// The shift of a school's chance of good or better, in logits.
  private mutating func inspectionShift(_ school: Int, grade: Int) -> Double {
    var shift = state.economy.inspectionShift
    shift += value(.inspectionHeadQualityEffect) * state.schools.headQuality[school]
    shift += value(.inspectionTeacherVacancyEffect) * state.schools.vacancyShare[school]
    if state.schools.headVacantTerms[school] > 0 { shift += value(.inspectionHeadVacancyEffect) }
    guard state.schools.isMember[school], grade >= Grade.requiresImprovement.rawValue else {
      return shift
    }
    // Near 70% a share of the chance is worth 1 / (0.7 × 0.3) as much in logits.
    shift += value(.inspectionTrustEffect) * state.schools.support[school] / 0.21
    // Half the odds.
    if state.schools.isStuck[school] { shift -= 0.693_147 }
    return shift
  }

  /// The grade at this probability: the row's, its good-or-better part moved by `shift` logits and the rest in
  /// proportion.
  mutating func nextGrade(after grade: Int, shift: Double, at probability: Double) -> Int {
    let row = Self.rows[grade - 1]
    let (one, two) = (value(row, 0), value(row, 1))
    let (three, four) = (value(row, 2), value(row, 3))
    let good = one + two
    guard good > 0, good < 1 else {
      return good > 0
        ? (probability < one ? 1 : 2) : (probability * (three + four) < three ? 3 : 4)
    }
    let moved = shift == 0 ? good : logistic(logit(good) + shift)
    if probability < moved {
      return probability / moved < one / good ? 1 : 2
    }
    let rest = (probability - moved) / (1 - moved)
    return rest * (three + four) < three ? 3 : 4
  }
}
