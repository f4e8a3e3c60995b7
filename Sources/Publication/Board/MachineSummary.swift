// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

/// A forecast's answer in JSON, for programs that start this one.
///
/// - Parameters:
///   - gatePrice: what the gate costs and buys; nil where that was not asked.
///   - alternatives: what other plans would give; nil where that was not asked.
public func machineSummary(
  of summary: Summary, folder: String, files: [String], gatePrice: GatePrice? = nil,
  alternatives: Alternatives? = nil
) -> String {
  JSON.object([
    .init("title", .text(summary.title)),
    .init("trust", .text(summary.trust)),
    .init("result", .text(folder)),
    .init("files", .list(files.map(JSON.text))),
    .init("seed", .unsigned(summary.seed)),
    .init("runs", .integer(summary.runs)),
    .init("start", .text(summary.start.description)),
    .init("terms", .integer(summary.terms)),
    .init("gate", .text(summary.gate.rawValue)),
    .init("schools_at_start", .integer(summary.schoolsAtStart)),
    .init("planned_joins", .integer(summary.plannedJoins)),
    .init("modelled_principles", .integer(summary.modelled.count)),
    .init("all_met", MachineSummary.share(summary.allMet)),
    .init("joint", MachineSummary.joint(summary.joint)),
    .init("principles", .list(summary.principles.map { MachineSummary.principle($0, summary) })),
    .init("joins", .list(summary.joins.map(MachineSummary.join))),
    .init("gate_price", gatePrice.map(MachineSummary.gatePrice) ?? .null),
    .init("alternatives", alternatives.map(MachineSummary.alternatives) ?? .null),
  ]).document
}

enum MachineSummary {
  static func alternatives(_ alternatives: Alternatives) -> JSON {
    .list(
      alternatives.rows.map { row in
        .object([
          .init("alternative", .text(row.change.id)),
          .init("all_met", share(row.allMet)), .init("gates_met", share(row.gatesMet)),
          .init("mean_principles_met", .number(row.met)),
          .init("mean_principles_broken", .number(row.broken)),
          .init("mean_joined", .number(row.joined)),
          .init("final_reserves_pct_income_p50", .number(row.finalReserves?.median)),
          .init("final_reserves_pct_income_p05", .number(row.finalReserves?.p05)),
          .init("all_met_difference", difference(row.allDifference)),
          .init("gates_met_difference", difference(row.gatesDifference)),
        ])
      })
  }

  private static func difference(_ difference: PairedDifference?) -> JSON {
    guard let difference else { return .null }
    return .object([
      .init("value", .number(difference.value)),
      .init("ci_low", .number(difference.interval?.lowerBound)),
      .init("ci_high", .number(difference.interval?.upperBound)),
    ])
  }

  static func gatePrice(_ price: GatePrice) -> JSON {
    .list(
      price.rows.map { row in
        .object([
          .init("measure", .text(row.measure)), .init("unit", .text(row.unit.rawValue)),
          .init("gated", .number(row.gated)), .init("ungated", .number(row.ungated)),
          .init("difference", .number(row.difference.value)),
          .init("ci_low", .number(row.difference.interval?.lowerBound)),
          .init("ci_high", .number(row.difference.interval?.upperBound)),
          .init("runs", .integer(row.difference.pairs)),
        ])
      })
  }

  static func share(_ share: Share?) -> JSON {
    guard let share else { return .null }
    return .object([
      .init("probability", .number(share.value)),
      .init("ci_low", .number(share.interval.lowerBound)),
      .init("ci_high", .number(share.interval.upperBound)),
      .init("runs", .integer(share.trials)),
      .init("words", .text(Likelihood.words(for: share))),
    ])
  }

  static func joint(_ joint: JointVerdict?) -> JSON {
    guard let joint else { return .null }
    return .object([
      .init("gate_principles", .integer(joint.gates)),
      .init("gate_principles_met", share(joint.gatesMet)),
      .init("mean_principles_met", count(joint.met)),
      .init("mean_met_on_documents_alone", count(joint.metOnDocuments)),
      // Only to be compared with `all_met`: what they differ by is what the principles' common drivers do.
      .init("product_of_shares_which_is_not_the_joint_probability", .number(joint.productOfShares)),
    ])
  }

  private static func count(_ count: JointVerdict.Count) -> JSON {
    .object([.init("mean", .number(count.mean)), .init("se", .number(count.standardError))])
  }

  static func principle(_ row: PrincipleSummary, _ summary: Summary) -> JSON {
    .object([
      .init("principle", .text(row.principle.id)),
      .init("status", .text(row.isModelled ? "modelled" : "not modelled")),
      .init("gate", .flag(row.principle.isGate)),
      .init("rests_on", .text(row.principle.kind.basis)),
      .init("group", row.principle.group.map(JSON.text) ?? .null),
      .init("met", share(row.met)),
      .init("not_evidenced", row.isModelled ? .integer(row.notEvidenced) : .null),
      .init("first_breach_share", row.isModelled ? .number(row.firstToGive) : .null),
      .init(
        "median_breach_term",
        summary.medianBreachTerm(of: row).map { .text($0.description) } ?? .null),
      .init("margin_median", finite(row.margins?.median)),
      .init("margin_p05", finite(row.margins?.p05)),
      .init("median_longest_breach", .number(row.medianLongestBreach)),
    ])
  }

  /// JSON knows no infinity.
  private static func finite(_ number: Double?) -> JSON {
    .number(number.flatMap { $0.isFinite ? $0 : nil })
  }

  static func join(_ join: JoinSummary) -> JSON {
    .object([
      .init("school", .text(join.school.id)),
      .init("planned_term", .text(join.planned.description)),
      .init("on_time", share(join.onTime)),
      .init("deferred", share(join.deferred)),
      .init("declined", share(join.declined)),
      .init("undecided", share(join.undecided)),
    ])
  }
}
