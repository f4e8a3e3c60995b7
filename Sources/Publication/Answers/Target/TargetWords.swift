// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// How a lever's values are written.
public enum LeverUnit: Sendable, Hashable {
  /// Of income or the like: shown out of a hundred.
  case fraction
  case pounds
  /// Whole things: posts, terms, schools a year.
  case whole
  case plain
}

/// What a target says in words.
struct TargetWords {
  let target: Target
  let unit: LeverUnit
  /// What the lever is in a board's words; the name that options take where nobody gave any.
  let title: String
  /// What the scenario has today, as it is written.
  let today: String?
  let judged: JudgedWords

  init(_ target: Target, unit: LeverUnit, title: String? = nil, today: String? = nil) {
    self.target = target
    self.unit = unit
    self.title =
      title.map { "\(harmless($0)) (\(harmless(target.options.lever)))" }
      ?? harmless(target.options.lever)
    self.today = today.map(harmless)
    judged = JudgedWords(asked: target.options.judged, judged: target.judged)
  }

  var lever: String { harmless(target.options.lever) }
  var asked: String { "\(HumanNumber.hundredths(target.options.confidence)) of 100 futures" }

  func value(_ value: Double) -> String {
    switch unit {
    case .fraction:
      (DecimalText.plain((value * 1e4).rounded() / 100) ?? "–").withoutNullDecimal + "%"
    case .pounds: (value < 0 ? "-£" : "£") + HumanNumber.short(abs(value).rounded())
    case .whole: HumanNumber.short(value)
    case .plain: DecimalText.plain((value * 1e4).rounded() / 1e4)?.withoutNullDecimal ?? "–"
    }
  }

  var range: String {
    "\(value(target.options.range.lowerBound)) to \(value(target.options.range.upperBound))"
  }

  var headline: String {
    [scant, answer + wiggle, sideEffects].compactMap(\.self).joined(separator: " ")
  }

  private var answer: String {
    let name = EstimateWords.sentence(title)
    switch target.outcome {
    case .reached(let reached): return self.reached(reached)
    case .everywhere(let fresh):
      return
        "\(EstimateWords.sentence(judged.subject)) \(judged.hold) in \(asked) already with \(title) at "
        + "\(value(cheap)), the end of the range from \(range) with least of what helps "
        + "(\(EstimateWords.share(fresh)) in futures that the search had not seen\(openBelow(fresh)))."
    case .nowhere(let best, let fresh):
      let given =
        "The best value tried, \(value(best)), gives \(EstimateWords.share(fresh)) in futures that the choice had not seen"
      guard fresh.interval.upperBound < target.options.confidence else {
        return
          "Whether \(title) from \(range) can make \(judged.subject) hold in \(asked) these futures can't tell: no value "
          + "tried does, but chance may hide it. \(given)\(flat)."
      }
      return
        "\(name) from \(range) cannot make \(judged.subject) hold in \(asked). \(given)\(flat)."
    }
  }

  /// Said where the fresh futures leave open whether what was asked is reached at all.
  private func openBelow(_ fresh: Share) -> String {
    fresh.interval.lowerBound < target.options.confidence
      ? ", so that less than was asked is within chance" : ""
  }

  /// Points by which a share must be known, on either side, for a value to be worth naming.
  private static let knownBy = 0.1

  /// Whether so few futures were asked for that a share is hardly known.
  var isScant: Bool {
    let interval = Self.outcome(target).fresh.interval
    return interval.upperBound - interval.lowerBound > 2 * Self.knownBy
  }

  private var scant: String? {
    guard isScant else { return nil }
    let interval = Self.outcome(target).fresh.interval
    let points = HumanNumber.whole(
      Int(((interval.upperBound - interval.lowerBound) * 50).rounded()))
    return
      "\(HumanNumber.whole(target.runs)) futures are too few to say how much it takes: a share of them is known to some "
      + "\(points) points on either side only, so what follows is a first guess; ask for more with --runs."
  }

  /// What the answer's value costs and changes beside what was judged.
  private var sideEffects: String? {
    guard let effects = target.sideEffects else { return nil }
    let beside = "Beside today\(today.map { " (\($0))" } ?? ""), \(value(effects.value)) "
    let changes = [
      change(effects.changes.reserves, "the median reserve at the end", "points of income") {
        HumanNumber.short($0 * 100)
      },
      change(effects.changes.joined, "the schools that join", "on average", HumanNumber.mean),
      change(effects.changes.allMet, "the futures in which every principle holds", "of 100") {
        HumanNumber.short($0 * 100)
      },
    ].compactMap(\.self)
    let what =
      changes.isEmpty
      ? "changes neither reserves, joins nor all principles together by more than chance"
      : "changes " + EstimateWords.list(changes)
    return beside + what + (effects.price.map { "; \(price($0))" } ?? "") + "."
  }

  private func change(
    _ difference: PairedDifference?, _ what: String, _ unit: String, _ words: (Double) -> String
  ) -> String? {
    guard let difference, Differences.isSure(difference) else { return nil }
    return "\(what) by \(EstimateWords.signed(difference.value, nil, words)) \(unit)"
  }

  /// `it costs £120k a year more`.
  func price(_ price: LeverPrice) -> String {
    func more(_ pounds: Double) -> String {
      "\(HumanNumber.value(abs(pounds), .pounds))"
    }
    switch price {
    case .posts(let pounds): return "it costs \(more(pounds)) a year, at the start's pay"
    case .charge(let pounds):
      return
        "schools pay the centre \(more(pounds)) a year \(pounds < 0 ? "less" : "more"), which moves money within the trust"
    case .held(let pounds):
      return
        "at today's income that is \(more(pounds)) \(pounds < 0 ? "less" : "more") to be held"
    }
  }

  /// The end of the range with least of what helps.
  private var cheap: Double {
    target.direction == .less ? target.options.range.upperBound : target.options.range.lowerBound
  }

  private func reached(_ reached: Target.Reached) -> String {
    let bound = target.direction == .less ? "at most" : "at least"
    let possible = reached.possible.map(value) ?? value(cheap)
    let sure = reached.sure.map(value)
    let interval =
      sure.map { "95% interval \(possible) to \($0)" }
      ?? "95% interval from \(possible) to beyond the range"
    return
      "With \(title) of \(bound) \(value(reached.value)) \(judged.subject) \(judged.hold) in \(asked) "
      + "(\(interval); tried: \(range)). In futures that the search had not seen \(judged.theyHold) there in "
      + "\(EstimateWords.share(reached.fresh))."
  }

  private var flat: String {
    target.direction == .neither
      ? "; no value differs from the first by more than chance allows, so this lever moves nothing that can be seen here"
      : ""
  }

  private var wiggle: String {
    target.isMonotone
      ? ""
      : " The chance does not move one way only: more of it helps in one part of the range and harms in another, so read "
        + "the curve before the number."
  }

  var direction: String {
    switch target.direction {
    case .more: "More of it keeps \(judged.isOne ? "the principle" : "them") more often."
    case .less: "Less of it keeps \(judged.isOne ? "the principle" : "them") more often."
    case .neither: "No value of it differs from another by more than chance allows."
    }
  }

  var notes: [String] {
    [
      judged.reason,
      "All values live through the same futures, so the number of futures in which the principles hold is a step function of the lever; the value is where it first reaches what was asked, found by search to \(value(target.resolution)). The interval is where the two ends of the share's 95% interval reach it.",
      "Which way the lever works was found out on \(target.points.count { $0.isOnGrid }) evenly spaced values: \(direction)",
      "Only this one lever moves; whatever else a board would change with it stays as the scenario has it.",
      "The shares along the range are of the \(HumanNumber.whole(target.runs)) futures that the search used, which flatter the value that it chose; the answer's share, and what else the lever does beside today, are of \(HumanNumber.whole(target.runs)) others.",
    ]
  }

  /// The answer in one row.
  static func outcome(
    _ target: Target
  ) -> (name: String, value: Double?, possible: Double?, sure: Double?, fresh: Share) {
    switch target.outcome {
    case .reached(let reached):
      ("reached", reached.value, reached.possible, reached.sure, reached.fresh)
    case .everywhere(let fresh): ("everywhere", nil, nil, nil, fresh)
    case .nowhere(let best, let fresh): ("nowhere", best, nil, nil, fresh)
    }
  }
}

extension String {
  /// `5` for `5.0`.
  var withoutNullDecimal: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
