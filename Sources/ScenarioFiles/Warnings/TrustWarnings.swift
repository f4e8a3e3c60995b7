// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import TrustDomain

extension ReadScenario {
  /// What looks like a slip in the trust as a whole: its centre against its income.
  func trustWarnings(in tree: Tree, _ rows: [SchoolRow]) -> [Warning] {
    let members = rows.filter { $0.school.route == nil }
    let income = members.reduce(Money.zero) { $0 + $1.believableIncome }
    let warnings = [
      centralTeamWarning(in: tree, income), reservesWarning(in: tree, income, members),
    ]
    return warnings.compactMap(\.self)
  }

  private func centralTeamWarning(in tree: Tree, _ income: Money) -> Warning? {
    let team = scenario.trust.centralTeam
    let cost = team.reduce(0.0) { $0 + Double($1.posts) * $1.annualCost.pounds }
    let share = cost / income.pounds
    guard share > Usual.centralCost else { return nil }
    let posts = team.reduce(0) { $0 + $1.posts }
    return warning(
      "central_team", in: tree,
      "has \(posts) posts that cost \(Figure.pounds(cost)) a year, or \(Figure.percent(share)) of the trust's income of \(Figure.pounds(income.pounds))",
      usual: "at most \(Figure.percent(Usual.centralCost))",
      cure: "Take out posts that are not this trust's, and give the cost of one post a year")
  }

  /// Of the schools' reserves each row tells; what is left is what the centre holds.
  private func reservesWarning(
    in tree: Tree, _ income: Money, _ members: [SchoolRow]
  ) -> Warning? {
    let total = members.reduce(scenario.trust.centralReserves) { $0 + $1.school.reserves }
    let share = total / income
    let isTold = members.contains { row in
      row.warnings.contains { $0.path == Reading.join(row.row.path, "reserves_gbp") }
    }
    guard !Usual.reserves.contains(share), !isTold else { return nil }
    let key = tree["trust"]?["reserves"] == nil ? "central_reserves" : "reserves"
    return warning(
      key, in: tree,
      "makes \(Figure.pounds(total.pounds)) for schools and centre together, or \(Figure.percent(share)) of the trust's income of \(Figure.pounds(income.pounds))",
      usual: Figure.percents(Usual.reserves), cure: "Look at its digits and its sign")
  }

  private func warning(
    _ key: String, in tree: Tree, _ found: String, usual: String, cure: String
  ) -> Warning {
    Warning(
      place: tree["trust"]?[key]?.place ?? tree.place, path: "trust.\(key)", found: found,
      usual: usual, cure: cure)
  }

  /// Regions and authorities that differ by case or spaces alone: each spelling counts as a place of its own.
  func spellingWarnings(of rows: [SchoolRow]) -> [Warning] {
    spellingWarnings("region", of: rows, \.region)
      + spellingWarnings("authority", of: rows, \.authority)
  }

  private func spellingWarnings(
    _ column: String, of rows: [SchoolRow], _ name: (School) -> String
  ) -> [Warning] {
    let places = Dictionary(grouping: rows) { row in
      name(row.school).lowercased().filter { !$0.isWhitespace }
    }
    return places.values.flatMap { rows -> [Warning] in
      let counts = Dictionary(grouping: rows) { name($0.school) }.mapValues(\.count)
      let most = counts.values.max() ?? 0
      guard counts.count > 1,
        let usual = rows.map({ name($0.school) }).first(where: { counts[$0] == most })
      else { return [] }
      return rows.filter { name($0.school) != usual }.map { row in
        row.warning(
          column, "is \"\(Quote.short(name(row.school)))\", which counts as another \(column)",
          usual: "\"\(Quote.short(usual))\", as other rows spell it",
          cure: "Spell both alike, to the letter")
      }
    }
  }
}
