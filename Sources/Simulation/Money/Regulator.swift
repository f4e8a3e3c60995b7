// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

// What the regulator looks at: cash, the forecast's risk, intervention, size.
extension Simulator {
  mutating func openRegulator() {
    let income = membersIncome()
    let reserves = income > 0 ? state.ledger.total.pounds / income : 0
    state.finance.lastReserves = (reserves, reserves)
    state.finance.variances = (.nan, .nan, .nan)
    state.finance.forecast = forecastReserves(after: reserves) * income
    state.finance.hasNotice = reserves < 0
    state.finance.isIntervened = intervenes(
      reserves: reserves, forecast: state.finance.forecast)
    state.finance.closedIncome = income
    state.finance.auditedIncome = income
  }

  /// Income of the members' last three terms.
  private mutating func membersIncome() -> Double {
    var income = Money.zero
    for school in plan.schools.indices where state.schools.isMember[school] {
      income += state.ledger.lastThreeTerms[school]
    }
    return income.pounds
  }

  /// The trust's own forecast of the next year end: its budgets come about.
  private mutating func forecastReserves(after reserves: Double) -> Double {
    reserves + plannedRecovery(reserves: reserves)
  }

  /// A trust that ended its year below zero may get support in the autumn after; it is rare.
  mutating func postEmergencySupport() {
    guard state.finance.hasNotice else { return }
    open(.emergencySupport)
    guard stream.bernoulli(value(.regulatorSupportChance)) else { return }
    let amount = draw(.regulatorSupportAmount) * state.economy.prices
    state.ledger.postToCentre(Money(pounds: amount), .emergencySupport)
  }

  mutating func measureRegulator(isOpening: Bool) {
    let income = membersIncome()
    let reserves = state.ledger.total.pounds
    record.finance.daysOfCash = income > 0 ? daysOfCash(reserves: reserves / income) : .nan
    record.finance.forecastSlope = .nan
    record.finance.forecastVariance = .nan
    record.finance.forecastRisk = .nan
    if record.isYearEnd, income > 0 { readForecast(reserves: reserves, income: income) }
    record.finance.hasNotice = state.finance.hasNotice
    record.finance.isIntervened = state.finance.isIntervened
    if !isOpening { measureSize() }
    record.finance.auditedIncome = Money(pounds: state.finance.auditedIncome)
    record.finance.needsAuditCommittee =
      state.finance.auditedIncome > value(.regulatorAuditIncome)
  }

  /// A year's income stands for a year's spending, from which it differs by a few per cent.
  private mutating func daysOfCash(reserves: Double) -> Double {
    365 * (reserves + value(.regulatorWorkingCapital))
  }

  /// The regulator steps in at reserves below zero, now or as forecast, and where cash runs short.
  private mutating func intervenes(reserves: Double, forecast: Double) -> Bool {
    reserves < 0 || forecast < 0
      || daysOfCash(reserves: reserves) < value(.regulatorLeastCashDays)
  }

  /// A year's accounts are audited in the autumn after.
  private mutating func measureSize() {
    if season == .autumn { state.finance.auditedIncome = state.finance.closedIncome }
    if record.isYearEnd { state.finance.closedIncome = state.ledger.incomeToDate.pounds }
  }

  private mutating func readForecast(reserves: Double, income: Double) {
    let now = reserves / income
    let next = forecastReserves(after: now)
    let afterNext = forecastReserves(after: next)
    let last = state.finance.lastReserves
    let path: [6 of Double] = [
      last.1, last.0, now, next, afterNext, forecastReserves(after: afterNext),
    ]
    let expected = state.finance.forecast
    let variance = expected > 0 ? reserves / expected - 1 : .nan
    let known = state.finance.variances
    state.finance.variances = (variance, known.0, known.1)
    let risk = ForecastRisk(
      reserves: path, variances: [variance, known.0, known.1],
      steep: value(.regulatorSteepSlope))
    record.finance.forecastSlope = ForecastRisk.slope(of: path)
    record.finance.forecastVariance = variance
    record.finance.forecastRisk = Double(risk.rawValue)
    state.finance.lastReserves = (now, last.0)
    state.finance.forecast = next * income
    state.finance.hasNotice = now < 0
    state.finance.isIntervened = intervenes(reserves: now, forecast: next)
  }
}
