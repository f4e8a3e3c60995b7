// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Testing
import TrustDomain
import Worlds

@Suite("What a change can't move")
struct ReadOnceTests {
  /// Every rare thing made frequent, so that a change of what it looks up shows.
  private static let eventful = [
    "inspection.framework=report-card", "proposal.gate=defer", "economy.energy_jump_chance=50%",
    "joining.hidden_deficit_chance=1", "events.cyber_rate=0.5", "policy.placements=9",
    "estate.bids_per_school=1", "estate.bid_chance=1", "regulator.support_chance=1",
    "trust.reserves=-£3m", "governance.trustee_exit=20%", "governance.board_vacancies=4",
    "governance.departure_year=2",
    "governance.committees_at_start={ standards: 0, regional: 0, resources: 0 }",
    "governance.committee_schools={ standards: 16, regional: 17 }",
    "hubs.executive_layer_second=15", "central.overload_threshold=0.5",
  ]
  private static let trajectories = 3

  /// The gate stays shut through the second year, so that joins are put off.
  private static func gate(term: Int) -> UInt64 { (0..<6).contains(term) ? 1 : 0 }

  /// Every field of every record, trajectory by trajectory.
  private static func told(_ scenario: Scenario) throws -> [String] {
    var records: [String] = []
    try run(scenario, trajectories: trajectories, unmetGates: gate) { _, record in
      records.append(String(describing: record))
    }
    return records
  }

  /// Whether the futures are other than these.
  private static func moves(_ scenario: Scenario, from base: [String]) -> Bool {
    var place = 0
    var isOther = false
    do {
      try run(scenario, trajectories: trajectories, unmetGates: gate) { _, record in
        if !isOther, String(describing: record) != base[place] { isOther = true }
        place += 1
      }
    } catch {
      return true
    }
    return isOther
  }

  /// Assumptions of which no change over these terms moves anything.
  private static func still(
    _ forms: [AssumptionForm], over terms: Range<Int>, in scenario: Scenario, from base: [String]
  ) -> Set<AssumptionID> {
    var still: Set<AssumptionID> = []
    for form in forms {
      let operations: [Change.Operation] = [
        .multiply(0.5), .set(form.allowed.lowerBound), .set(form.allowed.upperBound),
        .multiply(1.5), .set(2.0.held(within: form.allowed)),
      ]
      let isMoved = operations.contains { operation in
        var other = scenario
        other.changes = [
          Change(name: "x", assumption: form.id, index: nil, operation: operation, terms: terms)
        ]
        return moves(other, from: base)
      }
      if !isMoved { still.insert(form.id) }
    }
    return still
  }

  @Test("stands on the lists of what the model looks up once, and what moves doesn't")
  func opening() throws {
    let scenario = try loadScenario(
      at: Shipped.folder + "eight-joiners.yaml", settings: Self.eventful
    ).scenario
    let base = try Self.told(scenario)
    let still = Self.still(
      AssumptionForm.all, over: 3..<scenario.terms, in: scenario, from: base)
    let expected = AssumptionForm.readAtOpening.union(Self.rare)
    #expect(still.map(\.key).sorted() == expected.map(\.key).sorted())
    let yearly = AssumptionForm.all.filter { $0.each == .year || $0.each == .schoolYear }
    let unmoved = Self.still(yearly, over: 4..<6, in: scenario, from: base)
    #expect(
      unmoved.map(\.key).sorted() == AssumptionForm.readInAutumn.map(\.key).sorted())
  }

  /// What the model looks up term by term, but what even these futures don't show.
  private static let rare: Set<AssumptionID> = [
    // Capital by bids: a trust below five schools or 3,000 pupils.
    .estateBidsPerSchool, .estateBidChance, .estateBidSize,
    // Committees to come: with the gate shut the trust never nears the size at which the board plans one.
    .governanceCommitteeDays, .governanceCommitteeForesight, .governanceCommitteeSetup,
    // A region away from the office that has grown a lead of its own.
    .hubsLocalHours, .hubsDistantHours, .hubsRegionalLeadCost,
    // A strong school inspected while improvement is over capacity; a trust beside its outcomes' band; alternative
    // provision of the trust's own.
    .inspectionStrongSlip, .outcomesBenchmarkBand, .placementsOwnShare,
  ]
}

extension Double {
  fileprivate func held(within range: ClosedRange<Double>) -> Double {
    Swift.min(range.upperBound, Swift.max(range.lowerBound, self))
  }
}
