// SPDX-License-Identifier: GPL-3.0-or-later
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
  let judged: JudgedWords

  init(_ target: Target, unit: LeverUnit) {
    self.target = target
    self.unit = unit
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
    switch target.outcome {
    case .reached(let reached): self.reached(reached) + wiggle
    case .everywhere(let fresh):
      "\(EstimateWords.sentence(judged.subject)) \(judged.hold) in \(asked) already with \(lever) at "
        + "\(value(cheap)), the end of the range from \(range) with least of what helps "
        + "(\(EstimateWords.share(fresh)) in futures that the search had not seen).\(wiggle)"
    case .nowhere(let best, let fresh):
      "\(lever) from \(range) cannot make \(judged.subject) hold in \(asked). The best value tried, "
        + "\(value(best)), gives \(EstimateWords.share(fresh)) in futures that the choice had not seen"
        + "\(flat).\(wiggle)"
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
    return "\(lever) of \(bound) \(value(reached.value)) makes \(judged.subject) "
      + "\(judged.isOne ? "hold" : "hold together") in \(asked) (\(interval); tried: \(range)). In futures that "
      + "the search had not seen \(judged.theyHold) there in \(EstimateWords.share(reached.fresh))."
  }

  private var flat: String {
    target.direction == .neither
      ? "; no value differs from the first by more than chance allows, so this lever moves nothing that can be seen here"
      : ""
  }

  private var wiggle: String {
    target.isMonotone
      ? ""
      : " The chance does not move one way only: \(lever) helps in one part of the range and harms in another, so read "
        + "the curve before the number."
  }

  var direction: String {
    switch target.direction {
    case .more: "More of \(lever) keeps \(judged.isOne ? "it" : "them") more often."
    case .less: "Less of \(lever) keeps \(judged.isOne ? "it" : "them") more often."
    case .neither: "No value of \(lever) differs from another by more than chance allows."
    }
  }

  var notes: [String] {
    [
      judged.reason,
      "All values live through the same futures, so the number of futures in which the principles hold is a step function of the lever; the value is where it first reaches what was asked, found by search to \(value(target.resolution)). The interval is where the two ends of the share's 95% interval reach it.",
      "Which way the lever works was found out on \(target.points.count { $0.isOnGrid }) evenly spaced values: \(direction)",
      "Only this one lever moves; whatever else a board would change with it stays as the scenario has it.",
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
