// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// What of a stress test may surprise a reader: stresses that do nothing, little, or good; joins that they spare.
extension StressWords {
  /// A sentence or two each; none where nothing surprises.
  var remarks: [String] {
    [idle, slight].compactMap(\.self) + richer + [sparing].compactMap(\.self)
  }

  /// A fall of a principle, a change of reserves in income, a gain of them, and joins, that a board would not notice.
  private static let (leastFall, leastMoney, leastGain, leastJoins) = (0.01, 0.0005, 0.0025, 0.1)

  private func names(_ rows: [StressTest.Row]) -> String {
    EstimateWords.list(rows.map { Self.name($0.id) }).sentence
  }

  private func isIdle(_ row: StressTest.Row) -> Bool { row.moved.successes == 0 }

  private var idle: String? {
    let rows = test.rows.filter(isIdle)
    guard !rows.isEmpty else { return nil }
    return
      "\(names(rows)) change\(rows.count == 1 ? "s" : "") nothing in any of \(HumanNumber.whole(test.runs)) futures: no "
      + "principle, no join and no pound differs, for what it sets never comes into play in this plan."
  }

  /// Stresses that do something, but take no principle down by a point and no reserve by a tenth of one.
  private var slight: String? {
    let rows = test.rows.filter { row in
      let fall = row.hardestHit?.difference.value ?? 0
      let money = [row.medianDifference, row.p05Difference].compactMap { $0?.value }
      return !isIdle(row) && fall > -Self.leastFall
        && money.allSatisfy { abs($0) < Self.leastMoney }
    }
    guard !rows.isEmpty else { return nil }
    let details = rows.map { "\(Self.name($0.id)) \(HumanNumber.percent($0.moved.value))" }
    return
      "\(names(rows)) take\(rows.count == 1 ? "s" : "") no principle down by as much as a point and the reserves by less "
      + "than 0.1% of income: what \(rows.count == 1 ? "it acts" : "they act") on seldom comes about in this plan. "
      + "Of all futures so many differ at all: \(EstimateWords.list(details))."
  }

  /// Stresses after which more is left: nobody expects that of one.
  private var richer: [String] {
    test.rows.compactMap { row in
      guard let difference = row.medianDifference, difference.value >= Self.leastGain,
        Differences.isSure(difference), let own = row.stressed.finalReserves,
        let base = test.base.finalReserves
      else { return nil }
      return
        "\(Self.name(row.id).sentence) ends with more reserves than the plan without it, a median of "
        + "\(HumanNumber.percent(of: own.median)) of income against \(HumanNumber.percent(of: base.median)) "
        + "(\(Self.money(difference)) points): " + reason(row)
    }
  }

  private func reason(_ row: StressTest.Row) -> String {
    let joins =
      "\(HumanNumber.mean(row.stressed.joined)) schools join on average, not \(HumanNumber.mean(test.base.joined))"
    let difference = row.joinedDifference
    guard Differences.isSure(difference), abs(difference.value) >= Self.leastJoins else {
      return row.kind == .shock
        ? "budgets answer a shock, and may end above what they had without it."
        : "it is another plan, or has other schools, that bring other balances."
    }
    return difference.value < 0
      ? "\(joins), and what they would have cost the trust is spared."
      : "\(joins). Reserves are those of the whole trust, so each school that joins adds what it brings; that the plan is "
        + "the better one doesn't follow, as the principles it breaks show."
  }

  /// Shocks that hold joins up.
  private var sparing: String? {
    let rows = test.rows.filter { row in
      Differences.isSure(row.joinedDifference) && row.joinedDifference.value <= -Self.leastJoins
        && row.kind != .otherPlan
    }
    guard !rows.isEmpty else { return nil }
    let details = rows.map { row in
      "\(Self.name(row.id)) (\(HumanNumber.mean(row.stressed.joined)))"
    }
    return
      "Fewer schools join than the \(HumanNumber.mean(test.base.joined)) of the plan without a stress under "
      + "\(EstimateWords.list(details)): the gate holds them up, so part of the harm is joins that never come, and "
      + "the figures beside it are of a smaller trust."
  }
}
