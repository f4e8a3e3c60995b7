// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Statistics
internal import TrustDomain

extension ResultTable {
  /// One row per plan: as proposed, without each join in turn, without growth.
  public static func alternatives(_ alternatives: Alternatives) -> ResultTable {
    ResultTable(
      name: "alternatives.csv",
      title: "The same futures as proposed, without each join in turn, and without growth",
      rowFor: "plan", key: ["alternative"],
      references: [.init("school", in: "joins.csv", "school")],
      columns: plan + shares + sizes + differences, rowCount: alternatives.rows.count
    ) { index in
      let row = alternatives.rows[index]
      return [
        .text(row.change.id), row.change.school.map { .text($0.id) } ?? .empty,
        .count(alternatives.runs),
      ] + cells(row.allMet) + cells(row.gatesMet) + cells(row.stable) + [
        .number(row.met), .number(row.broken), .number(row.joined),
        .number(row.finalReserves?.median), .number(row.finalReserves?.p05),
      ] + cells(row.allDifference) + cells(row.gatesDifference)
    }
  }

  private static let plan: [Column] = [
    .text("alternative", "as_proposed, without: and the id of the school left out, or no_growth"),
    .text(
      "school", "Id of the school left out",
      emptyIf: "the plan leaves out none, or all"),
    .count("runs", "Futures, the first of the run, the same for every plan", of: "futures"),
  ]

  private static let shares: [Column] =
    share("all_met", "in which every modelled principle holds", emptyIf: nil)
    + share("gates_met", "in which every gate principle holds", emptyIf: noGates)
    + share(
      "financial_stability_met", "in which financial-stability holds",
      emptyIf: "the catalogue has no such principle with checks")

  private static let sizes: [Column] = [
    .number(
      "mean_principles_met", "Principles met throughout, those with nothing to judge not counted",
      unit: "count", atLeast: 0),
    .number("mean_principles_broken", "Principles broken", unit: "count", atLeast: 0),
    .number("mean_joined", "Schools that join", unit: "schools", atLeast: 0),
    .number(
      "final_reserves_pct_income_p50", "Final reserves over the last three terms' income, median",
      unit: "fraction", emptyIf: "no future gives a number"),
    .number(
      "final_reserves_pct_income_p05", "The same; one future in twenty ends lower",
      unit: "fraction", emptyIf: "no future gives a number"),
  ]

  private static let differences: [Column] =
    difference("all_met", emptyIf: proposal)
    + difference("gates_met", emptyIf: "\(proposal), or \(noGates)")

  private static let proposal = "the row is the proposal itself"
  private static let noGates = "no modelled principle is a gate"

  private static func share(_ name: String, _ what: String, emptyIf: String?) -> [Column] {
    let interval = "bound of its 95% Wilson interval"
    return [
      .share(name, "Share of futures \(what)", emptyIf: emptyIf),
      .share("\(name)_ci_low", "Lower \(interval)", emptyIf: emptyIf),
      .share("\(name)_ci_high", "Upper \(interval)", emptyIf: emptyIf),
    ]
  }

  private static func difference(_ name: String, emptyIf: String) -> [Column] {
    let about = [
      ("", "\(name) less that as proposed, over the same futures"),
      ("_ci_low", "Lower end of its 95% interval"), ("_ci_high", "Upper end of its 95% interval"),
    ]
    return about.map { ending, about in
      .number(
        "\(name)_difference\(ending)", about, unit: "fraction", atLeast: -1, atMost: 1,
        emptyIf: emptyIf)
    }
  }

  private static func cells(_ share: Share?) -> [Cell] {
    [
      .number(share?.value), .number(share?.interval.lowerBound),
      .number(share?.interval.upperBound),
    ]
  }

  private static func cells(_ difference: PairedDifference?) -> [Cell] {
    [
      .number(difference?.value), .number(difference?.interval?.lowerBound),
      .number(difference?.interval?.upperBound),
    ]
  }
}

extension Alternatives.Change {
  /// As `alternatives.csv` names it.
  var id: String {
    switch self {
    case .asProposed: "as_proposed"
    case .without(let school): "without:\(school.id)"
    case .noGrowth: "no_growth"
    }
  }

  /// The one school left out.
  var school: School? {
    if case .without(let school) = self { school } else { nil }
  }
}
