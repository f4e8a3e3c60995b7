// SPDX-License-Identifier: GPL-3.0-or-later
public import Questions
internal import Principles
internal import Statistics

extension Answer {
  /// What each of several stresses does to a plan.
  ///
  /// - Parameters:
  ///   - leftOut: names of stresses that do not fit the scenario, such as those that name schools which it lacks.
  public static func stress(
    _ test: StressTest, title: String, trust: String, leftOut: [String] = []
  ) -> Answer {
    let words = StressWords(test: test, leftOut: leftOut)
    return Answer(
      command: "stress", question: "What would hurt this plan most?", title: title, trust: trust,
      headline: words.headline, notes: words.notes,
      tables: [.stresses(test), .stressPrinciples(test)], blocks: words.blocks,
      sections: StressPage(words: words).sections, json: words.json)
  }
}

/// A stress test in words.
struct StressWords {
  let test: StressTest
  let leftOut: [String]

  var shocks: [StressTest.Row] { test.rows.filter { $0.kind != .otherPlan } }
  var otherPlans: [StressTest.Row] { test.rows.filter { $0.kind == .otherPlan } }

  /// `unfunded pay`.
  static func name(_ id: String) -> String { id.split(separator: "-").joined(separator: " ") }

  var headline: String {
    guard let worst = shocks.first, worst.brokenDifference.value > 0 else {
      return shocks.isEmpty
        ? "No stress here leaves the plan as it is: each is another plan."
        : "None of \(HumanNumber.spelt(shocks.count)) shocks breaks more of the plan's principles."
    }
    return [hurt(by: worst), costliest, doubtful].compactMap(\.self).joined(separator: " ")
  }

  private func hurt(by worst: StressTest.Row) -> String {
    let difference = worst.brokenDifference
    let range = difference.interval.map {
      " (95% interval \(HumanNumber.mean($0.lowerBound)) to \(HumanNumber.mean($0.upperBound)))"
    }
    let sure = Differences.isSure(difference) ? "" : ", which may be chance"
    let more = HumanNumber.mean(difference.value)
    var text =
      "Of \(HumanNumber.spelt(shocks.count)) shocks \(Self.name(worst.id)) hurts most: it breaks "
      + "\(more) principles more in a future on average\(range ?? "")\(sure)"
    if let hit = worst.hardestHit {
      text +=
        ", and \"\(harmless(hit.principle.title))\" falls most, from \(HumanNumber.percent(hit.base.value)) of "
        + "futures to \(HumanNumber.percent(hit.stressed.value))"
    }
    return text + "."
  }

  /// The shock that takes most of the median reserve.
  private var costliest: String? {
    guard let row = byMoney(shocks).first, let difference = row.medianDifference,
      difference.value < 0, Differences.isSure(difference),
      let reserves = row.stressed.finalReserves
    else { return nil }
    let points = HumanNumber.tenths(-difference.value * 100)
    let range = difference.interval.map {
      " (95% interval \(HumanNumber.tenths(-$0.upperBound * 100)) to \(HumanNumber.tenths(-$0.lowerBound * 100)))"
    }
    return
      "\(Self.name(row.id).sentence) costs most money: the median reserve ends \(points) points of income "
      + "lower\(range ?? ""), at \(HumanNumber.percent(of: reserves.median)), and one future in twenty below "
      + "\(HumanNumber.percent(of: reserves.p05))."
  }

  /// What costs most first: by the median reserve at the end, then by what one future in twenty ends below.
  func byMoney(_ rows: [StressTest.Row]) -> [StressTest.Row] {
    func key(_ row: StressTest.Row) -> (Double, Double) {
      (row.medianDifference?.value ?? .infinity, row.p05Difference?.value ?? .infinity)
    }
    return rows.enumerated().sorted { one, other in
      let (own, theirs) = (key(one.element), key(other.element))
      return (own.0, own.1, one.offset) < (theirs.0, theirs.1, other.offset)
    }.map(\.element)
  }

  private var doubtful: String? {
    let count = shocks.count { !Differences.isSure($0.brokenDifference) }
    guard count > 0 else { return nil }
    return
      "\(HumanNumber.spelt(count).sentence) of the shocks cannot be told from chance by the principles they break."
  }

  var notes: [String] {
    var notes = [
      "Every stress meets the same futures as the plan, draw by draw; a difference is due to the stress alone. "
        + "They stand by how many principles they break beyond those that break anyway, and once more by what they cost: "
        + "the two orders differ, for a principle broken by a hair counts as one broken by far.",
      "The sizes of the shipped stresses are judgement, after things that have happened to trusts; none is a forecast, "
        + "and no likelihood is given to any.",
      "The principle that falls most is picked among \(test.principles): its interval is made wider, so that it holds for "
        + "all of them together. Its fall as printed is still somewhat too large where falls are small.",
      "Recovery counts terms from a principle's first breach until it is first met again; a breach near the horizon's end "
        + "has little time to mend. Where a gate holds joins up, a stress may also spare the trust a join.",
    ]
    if !otherPlans.isEmpty {
      notes.append(
        "\(otherPlans.count == 1 ? "One stress is" : HumanNumber.spelt(otherPlans.count).sentence + " stresses are") "
          + "another plan: other joins or another gate (\(otherPlans.map(\.id).joined(separator: ", "))). Its "
          + "difference is that of the two plans, not of a shock.")
    }
    if !leftOut.isEmpty {
      notes.append(
        "Left out, as they do not fit this scenario (they name schools or terms that it lacks): "
          + leftOut.joined(separator: ", ") + ".")
    }
    return notes
  }

  var json: [JSON.Member] {
    [
      .init("principles", .integer(test.principles)), .init("gates", .integer(test.gates)),
      .init("base", position(test.base)), .init("stresses", .list(test.rows.map(row))),
      .init("left_out", .list(leftOut.map(JSON.text))),
    ]
  }

  private func position(_ position: StressTest.Position) -> JSON {
    .object([
      .init("all_met", Differences.json(position.allMet)),
      .init("gates_met", Differences.json(position.gatesMet)),
      .init("mean_principles_broken", .number(position.broken)),
      .init("mean_joined", .number(position.joined)),
      .init("final_reserves_pct_income_p50", .number(position.finalReserves?.median)),
      .init("final_reserves_pct_income_p05", .number(position.finalReserves?.p05)),
      .init("lowest_reserves_pct_income_p50", .number(position.lowestReserves?.median)),
      .init("lowest_reserves_pct_income_p05", .number(position.lowestReserves?.p05)),
      .init("first_to_give", position.first.map { .text($0.principle.id) } ?? .null),
      .init("first_to_give_share", Differences.json(position.first?.share)),
    ])
  }

  private func row(_ row: StressTest.Row) -> JSON {
    let hit = row.hardestHit
    return .object([
      .init("stress", .text(row.id)), .init("kind", .text(row.kind.rawValue)),
      .init("about", .text(row.about)), .init("stressed", position(row.stressed)),
      .init("all_met_difference", Differences.json(row.allDifference)),
      .init("gates_met_difference", Differences.json(row.gatesDifference)),
      .init("principles_broken_difference", Differences.json(row.brokenDifference)),
      .init("final_reserves_p50_difference", Differences.json(row.medianDifference)),
      .init("final_reserves_p05_difference", Differences.json(row.p05Difference)),
      .init("joined_difference", Differences.json(row.joinedDifference)),
      .init("futures_changed", Differences.json(row.moved)),
      .init("hardest_hit", hit.map { .text($0.principle.id) } ?? .null),
      .init("hardest_hit_difference", Differences.json(hit?.jointDifference)),
      .init("hardest_hit_recovers", Differences.json(hit?.recovers)),
      .init("hardest_hit_terms_to_recovery", .number(hit?.termsToRecovery)),
    ])
  }
}

extension String {
  /// With a capital to begin a sentence.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}

extension HumanNumber {
  /// A share that may be negative, in percent with one decimal.
  static func percent(of share: Double) -> String {
    share.isFinite ? tenths(share * 100) + "%" : "–"
  }
}
