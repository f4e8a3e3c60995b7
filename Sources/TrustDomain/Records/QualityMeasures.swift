// SPDX-License-Identifier: GPL-3.0-or-later

/// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
///
/// What a year shows stands at the end of summer and is NaN in other terms. Entries of schools outside the trust are NaN.
public struct QualityMeasures: Sendable {
  /// Areas of the inspection framework, at most `InspectionFramework.mostAreas`.
  public var areas = InspectionFramework.fourArea.areas.count
  /// By area: share of the counted schools whose last published grade is at or above the expected standard.
  public var areaExpectedShare: [Double]
  /// Share of the counted schools at or above the expected standard in every area.
  public var allAreasExpectedShare = Double.nan
  /// The same of recent joiners, whose inspections are not counted against the trust yet.
  public var recentJoinersExpectedShare = Double.nan
  /// Member schools that are, by law, in a category of concern.
  public var schoolsInCategory = 0.0
  /// By school and area (`school * InspectionFramework.mostAreas + area`): the last published grade.
  public var areaGrade: [Int]
  /// By school, member or not: whether it was inspected in the term.
  public var isInspected: [Bool]
  /// By school: the worst of its published area grades, on the framework's scale.
  public var lowestAreaGrade: [Double]

  /// By school: outcomes of the year, in standard deviations of schools nationally.
  public var outcomes: [Double]
  /// By school: the better of this year's outcomes and last year's; NaN without two years in the trust.
  public var outcomesOfTwoYears: [Double]
  /// By school: wellbeing of its people, 0 to 1.
  public var wellbeing: [Double]
  /// By school: share of the trust's expectations that it meets.
  public var expectationsMet: [Double]

  /// Quality of education as the trust itself evaluates it: mean over pupils, in standard deviations.
  public var evaluatedQuality = Double.nan
  /// Outcomes, mean over pupils, in standard deviations of schools nationally.
  public var trustOutcomes = Double.nan
  /// Progress, likewise; NaN in a year in which none is published.
  public var trustProgress = Double.nan
  /// Attendance, a share of sessions, mean over pupils.
  public var attendance = Double.nan
  /// Suspensions over the national rate of schools of the phase, mean over pupils.
  public var suspensions = Double.nan
  /// Wellbeing, mean over schools.
  public var trustWellbeing = Double.nan
  /// Share of schools whose quality of education and outcomes both held or rose since last summer.
  public var heldOrRoseShare = Double.nan
  /// Share of schools whose progress is at or above national.
  public var progressNationalShare = Double.nan
  /// Share of the national benchmark measures on which the trust lies within the national band or above.
  public var benchmarksMetShare = Double.nan

  init(schools: Int, joins: Int) {
    areaExpectedShare = Array(repeating: .nan, count: InspectionFramework.mostAreas)
    areaGrade = Array(repeating: 2, count: schools * InspectionFramework.mostAreas)
    isInspected = Array(repeating: false, count: schools)
    lowestAreaGrade = Array(repeating: .nan, count: schools)
    outcomes = Array(repeating: .nan, count: schools)
    outcomesOfTwoYears = Array(repeating: .nan, count: schools)
    wellbeing = Array(repeating: .nan, count: schools)
    expectationsMet = Array(repeating: .nan, count: schools)
  }
}
