// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

extension ResultTable {
  /// One row per principle of the catalogue, in its order, those not modelled included.
  static func principles(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "principles.csv", title: "How often each principle was met, and how it gave",
      rowFor: "principle", key: ["principle"],
      columns: principleColumns + addedColumns, rowCount: summary.principles.count
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
      ] + addedCells(row)
    }
  }

  /// One row per modelled principle and term.
  static func principlesByTerm(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "principles_by_term.csv", title: "How often each principle was met, term by term",
      rowFor: "modelled principle and term", key: ["principle", "term"],
      references: [.init("principle", in: "principles.csv", "principle")],
      columns: [
        .text("principle", "Id of the principle"),
        .term("term", "The term judged"),
        .share(
          "probability_met", "Share of the futures to which it applied in that term that met it",
          emptyIf: idle),
        .share("ci_low", "Lower bound of the 95% Wilson interval", emptyIf: idle),
        .share("ci_high", "Upper bound of the 95% Wilson interval", emptyIf: idle),
        .count("runs", "Futures to which it applied in that term", of: "futures"),
      ],
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
      name: "breaches.csv", title: "What broke first in each principle, where, and by how much",
      rowFor: "principle, check and place that was ever the first to break it",
      key: ["principle", "check", "scope"],
      references: [.init("principle", in: "principles.csv", "principle")],
      columns: [
        .text("principle", "Id of the principle"),
        .text("check", "The check in words: metric, threshold, when, what is let pass"),
        .text("scope", "trust, or the school, sector, function, specialism or join"),
        .count(
          "first_breach_runs", "Futures in which the principle's first breach was this one",
          of: "futures"),
        .share("share", "The same as a share of all futures"),
        .number(
          "median_shortfall", "Median distance on the wrong side of the threshold",
          unit: unitOfRow, atLeast: 0, emptyIf: "nothing was on file"),
        .text("unit", "Unit of the check's metric"),
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

  private static let principleColumns: [Column] = [
    .text("principle", "Id of the principle in the trust's catalogue"),
    .text("reference", "Where the trust's own plan states it"),
    .flag("gate", "Whether it must be met before a school may join"),
    .share(
      "probability_met",
      "Share of the futures to which it applied that met it at every "
        + "assessment", emptyIf: unjudged),
    .share("ci_low", "Lower bound of the 95% Wilson interval", emptyIf: unjudged),
    .share("ci_high", "Upper bound of the 95% Wilson interval", emptyIf: unjudged),
    .share(
      "first_breach_share", "Share of all futures in which it was the first to give",
      emptyIf: "not modelled"),
    .term(
      "median_breach_term", "Median term of its first breach, the earlier of two",
      emptyIf: unbroken),
    .number(
      "mean_terms_in_breach", "Mean number of terms in breach, over the futures that broke it",
      unit: "terms", atLeast: 0, emptyIf: unbroken),
    .share(
      "recovered_share", "Share of the futures that broke it in which it was met at the end",
      emptyIf: unbroken),
    .text(
      "status", "Whether a measure exists", oneOf: ["modelled", "not modelled"]),
    .text("verdict", "The probability in words, no firmer than its interval"),
    .count("runs", "Futures to which it applied", of: "futures", emptyIf: "not modelled"),
    .count(
      "not_evidenced", "Futures in which nothing was on file; they count as not met",
      of: "futures", emptyIf: "not modelled"),
    .text("title", "What must hold"),
  ]

  private static let unjudged = "not modelled, or never applicable"
  private static let idle = "it applied in no future then"
  private static let unbroken = "not modelled, or never broken"
  /// The unit of a column whose rows each say theirs.
  static let unitOfRow = "as the row's unit says"

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
