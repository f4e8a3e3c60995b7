// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

extension Metric {
  /// Schools in full: areas of quality, outcomes, wellbeing, progress, expectations.
  static let quality: [Metric] = publishedAreas + yearOfTheTrust + yearOfEachSchool

  private static let publishedAreas: [Metric] = [
    Metric(
      id: "area_expected_share",
      title:
        "Share of schools at or above the expected standard in an inspection area, recent joiners apart",
      unit: .fraction, scope: .area
    ) { record, area in record.quality.areaExpectedShare[area] },
    Metric(
      id: "all_areas_expected_share",
      title:
        "Share of schools at or above the expected standard in every inspection area, recent joiners apart",
      unit: .fraction
    ) { record, _ in record.quality.allAreasExpectedShare },
    Metric(
      id: "recent_joiners_expected_share",
      title: "Share of recent joiners at or above the expected standard in every inspection area",
      unit: .fraction
    ) { record, _ in record.quality.recentJoinersExpectedShare },
    Metric(
      id: "schools_in_category",
      title: "Schools that by law require significant improvement or special measures",
      unit: .count
    ) { record, _ in record.quality.schoolsInCategory },
    Metric(
      id: "school_lowest_area_grade",
      title: "A school's worst area grade, 1 the best of the framework's scale", unit: .count,
      scope: .school
    ) { record, school in record.quality.lowestAreaGrade[school] },
  ]

  private static let yearOfTheTrust: [Metric] = [
    Metric(
      id: "quality_of_education",
      title: "Quality of education as the trust evaluates it, mean over pupils",
      unit: .standardDeviations
    ) { record, _ in record.quality.evaluatedQuality },
    Metric(
      id: "held_or_rose_share",
      title: "Share of schools whose quality of education and outcomes held or rose over the year",
      unit: .fraction
    ) { record, _ in record.quality.heldOrRoseShare },
    Metric(
      id: "outcomes_z",
      title: "Outcomes against schools nationally, mean over pupils", unit: .standardDeviations
    ) { record, _ in record.quality.trustOutcomes },
    Metric(
      id: "progress_z",
      title: "Progress against schools nationally, mean over pupils", unit: .standardDeviations
    ) { record, _ in record.quality.trustProgress },
    Metric(
      id: "progress_national_share",
      title: "Share of schools whose progress is at or above national", unit: .fraction
    ) { record, _ in record.quality.progressNationalShare },
    Metric(
      id: "attendance_pct", title: "Sessions attended, mean over pupils", unit: .fraction
    ) { record, _ in record.quality.attendance },
    Metric(
      id: "suspensions_ratio",
      title: "Suspensions over the national rate of schools of the phase, mean over pupils",
      unit: .ratio
    ) { record, _ in record.quality.suspensions },
    Metric(
      id: "national_benchmarks_met",
      title:
        "Share of national benchmark measures within the national band or above: attainment, progress, attendance, suspensions",
      unit: .fraction
    ) { record, _ in record.quality.benchmarksMetShare },
    Metric(
      id: "wellbeing_index", title: "Wellbeing of schools' people, mean over schools",
      unit: .fraction
    ) { record, _ in record.quality.trustWellbeing },
  ]

  private static let yearOfEachSchool: [Metric] = [
    Metric(
      id: "school_outcomes_z", title: "A school's outcomes against schools nationally",
      unit: .standardDeviations, scope: .school
    ) { record, school in record.quality.outcomes[school] },
    Metric(
      id: "school_outcomes_two_years",
      title: "The better of a school's outcomes this year and last year",
      unit: .standardDeviations, scope: .school
    ) { record, school in record.quality.outcomesOfTwoYears[school] },
    Metric(
      id: "school_wellbeing", title: "Wellbeing of a school's people", unit: .fraction,
      scope: .school
    ) { record, school in record.quality.wellbeing[school] },
    Metric(
      id: "school_expectations_met",
      title: "Share of the trust's expectations that a school meets, joiners given time",
      unit: .fraction, scope: .school
    ) { record, school in record.quality.expectationsMet[school] },
  ]
}
