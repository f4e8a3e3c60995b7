// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Forecasting
internal import TrustDomain

/// How fast schools join: so many a year, spread evenly over its terms, the first in the first term.
struct Pace: Sendable, Hashable {
  let schoolsAYear: Int

  /// A school that joins later has less than a year in which to show what it costs.
  static let leastTerms = 3

  /// The term, from the start, in which the school at a place in the order joins.
  func term(of place: Int) -> Int {
    place / schoolsAYear * 3 + place % schoolsAYear * 3 / schoolsAYear
  }

  /// How many schools can join with a year left to see them in.
  func room(in terms: Int) -> Int {
    var count = 0
    while term(of: count) + Self.leastTerms <= terms { count += 1 }
    return count
  }

  func joins(_ schools: some Sequence<School>, of scenario: Scenario) -> [Join] {
    schools.enumerated().map { place, school in
      Join(school: school.id, term: scenario.start.advanced(by: term(of: place)))
    }
  }
}

extension Question {
  /// The same with other joins.
  func joining(_ joins: [Join]) -> Question {
    var other = self
    other.scenario.proposal.joins = joins
    return other
  }
}

extension Scenario {
  /// Candidates in the order of the plan: those planned to join, by term, then the others, as listed.
  var candidatesInOrder: [School] {
    let planned = proposal.joins.sorted { ($0.term, $0.school) < ($1.term, $1.school) }
    let first = planned.compactMap { join in candidates.first { $0.id == join.school } }
    return first + candidates.filter { school in !first.contains { $0.id == school.id } }
  }
}
