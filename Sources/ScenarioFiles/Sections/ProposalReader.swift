// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

/// The terms that a scenario spans.
struct Horizon {
  var start: Term
  var years: Int

  var last: Term { start.advanced(by: years * 3 - 1) }
}

extension Reading {
  private static let horizonYears = 1...10

  mutating func horizon(_ scenario: Tree) -> Horizon? {
    let start = required("start", of: scenario, "", "give the first term, such as 2027-autumn")
      .flatMap { term($0, "start") }
    let years = required("years", of: scenario, "", "give 1 to 10 years").flatMap { yearCount($0) }
    guard let start, let years else { return nil }
    return Horizon(start: start, years: years)
  }

  private mutating func yearCount(_ tree: Tree) -> Int? {
    guard let value = anyNumber(tree, "years", in: .years) else { return nil }
    guard let years = Int(exactly: value), Self.horizonYears.contains(years) else {
      let whole = value == value.rounded() ? "" : " in whole years"
      report(
        tree.place, "years",
        "is \(Decimal.short(value)); a forecast spans 1 to 10 years\(whole).")
      return nil
    }
    return years
  }

  mutating func term(_ tree: Tree, _ path: String) -> Term? {
    guard let text = words(tree, path) else { return nil }
    guard let term = Term(text), (1990...2200).contains(term.year) else {
      report(
        tree.place, path,
        "is \"\(Quote.short(text))\", which is no term; write year and autumn, spring or summer, such as 2027-autumn."
      )
      return nil
    }
    return term
  }

  /// - Parameters: `candidates` and `members` are the ids that the tables give, good rows and bad.
  mutating func proposal(
    _ tree: Tree, candidates: [String], members: [String], _ horizon: Horizon?
  ) -> Proposal? {
    guard let mapping = mapping(tree, "proposal", known: ["joins", "gate"]),
      let joinsTree = required("joins", of: mapping, "proposal", "list the joins, or []"),
      let gateTree = required("gate", of: mapping, "proposal", "give proceed, defer or decline")
    else { return nil }
    let gate = choice(gateTree, "proposal.gate", of: GatePolicy.allCases.map(\.rawValue))
      .flatMap(GatePolicy.init(rawValue:))
    guard let items = list(joinsTree, "proposal.joins") else { return nil }
    var joins: [Join] = []
    for (index, item) in items.enumerated() {
      let path = "proposal.joins[\(index + 1)]"
      guard let join = join(item, path, horizon) else { continue }
      let place = item["school"]?.place ?? item.place
      checkSchool(join.school, place, path + ".school", candidates, members, joins)
      joins.append(join)
    }
    return gate.map { Proposal(joins: joins, gate: $0) }
  }

  private mutating func join(_ tree: Tree, _ path: String, _ horizon: Horizon?) -> Join? {
    guard let mapping = mapping(tree, path, known: ["school", "term"]) else { return nil }
    let school = required("school", of: mapping, path, "name a candidate")
      .flatMap { words($0, path + ".school") }
    let termTree = required("term", of: mapping, path, "give a term such as 2027-autumn")
    let term = termTree.flatMap { joiningTerm($0, path + ".term", horizon) }
    guard let school, let term else { return nil }
    return Join(school: school, term: term)
  }

  /// A term as such, or counted from the start: `year 2 spring`.
  ///
  /// One outside the horizon is reported, yet given, so that the school counts as one that joins.
  private mutating func joiningTerm(
    _ tree: Tree, _ path: String, _ horizon: Horizon?
  ) -> Term? {
    if let text = tree.text, let horizon, Self.relativeTerm(text, start: horizon.start) != nil {
      return moment(tree, path, horizon).map { horizon.start.advanced(by: $0) }
    }
    guard let term = term(tree, path), let horizon else { return nil }
    if !(horizon.start...horizon.last).contains(term) {
      report(
        tree.place, path,
        "is \(term); the scenario spans \(horizon.start) to \(horizon.last). \(Self.horizonCure)")
    }
    return term
  }

  private mutating func checkSchool(
    _ school: String, _ place: Place, _ path: String, _ candidates: [String],
    _ members: [String], _ joins: [Join]
  ) {
    if joins.contains(where: { $0.school == school }) {
      report(place, path, "is \"\(Quote.short(school))\", which joins twice; keep one join.")
    } else if members.contains(school) {
      report(
        place, path, "is \"\(Quote.short(school))\", which is a member already; take the join out.")
    } else if !candidates.contains(school) {
      report(
        place, path,
        "is \"\(Quote.short(school))\", which is no candidate; list it in trust.candidates.\(NearestName.question(school, in: candidates))"
      )
    }
  }
}
