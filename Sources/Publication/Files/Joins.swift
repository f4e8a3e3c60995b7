// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

extension ResultTable {
  /// One row per planned join, in the order of the plan.
  static func joins(_ summary: Summary) -> ResultTable {
    let shares = ["on_time", "deferred", "declined", "undecided"]
    return ResultTable(
      name: "joins.csv", title: "What became of each planned join", rowFor: "joining school",
      key: ["school"], references: [.init("school", in: "schools.csv", "school")],
      columns: [
        .text("school", "Id of the candidate"),
        .term("planned_term", "The term planned"),
        .share("on_time", "Share of futures in which it joined in the planned term"),
        .share("deferred", "Share of futures in which it joined later"),
        .share("declined", "Share of futures in which the board turned it down"),
        .number(
          "mean_delay_terms", "Mean delay over the futures in which it joined", unit: "terms",
          atLeast: 0, emptyIf: "it joined in no future"),
        .text(
          "blocked_by",
          "Gate principles unmet when it was due, each with its share of futures: "
            + "principle=share; …", emptyIf: "none ever was"),
        .share("undecided", "Share of futures in which it still waited at the end"),
      ]
        + shares.flatMap { share -> [Column] in
          [
            .share("\(share)_ci_low", "Lower bound of the 95% Wilson interval of \(share)"),
            .share("\(share)_ci_high", "Upper bound of the 95% Wilson interval of \(share)"),
          ]
        },
      rowCount: summary.joins.count
    ) { index in
      let join = summary.joins[index]
      let blocks = join.blockedBy.map { block in
        "\(block.principle.id)=\(DecimalText.plain(block.share) ?? "")"
      }
      return [
        .text(join.school.id), .term(join.planned), .number(join.onTime.value),
        .number(join.deferred.value), .number(join.declined.value), .number(join.meanDelayTerms),
        .text(blocks.joined(separator: "; ")), .number(join.undecided.value),
      ] + [join.onTime, join.deferred, join.declined, join.undecided].flatMap(ends)
    }
  }

  private static func ends(_ share: Share) -> [Cell] {
    [.number(share.interval.lowerBound), .number(share.interval.upperBound)]
  }
}
