// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import TrustDomain

extension ResultTable {
  /// One row per school and term, over the trajectories in which the school is a member then.
  static func schools(_ summary: Summary) -> ResultTable {
    ResultTable(
      name: "schools.csv",
      title: "Each school term by term, in the futures in which it is a member",
      rowFor: "school and term", key: ["school", "term"],
      columns: [
        .text("school", "Id of the school"), .term("term", "The term"),
      ]
        + band("reserves_pct_income", "Reserves over the last three terms' income", "fraction")
        + band("staffing", "Teachers in post over teaching posts", "fraction")
        + band("grade", "Published grade, 1 (outstanding) to 4 (inadequate)", "grade")
        + [
          .count("runs", "Futures looked at: the first 3,000 at the most", of: "futures"),
          .count("members", "Of them, those in which the school is a member", of: "futures"),
        ],
      rowCount: summary.schools.count
    ) { index in
      let row = summary.schools[index]
      return [.text(row.school.id), summary.term(row.term)]
        + [row.reservesShare, row.staffing, row.grade].flatMap(band)
        + [.count(row.runs), .count(row.members)]
    }
  }

  private static func band(_ name: String, _ about: String, _ unit: String) -> [Column] {
    [("p05", "5% quantile"), ("p50", "median"), ("p95", "95% quantile")].map { ending, quantile in
      .number(
        "\(name)_\(ending)",
        "\(about): \(quantile) over those futures alone in which the school is a member then, members of runs",
        unit: unit,
        emptyIf: "it is a member in no future")
    }
  }

  private static func band(_ band: SchoolInTerm.Band?) -> [Cell] {
    [.number(band?.p05), .number(band?.p50), .number(band?.p95)]
  }
}
