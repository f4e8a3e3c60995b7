// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// An assumption at one end of what it may plausibly be.
struct JudgementMove: Sendable {
  let assumption: AssumptionID
  let range: Judgement.Range
  let isHigh: Bool

  /// The scenario with the assumption moved; nil where there is nothing to move.
  let scenario: Scenario
  /// The value there, of an assumption that has a single one.
  let value: Double?

  private static let (down, up) = (0.75, 1.25)
  private static let (lowLevel, highLevel) = (0.05, 0.95)

  init?(_ assumption: AssumptionID, isHigh: Bool, in scenario: Scenario) {
    let form = AssumptionForm.all[assumption.rawValue]
    // Yes or no, which nothing lies between.
    guard !(form.unit == .count && form.allowed == 0...1) else { return nil }
    self.assumption = assumption
    self.isHigh = isHigh
    let values = (0..<form.by.count).map { scenario.assumptions[assumption, $0] }
    let isDrawnOnce =
      form.each == .trajectory && assumption != .schoolsAuthorityPupilTrend
      && values.contains { $0.fixedValue == nil }
    range = isDrawnOnce ? .quantiles : .quarter
    var moved = scenario
    var isMoved = false
    for (place, distribution) in values.enumerated() {
      guard let other = Self.moved(distribution, range: range, isHigh: isHigh, form) else {
        continue
      }
      moved.assumptions[assumption, place] = other
      isMoved = isMoved || other != distribution
    }
    guard isMoved else { return nil }
    self.scenario = moved
    value = values.count == 1 ? moved.assumptions[assumption].fixedValue : nil
  }

  private static func moved(
    _ distribution: Distribution, range: Judgement.Range, isHigh: Bool, _ form: AssumptionForm
  ) -> Distribution? {
    func fixed(_ value: Double) -> Distribution? {
      let held = min(max(value, form.allowed.lowerBound), form.allowed.upperBound)
      return try? Distribution.fixed(held)
    }
    let factor = isHigh ? up : down
    if let value = distribution.fixedValue {
      // Of a number below nought the greater one is nearer to it.
      return fixed(value * (value < 0 ? 2 - factor : factor))
    }
    if range == .quantiles { return fixed(distribution.quantile(isHigh ? highLevel : lowLevel)) }
    return distribution.scaled(by: factor)
  }
}
