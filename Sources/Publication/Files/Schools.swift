// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import TrustDomain

extension ResultTable {
  /// One row per school and term, over the trajectories in which the school is a member then.
  static func schools(_ summary: Summary) -> ResultTable {
    let measures = ["reserves_pct_income", "staffing", "grade"]
    return ResultTable(
      name: "schools.csv",
      columns: ["school", "term"]
        + measures.flatMap { ["\($0)_p05", "\($0)_p50", "\($0)_p95"] } + ["runs", "members"],
      rowCount: summary.schools.count
    ) { index in
      let row = summary.schools[index]
      return [.text(row.school.id), summary.term(row.term)]
        + [row.reservesShare, row.staffing, row.grade].flatMap(band)
        + [.count(row.runs), .count(row.members)]
    }
  }

  private static func band(_ band: SchoolInTerm.Band?) -> [Cell] {
    [.number(band?.p05), .number(band?.p50), .number(band?.p95)]
  }
}
