// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension StressWords {
  var blocks: [Answer.TextBlock] {
    var blocks: [Answer.TextBlock] = []
    if !shocks.isEmpty {
      blocks.append(.init(heading: "Shocks on this plan", lines: losses(shocks)))
    }
    if !otherPlans.isEmpty {
      blocks.append(
        .init(heading: "Other plans, not shocks on this one", lines: losses(otherPlans)))
    }
    blocks.append(
      .init(heading: "What gives first under each, and whether it mends", lines: recoveries))
    return blocks
  }

  private func losses(_ rows: [StressTest.Row]) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "what goes wrong", width: 26),
      .init(heading: "principles broken more", width: 16, isNumber: true),
      .init(heading: "all hold", width: 8, isNumber: true),
      .init(heading: "gates hold", width: 7, isNumber: true),
      .init(heading: "final reserves", width: 13, isNumber: true),
      .init(heading: "lowest", width: 13, isNumber: true),
    ])
    table.rows.append(cells("without any", nil, test.base))
    table.rows += rows.map { row in
      cells(Self.name(row.id) + (row.kind == .otherSchools ? " *" : ""), row, row.stressed)
    }
    var lines = table.lines
    lines += Layout.paragraph(
      "Reserves: median and, after the stroke, what one future in twenty ends below; % of income.",
      indent: 2)
    if rows.contains(where: { $0.kind == .otherSchools }) {
      lines += Layout.paragraph(
        "* the same joins, of schools that are described otherwise", indent: 2)
    }
    return lines
  }

  private func cells(
    _ name: String, _ row: StressTest.Row?, _ position: StressTest.Position
  ) -> [String] {
    [
      name, row.map { Self.interval($0.brokenDifference) } ?? HumanNumber.mean(position.broken),
      HumanNumber.percent(position.allMet.value),
      position.gatesMet.map { HumanNumber.percent($0.value) } ?? "–",
      Self.spread(position.finalReserves), Self.spread(position.lowestReserves),
    ]
  }

  /// `+1.24 ±0.05`.
  static func interval(_ difference: PairedDifference) -> String {
    let value = Differences.signed(difference.value)
    guard let interval = difference.interval else { return value }
    let half = (interval.upperBound - interval.lowerBound) / 2
    return "\(value) ±\(HumanNumber.mean(half))"
  }

  static func spread(_ spread: StressTest.Spread?) -> String {
    spread.map { "\(HumanNumber.tenths($0.median * 100)) / \(HumanNumber.tenths($0.p05 * 100))" }
      ?? "–"
  }

  private var recoveries: [String] {
    var table = TextTable(columns: [
      .init(heading: "what goes wrong", width: 24),
      .init(heading: "gives first (% of futures)", width: 27),
      .init(heading: "falls most (points)", width: 27),
      .init(heading: "met again", width: 14, isNumber: true),
    ])
    table.rows = test.rows.map { row in
      [Self.name(row.id), Self.first(row.stressed), Self.hit(row), Self.recovery(row.hardestHit)]
    }
    return table.lines
      + Layout.paragraph(
        "Met again: of the futures in which the principle that falls most is broken, how many see it met again "
          + "within the horizon, and after how many terms (median).", indent: 2)
  }

  static func first(_ position: StressTest.Position) -> String {
    position.first.map {
      "\($0.principle.id) (\(HumanNumber.inHundred($0.share.value)))"
    } ?? "nothing"
  }

  static func hit(_ row: StressTest.Row) -> String {
    guard let hit = row.hardestHit else { return "none" }
    let points = HumanNumber.tenths(hit.difference.value * 100)
    let doubt = Differences.isSure(hit.jointDifference) ? "" : ", may be chance"
    return "\(hit.principle.id) (\(points)\(doubt))"
  }

  /// `62%, 3 terms`.
  static func recovery(_ effect: StressTest.Effect?) -> String {
    guard let recovers = effect?.recovers else { return "–" }
    let share = HumanNumber.inHundred(recovers.value) + "%"
    guard let terms = effect?.termsToRecovery else { return share }
    return "\(share), \(HumanNumber.counted(HumanNumber.short(terms), .terms))"
  }
}
