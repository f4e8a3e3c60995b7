// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
struct QualityStates: ~Copyable {
  let framework: InspectionFramework
  let areas: Int
  /// Places of the areas that outcomes, attendance and heads belong to.
  let education: Int
  let behaviour: Int
  let leadership: Int
  let expectedGrade: Int

  /// Quality by school and area (`school * areas + area`), in standard deviations of schools.
  let level: Column<Double>
  /// The level to which a school's areas return.
  let anchor: Column<Double>
  /// Published area grades, by school and area, on the framework's scale.
  let areaGrade: Column<Int>
  /// What the law makes of the last inspection: 0 nothing, 1 significant improvement required, 2 special measures.
  let category: Column<Int>
  /// By school, what its area grades come to, worked out when they change: those at or above the expected standard, one
  /// bit each, and the lowest.
  let publishedExpected: Column<Int>
  let publishedLowest: Column<Int>
  /// Written at a term's end and copied into the record in one go: whether a school was inspected in it, and its lowest
  /// area grade, NaN outside the trust.
  let isInspectedNow: Column<Bool>
  let shownLowest: Column<Double>
  /// The term of the last inspection, before the start below 0.
  let lastInspection: Column<Int>
  /// Terms from the last inspection to the opening position.
  let termsSinceInspection: Column<Int>
  /// Terms for which improvement work on a weak school has gone on.
  let workTerms: Column<Int>

  /// What the years show, by school.
  let outcomes: Column<Double>
  let outcomesBefore: Column<Double>
  let outcomesDeviation: Column<Double>
  /// Outcomes that a scenario's table gives; NaN where it doesn't.
  let outcomesGiven: Column<Double>
  let evaluated: Column<Double>
  let evaluatedBefore: Column<Double>
  let progress: Column<Double>
  let attendance: Column<Double>
  let suspensions: Column<Double>
  let wellbeing: Column<Double>
  let wellbeingDeviation: Column<Double>
  /// What weighed on a school's people since summer, added up over terms.
  let strain: Column<Double>
  let strainTerms: Column<Int>
  /// Summers that a member school has seen in the trust.
  let summers: Column<Int>
  var isProgressPublished = true

  /// What a trajectory's assumptions make of areas and grades.
  var areaModel = AreaModel()
  let beliefs = GradeBeliefs()
  /// Scores above which an area is a grade better than the overall one, by area.
  let aboveCut: Column<Double>
  /// Scores that part the report card's standards, best first.
  let standardCut: Column<Double>

  init(_ plan: SimulationPlan) {
    let count = plan.schools.count
    framework = plan.framework
    areas = framework.areas.count
    education = framework.education
    behaviour = framework.behaviour
    leadership = framework.leadership
    expectedGrade = framework.expectedGrade
    level = Column(repeating: 0, count: count * areas)
    anchor = Column(repeating: 0, count: count)
    areaGrade = Column(repeating: framework.expectedGrade, count: count * areas)
    category = Column(repeating: 0, count: count)
    publishedExpected = Column(repeating: 0, count: count)
    publishedLowest = Column(repeating: framework.expectedGrade, count: count)
    isInspectedNow = Column(repeating: false, count: count)
    shownLowest = Column(repeating: .nan, count: count)
    lastInspection = Column(repeating: 0, count: count)
    termsSinceInspection = Column(repeating: 0, count: count)
    workTerms = Column(repeating: 0, count: count)
    outcomes = Column(repeating: 0, count: count)
    outcomesBefore = Column(repeating: 0, count: count)
    outcomesDeviation = Column(repeating: 0, count: count)
    outcomesGiven = Column(repeating: .nan, count: count)
    evaluated = Column(repeating: 0, count: count)
    evaluatedBefore = Column(repeating: 0, count: count)
    progress = Column(repeating: 0, count: count)
    attendance = Column(repeating: 0, count: count)
    suspensions = Column(repeating: 0, count: count)
    wellbeing = Column(repeating: 0, count: count)
    wellbeingDeviation = Column(repeating: 0, count: count)
    strain = Column(repeating: 0, count: count)
    strainTerms = Column(repeating: 0, count: count)
    summers = Column(repeating: 0, count: count)
    aboveCut = Column(repeating: .infinity, count: areas)
    standardCut = Column(repeating: 0, count: InspectionFramework.reportCard.standards.count - 1)
    for (school, table) in plan.schools.enumerated() {
      let years = max(0, table.lastInspected.years(before: plan.start))
      termsSinceInspection[school] = Int((3 * years).rounded())
      outcomesGiven[school] = table.outcomes ?? .nan
    }
  }
}
