// SPDX-License-Identifier: GPL-3.0-or-later

/// A school's planned joining.
public struct Join: Sendable, Hashable {
  /// The candidate's id.
  public var school: String
  /// The term at whose start the school joins, if the gate lets it.
  public var term: Term

  /// Expects a candidate's id and a term that the scenario spans.
  public init(school: String, term: Term) {
    self.school = school
    self.term = term
  }
}

/// What the board does with a join when a gate principle is not met at the last assessment.
public enum GatePolicy: String, Sendable, Hashable, CaseIterable {
  /// Join all the same.
  case proceed
  /// Wait a term and ask again, up to the policy's limit, then decline.
  case `defer`
  /// Decline at once.
  case decline
}

/// How deeply a joining school is looked into before it joins.
public enum DueDiligenceDepth: String, Sendable, Hashable, CaseIterable {
  case none, desk, standard, deep
}

/// What the trust proposes to do.
public struct Proposal: Sendable, Hashable {
  /// Each candidate at most once; empty for a trust that does not grow.
  public var joins: [Join]
  /// What the board does with a join while a gate principle stands unmet.
  public var gate: GatePolicy

  /// Expects no school to join twice.
  public init(joins: [Join], gate: GatePolicy) {
    self.joins = joins
    self.gate = gate
  }
}

/// The trust at the start.
public struct Trust: Sendable, Hashable {
  /// As results show it.
  public var name: String
  /// Members at the start; their order changes nothing.
  public var schools: [School]
  /// One entry for each kind of post.
  public var centralTeam: [CentralPosts]
  /// Reserve held by the centre; the schools hold the rest.
  public var centralReserves: Money

  /// Expects every school to be a member: none has a joining route.
  public init(
    name: String, schools: [School], centralTeam: [CentralPosts], centralReserves: Money
  ) {
    self.name = name
    self.schools = schools
    self.centralTeam = centralTeam
    self.centralReserves = centralReserves
  }
}
