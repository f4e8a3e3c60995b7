// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

extension Metric {
  /// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
  static let finance: [Metric] = investment + regulator + planning + schoolPlanning

  private static let investment: [Metric] = [
    Metric(
      id: "investment_pct_income",
      title: "Investment in improvement and the estate since 1 September, as a share of income",
      unit: .fraction
    ) { record, _ in
      quotient(record.finance.investedToDate.pounds, record.trust.incomeToDate.pounds)
    },
    Metric(
      id: "investment_return",
      title: "Backlog cut and cost avoided by investment since the start, over its cost",
      unit: .ratio
    ) { record, _ in record.finance.investmentReturn },
    Metric(
      id: "estate_backlog_gbp", title: "Repair backlog, in prices of the year before the start",
      unit: .pounds
    ) { record, _ in record.finance.estateBacklog.pounds },
    Metric(
      id: "estate_failure_risk", title: "Rate of condition failures over that at the start",
      unit: .ratio
    ) { record, _ in record.finance.failureRisk },
    Metric(
      id: "procurement_saving_gbp",
      title: "Saving on joint purchasing since 1 September, against prices paid alone",
      unit: .pounds
    ) { record, _ in record.finance.procurementSaving.pounds },
    Metric(
      id: "procurement_saving_cover",
      title: "Saving on joint purchasing since 1 September over the plan", unit: .ratio
    ) { record, _ in
      quotient(
        record.finance.procurementSaving.pounds, record.finance.procurementPlanned.pounds)
    },
  ]

  private static let regulator: [Metric] = [
    Metric(id: "days_cash", title: "Days of spending that cash would pay for", unit: .days) {
      record, _ in record.finance.daysOfCash
    },
    Metric(
      id: "forecast_risk",
      title: "The department's forecast risk of reserves: 0 green, 1 amber, 2 red", unit: .count
    ) { record, _ in record.finance.forecastRisk },
    Metric(
      id: "forecast_slope",
      title: "Slope of reserves over three past and three forecast years, of income a year",
      unit: .fraction
    ) { record, _ in record.finance.forecastSlope },
    Metric(
      id: "forecast_variance",
      title: "Reserves at the year end over those forecast a year before, less 1", unit: .fraction
    ) { record, _ in record.finance.forecastVariance },
    Metric(
      id: "intervention",
      title:
        "Whether the regulator intervenes: reserves below zero, now or as forecast, or too little cash",
      unit: .flag
    ) { record, _ in record.finance.isIntervened ? 1 : 0 },
    Metric(
      id: "notice_to_improve", title: "Whether reserves stood below zero at the last year end",
      unit: .flag
    ) { record, _ in record.finance.hasNotice ? 1 : 0 },
    Metric(
      id: "audited_income_gbp", title: "Income of the last full financial year", unit: .pounds
    ) { record, _ in record.finance.auditedIncome.pounds },
    Metric(
      id: "audit_committee_due",
      title: "Whether that income asks for an audit committee and internal audit", unit: .flag
    ) { record, _ in record.finance.needsAuditCommittee ? 1 : 0 },
    Metric(
      id: "formula_capital", title: "Whether capital comes by formula, not by bids", unit: .flag
    ) { record, _ in record.finance.hasFormulaCapital ? 1 : 0 },
  ]

  private static let planning: [Metric] = [
    Metric(id: "pupil_teacher_ratio", title: "Pupils for each teacher", unit: .ratio) {
      record, _ in record.finance.planning.pupilTeacherRatio
    },
    Metric(id: "pupil_adult_ratio", title: "Pupils for each adult", unit: .ratio) {
      record, _ in record.finance.planning.pupilAdultRatio
    },
    Metric(id: "contact_ratio", title: "Share of teachers' time in class", unit: .fraction) {
      record, _ in record.finance.planning.contactRatio
    },
    Metric(id: "class_size", title: "Average class size", unit: .count) {
      record, _ in record.finance.planning.classSize
    },
    Metric(
      id: "curriculum_bonus", title: "Reference class size over class size, less 1",
      unit: .fraction
    ) { record, _ in record.finance.planning.curriculumBonus },
    Metric(id: "average_teacher_cost_gbp", title: "Average cost of a teacher", unit: .pounds) {
      record, _ in record.finance.planning.averageTeacherCost
    },
    Metric(id: "teacher_cost_per_pupil_gbp", title: "Teacher cost for each pupil", unit: .pounds) {
      record, _ in record.finance.planning.teacherCostPerPupil
    },
    Metric(
      id: "benchmarks_amber", title: "Planning benchmarks in amber for the trust, of 13",
      unit: .count
    ) { record, _ in record.finance.planning.amber },
    Metric(
      id: "benchmarks_red", title: "Planning benchmarks in red for the trust, of 13", unit: .count
    ) { record, _ in record.finance.planning.red },
    Metric(id: "roll_change", title: "Pupils over those a year before, less 1", unit: .fraction) {
      record, _ in record.finance.planning.rollChange
    },
  ]

  private static let schoolPlanning: [Metric] = [
    Metric(
      id: "school_benchmarks_red", title: "Planning benchmarks in red for a school, of 12",
      unit: .count, scope: .school
    ) { record, school in
      record.schools.isMember[school] ? record.finance.schoolPlanning[school].red : .nan
    },
    Metric(
      id: "school_class_size", title: "A school's average class size", unit: .count,
      scope: .school
    ) { record, school in
      record.schools.isMember[school] ? record.finance.schoolPlanning[school].classSize : .nan
    },
  ]
}
