// SPDX-License-Identifier: GPL-3.0-or-later

/// A threshold on one side of which an alarm is given.
public struct Cutoff: Sendable, Hashable {
  /// A value that alarms itself.
  public let threshold: Double
  /// Whether values above it alarm, rather than those below.
  public let alarmsAbove: Bool

  /// Any threshold.
  public init(threshold: Double, alarmsAbove: Bool) {
    self.threshold = threshold
    self.alarmsAbove = alarmsAbove
  }

  /// Whether a value alarms.
  public func alarms(_ value: Double) -> Bool {
    alarmsAbove ? value >= threshold : value <= threshold
  }

  /// The threshold that tells best: by the share of events that alarm less the share of other cases that do (Youden's
  /// J); or, where a missed event costs so many false alarms, by the least cost.
  ///
  /// Of equals the one with the fewest alarms. Every value seen is tried. Source: W. J. Youden, Cancer 3, 1950,
  /// doi:10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3.
  ///
  /// - Parameters:
  ///   - cases: values without NaN.
  ///   - missCost: false alarms that one missed event is worth; nil for Youden's J.
  /// - Returns: nil where all cases are events, or none is.
  public static func best(
    of cases: [ScoredCase], alarmsAbove: Bool, missCost: Double? = nil
  ) -> Cutoff? {
    let events = cases.count(where: \.isEvent)
    let others = cases.count - events
    guard events > 0, others > 0 else { return nil }
    // What a hit is worth over a false alarm; Youden's J weighs both kinds alike.
    let worth = missCost ?? Double(others) / Double(events)
    let sorted = cases.sorted { alarmsAbove ? $0.value > $1.value : $0.value < $1.value }
    var (hits, falseAlarms) = (0, 0)
    var best: (threshold: Double, gain: Double)?
    for (place, item) in sorted.enumerated() {
      if item.isEvent { hits += 1 } else { falseAlarms += 1 }
      let isLast = place + 1 == sorted.count || sorted[place + 1].value != item.value
      guard isLast else { continue }
      let gain = worth * Double(hits) - Double(falseAlarms)
      if gain > best?.gain ?? -.infinity { best = (item.value, gain) }
    }
    return best.map { Cutoff(threshold: $0.threshold, alarmsAbove: alarmsAbove) }
  }
}
