// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics

/// Estimates, shares and differences as people read them.
enum EstimateWords {
  /// `7.5 of 100 (95% interval 6.0 to 9.3)`.
  static func share(_ share: Share) -> String {
    "\(HumanNumber.hundredths(share.value)) of 100 (\(level(share.level)) interval "
      + "\(ends(share.interval, HumanNumber.hundredths)))"
  }

  /// `7.5 (6.0–9.3)`, out of a hundred, for a table.
  static func cell(_ share: Share) -> String {
    "\(HumanNumber.inTenths(share.value)) (\(HumanNumber.interval(share.interval)))"
  }

  /// `+14.3 (12.1 to 16.5)`, out of a hundred.
  static func change(_ difference: PairedDifference) -> String {
    signed(difference.value, difference.interval) { HumanNumber.short($0 * 100) }
  }

  /// A number with its sign, and its interval where it has one.
  static func signed(
    _ value: Double, _ interval: ClosedRange<Double>?, _ words: (Double) -> String
  ) -> String {
    let text = words(value)
    let sign = value > 0 && !text.hasPrefix("+") && text != words(0) ? "+" : ""
    return sign + text + (interval.map { " (\(ends($0, words)))" } ?? "")
  }

  /// `6.0 to 9.3`.
  static func ends(_ interval: ClosedRange<Double>, _ words: (Double) -> String) -> String {
    "\(words(interval.lowerBound)) to \(words(interval.upperBound))"
  }

  /// `95%`.
  static func level(_ level: Double) -> String { HumanNumber.percent(level) }

  /// Keeps a table's cell on one line.
  static func firm(_ text: String) -> String {
    text.split(separator: " ").joined(separator: Layout.firm)
  }

  /// A sentence's first letter large.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Cut to a width, so that a table's line stays one.
  static func cut(_ text: String, _ width: Int) -> String {
    let text = harmless(text)
    return firm(text.count > width ? text.prefix(width - 1) + "…" : text)
  }
}

extension JSON {
  /// A share with its interval and counts.
  static func share(_ share: Share) -> JSON {
    [
      "value": .number(share.value), "ci_low": .number(share.interval.lowerBound),
      "ci_high": .number(share.interval.upperBound), "runs": .integer(share.trials),
    ]
  }

  /// An estimate with its interval.
  static func estimate(_ estimate: Estimate?) -> JSON {
    guard let estimate else { return .null }
    return [
      "value": .number(estimate.value), "ci_low": .number(estimate.interval?.lowerBound),
      "ci_high": .number(estimate.interval?.upperBound),
    ]
  }

  /// A paired difference with its interval.
  static func difference(_ difference: PairedDifference?) -> JSON {
    guard let difference else { return .null }
    return [
      "value": .number(difference.value), "ci_low": .number(difference.interval?.lowerBound),
      "ci_high": .number(difference.interval?.upperBound), "runs": .integer(difference.pairs),
    ]
  }
}

extension Cell {
  /// Value, lower and upper end of a share.
  static func share(_ share: Share?) -> [Cell] {
    [
      .number(share?.value), .number(share?.interval.lowerBound),
      .number(share?.interval.upperBound),
    ]
  }

  /// Value, lower and upper end of an estimate.
  static func estimate(_ estimate: Estimate?) -> [Cell] {
    [
      .number(estimate?.value), .number(estimate?.interval?.lowerBound),
      .number(estimate?.interval?.upperBound),
    ]
  }

  /// Value, lower and upper end of a difference.
  static func difference(_ difference: PairedDifference?) -> [Cell] {
    [
      .number(difference?.value), .number(difference?.interval?.lowerBound),
      .number(difference?.interval?.upperBound),
    ]
  }
}

extension Column {
  /// A share of futures with the ends of its interval, `name_ci_low` and `name_ci_high`.
  static func shares(_ name: String, _ about: String, emptyIf: String? = nil) -> [Column] {
    [
      .share(name, about, emptyIf: emptyIf),
      .share("\(name)_ci_low", "Lower end of its 95% interval", emptyIf: emptyIf),
      .share("\(name)_ci_high", "Upper end of its 95% interval", emptyIf: emptyIf),
    ]
  }

  /// Any number with the ends of its interval.
  static func numbers(
    _ name: String, _ about: String, unit: String, emptyIf: String? = nil
  ) -> [Column] {
    let ends = [emptyIf, "too little differs, or the sample is too small, for one"]
      .compactMap(\.self).joined(separator: ", or ")
    return [
      .number(name, about, unit: unit, emptyIf: emptyIf),
      .number("\(name)_ci_low", "Lower end of its 95% interval", unit: unit, emptyIf: ends),
      .number("\(name)_ci_high", "Upper end of its 95% interval", unit: unit, emptyIf: ends),
    ]
  }
}
