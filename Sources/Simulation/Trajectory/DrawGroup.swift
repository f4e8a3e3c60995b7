// SPDX-License-Identifier: GPL-3.0-or-later
public import Assumptions

/// What a trajectory's draws are about: every purpose belongs to one group, so that a group can be taken from another
/// trajectory while all else stays.
public enum DrawGroup: Int, Sendable, Hashable, CaseIterable {
  /// What isn't known: parameters drawn once, and the chances of grades.
  case parameters
  /// Funding, pay, prices, pensions, and what strikes balances everywhere.
  case economy
  /// What strikes the balances of this trust, or of one authority's schools.
  case trustYears
  /// What strikes one school's balance in a year.
  case schoolBudgets
  case pupils
  /// Teachers who leave and are hired.
  case teachers
  /// Heads who leave and are appointed, and the candidates for it.
  case heads
  /// The quality of schools, its measures, and inspections.
  case quality
  /// Central posts, and the work asked of them.
  case centralTeam
  /// Safeguarding, plans, placements, exclusions.
  case needs
  /// Failures of buildings, cyber incidents, the scenario's own shocks.
  case events
  /// What joining schools hide, and what their joining costs.
  case joiners
  /// Trustees, reviews, audit, recommendations.
  case governance
  /// Bids, investment, procurement, support by the regulator.
  case money
}

extension Purpose {
  /// Every purpose has one; a new one must be given its own.
  var group: DrawGroup {
    switch self {
    case .parameter, .gradeRows: .parameters
    case .economy, .economyEvents, .sectorShock: .economy
    case .trustShock, .authorityShock: .trustYears
    case .balanceShock: .schoolBudgets
    case .authorityTrend, .pupils: .pupils
    case .turnoverYear, .teachers: .teachers
    case .heads, .candidatesAtStart, .candidates, .joinersCandidates: .heads
    case .inspectionStart, .inspection, .inspectionRegime, .firstInspection, .schoolQuality,
      .areas, .schoolYear, .progressYear:
      .quality
    case .centralPosts, .centralDemand, .improvementDemand, .partnerships, .headRatings:
      .centralTeam
    case .safeguarding, .plans, .sendYear, .sendSchool, .placements, .exclusions: .needs
    case .conditionFailure, .cyber, .outage, .namedShock, .incident: .events
    case .joiner, .joiningCost: .joiners
    case .trustees, .leadersLeave, .review, .recommendations, .internalAudit: .governance
    case .bids, .investmentYear, .capitalBid, .procurementYear, .emergencySupport: .money
    }
  }
}

/// Where the draws of a trajectory come from, group by group.
public struct DrawOrigins: Sendable {
  /// The trajectory that each purpose's streams are opened under, by the purpose's number.
  private(set) var trajectories: [UInt32]
  /// For each uncertain parameter, in the order of `SimulationPlan.uncertainParameters`, the probability below its
  /// value; empty where parameters are drawn like everything else.
  public var parameterLevels: [Double] = []

  /// All from one trajectory.
  public init(_ trajectory: UInt32) {
    trajectories = Array(repeating: trajectory, count: Self.room)
  }

  /// Takes every draw from one trajectory, parameters too.
  mutating func takeAll(from trajectory: UInt32) {
    for number in trajectories.indices { trajectories[number] = trajectory }
    parameterLevels.removeAll(keepingCapacity: true)
  }

  /// Takes a group's draws from another trajectory.
  public mutating func take(_ group: DrawGroup, from trajectory: UInt32) {
    for number in trajectories.indices {
      if Purpose(rawValue: UInt16(number))?.group == group { trajectories[number] = trajectory }
    }
  }

  /// Above every purpose's number.
  private static let room = 128
}

extension SimulationPlan {
  /// One uncertain value drawn once for a trajectory: an assumption, and the place among the names of its index.
  public struct UncertainParameter: Sendable, Hashable {
    /// Whose value it is.
    public let assumption: AssumptionID
    /// From 0.
    public let index: Int
  }

  /// The values that are drawn once for each trajectory, in the order of assumptions.
  public var uncertainParameters: [UncertainParameter] {
    draws.places.map { UncertainParameter(assumption: $0.assumption, index: $0.index) }
  }
}

extension Simulator {
  /// Simulates one trajectory whose draws come from several.
  ///
  /// - Parameter trajectory: the number under which it is told.
  public mutating func run(
    trajectory: UInt32, origins: DrawOrigins, observer: inout some TermObserver
  ) throws(SimulationFault) {
    self.origins = origins
    hasOrigins = true
    defer { hasOrigins = false }
    try run(trajectory: trajectory, observer: &observer)
  }

  /// The value that a parameter has had in the last trajectory; NaN of one that is drawn more often.
  public mutating func parameter(_ id: AssumptionID, _ index: Int = 0) -> Double {
    value(id, index)
  }

  /// What the last trajectory hid in a school that was to join, whether it did or not.
  public mutating func hidden(inJoin join: Int) -> HiddenInJoiner {
    let school = plan.joins[join].school
    return HiddenInJoiner(
      paybackYears: state.schools.payback[school], work: state.schools.hiddenWork[school],
      isStuck: state.schools.isStuck[school])
  }
}

/// What nobody sees of a school before it joins.
public struct HiddenInJoiner: Sendable, Hashable {
  /// Years until its in-year balance has come up to the trust's.
  public let paybackYears: Double
  /// Work that it asks of the centre, as a multiple of what a school like it usually asks.
  public let work: Double
  /// Whether its improvement is stuck.
  public let isStuck: Bool
}
