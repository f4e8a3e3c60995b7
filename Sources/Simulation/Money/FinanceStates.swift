// SPDX-License-Identifier: GPL-3.0-or-later

/// Money in full: investment, procurement, planning benchmarks, risk flags, intervention.
///
/// Sums of works and purchases are in prices of the year before the start.
struct FinanceStates: ~Copyable {
  /// Share of income that the trust invests this year.
  var investmentRate = 0.0
  /// Repair backlog by school, now and at the start.
  let backlog: Column<Double>
  let firstBacklog: Column<Double>
  /// Rate of condition failures over that at the start, by school.
  let failureRisk: Column<Double>
  /// What past investment in running cost is still worth, by school, now and at the start.
  let assets: Column<Double>
  let firstAssets: Column<Double>
  /// Yearly running cost by which a school lies above that at the start, since savings wear out; negative below.
  let upkeep: Column<Double>
  /// What the trust's works since the start cost and brought.
  var spent = 0.0
  var benefit = 0.0
  var closedYears = 0

  /// Yearly spending by school that the trust can buy together.
  let addressable: Column<Double>
  /// Saving on it, now and at the start.
  let savingRate: Column<Double>
  let firstSavingRate: Column<Double>

  /// Served shares of estates and of finance, summed over the terms of the year.
  var estatesServed = 0.0
  var financeServed = 0.0
  var servedTerms = 0.0

  var investedToDate = 0.0
  var savedToDate = 0.0
  var savingPlannedToDate = 0.0

  /// Reserves at the last two year ends, as shares of income.
  var lastReserves = (0.0, 0.0)
  /// Reserves at the next year end as forecast at the last, in pounds.
  var forecast = 0.0
  /// Variances of the last three forecasts, latest first; NaN where there was none.
  var variances = (Double.nan, Double.nan, Double.nan)
  var hasNotice = false
  var isIntervened = false
  /// Income of the last full year, and of the last one that is audited.
  var closedIncome = 0.0
  var auditedIncome = 0.0

  init(_ plan: SimulationPlan) {
    let schools = plan.schools.count
    backlog = Column(repeating: 0, count: schools)
    firstBacklog = Column(repeating: 0, count: schools)
    failureRisk = Column(repeating: 1, count: schools)
    assets = Column(repeating: 0, count: schools)
    firstAssets = Column(repeating: 0, count: schools)
    upkeep = Column(repeating: 0, count: schools)
    addressable = Column(repeating: 0, count: schools)
    savingRate = Column(repeating: 0, count: schools)
    firstSavingRate = Column(repeating: 0, count: schools)
  }
}
