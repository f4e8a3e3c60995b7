// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
public import Questions
internal import Statistics

extension Answer {
  /// The smallest shocks that break a plan.
  public static func reverseStress(
    _ stress: ReverseStress, title: String, trust: String
  ) -> Answer {
    let words = ReverseWords(stress: stress)
    return Answer(
      command: "reverse-stress", question: "What is the least that would break this plan?",
      title: title, trust: trust, headline: words.headline, notes: words.notes,
      tables: [
        .reverse(stress), .reverseCurves(stress), .reversePairs(stress), .reverseContours(stress),
      ], blocks: words.blocks, sections: ReversePage(words: words).sections, json: words.json)
  }
}

/// A reverse stress test in words.
struct ReverseWords {
  let stress: ReverseStress

  var asked: String { HumanNumber.percent(stress.confidence) }
  /// Whether the board named what is to hold.
  var isOfOne: Bool { stress.targets.count == 1 }

  /// `every gate principle`, or a principle's title in quotation marks.
  func name(_ target: Int) -> String {
    switch stress.targets[target] {
    case .gates: "every gate principle"
    case .principle(let principle): "\"\(harmless(principle.title))\""
    }
  }

  /// The same for a table, where an id is shorter.
  func shortName(_ target: Int) -> String {
    switch stress.targets[target] {
    case .gates: "every gate principle"
    case .principle(let principle): principle.id
    }
  }

  /// Rows in which something falls, the least part of the largest size first; then the others.
  var ranked: [ReverseStress.Row] {
    stress.rows.enumerated().sorted { one, other in
      (Self.part(one.element) ?? 2, one.offset) < (Self.part(other.element) ?? 2, other.offset)
    }.map(\.element)
  }

  /// The size at which the first target falls, as a part of the largest tried.
  static func part(_ row: ReverseStress.Row) -> Double? {
    crossing(row).map { $0.size / row.factor.largest }
  }

  static func crossing(_ row: ReverseStress.Row) -> ShockCurve.Crossing? {
    guard let first = row.firstToFall, case .below(let crossing) = row.findings[first] else {
      return nil
    }
    return crossing
  }

  /// `1.9 points (1.5 points to 2.4 points)`.
  static func size(_ row: ReverseStress.Row) -> String {
    guard let crossing = crossing(row) else {
      return "not even by \(row.factor.unit.words(row.factor.largest))"
    }
    return row.factor.unit.words(crossing.size) + range(row)
  }

  /// ` (1.5 points to 2.4 points)`.
  private static func range(_ row: ReverseStress.Row) -> String {
    guard let crossing = crossing(row) else { return "" }
    let unit = row.factor.unit
    let high = crossing.high.map { unit.words($0) } ?? "more than tried"
    return " (\(unit.words(crossing.low)) to \(high))"
  }

  /// To go on within a sentence; what is counted in points is told by its own words.
  private static func words(_ factor: ShockFactor) -> String {
    "\"\(factor.words.lowercasedFirst)\""
  }

  var alreadyBelow: [Int] {
    stress.targets.indices.filter { stress.base[$0].value < stress.confidence }
  }

  /// Those that hold with the confidence, but not clearly.
  var onEdge: [Int] {
    isOfOne
      ? []
      : stress.targets.indices.filter {
        stress.base[$0].value >= stress.confidence
          && stress.base[$0].interval.lowerBound < stress.confidence
      }
  }

  var headline: String { isOfOne ? headlineOfOne : headlineOfAll }

  private var headlineOfOne: String {
    let base = stress.base[0]
    let range =
      "\(HumanNumber.percent(base.value)) of futures without any shock (95% interval "
      + "\(HumanNumber.interval(base.interval))%)"
    guard base.value >= stress.confidence else {
      return
        "\(name(0).sentence) holds in \(range): already below the \(asked) asked for, so no shock is needed to break it."
    }
    let broken = ranked.filter { Self.crossing($0) != nil }
    guard let worst = broken.first, let crossing = Self.crossing(worst) else {
      return
        "\(name(0).sentence) holds in \(range), and no factor brings it below \(asked), even at the largest size tried."
    }
    let rest = stress.rows.count - broken.count
    let unbroken =
      rest == 0
      ? ""
      : " \(HumanNumber.spelt(rest).sentence) of \(stress.rows.count) factors do not, even at the largest size tried."
    return
      "\(name(0).sentence) holds in \(range). The least that brings it below \(asked), by the part of the largest size "
      + "tried, is \(Self.words(worst.factor)), by \(worst.factor.unit.words(crossing.size))"
      + "\(Self.range(worst)).\(unbroken)"
  }

  private var headlineOfAll: String {
    let below = alreadyBelow.count
    let holding = stress.targets.count - below
    let start =
      "Without a shock \(holding) of \(stress.targets.count) targets (the gates together and each principle) hold with "
      + "\(asked) or more (\(onEdge.count) of them within chance of it); \(below) are already below it."
    guard let worst = ranked.first, let crossing = Self.crossing(worst),
      let first = worst.firstToFall
    else {
      return start
        + " No factor brings one that clearly holds below it, even at the largest size tried."
    }
    return start
      + " The least that brings one that clearly holds below it, by the part of the largest size tried, is "
      + "\(Self.words(worst.factor)), by \(worst.factor.unit.words(crossing.size))\(Self.range(worst)): it breaks "
      + "\(name(first))."
  }

  var notes: [String] {
    [
      "A factor's size runs from none to the largest stated; shocks of different kinds are ranked by the part of the "
        + "largest that breaks something, so the ranking rests on what is called largest, which is judgement.",
      "All sizes, of one factor or of two together, are tried in the same \(HumanNumber.whole(stress.runs)) futures: "
        + "where two together begin with none of one, the other's size is the one found for it alone. A size lies on a "
        + "straight line between sizes tried; the range beside it is where the ends of the probability's 95% interval "
        + "cross \(asked), and is no more than that. Of two together only the middle is shown: it is known about as well.",
      "A principle that stands little above \(asked) falls to a small shock: that tells of the margin, not of the shock. "
        + "Where the interval reaches below it without any shock, the principle is named as on the edge, and not counted as falling.",
      "A shock acts on everything else as in any run: budgets answer it, the gate may hold a join up, and so a larger "
        + "shock may spare the trust a join. Where it then did less harm, reverse.csv says so (column reversed).",
    ]
  }

  var json: [JSON.Member] {
    [
      .init("confidence", .number(stress.confidence)),
      .init("targets", .list(stress.targets.map { .text($0.id) })),
      .init(
        "already_below", .list(alreadyBelow.map { .text(stress.targets[$0].id) })),
      .init("on_edge", .list(onEdge.map { .text(stress.targets[$0].id) })),
      .init("without_shock", .list(stress.base.map { Differences.json($0) })),
      .init("factors", .list(stress.rows.map(row))),
      .init("pairs", .list(stress.pairs.map(pair))),
    ]
  }

  private func row(_ row: ReverseStress.Row) -> JSON {
    let crossing = Self.crossing(row)
    return .object([
      .init("factor", .text(row.factor.id)), .init("about", .text(row.factor.words)),
      .init("unit", .text(row.factor.unit.rawValue)), .init("largest", .number(row.factor.largest)),
      .init("first_to_fall", row.firstToFall.map { .text(stress.targets[$0].id) } ?? .null),
      .init("size", .number(crossing?.size)), .init("size_low", .number(crossing?.low)),
      .init("size_high", .number(crossing?.high)),
    ])
  }

  private func pair(_ pair: ReverseStress.Pair) -> JSON {
    .object([
      .init("first", .text(pair.first.id)), .init("second", .text(pair.second.id)),
      .init("target", stress.focus.map { .text(stress.targets[$0].id) } ?? .null),
      .init(
        "contour",
        .list(pair.contour.map { [.number($0.first), .number($0.second)] })),
    ])
  }
}

extension String {
  /// To go on within a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
