// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// Numbers as people read them: one decimal at most, with their unit.
enum HumanNumber {
  /// Rounded to one decimal, which is left out where it is zero; thousands are set apart.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    guard abs(value) < 1e15 else { return DecimalText.plain(value.rounded()) ?? "–" }
    let tenths = Int((abs(value) * 10).rounded())
    let sign = value < 0 && tenths > 0 ? "-" : ""
    let decimal = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
    return sign + whole(tenths / 10) + decimal
  }

  /// With a comma between thousands.
  static func whole(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return (value < 0 ? "-" : "") + grouped
  }

  /// A probability out of a hundred; what is neither none nor all never rounds to either.
  static func hundredths(_ share: Double) -> String {
    if share > 0 && share < 0.0005 { return "<0.1" }
    if share < 1 && share >= 0.9995 { return ">99.9" }
    return short(share * 100)
  }

  /// A probability out of a hundred, without decimals; what is neither none nor all never rounds to either.
  static func inHundred(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "<1" }
    if share < 1 && share >= 0.995 { return ">99" }
    return whole(Int((share * 100).rounded()))
  }

  /// As `hundredths`, but always with a decimal, so that a column of them lines up.
  static func inTenths(_ share: Double) -> String {
    let text = hundredths(share)
    return text.contains(".") || share == 0 || share == 1 ? text : text + ".0"
  }

  /// Always one decimal, so that a column of them lines up.
  static func tenths(_ value: Double) -> String {
    let text = short(value)
    return value.isFinite && !text.contains(".") ? text + ".0" : text
  }

  static func percent(_ share: Double) -> String { hundredths(share) + "%" }

  /// `96.9–97.0`, out of a hundred, with the decimal that the share beside it has.
  static func interval(_ interval: ClosedRange<Double>) -> String {
    "\(inTenths(interval.lowerBound))–\(inTenths(interval.upperBound))"
  }

  /// Two decimals always: a mean of counts, where one would hide what differs.
  static func mean(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e13 else { return "–" }
    let parts = Int((abs(value) * 100).rounded())
    let sign = value < 0 && parts > 0 ? "-" : ""
    let rest = parts % 100
    return sign + whole(parts / 100) + (rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  /// `1 term`, `2 terms`.
  static func counted(_ number: String, _ unit: MetricUnit) -> String {
    "\(number) \(number == "1" ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }

  /// A metric's value with its unit.
  static func value(_ value: Double, _ unit: MetricUnit) -> String {
    switch unit {
    case .fraction: short(value * 100) + "%"
    case .pounds: pounds(value)
    case .days, .terms: counted(short(value), unit)
    case .standardDeviations: plain(value) + " sd"
    case .count: short(value)
    case .ratio: plain(value)
    case .flag: value >= 0.5 ? "yes" : "no"
    }
  }

  /// The distance of a metric's value from a threshold.
  static func distance(_ value: Double, _ unit: MetricUnit) -> String {
    switch unit {
    case .fraction:
      value < 0.0005 ? "less than 0.1 points" : points(value)
    case .flag: "the wrong answer"
    default: self.value(value, unit)
    }
  }

  private static func points(_ value: Double) -> String {
    let text = short(value * 100)
    return text + (text == "1" ? " point" : " points")
  }

  /// Two decimals, for numbers about one.
  private static func plain(_ value: Double) -> String {
    guard abs(value) < 10 else { return short(value) }
    return DecimalText.plain((value * 100).rounded() / 100) ?? "–"
  }

  /// Pounds in whole thousands, as accounts have them.
  static func thousands(_ pounds: Double) -> String {
    pounds.isFinite && abs(pounds) < 1e15 ? whole(Int((pounds / 1_000).rounded())) : "–"
  }

  private static func pounds(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    switch abs(value) {
    case ..<1e4: return sign + "£" + whole(Int(abs(value).rounded()))
    case ..<1e6: return sign + "£" + short(abs(value) / 1e3) + "k"
    default: return sign + "£" + short(abs(value) / 1e6) + "m"
    }
  }

  /// Spelt out up to twenty.
  static func spelt(_ count: Int) -> String {
    let names = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen", "twenty",
    ]
    return names.indices.contains(count) ? names[count] : whole(count)
  }

  /// `2027/28`.
  static func academicYear(_ term: Term) -> String {
    let end = String((term.academicYear + 1) % 100 + 100).dropFirst()
    return "\(term.academicYear)/\(end)"
  }

  /// `autumn 2027`.
  static func term(_ term: Term) -> String { "\(term.season.name) \(term.year)" }
}
