// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

/// What becomes of the planned joins.
enum JoinTable {
  private static let shown = 2

  static func lines(_ summary: Summary) -> [String] {
    guard !summary.joins.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(heading: "school", width: 20), .init(heading: "planned", width: 11),
      .init(heading: "on time", width: 7, isNumber: true),
      .init(heading: "later", width: 5, isNumber: true),
      .init(heading: "declined", width: 8, isNumber: true),
      .init(heading: "undecided", width: 9, isNumber: true),
      .init(heading: "unmet when it was due", width: 26),
    ])
    table.rows = summary.joins.map(row)
    return ["THE JOINS, in so many of 100 futures"] + unseen(summary) + table.lines
  }

  /// The gate principles that nobody has looked at: a join goes through without them.
  private static func unseen(_ summary: Summary) -> [String] {
    let gates = summary.principles.filter(\.principle.isGate)
    let unseen = gates.filter { $0.principle.checks.isEmpty }.map { harmless($0.principle.id) }
    guard !unseen.isEmpty else { return [] }
    return Layout.paragraph(
      "The gate looks at \(gates.count - unseen.count) of \(gates.count) gate principles. Not modelled, "
        + "and so not looked at: \(unseen.joined(separator: ", ")).", indent: 2)
  }

  private static func row(_ join: JoinSummary) -> [String] {
    let shares = [join.onTime, join.deferred, join.declined, join.undecided]
    return [harmless(join.school.name), HumanNumber.term(join.planned)]
      + shares.map { HumanNumber.inTenths($0.value) } + [blocks(join)]
  }

  private static func blocks(_ join: JoinSummary) -> String {
    let names = join.blockedBy.prefix(shown).map {
      harmless($0.principle.id) + Layout.firm + HumanNumber.inTenths($0.share)
    }
    return names.isEmpty ? "–" : names.joined(separator: ", ")
  }
}
