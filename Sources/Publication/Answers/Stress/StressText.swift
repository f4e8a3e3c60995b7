// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension StressWords {
  var blocks: [Answer.TextBlock] {
    var blocks: [Answer.TextBlock] = []
    if !shocks.isEmpty {
      blocks.append(.init(heading: "Shocks on this plan: what breaks", lines: losses(shocks)))
      blocks.append(.init(heading: "The same shocks by what they cost", lines: costs(shocks)))
    }
    if !otherPlans.isEmpty {
      blocks.append(
        .init(
          heading: "Other plans, not shocks on this one: what breaks", lines: losses(otherPlans)))
      blocks.append(.init(heading: "The same plans by their money", lines: costs(otherPlans)))
    }
    if !remarks.isEmpty {
      blocks.append(
        .init(
          heading: "What may surprise",
          lines: remarks.flatMap { Layout.paragraph($0, indent: 2, hanging: 4) }))
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
      .init(heading: "gates hold", width: 10, isNumber: true),
      .init(heading: "schools join", width: 12, isNumber: true),
      .init(heading: "joins less those without", width: 14, isNumber: true),
    ])
    table.rows.append(lossCells("without any", nil, test.base))
    table.rows += rows.map { lossCells(mark($0), $0, $0.stressed) }
    return table.lines + otherSchools(rows)
  }

  private func lossCells(
    _ name: String, _ row: StressTest.Row?, _ position: StressTest.Position
  ) -> [String] {
    [
      name,
      row.map { Self.interval($0.brokenDifference) }
        ?? "\(HumanNumber.mean(position.broken)) break",
      HumanNumber.percent(position.allMet.value),
      position.gatesMet.map { HumanNumber.percent($0.value) } ?? "–",
      HumanNumber.mean(position.joined), row.map { Self.interval($0.joinedDifference) } ?? "",
    ]
  }

  private func costs(_ rows: [StressTest.Row]) -> [String] {
    var table = TextTable(columns: [
      .init(heading: "what goes wrong", width: 26),
      .init(heading: "final reserves", width: 9, isNumber: true),
      .init(heading: "less those without", width: 14, isNumber: true),
      .init(heading: "one in twenty", width: 9, isNumber: true),
      .init(heading: "less those without", width: 14, isNumber: true),
      .init(heading: "lowest", width: 13, isNumber: true),
    ])
    table.rows.append(costCells("without any", nil, test.base))
    table.rows += byMoney(rows).map { costCells(mark($0), $0, $0.stressed) }
    return table.lines
      + Layout.paragraph(
        "% of income, differences in points of it: the median of final reserves, what one future in twenty ends "
          + "below, and both of the term in which reserves stood lowest.", indent: 2)
      + otherSchools(rows)
  }

  private func costCells(
    _ name: String, _ row: StressTest.Row?, _ position: StressTest.Position
  ) -> [String] {
    [
      name, position.finalReserves.map { HumanNumber.tenths($0.median * 100) } ?? "–",
      row.map { Self.money($0.medianDifference) } ?? "",
      position.finalReserves.map { HumanNumber.tenths($0.p05 * 100) } ?? "–",
      row.map { Self.money($0.p05Difference) } ?? "", Self.spread(position.lowestReserves),
    ]
  }

  private func mark(_ row: StressTest.Row) -> String {
    Self.name(row.id) + (row.kind == .otherSchools ? " *" : "")
  }

  private func otherSchools(_ rows: [StressTest.Row]) -> [String] {
    guard rows.contains(where: { $0.kind == .otherSchools }) else { return [] }
    return Layout.paragraph(
      "* the same joins, of schools that are described otherwise", indent: 2)
  }

  /// `-3.5 ±0.2`, in points of income.
  static func money(_ difference: PairedDifference?) -> String {
    guard let difference else { return "–" }
    let text = HumanNumber.tenths(difference.value * 100)
    let value = difference.value > 0 && text != "0.0" ? "+" + text : text
    guard let interval = difference.interval else { return value }
    return "\(value) ±\(HumanNumber.tenths((interval.upperBound - interval.lowerBound) * 50))"
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
