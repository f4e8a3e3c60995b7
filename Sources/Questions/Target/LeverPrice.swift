// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions
public import Forecasting
internal import Stochastics
public import TrustDomain

/// What a value of a lever is in pounds, in prices and for the schools of the start.
public enum LeverPrice: Sendable, Hashable {
  /// Central posts beyond those of the scenario: pounds a year, with on-costs.
  case posts(Double)
  /// The central charge: pounds a year more that members pay to the centre; it leaves the trust no richer or poorer.
  case charge(Double)
  /// A level of reserves, as a share of income, in pounds to be held more than with the scenario's.
  case held(Double)
}

extension Question {
  /// What further posts of a function cost a year; nil where the trust has no post of it.
  public func price(ofPosts posts: Int, of function: CentralFunction) -> LeverPrice? {
    let team = scenario.trust.centralTeam
    guard let row = rowToExtend(function) else { return nil }
    return .posts(Double(posts) * team[row].annualCost.pounds)
  }

  /// What members pay more a year where the central charge is another share of their income than the scenario's.
  ///
  /// Nil where that is drawn, so that there is no one value to hold it against.
  public func price(ofCharge share: Double) -> LeverPrice? {
    scenario.assumptions[.trustCentralCharge].fixedValue
      .map { .charge((share - $0) * yearlyIncome) }
  }

  /// What is to be held more where reserves are another share of income than an assumption of the scenario has.
  ///
  /// Nil where that is drawn, so that there is no one value to hold it against.
  public func price(ofHolding share: Double, insteadOf assumption: AssumptionID) -> LeverPrice? {
    scenario.assumptions[assumption].fixedValue.map { .held((share - $0) * yearlyIncome) }
  }

  /// Reserves that a trust of this income may hold: from nothing to a fifth of it, in whole hundreds of thousands.
  public var usualReserves: ClosedRange<Double> {
    0...max(1e5, (0.2 * yearlyIncome / 1e5).rounded(.up) * 1e5)
  }

  /// Of the members at the start; pounds.
  var yearlyIncome: Double {
    let assumptions = scenario.assumptions
    return scenario.trust.schools.reduce(0) { sum, school in
      let perPupil = assumptions[.schoolsIncomePerPupil, school.phase.rawValue].mean ?? 0
      return sum + (school.income?.pounds ?? school.pupils * perPupil)
    }
  }

  /// The row of the central team to which further posts of a function are added.
  func rowToExtend(_ function: CentralFunction) -> Int? {
    let team = scenario.trust.centralTeam
    let own = team.indices.filter { team[$0].function == function }
    let others = own.filter { !team[$0].isLead }
    return (others.isEmpty ? own : others).min { team[$0].annualCost < team[$1].annualCost }
  }
}
