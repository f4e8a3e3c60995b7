// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The quotient, or NaN where the denominator is not positive.
@inline(__always)
func quotient(_ numerator: Double, _ denominator: Double) -> Double {
  denominator > 0 ? numerator / denominator : .nan
}

extension Metric {
  static let trust: [Metric] = [
    Metric(id: "reserves_gbp", title: "Revenue reserves of schools and centre", unit: .pounds) {
      record, _ in record.trust.reserves.pounds
    },
    Metric(
      id: "reserves_pct_income", title: "Reserves as a share of the last three terms' income",
      unit: .fraction
    ) { record, _ in
      quotient(record.trust.reserves.pounds, record.trust.yearIncome.pounds)
    },
    Metric(
      id: "reserves_with_joiners_pct_income",
      title: "Reserves with what schools due to join are believed to bring, over income",
      unit: .fraction
    ) { record, _ in
      guard record.trust.joinerIncome > .zero else { return .nan }
      let reserves = record.trust.reserves + record.trust.joinerReserves
      let income = record.trust.yearIncome + record.trust.joinerIncome
      return quotient(reserves.pounds, income.pounds)
    },
    Metric(
      id: "in_year_balance_pct_income",
      title: "Balance since 1 September as a share of income since 1 September", unit: .fraction
    ) { record, _ in
      quotient(record.trust.balanceToDate.pounds, record.trust.incomeToDate.pounds)
    },
    Metric(
      id: "staff_cost_pct_income",
      title: "Staff cost since 1 September as a share of income since 1 September", unit: .fraction
    ) { record, _ in
      quotient(record.trust.staffCostToDate.pounds, record.trust.incomeToDate.pounds)
    },
    Metric(
      id: "teaching_staffing_pct", title: "Teachers in post as a share of teaching posts",
      unit: .fraction
    ) { record, _ in
      quotient(Double(record.trust.teachersInPost), Double(record.trust.teachingPosts))
    },
    Metric(id: "head_vacancies", title: "Headships without a permanent head", unit: .count) {
      record, _ in Double(record.trust.headVacancies)
    },
    Metric(
      id: "head_vacancy_share", title: "Share of headships without a permanent head",
      unit: .fraction
    ) { record, _ in
      quotient(Double(record.trust.headVacancies), Double(record.trust.schools))
    },
    Metric(
      id: "head_appointment_quality",
      title: "Mean quality of heads appointed in the last three terms", unit: .standardDeviations
    ) { record, _ in
      quotient(record.trust.recentAppointmentQuality, Double(record.trust.recentAppointments))
    },
    Metric(id: "schools", title: "Schools in the trust", unit: .count) { record, _ in
      Double(record.trust.schools)
    },
    Metric(id: "pupils", title: "Pupils on roll", unit: .count) { record, _ in
      record.trust.pupils
    },
    Metric(
      id: "benchmarks_in_band",
      title: "Curriculum and financial planning benchmarks in band for the trust, of 12",
      unit: .count
    ) { record, _ in record.trust.benchmarksInBand },
  ]

  /// After the others, as columns of result files are added at the end.
  static let centre: [Metric] = [
    Metric(
      id: "central_reserves_gbp",
      title: "Reserves held by the centre, after the central charge and central cost",
      unit: .pounds
    ) { record, _ in record.trust.centralReserves.pounds }
  ]

  static let school: [Metric] = [
    Metric(
      id: "school_reserves_pct_income",
      title: "A school's reserves as a share of its last three terms' income", unit: .fraction,
      scope: .school
    ) { record, school in
      record.schools.isMember[school]
        ? quotient(
          record.schools.reserves[school].pounds, record.schools.yearIncome[school].pounds)
        : .nan
    },
    Metric(
      id: "school_staffing_pct", title: "A school's teachers in post as a share of its posts",
      unit: .fraction, scope: .school
    ) { record, school in
      record.schools.isMember[school]
        ? quotient(
          Double(record.schools.teachersInPost[school]),
          Double(record.schools.teachingPosts[school]))
        : .nan
    },
    Metric(
      id: "head_vacant_terms", title: "Terms for which a headship has been unfilled",
      unit: .terms, scope: .school,
      all: { record, values in
        for school in record.schools.isMember.indices {
          values[school] =
            record.schools.isMember[school] ? Double(record.schools.headVacantTerms[school]) : .nan
        }
      }
    ) { record, school in
      record.schools.isMember[school] ? Double(record.schools.headVacantTerms[school]) : .nan
    },
    Metric(
      id: "school_grade", title: "A school's published grade, 1 outstanding to 4 inadequate",
      unit: .count, scope: .school
    ) { record, school in
      record.schools.isMember[school] ? Double(record.schools.grade[school]) : .nan
    },
    Metric(
      id: "school_benchmarks_in_band",
      title: "Curriculum and financial planning benchmarks in band for a school, of 12",
      unit: .count, scope: .school
    ) { record, school in
      record.schools.isMember[school] ? record.schools.benchmarksInBand[school] : .nan
    },
  ]
}
