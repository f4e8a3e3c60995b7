// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

extension ResultTable {
  /// One row per stress, the plan without any first.
  static func stresses(_ test: StressTest) -> ResultTable {
    ResultTable(
      name: "stress.csv", title: "What each stress does to the plan, in the same futures",
      rowFor: "stress", key: ["stress"],
      columns: about + shares + losses + money + hardest + more, rowCount: test.rows.count + 1
    ) { index in
      index == 0 ? cells(of: test.base, runs: test.runs) : cells(of: test.rows[index - 1], test)
    }
  }

  private static let about: [Column] = [
    .text("stress", "The stress's name; none for the plan without any"),
    .text(
      "kind",
      "shock: on the same plan; other schools: the same joins, of schools described otherwise; "
        + "another plan: other joins, terms or gate",
      oneOf: ["none"] + StressTest.Kind.allCases.map(\.rawValue)),
    .text("about", "What goes wrong, in its file's words", emptyIf: "the file says nothing"),
    .count("runs", "Futures, the same for every row", of: "futures"),
  ]

  private static let shares: [Column] =
    Differences.share("all_met", "in which every modelled principle holds")
    + Differences.difference(
      "all_met_difference", "all_met less that without the stress", unit: "fraction",
      emptyIf: plain)
    + Differences.share(
      "gates_met", "in which every gate principle holds", emptyIf: noGates)
    + Differences.difference(
      "gates_met_difference", "gates_met less that without the stress", unit: "fraction",
      emptyIf: "\(plain), or \(noGates)")

  private static let losses: [Column] =
    [
      .number("mean_principles_broken", "Modelled principles broken", unit: "count", atLeast: 0)
    ]
    + Differences.difference(
      "principles_broken_difference", "The same less that without the stress: how much it hurts",
      unit: "count", emptyIf: plain)
    + [
      .number("mean_joined", "Schools that join", unit: "schools", atLeast: 0),
      .text(
        "first_to_give", "The principle that gives first in most futures",
        emptyIf: "none ever gives"),
    ]
    + Differences.share(
      "first_to_give_share", "in which it gives first", emptyIf: "none ever gives")

  private static let money: [Column] =
    [
      .number(
        "final_reserves_pct_income_p50", "Final reserves over the last three terms' income, median",
        unit: "fraction", emptyIf: noIncome)
    ]
    + Differences.difference(
      "final_reserves_pct_income_p50_difference", "The same less that without the stress",
      unit: "fraction", emptyIf: "\(plain), or \(noIncome)")
    + [
      .number(
        "final_reserves_pct_income_p05", "Final reserves; one future in twenty ends lower",
        unit: "fraction", emptyIf: noIncome)
    ]
    + Differences.difference(
      "final_reserves_pct_income_p05_difference", "The same less that without the stress",
      unit: "fraction", emptyIf: "\(plain), or \(noIncome)")
    + [
      .number(
        "lowest_reserves_pct_income_p50", "Reserves in their lowest term over income, median",
        unit: "fraction", emptyIf: noIncome),
      .number(
        "lowest_reserves_pct_income_p05", "The same; one future in twenty falls lower",
        unit: "fraction", emptyIf: noIncome),
    ]

  private static let hardest: [Column] =
    [
      .text(
        "hardest_hit", "The principle whose probability falls most",
        emptyIf: "\(plain), or none falls")
    ]
    + Differences.difference(
      "hardest_hit_difference",
      "Its probability less that without the stress; the interval holds for all principles together",
      unit: "fraction", emptyIf: "\(plain), or none falls")
    + Differences.share(
      "hardest_hit_recovers", "of those in which it is broken, in which it is met again",
      emptyIf: "\(plain), or none falls")
    + [
      .number(
        "hardest_hit_terms_to_recovery",
        "Terms from its first breach until it is first met again, median of the futures in which it is",
        unit: "terms", atLeast: 0, emptyIf: "\(plain), or none falls, or it is never met again")
    ]

  private static let more: [Column] =
    Differences.difference(
      "mean_joined_difference", "mean_joined less that without the stress", unit: "schools",
      emptyIf: plain)
    + Differences.share(
      "futures_changed",
      "in which a principle, a join or the reserves differ at all from those without the stress",
      emptyIf: plain)

  private static let plain = "the row is the plan without a stress"
  private static let noGates = "no modelled principle is a gate"
  private static let noIncome = "no future gives a number"

  private static func cells(of base: StressTest.Position, runs: Int) -> [Cell] {
    [.text("none"), .text("none"), .text("The plan as it stands"), .count(runs)]
      + Differences.cells(base.allMet) + none(3) + Differences.cells(base.gatesMet) + none(3)
      + [.number(base.broken)] + none(3) + first(base) + money(base, nil) + none(14)
  }

  private static func cells(of row: StressTest.Row, _ test: StressTest) -> [Cell] {
    let (position, hit) = (row.stressed, row.hardestHit)
    let head: [Cell] = [
      .text(row.id), .text(row.kind.rawValue), row.about.isEmpty ? .empty : .text(row.about),
      .count(test.runs),
    ]
    return head + Differences.cells(position.allMet) + Differences.cells(row.allDifference)
      + Differences.cells(position.gatesMet) + Differences.cells(row.gatesDifference)
      + [.number(position.broken)] + Differences.cells(row.brokenDifference) + first(position)
      + money(position, row) + [hit.map { .text($0.principle.id) } ?? .empty]
      + Differences.cells(hit?.jointDifference) + Differences.cells(hit?.recovers)
      + [.number(hit?.termsToRecovery)] + Differences.cells(row.joinedDifference)
      + Differences.cells(row.moved)
  }

  private static func none(_ count: Int) -> [Cell] { Array(repeating: .empty, count: count) }

  private static func first(_ position: StressTest.Position) -> [Cell] {
    [.number(position.joined), position.first.map { .text($0.principle.id) } ?? .empty]
      + Differences.cells(position.first?.share)
  }

  private static func money(_ position: StressTest.Position, _ row: StressTest.Row?) -> [Cell] {
    [.number(position.finalReserves?.median)] + Differences.cells(row?.medianDifference)
      + [.number(position.finalReserves?.p05)] + Differences.cells(row?.p05Difference)
      + [.number(position.lowestReserves?.median), .number(position.lowestReserves?.p05)]
  }

  /// One row per stress and principle.
  static func stressPrinciples(_ test: StressTest) -> ResultTable {
    let pairs = test.rows.flatMap { row in row.effects.map { (row.id, $0) } }
    return ResultTable(
      name: "stress_principles.csv", title: "What each stress does to each principle",
      rowFor: "stress and principle", key: ["stress", "principle"],
      references: [.init("stress", in: "stress.csv", "stress")],
      columns: [
        .text("stress", "The stress's name"), .text("principle", "A modelled principle's id"),
        .flag("gate", "Whether it must be met before a school may join"),
      ] + Differences.share("base", "in which it holds without the stress")
        + Differences.share("stressed", "in which it holds under it")
        + Differences.difference(
          "difference", "stressed less base, over the same futures", unit: "fraction") + [
          .number(
            "joint_ci_low",
            "Lower end of an interval that holds for all principles of the stress together",
            unit: "fraction"),
          .number("joint_ci_high", "Its upper end", unit: "fraction"),
          .count(
            "broken_runs", "Futures in which the stress leaves it broken at some time",
            of: "futures"),
        ]
        + Differences.share(
          "recovers", "of those in which it is broken, in which it is met again",
          emptyIf: "it is broken in none") + [
          .number(
            "terms_to_recovery", "Terms from first breach until first met again, median",
            unit: "terms", atLeast: 0, emptyIf: "it is broken in none, or never met again")
        ], rowCount: pairs.count
    ) { index in
      let (stress, effect) = pairs[index]
      let joint = effect.jointDifference.interval
      return [.text(stress), .text(effect.principle.id), .flag(effect.principle.isGate)]
        + Differences.cells(effect.base) + Differences.cells(effect.stressed)
        + Differences.cells(effect.difference)
        + [.number(joint?.lowerBound), .number(joint?.upperBound), .count(effect.broken)]
        + Differences.cells(effect.recovers) + [.number(effect.termsToRecovery)]
    }
  }
}
