// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions

extension Unit {
  /// Whether a pound sign may stand before the number.
  var isMoney: Bool { self == .pounds || self == .poundsPerPupil }

  /// Whether a percent sign may stand after the number.
  var takesPercentages: Bool { self == .fraction || self == .perYear || self == .multiplier }

  /// What may stand after the number, in small letters.
  var words: [String] {
    switch self {
    case .fraction, .perYear: ["per year", "a year", "/year", "pa", "p.a."]
    case .pounds: ["pounds", "pound", "gbp"]
    case .poundsPerPupil:
      ["pounds", "gbp", "per pupil", "a pupil", "pounds per pupil", "gbp per pupil"]
    case .pupilsPerTeacher: ["pupils per teacher", "pupils"]
    case .days: ["day", "days"]
    case .daysPerTerm:
      ["day", "days", "days per term", "days a term", "day per term", "day a term"]
    case .perThousandPupilsAndYear:
      ["per 1,000 pupils and year", "per 1000 pupils and year", "per thousand pupils and year"]
    case .hours: ["hour", "hours"]
    case .years: ["year", "years"]
    case .terms: ["term", "terms"]
    case .multiplier: ["times"]
    case .standardDeviations: ["sd", "standard deviations", "standard deviation"]
    case .logit, .count: []
    }
  }

  /// What the number counts, for messages.
  var counted: String {
    switch self {
    case .fraction: "a share"
    case .perYear: "events or a share per year"
    case .pounds: "pounds"
    case .poundsPerPupil: "pounds per pupil"
    case .pupilsPerTeacher: "pupils per teacher"
    case .days: "days"
    case .daysPerTerm: "days per term"
    case .perThousandPupilsAndYear: "cases per 1,000 pupils and year"
    case .hours: "hours"
    case .years: "years"
    case .terms: "terms"
    case .multiplier: "times"
    case .logit: "log odds"
    case .standardDeviations: "standard deviations"
    case .count: "a number"
    }
  }

  /// How such a number may be written.
  var example: String {
    switch self {
    case .fraction: "a percentage such as 5.5%"
    case .perYear: "a number such as 0.05 or 5%"
    case .pounds: "pounds such as £180_000 or 180k"
    case .poundsPerPupil: "pounds such as £60"
    case .days, .daysPerTerm: "days such as 3 days"
    case .hours: "hours such as 1.5 hours"
    case .years: "years such as 2 years"
    case .terms: "terms such as 2 terms"
    case .pupilsPerTeacher, .perThousandPupilsAndYear, .multiplier, .logit, .count,
      .standardDeviations:
      "a plain number such as 1.5"
    }
  }

  /// A number of this unit, as messages write it.
  func show(_ value: Double) -> String {
    switch self {
    case .fraction: "\(Decimal.short(value * 100))%"
    case .pounds, .poundsPerPupil:
      value < 0 ? "-£\(Decimal.grouped(-value))" : "£\(Decimal.grouped(value))"
    default: Decimal.short(value)
    }
  }

  /// `0% to 50%`.
  func show(_ range: ClosedRange<Double>) -> String {
    "\(show(range.lowerBound)) to \(show(range.upperBound))"
  }
}

/// Numbers as messages write them.
enum Decimal {
  /// At most nine digits after the point, none where they are zero.
  static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let rounded = abs(value) < 1e6 ? (value * 1e9).rounded() / 1e9 : value
    return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
  }

  /// Whole thousands parted by commas.
  static func grouped(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12, value == value.rounded() else { return short(value) }
    let digits = Array("\(Int64(abs(value)))")
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
