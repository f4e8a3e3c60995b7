// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Questions
internal import Statistics

/// Words and numbers that answers about drivers share.
enum DriverWords {
  /// The outcome as a sentence's subject: `the number of principles kept`.
  static func subject(_ outcome: Outcome, _ principle: Principle?) -> String {
    switch outcome {
    case .allMet: "whether every modelled principle holds"
    case .gates: "whether every gate principle holds"
    case .kept: "how many of the modelled principles hold"
    case .met(let id): "whether \(name(id, principle)) holds"
    case .finalReserves: "the reserves at the end"
    case .finalReservesShare: "the reserves at the end as a share of income"
    case .lowestReserves: "the lowest reserves as a share of income"
    case .peakUtilisation: "the peak load of school improvement"
    case .joined: "how many schools join"
    }
  }

  /// The mean as a sentence: `Every gate principle holds in 12.3 of 100 futures (95% interval 10.9 to 13.8).`
  static func mean(
    _ outcome: Outcome, _ mean: UncertainNumber, _ principle: Principle?
  ) -> String {
    if mean.interval.lowerBound == mean.interval.upperBound {
      return constant(outcome, value(mean.value, outcome))
    }
    let number = value(mean.value, outcome)
    let interval =
      " (95% interval \(value(mean.interval.lowerBound, outcome)) to "
      + "\(value(mean.interval.upperBound, outcome)))"
    return switch outcome {
    case .allMet: "Every modelled principle holds in \(number) of 100 futures\(interval)."
    case .gates: "Every gate principle holds in \(number) of 100 futures\(interval)."
    case .met(let id):
      "\(EstimateWords.sentence(name(id, principle))) holds in \(number) of 100 futures\(interval)."
    case .kept: "On average \(number) principles hold\(interval)."
    case .joined: "On average \(number) schools join\(interval)."
    case .finalReserves, .finalReservesShare: "Reserves end at \(number) on average\(interval)."
    case .lowestReserves: "The lowest reserves are \(number) of income on average\(interval)."
    case .peakUtilisation:
      "The load of school improvement peaks at \(number) on average\(interval)."
    }
  }

  /// Of a number that is the same in every future, of which no sample can be wrong by chance.
  private static func constant(_ outcome: Outcome, _ number: String) -> String {
    switch outcome {
    case .kept:
      "\(plain(number)) principle\(plain(number) == "1" ? " holds" : "s hold") in every future alike."
    case .joined:
      "\(plain(number)) school\(plain(number) == "1" ? " joins" : "s join") in every future alike."
    case .finalReserves, .finalReservesShare: "Reserves end at \(number) in every future alike."
    case .lowestReserves: "The lowest reserves are \(number) of income in every future alike."
    case .peakUtilisation:
      "The load of school improvement peaks at \(number) in every future alike."
    case .allMet, .gates, .met: "It is the same in every future."
    }
  }

  /// `3` for `3.00`.
  private static func plain(_ number: String) -> String {
    number.hasSuffix(".00") ? String(number.dropLast(3)) : number
  }

  /// A principle's title in quotation marks, or its id where the catalogue lacks it.
  private static func name(_ id: String, _ principle: Principle?) -> String {
    principle.map { "\"\(harmless($0.title))\"" } ?? id
  }

  /// A value of the outcome; an event's out of a hundred.
  static func value(_ value: Double, _ outcome: Outcome) -> String {
    number(value, unit: outcome.unit == "share" ? "hundred" : outcome.unit)
  }

  /// What a number of the outcome counts in, for a heading.
  static func unit(_ outcome: Outcome) -> String {
    switch outcome.unit {
    case "share": "futures of 100"
    case "GBP": "£"
    case "fraction": "of income"
    case "ratio": "of capacity"
    default: outcome == .joined ? "schools" : "principles"
    }
  }

  /// What a chart multiplies the outcome's numbers by, so that its axis counts as its words do.
  static func scale(_ outcome: Outcome) -> Double {
    ["share", "fraction", "ratio"].contains(outcome.unit) ? 100 : 1
  }

  /// A number with the unit that an input has.
  static func number(_ value: Double, unit: String) -> String {
    switch unit {
    case "hundred": HumanNumber.tenths(value * 100)
    case "fraction", "ratio": HumanNumber.tenths(value * 100) + "%"
    case "GBP", "£": HumanNumber.value(value, .pounds)
    case "count" where value == value.rounded(): HumanNumber.short(value)
    default: HumanNumber.mean(value)
    }
  }

  /// `34% (30 to 38)`, of a share of variance.
  ///
  /// Estimates of a share near nothing or near all may lie beyond it by chance: sobol.csv has them as they came, words
  /// keep to what a share can be.
  static func share(_ number: UncertainNumber) -> String {
    "\(hundred(number.value))% (\(ends(number)))"
  }

  static func ends(_ number: UncertainNumber) -> String {
    "\(hundred(number.interval.lowerBound)) to \(hundred(number.interval.upperBound))"
  }

  private static func hundred(_ share: Double) -> String {
    HumanNumber.short(min(max(share, 0), 1) * 100)
  }

  /// An input's name, with its year and a mark where it is partly the trust's own doing.
  static func name(_ input: DriverInput) -> String {
    let year = input.year.map { ", year \($0)" } ?? ""
    return harmless(input.title) + year + (input.isPartlyOwn ? " *" : "")
  }

  /// Two decimals with the sign: `-0.31`.
  static func correlation(_ value: Double) -> String {
    (value > 0 ? "+" : "") + HumanNumber.mean(value)
  }
}

extension Drivers.RuleRow.Limit {
  /// `Growth of funding per pupil at most 1.8%`.
  var words: String {
    let name = DriverWords.name(input)
    func number(_ value: Double) -> String { DriverWords.number(value, unit: input.unit) }
    let (low, high) = (range.lowerBound, range.upperBound)
    if low == -.infinity { return "\(name) at most \(number(high))" }
    if high == .infinity { return "\(name) at least \(number(low))" }
    return "\(name) from \(number(low)) to \(number(high))"
  }
}
