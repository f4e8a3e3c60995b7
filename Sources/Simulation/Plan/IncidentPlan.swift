// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
internal import TrustDomain

/// A scenario's incidents, each in its term.
struct IncidentPlan: Sendable {
  struct Entry: Sendable {
    let name: String
    let term: Int
    let entity: UInt32
    let cost: Distribution?
    /// Days by function.
    let work: [Double]
    /// A row of the central team, or -1.
    let leaver: Int
  }

  let entries: [Entry]

  init(_ scenario: Scenario, central: CentralPlan) {
    let incidents = scenario.incidents.sorted { $0.name < $1.name }
    let numbers = entityNumbers(of: incidents.map(\.name))
    entries = incidents.map { incident in
      Entry(
        name: incident.name, term: incident.term, entity: numbers[incident.name] ?? 0,
        cost: incident.cost,
        work: CentralFunction.allCases.map { incident.work[$0] ?? 0 },
        leaver: incident.leaver.flatMap { central.titles.firstIndex(of: $0) } ?? -1)
    }
  }
}

extension Simulator {
  /// Adds the cost of this term's incidents to what strikes the trust.
  mutating func strikeIncidents() {
    for incident in plan.incidents.entries.indices
    where plan.incidents.entries[incident].term == term {
      var price = 0.0
      if let cost = plan.incidents.entries[incident].cost {
        open(.incident, entity: plan.incidents.entries[incident].entity)
        price = cost.sample(using: &stream)
        state.events.trustShockCost += price
      }
      note(
        shockNamed: plan.incidents.entries[incident].name, school: nil, times: 1, cost: price)
    }
  }

  /// Asks the days of this term's incidents, shared among sectors by their schools.
  mutating func raiseIncidentWork() {
    for incident in plan.incidents.entries.indices
    where plan.incidents.entries[incident].term == term {
      for function in CentralFunction.allCases {
        let days = plan.incidents.entries[incident].work[function.rawValue]
        if days > 0 { askOfAllSchools(days, of: function) }
      }
    }
  }

  private mutating func askOfAllSchools(_ days: Double, of function: CentralFunction) {
    var members = 0.0
    for school in plan.schools.indices where state.schools.isMember[school] { members += 1 }
    for school in plan.schools.indices where state.schools.isMember[school] {
      ask(days / members, of: function, in: plan.sectors[school].rawValue)
    }
  }

  /// Lets people of a row leave because an incident says so.
  mutating func loseToIncidents(_ row: Int) {
    let leaving = leavers(ofRow: row)
    remove(leaving, from: row)
    if let narrator { narrator.centralLeft[row] += leaving }
  }

  private mutating func leavers(ofRow row: Int) -> Int {
    var leavers = 0
    for entry in plan.incidents.entries where entry.term == term && entry.leaver == row {
      leavers += 1
    }
    return min(leavers, peopleInPost(row))
  }
}
