// SPDX-License-Identifier: GPL-3.0-or-later

/// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
public struct FinanceMeasures: Sendable {
  /// Spent on improvement projects and the estate since 1 September.
  public var investedToDate = Money.zero
  /// Repair backlog cut and running cost avoided by the works done since the start, over what they cost; NaN before the
  /// third year end, and at any other term.
  public var investmentReturn = Double.nan
  /// Repair backlog of member schools, in prices of the year before the start.
  public var estateBacklog = Money.zero
  /// Their rate of condition failures over that at the start.
  public var failureRisk = Double.nan
  /// Saving on joint purchasing since 1 September, against prices paid alone.
  public var procurementSaving = Money.zero
  /// The saving planned since 1 September.
  public var procurementPlanned = Money.zero
  /// Days for which cash would pay a year's spending.
  public var daysOfCash = Double.nan
  /// Slope of reserves over three past and three forecast year ends, as a share of income a year; NaN but at a year end.
  public var forecastSlope = Double.nan
  /// Reserves at the year end over those forecast a year before, less 1; NaN but at a year end.
  public var forecastVariance = Double.nan
  /// 0 green, 1 amber, 2 red; NaN but at a year end.
  public var forecastRisk = Double.nan
  /// Whether reserves stood below zero at the last year end or were forecast to at the next, or cash ran short.
  public var isIntervened = false
  /// Whether reserves stood below zero at the last year end: a notice to improve.
  public var hasNotice = false
  /// Income of the last full financial year, as audited.
  public var auditedIncome = Money.zero
  /// Whether that income asks for a dedicated audit and risk committee and professional internal audit.
  public var needsAuditCommittee = false
  /// Whether capital comes by formula, not by bids.
  public var hasFormulaCapital = false
  /// Planning benchmarks of the trust as a whole; NaN but at a year end.
  public var planning = PlanningMeasures()
  /// The same, school by school.
  public var schoolPlanning: [PlanningMeasures]

  init(schools: Int, joins: Int) {
    schoolPlanning = Array(repeating: PlanningMeasures(), count: schools)
  }
}

/// Readings of integrated curriculum and financial planning; NaN but at a year end.
public struct PlanningMeasures: BitwiseCopyable, Sendable {
  /// Pupils for each teacher, full-time equivalent.
  public var pupilTeacherRatio = Double.nan
  /// Pupils for each adult.
  public var pupilAdultRatio = Double.nan
  /// Share of teachers' time in class.
  public var contactRatio = Double.nan
  /// Pupils in a class.
  public var classSize = Double.nan
  /// The class size that a bonus of zero would have: 27 up to 16, 17 above.
  public var referenceClassSize = Double.nan
  /// Reference class size over class size, less 1.
  public var curriculumBonus = Double.nan
  /// Pounds a year, with on-costs.
  public var averageTeacherCost = Double.nan
  /// Pounds a pupil and year.
  public var teacherCostPerPupil = Double.nan
  /// Benchmarks out of band but not red, of twelve.
  public var amber = Double.nan
  /// Benchmarks in red, of twelve.
  public var red = Double.nan
  /// Pupils over those a year before, less 1.
  public var rollChange = Double.nan

  /// Nothing read.
  public init() {}
}
