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
      name: "joins.csv",
      columns: [
        "school", "planned_term", "on_time", "deferred", "declined", "mean_delay_terms",
        "blocked_by", "undecided",
      ] + shares.flatMap { ["\($0)_ci_low", "\($0)_ci_high"] },
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
