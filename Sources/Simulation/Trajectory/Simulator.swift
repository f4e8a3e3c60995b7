// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
public import Stochastics
public import TrustDomain

/// Who watches a trajectory, and answers for the gate.
///
/// The simulation knows no principle: it shows each term's record and asks which gate principles stand unmet.
public protocol TermObserver {
  /// Sees the record of a term; `term` is -1 for the opening position.
  mutating func observe(_ record: borrowing TermRecord)

  /// Gate principles unmet at the last record, one bit each in an order of the observer's.
  var unmetGatePrinciples: UInt64 { get }
}

/// Something a simulation must never do, so that a run stops rather than publish it.
public enum SimulationFault: Error, Hashable {
  /// The flows of a term don't add up to the change of reserves.
  case notConserved(trajectory: UInt32, term: Int)
  /// The accounts have left all bounds of a trust: some assumption is out of proportion.
  case beyondBounds(trajectory: UInt32, term: Int)
}

/// One worker's machine for trajectories of one plan.
///
/// It holds the memory of a trajectory and reuses it: a term allocates nothing. Not shared between threads.
///
/// Every step is `mutating`, even one that only reads: to lend itself to a reading method, Swift 6.3 copies the whole
/// structure, 1.6 KB each time, which took a tenth of a run.
public struct Simulator: ~Copyable {
  let plan: SimulationPlan
  var state: TrustState
  var record: TermRecord
  /// By slot of the assumption; NaN where a value is drawn as it is wanted.
  let values: Column<Double>
  var normals: [Double]
  /// What changes have made of slots, and the values before any; empty where the scenario changes nothing.
  var changed: [ChangedSlot] = []
  var unchanged: [Double] = []
  var stream: RandomStream
  var trajectory: UInt32 = 0
  /// Where draws come from: the trajectory's own number for every purpose, unless a caller says otherwise.
  var origins = DrawOrigins(0)
  var hasOrigins = false
  var term = 0
  var season = Season.autumn
  /// Whole years since the start's academic year.
  var yearIndex = 0
  var narrator: Narrator?

  /// Takes the memory of one trajectory; plan, seed and a trajectory's number fix all its draws.
  public init(plan: SimulationPlan, seed: UInt64) {
    self.plan = plan
    state = TrustState(plan)
    record = TermRecord(
      sectors: plan.sectors, regions: plan.regions.names.count, joins: plan.joins.count)
    values = Column(repeating: .nan, count: plan.draws.fixed.count)
    normals = Array(repeating: 0, count: EconomyFactor.allCases.count)
    stream = RandomStream(seed: seed)
  }

  /// Records the draws made from here on; nil stops.
  public mutating func record(on tape: DrawTape?) { stream.record(on: tape) }

  /// Tells a narrator what comes in each term from here on; nil stops.
  public mutating func tell(_ narrator: Narrator?) { self.narrator = narrator }

  /// Simulates one trajectory, in the order of a term that the model's document gives.
  public mutating func run(
    trajectory: UInt32, observer: inout some TermObserver
  ) throws(SimulationFault) {
    self.trajectory = trajectory
    if !hasOrigins { origins.takeAll(from: trajectory) }
    begin()
    observer.observe(record)
    for term in 0..<plan.terms {
      go(to: term)
      noteBeginning()
      changeValuesIfDue()
      startYearIfDue()
      if season == .autumn || term == 0 { planFinanceYear() }
      decideJoins(gateUnmet: observer.unmetGatePrinciples)
      strike()
      moveTeachers()
      moveHeads()
      moveCentralTeam()
      moveHubs()
      moveGovernance()
      raiseDemand()
      serveDemand()
      settleService()
      settleHubs()
      renewEvidence()
      moveQuality()
      noteGrades()
      inspect()
      if season == .summer { publishSchools() }
      guard keepAccounts() else { throw .notConserved(trajectory: trajectory, term: term) }
      guard abs(state.ledger.total.pounds) < Self.accountsBound else {
        throw .beyondBounds(trajectory: trajectory, term: term)
      }
      measure()
      noteEnd()
      observer.observe(record)
    }
  }

  /// Pounds of reserves or debt that no trust has: a thousand times the largest one's income.
  private static var accountsBound: Double { 1e11 }

  mutating func go(to term: Int) {
    self.term = term
    let now = plan.start.advanced(by: term)
    season = now.season
    yearIndex = now.academicYear - plan.start.academicYear
  }

  /// What became of each planned join, in the order of `plan.joins`.
  public var joinOutcomes: [JoinOutcome] {
    state.joins.map(JoinOutcome.init)
  }
}

/// What became of one planned join in one trajectory.
public struct JoinOutcome: Sendable, Hashable {
  /// Terms since the start; nil if it did not join within the horizon.
  public let joinedTerm: Int?
  /// Whether the board turned it down; an undecided join neither joined nor was declined.
  public let wasDeclined: Bool
  /// Terms by which the board put it off.
  public let deferrals: Int
  /// Gate principles that stood unmet when it was due, one bit each.
  public let blockedBy: UInt64

  init(_ state: JoinState) {
    joinedTerm = state.standing == .joined ? state.decidedTerm : nil
    wasDeclined = state.standing == .declined
    deferrals = state.deferrals
    blockedBy = state.blockedBy
  }
}

// MARK: - Access to values and streams

extension Simulator {
  /// A parameter's value in this trajectory.
  @inline(__always)
  func value(_ id: AssumptionID, _ index: Int = 0) -> Double {
    values[AssumptionSet.slot(id, index)]
  }

  /// A factor's next value: drawn from the open stream unless it is fixed.
  mutating func draw(_ id: AssumptionID, _ index: Int = 0) -> Double {
    let slot = AssumptionSet.slot(id, index)
    let fixed = values[slot]
    guard fixed.isNaN else { return fixed }
    return afterChanges(plan.assumptions.sample(id, index, using: &stream), slot: slot)
  }

  /// A factor's mean.
  func mean(of id: AssumptionID, _ index: Int = 0) -> Double {
    let slot = AssumptionSet.slot(id, index)
    return afterChanges(plan.draws.means[slot], slot: slot)
  }

  @inline(__always)
  mutating func open(_ purpose: Purpose, entity: UInt32 = 0) {
    let origin = hasOrigins ? origins.trajectories[Int(purpose.rawValue)] : trajectory
    stream.open(
      trajectory: origin, entity: entity, purpose: purpose.rawValue,
      term: UInt16(truncatingIfNeeded: term))
  }
}
