// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// Area grades: what an inspection says of each area, beside or in place of the overall grade.
extension Simulator {
  /// Sets the scores that part one grade from the next, from the trajectory's assumptions.
  mutating func setGradingCuts() {
    if state.quality.framework == .fourArea {
      for area in 0..<state.quality.areas {
        state.quality.aboveCut[area] = Normal.quantile(1 - value(.inspectionAreaAbove, area))
      }
      return
    }
    var above = 0.0
    for standard in state.quality.standardCut.indices {
      above += value(.inspectionReportCardMix, standard)
      state.quality.standardCut[standard] =
        Normal.quantile((1 - above).held(within: 0...1)) + value(.inspectionVolunteerShift)
    }
  }

  /// Area grades as they stand at the start or at joining, drawn to agree with the overall grade.
  mutating func openAreaGrades(_ school: Int) {
    let overall = state.schools.grade[school]
    state.quality.category[school] = overall == Grade.inadequate.rawValue ? 1 : 0
    guard state.quality.framework == .reportCard else { return gradeFourAreas(school) }
    gradeReportCard(school, shared: stream.normal())
    let (lowest, weakest) = lowestAreaGrade(school)
    let first = school * state.quality.areas
    let expected = state.quality.expectedGrade
    switch overall {
    case 1, 2:
      for place in first..<(first + state.quality.areas) {
        state.quality.areaGrade[place] = min(expected, state.quality.areaGrade[place])
      }
    case 3:
      for place in first..<(first + state.quality.areas) {
        state.quality.areaGrade[place] = min(expected + 1, state.quality.areaGrade[place])
      }
      if lowest <= expected { state.quality.areaGrade[weakest] = expected + 1 }
    default: state.quality.areaGrade[weakest] = expected + 2
    }
  }

  /// Grades the areas at an inspection that found this overall grade at this probability; the better the lower.
  ///
  /// - Returns: the overall grade, which on the report card is an equivalent: inadequate only where the law makes it so.
  mutating func gradeAreas(_ school: Int, overall: Int, at probability: Double) -> Int {
    guard state.quality.framework == .reportCard else {
      state.schools.grade[school] = overall
      gradeFourAreas(school)
      let leadership = school * state.quality.areas + state.quality.leadership
      let isInadequate = overall == Grade.inadequate.rawValue
      state.quality.category[school] =
        isInadequate ? (state.quality.areaGrade[leadership] == overall ? 2 : 1) : 0
      return overall
    }
    gradeReportCard(school, shared: Normal.quantile(1 - max(probability, 1e-12)))
    let unsafe = value(.inspectionSafeguardingNotMet)
    let isSafe = !stream.bernoulli(unsafe)
    let category = reportCardCategory(school, isSafe: isSafe)
    state.quality.category[school] = category
    guard category == 0 else { return Grade.inadequate.rawValue }
    return min(overall, Grade.requiresImprovement.rawValue)
  }

  /// Urgent improvement in any area, or safeguarding not met, requires significant improvement; if leadership needs it
  /// urgently too, special measures.
  ///
  /// Source: B7 of the parameter table.
  private mutating func reportCardCategory(_ school: Int, isSafe: Bool) -> Int {
    let urgent = InspectionFramework.reportCard.expectedGrade + 2
    let leadership = school * state.quality.areas + state.quality.leadership
    if state.quality.areaGrade[leadership] == urgent { return 2 }
    return lowestAreaGrade(school).grade == urgent || !isSafe ? 1 : 0
  }

  /// On the four-point scale an area is as the school, or a grade better where it stands out from the others.
  ///
  /// An overall grade is its worst area's: if every area stood out, quality of education doesn't.
  private mutating func gradeFourAreas(_ school: Int) {
    let model = state.quality.areaModel
    let first = school * state.quality.areas
    let overall = state.schools.grade[school]
    let mean = composite(school) * model.meanSpread
    var others = 0
    for area in 0..<state.quality.areas {
      let apart = (state.quality.level[first + area] - mean) / model.relativeSpread
      let own = (1 - model.reading * model.reading).squareRoot()
      let score = model.reading * apart + own * stream.normal()
      let isAbove = score > state.quality.aboveCut[area] && overall > 1
      state.quality.areaGrade[first + area] = isAbove ? overall - 1 : overall
      if !isAbove { others += 1 }
    }
    if others == 0 { state.quality.areaGrade[first + state.quality.education] = overall }
  }

  /// An ordered probit on each area: what is there, what the inspectors saw that day, and noise.
  private mutating func gradeReportCard(_ school: Int, shared: Double) {
    let model = state.quality.areaModel
    let first = school * state.quality.areas
    for place in first..<(first + state.quality.areas) {
      let score =
        model.reading * state.quality.level[place] + model.shared * shared
        + model.noise * stream.normal()
      var grade = 1
      for cut in state.quality.standardCut.indices where score <= state.quality.standardCut[cut] {
        grade += 1
      }
      state.quality.areaGrade[place] = grade
    }
  }

  /// A school's worst area grade, and the place of the first area that has it.
  mutating func lowestAreaGrade(_ school: Int) -> (grade: Int, place: Int) {
    let first = school * state.quality.areas
    var worst = first
    for place in first..<(first + state.quality.areas)
    where state.quality.areaGrade[place] > state.quality.areaGrade[worst] {
      worst = place
    }
    return (state.quality.areaGrade[worst], worst)
  }
}
