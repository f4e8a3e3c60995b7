// SPDX-License-Identifier: GPL-3.0-or-later

/// A school's planned joining.
public struct Join: Sendable, Hashable {
  /// The candidate's id.
  public var school: String
  public var term: Term

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
  public var joins: [Join]
  public var gate: GatePolicy

  public init(joins: [Join], gate: GatePolicy) {
    self.joins = joins
    self.gate = gate
  }
}

/// The trust at the start.
public struct Trust: Sendable, Hashable {
  public var name: String
  public var schools: [School]
  public var centralTeam: [CentralPosts]
  /// Reserve held by the centre; the schools hold the rest.
  public var centralReserves: Money

  public init(
    name: String, schools: [School], centralTeam: [CentralPosts], centralReserves: Money
  ) {
    self.name = name
    self.schools = schools
    self.centralTeam = centralTeam
    self.centralReserves = centralReserves
  }
}

/// A dated document that a principle rests on.
public struct EvidenceItem: Sendable, Hashable {
  public var item: String
  public var date: Day
  public var expiry: Day
  /// What it found, as written.
  public var result: String

  public init(item: String, date: Day, expiry: Day, result: String) {
    self.item = item
    self.date = date
    self.expiry = expiry
    self.result = result
  }
}
