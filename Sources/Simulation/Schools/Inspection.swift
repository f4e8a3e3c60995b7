// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Published grades: a semi-Markov chain of inspections, moved by what the quality of a school is beyond its last grade.
extension Simulator {
  static let rows: [AssumptionID] = [
    .inspectionAfterOutstanding, .inspectionAfterGood, .inspectionAfterRequiresImprovement,
    .inspectionAfterInadequate,
  ]

  /// Draws this trajectory's transition rows: each is known about as well as so many inspections would tell.
  ///
  /// A Dirichlet draw, as gammas over their sum. A chance given as 0 stays 0.
  mutating func drawGradeRows() {
    for (row, id) in Self.rows.enumerated() {
      stream.open(
        trajectory: origins.trajectories[Int(Purpose.gradeRows.rawValue)], entity: UInt32(row),
        purpose: Purpose.gradeRows.rawValue, term: 0)
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
    let probability = stream.uniform()
    var after = nextGrade(
      after: before, good: chanceOfGood(school, after: before), at: probability)
    if state.schools.isMember[school] {
      after = gradeAreas(school, overall: after, at: probability)
    }
    let isWeak = after >= Grade.requiresImprovement.rawValue
    if isWeak, before < Grade.requiresImprovement.rawValue { state.quality.workTerms[school] = 0 }
    state.schools.grade[school] = after
    state.quality.lastInspection[school] = term
    if after == Grade.inadequate.rawValue { state.schools.termsSinceInadequate[school] = 0 }
    let mean = value(.inspectionIntervalMean, after - 1)
    let sd = value(.inspectionIntervalSd, after - 1)
    let years = stream.gamma(shape: mean * mean / (sd * sd), scale: sd * sd / mean)
    // From the day it fell due, not from the start of its term.
    let next = state.schools.nextInspection[school] + 3 * years
    state.schools.nextInspection[school] = max(Double(term + 1), next)
  }

  /// A school's chance of good or better: its row's, moved by its quality, by how hard the year's inspections are, and
  /// by what holds it back.
  private mutating func chanceOfGood(_ school: Int, after grade: Int) -> Double {
    let isWeak = grade >= Grade.requiresImprovement.rawValue
    let isMember = state.schools.isMember[school]
    let usual = state.quality.beliefs.good[grade - 1]
    guard usual > 0, usual < 1 else { return usual }
    // Of a school outside the trust no more is known than its grade.
    var chance = isMember ? chanceOfGood(school, given: grade) : usual
    var shift = state.economy.inspectionShift
    // Half the odds.
    if isMember, isWeak, state.schools.isStuck[school] { shift -= 0.693_147 }
    if shift != 0 { chance = logistic(logit(chance) + shift) }
    guard isMember, !isWeak, isImprovementOverCapacity else { return chance }
    return max(0, 1 - (1 - chance) * value(.inspectionStrongSlip))
  }

  /// The row's chance in the light of the school's quality, such that its mean is the row's.
  private mutating func chanceOfGood(_ school: Int, given grade: Int) -> Double {
    let weight = state.quality.areaModel.weight
    let expected = state.quality.beliefs.expectation(
      grade: grade, terms: term - state.quality.lastInspection[school])
    let offset =
      state.quality.beliefs.probit[grade - 1]
      * (1 + weight * weight * expected.variance).squareRoot()
    return Normal.cdf(offset + weight * (composite(school) - expected.mean))
  }

  /// Whether school improvement was asked for more this term than it can give.
  private var isImprovementOverCapacity: Bool {
    mutating get { state.central.recent[CentralFunction.schoolImprovement.rawValue].0 > 1 }
  }

  /// The grade at this probability: the row's, its good-or-better part moved to `good` and the rest in proportion.
  mutating func nextGrade(after grade: Int, good: Double, at probability: Double) -> Int {
    let row = Self.rows[grade - 1]
    let (one, two) = (value(row, 0), value(row, 1))
    let (three, four) = (value(row, 2), value(row, 3))
    if probability < good {
      let usual = one + two
      return usual > 0 && probability / good < one / usual ? 1 : 2
    }
    let rest = (probability - good) / (1 - good)
    return rest * (three + four) < three ? 3 : 4
  }
}
