// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics
public import TrustDomain

extension Scenario {
  /// A school's pupils at the phase's default income per pupil, at its mean where it is uncertain.
  func defaultIncome(of school: School) -> Money {
    let each = assumptions[.schoolsIncomePerPupil, school.phase.rawValue].mean ?? .nan
    return Money(pounds: school.pupils * each)
  }
}

/// A scenario's trust at the start added up, so that it can be held against the trust's own accounts.
public struct ScenarioTotals: Sendable {
  /// Member schools of each phase that has one, in the order of phases.
  public let schools: [(phase: Phase, count: Int)]
  /// On roll at member schools.
  public let pupils: Double
  /// A year's income of member schools: as given, else the default per pupil.
  public let income: Money
  /// Member schools whose table gives their income.
  public let incomesGiven: Int
  /// Revenue reserves of member schools and centre.
  public let reserves: Money
  /// Sum of member schools' own in-year balances in an ordinary year.
  public let ownBalance: Money
  /// Posts of the central team.
  public let posts: Int
  /// People in them.
  public let inPost: Int
  /// A year's cost of the team with every post filled.
  public let teamCost: Money
  /// The same with what the centre spends beside its staff; as expected, where that is uncertain.
  public let centralCost: Money

  /// Adds up the trust of a scenario.
  init(of scenario: Scenario) {
    let members = scenario.trust.schools
    schools = Phase.allCases.compactMap { phase in
      let count = members.count { $0.phase == phase }
      return count > 0 ? (phase, count) : nil
    }
    pupils = members.reduce(0) { $0 + $1.pupils }
    let incomes = members.map { $0.income ?? scenario.defaultIncome(of: $0) }
    income = incomes.reduce(.zero, +)
    incomesGiven = members.count { $0.income != nil }
    reserves = members.reduce(scenario.trust.centralReserves) { $0 + $1.reserves }
    ownBalance = zip(members, incomes).reduce(Money.zero) { sum, pair in
      sum + Money(pounds: pair.1.pounds * pair.0.inYearBalance)
    }
    let team = scenario.trust.centralTeam
    posts = team.reduce(0) { $0 + $1.posts }
    inPost = team.reduce(0) { $0 + $1.inPost }
    teamCost = team.reduce(Money.zero) { $0 + Money(pence: $1.annualCost.pence * Int64($1.posts)) }
    let others = scenario.assumptions[.centralNonStaffCost].mean ?? 0
    centralCost = teamCost + Money(pounds: teamCost.pounds * others)
  }

  /// A fraction.
  public var reservesShare: Double { reserves / income }
  /// A fraction.
  public var ownBalanceShare: Double { ownBalance / income }
  /// A fraction.
  public var teamShare: Double { teamCost / income }
  /// A fraction.
  public var centralShare: Double { centralCost / income }
}

extension ScenarioDocument {
  /// The trust at the start added up.
  public var totals: ScenarioTotals { ScenarioTotals(of: scenario) }

  /// The totals for people, with what the scenario asks: a line each.
  public var totalLines: [String] {
    let totals = totals
    let count = totals.schools.reduce(0) { $0 + $1.count }
    let phases = totals.schools.map { "\($0.count) \($0.phase.name)" }.joined(separator: ", ")
    let byDefault = count - totals.incomesGiven
    let lines = [
      ("schools", "\(count): \(phases)"),
      ("pupils", Figure.tenths(totals.pupils)),
      (
        "income",
        "\(Figure.pounds(totals.income.pounds)) a year: of \(totals.incomesGiven) schools as given, of \(byDefault) by the default per pupil"
      ),
      (
        "reserves",
        "\(Figure.pounds(totals.reserves.pounds)), \(Figure.percent(totals.reservesShare)) of income"
      ),
      ("own balance", "\(Figure.percent(totals.ownBalanceShare)) of income in an ordinary year"),
      (
        "central team",
        "\(totals.posts) posts, \(totals.inPost) in post; \(Figure.pounds(totals.teamCost.pounds)) a year with every post filled, \(Figure.percent(totals.teamShare)) of income"
      ),
      (
        "central cost",
        "\(Figure.pounds(totals.centralCost.pounds)) a year with what the centre spends beside its staff, \(Figure.percent(totals.centralShare)) of income"
      ),
      ("central charge", centralCharge),
      ("evidence", "\(scenario.evidence.count) documents"),
    ]
    return ["\(scenario.trust.name) at the start, \(scenario.start)"]
      + (lines + planLines).map(Self.line)
  }

  /// What the scenario asks: candidates, joins with their terms, gate, horizon.
  private var planLines: [(String, String)] {
    let proposal = scenario.proposal
    let names = Dictionary(
      scenario.candidates.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let joins = proposal.joins.map { join in
      ("", "\(join.term): \(join.school), \(names[join.school] ?? "")")
    }
    return [
      (
        "candidates",
        "\(scenario.candidates.count), of which \(proposal.joins.count) are to join in \(scenario.years) years; gate: \(proposal.gate.rawValue)"
      )
    ] + joins
  }

  private var centralCharge: String {
    let entry = entries.first { $0.key == AssumptionID.trustCentralCharge.key }
    return entry.map { "\($0.value) of the schools' public funding" } ?? ""
  }

  private static func line(_ label: String, _ text: String) -> String {
    let space = String(repeating: " ", count: max(1, 16 - label.count))
    return "  \(label)\(space)\(text)"
  }
}
