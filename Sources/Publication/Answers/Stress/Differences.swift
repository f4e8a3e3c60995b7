// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics

/// Columns and words of shares and differences, as the answers to stresses give them.
enum Differences {
  /// A share of futures with its interval.
  static func share(_ name: String, _ what: String, emptyIf: String? = nil) -> [Column] {
    let interval = "bound of its 95% Wilson interval"
    return [
      .share(name, "Share of futures \(what)", emptyIf: emptyIf),
      .share("\(name)_ci_low", "Lower \(interval)", emptyIf: emptyIf),
      .share("\(name)_ci_high", "Upper \(interval)", emptyIf: emptyIf),
    ]
  }

  static func cells(_ share: Share?) -> [Cell] {
    [
      .number(share?.value), .number(share?.interval.lowerBound),
      .number(share?.interval.upperBound),
    ]
  }

  /// A difference over the same futures, with its interval.
  static func difference(
    _ name: String, _ what: String, unit: String, emptyIf: String? = nil
  ) -> [Column] {
    let none = [emptyIf, "the futures are too few or too much alike to give one"]
      .compactMap(\.self).joined(separator: ", or ")
    return [
      .number(name, what, unit: unit, emptyIf: emptyIf),
      .number("\(name)_ci_low", "Lower end of its 95% interval", unit: unit, emptyIf: none),
      .number("\(name)_ci_high", "Upper end of its 95% interval", unit: unit, emptyIf: none),
    ]
  }

  static func cells(_ difference: PairedDifference?) -> [Cell] {
    [
      .number(difference?.value), .number(difference?.interval?.lowerBound),
      .number(difference?.interval?.upperBound),
    ]
  }

  static func json(_ share: Share?) -> JSON {
    guard let share else { return .null }
    return .object([
      .init("value", .number(share.value)), .init("low", .number(share.interval.lowerBound)),
      .init("high", .number(share.interval.upperBound)),
    ])
  }

  static func json(_ difference: PairedDifference?) -> JSON {
    guard let difference else { return .null }
    return .object([
      .init("value", .number(difference.value)),
      .init("low", .number(difference.interval?.lowerBound)),
      .init("high", .number(difference.interval?.upperBound)),
    ])
  }

  /// `+1.24`, `-0.30`: a difference of counts.
  static func signed(_ value: Double) -> String {
    let text = HumanNumber.mean(value)
    return value > 0 && text != "0.00" ? "+" + text : text
  }

  /// `-3.1 points`: a difference of shares.
  static func points(_ value: Double) -> String {
    let text = HumanNumber.tenths(value * 100)
    return (value > 0 && text != "0.0" ? "+" + text : text) + " points"
  }

  /// Whether an interval leaves no doubt on which side of nothing the difference lies.
  static func isSure(_ difference: PairedDifference) -> Bool {
    guard let interval = difference.interval else { return false }
    return interval.lowerBound > 0 || interval.upperBound < 0
  }
}
