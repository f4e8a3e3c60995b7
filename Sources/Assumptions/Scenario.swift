// SPDX-License-Identifier: GPL-3.0-or-later
public import Stochastics
public import TrustDomain

/// A shock that the scenario's author names.
public struct NamedShock: Sendable {
  /// Whom one event strikes.
  public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Events come to each member school by itself.
    case eachSchool = "each school"
    /// Events come to the trust as a whole.
    case trust
  }

  public var name: String
  /// Events a year: for each school, or for the trust.
  public var perYear: Distribution
  /// Pounds an event.
  public var cost: Distribution
  public var scope: Scope

  public init(name: String, perYear: Distribution, cost: Distribution, scope: Scope) {
    self.name = name
    self.perYear = perYear
    self.cost = cost
    self.scope = scope
  }
}

/// The economy's factors that move together, in the order of its correlation matrix.
public enum EconomyFactor: Int, Sendable, Hashable, CaseIterable {
  case fundingGrowth, payAward, supportPayAward, priceInflation, energyPrice

  public var assumption: AssumptionID {
    switch self {
    case .fundingGrowth: .economyFundingGrowth
    case .payAward: .economyPayAward
    case .supportPayAward: .economySupportPayAward
    case .priceInflation: .economyPriceInflation
    case .energyPrice: .economyEnergyPrice
    }
  }

  /// As a correlation matrix names it: `funding_growth`.
  public var name: String { String(assumption.key.split(separator: ".")[1]) }
}

/// One question to the model, checked: a trust, what it proposes, and everything assumed.
///
/// It says nothing of principles: those judge what the model answers.
public struct Scenario: Sendable {
  public var title: String
  public var start: Term
  /// One to ten.
  public var years: Int
  public var trust: Trust
  /// Schools that may join.
  public var candidates: [School]
  public var proposal: Proposal
  public var dueDiligence: DueDiligenceDepth
  public var assumptions: AssumptionSet
  /// The central value of an economy factor by academic year, in place of its distribution's mean; a later year takes
  /// the last, an earlier one the first.
  public var paths: [EconomyFactor: [Int: Double]]
  /// Over `EconomyFactor.allCases`.
  public var correlation: GaussianCopula
  public var shocks: [NamedShock]
  public var evidence: [EvidenceItem]

  public init(
    title: String, start: Term, years: Int, trust: Trust, candidates: [School],
    proposal: Proposal, dueDiligence: DueDiligenceDepth, assumptions: AssumptionSet,
    paths: [EconomyFactor: [Int: Double]], correlation: GaussianCopula, shocks: [NamedShock],
    evidence: [EvidenceItem]
  ) {
    self.title = title
    self.start = start
    self.years = years
    self.trust = trust
    self.candidates = candidates
    self.proposal = proposal
    self.dueDiligence = dueDiligence
    self.assumptions = assumptions
    self.paths = paths
    self.correlation = correlation
    self.shocks = shocks
    self.evidence = evidence
  }

  /// Terms simulated.
  public var terms: Int { years * 3 }
}
