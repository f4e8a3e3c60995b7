// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import TrustDomain

/// A future's money by financial year, in £ thousand.
enum MoneyStory {
  static func lines(_ replay: Replay) -> [String] {
    let years = replay.years
    guard !years.isEmpty else { return [] }
    let tables = stride(from: 0, to: years.count, by: yearsAbreast).flatMap { first in
      table(years[first..<min(first + yearsAbreast, years.count)])
    }
    return ["THE MONEY, in £ thousand by financial year (September to August)"] + tables
  }

  /// More would not fit a line.
  private static let yearsAbreast = 6

  private static func table(_ years: ArraySlice<MoneyYear>) -> [String] {
    var rows = [row("", years.map(\.name))]
    rows.append(row("Reserves at the beginning", years.map { thousands($0.opening) }))
    for (name, isMeant) in groups {
      let sums = years.map { year in sum(year, isMeant) }
      guard sums.contains(where: { $0 != .zero }) else { continue }
      rows.append(row(name, sums.map(thousands)))
    }
    rows.append(row("Reserves at the end", years.map { thousands($0.closing) }))
    return rows
  }

  /// Every flow falls in one group.
  static let groups: [(String, @Sendable (Flow) -> Bool)] = [
    ("Income", { $0.isIncome }),
    ("Staff of schools", { $0.isStaff && $0 != .centralStaff }),
    ("Central team", { $0 == .centralStaff || $0 == .centralNonStaff }),
    (
      "Premises, energy, resources, other",
      { [.premises, .energy, .resources, .other, .procurementSaving].contains($0) }
    ),
    ("Above or below budget", { $0 == .budgetVariance }),
    (
      "Joining: costs and hidden deficits",
      { [.dueDiligence, .professional, .integration, .hiddenDeficit].contains($0) }
    ),
    ("Failures, incidents, shocks", { [.conditionFailure, .cyber, .namedShock].contains($0) }),
    (
      "Redundancy, evaluation, investment",
      { [.redundancy, .evaluations, .investment].contains($0) }
    ),
    ("Reserves brought by joiners", { $0 == .transferredIn }),
  ]

  private static func sum(_ year: MoneyYear, _ isMeant: (Flow) -> Bool) -> Money {
    Flow.allCases.filter(isMeant).reduce(.zero) { $0 + year[$1] }
  }

  private static func thousands(_ amount: Money) -> String {
    HumanNumber.whole(Int((amount.pounds / 1_000).rounded()))
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let cells = cells.map { " " + Layout.pad($0, to: 9, right: true) }
    return "  " + Layout.pad(name, to: 34) + cells.joined()
  }
}
