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

  /// Unique in the scenario; the shock's random streams hang on it.
  public var name: String
  /// Events a year: for each school, or for the trust.
  public var perYear: Distribution
  /// Pounds an event.
  public var cost: Distribution
  /// Whom events strike, and so what `perYear` counts them for.
  public var scope: Scope

  /// Checks nothing: reading a scenario keeps rate and cost within their bounds.
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

  /// The assumption that gives the factor's distribution.
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
  /// What the scenario asks, in the author's words; results repeat it.
  public var title: String
  /// The first term simulated.
  public var start: Term
  /// One to ten.
  public var years: Int
  /// The trust as it stands before the first term.
  public var trust: Trust
  /// Schools that may join.
  public var candidates: [School]
  /// Who is to join and when, and what the board does at the gate.
  public var proposal: Proposal
  /// One depth for every school that joins.
  public var dueDiligence: DueDiligenceDepth
  /// What inspectors look at: which areas, on which scale.
  public var framework: InspectionFramework
  /// Everything that the trust can't decide.
  public var assumptions: AssumptionSet
  /// The central value of an economy factor by academic year, in place of its distribution's mean; a later year takes
  /// the last, an earlier one the first.
  public var paths: [EconomyFactor: [Int: Double]]
  /// Over `EconomyFactor.allCases`.
  public var correlation: GaussianCopula
  /// The author's own, beside those that the model has anyway; names differ.
  public var shocks: [NamedShock]
  /// What a stress changes for some terms.
  public var changes: [Change]
  /// What a stress lets happen in given terms.
  public var incidents: [Incident]
  /// Documents on file at the start; of one kind the latest counts.
  public var evidence: [EvidenceItem]

  /// Trusts the parts to fit each other: reading a scenario checks that they do.
  public init(
    title: String, start: Term, years: Int, trust: Trust, candidates: [School],
    proposal: Proposal, dueDiligence: DueDiligenceDepth, assumptions: AssumptionSet,
    paths: [EconomyFactor: [Int: Double]], correlation: GaussianCopula, shocks: [NamedShock],
    changes: [Change] = [], incidents: [Incident] = [], evidence: [EvidenceItem],
    framework: InspectionFramework = .fourArea
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
    self.changes = changes
    self.incidents = incidents
    self.evidence = evidence
    self.framework = framework
  }

  /// Terms simulated.
  public var terms: Int { years * 3 }
}
