// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

extension ResultTable {
  /// One row per principle of the catalogue, in its order, those not modelled included.
  static func principles(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "principles.csv",
      columns: [
        "principle", "reference", "gate", "probability_met", "ci_low", "ci_high",
        "first_breach_share", "median_breach_term", "mean_terms_in_breach", "recovered_share",
        "status", "verdict", "runs", "not_evidenced", "title",
      ],
      rowCount: summary.principles.count
    ) { index in
      let row = summary.principles[index]
      return [
        .text(row.principle.id), .text(row.principle.reference), .flag(row.principle.isGate),
      ] + share(row.met) + [
        .number(row.isModelled ? row.firstToGive : nil),
        .term(summary.medianBreachTerm(of: row)), .number(row.meanTermsInBreach),
        .number(row.recovered), .text(row.isModelled ? "modelled" : "not modelled"),
        .text(row.verdict), .count(row.isModelled ? row.applicable : nil),
        .count(row.isModelled ? row.notEvidenced : nil), .text(row.principle.title),
      ]
    }
  }

  /// One row per modelled principle and term.
  static func principlesByTerm(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "principles_by_term.csv",
      columns: ["principle", "term", "probability_met", "ci_low", "ci_high", "runs"],
      rowCount: summary.principlesByTerm.count
    ) { index in
      let row = summary.principlesByTerm[index]
      return [.text(row.principle.id), summary.term(row.term)] + share(row.met)
        + [.count(row.met?.trials ?? 0)]
    }
  }

  /// One row per principle, check and element of its scope that was ever the first to break it.
  static func breaches(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "breaches.csv",
      columns: [
        "principle", "check", "scope", "first_breach_runs", "share", "median_shortfall", "unit",
      ],
      rowCount: summary.breaches.count
    ) { index in
      let row = summary.breaches[index]
      return [
        .text(row.principle.id), .text(row.check.sentence), .text(row.scope), .count(row.runs),
        .number(row.share), .number(row.medianShortfall), .text(row.check.metric.unit.rawValue),
      ]
    }
  }

  /// A share and its interval; three empty cells where there is none.
  static func share(_ share: Share?) -> [Cell] {
    [
      .number(share?.value), .number(share?.interval.lowerBound),
      .number(share?.interval.upperBound),
    ]
  }
}

extension PrincipleSummary {
  var isModelled: Bool { !principle.checks.isEmpty }
}

extension Summary {
  /// The typical term of a first breach: the median, the earlier of two.
  func medianBreachTerm(of row: PrincipleSummary) -> Term? {
    row.medianBreachTerm.map { start.advanced(by: Int($0.rounded(.down))) }
  }

  /// The median term in which a principle is the first to give.
  func medianFirstTerm(of row: PrincipleSummary) -> Term? {
    row.medianFirstTerm.map { start.advanced(by: Int($0.rounded(.down))) }
  }
}
