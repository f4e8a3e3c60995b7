// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics

extension Drivers {
  /// The share of futures at each end of an input.
  static let tail = 0.2

  /// Each input against the outcome, the strongest first.
  static func rows(
    of table: InputTable, against outcome: [Double], isEvent: Bool
  ) -> [InputRow] {
    let varying = table.varying
    // Bonferroni: each at a level that keeps the chance of a false one among all below 5%.
    let level = 1 - 0.05 / Double(max(1, varying.inputs.count))
    let rows = varying.inputs.indices.compactMap { place -> InputRow? in
      let values = varying.columns[place]
      guard let correlation = RankCorrelation(values, outcome),
        let strict = RankCorrelation(values, outcome, level: level),
        let (low, high) = tails(of: values, outcome, isEvent: isEvent)
      else { return nil }
      return InputRow(
        input: varying.inputs[place], correlation: correlation, low: low, high: high,
        isClear: !strict.interval.contains(0))
    }
    return rows.enumerated().sorted { one, other in
      (abs(one.element.correlation.value), other.offset)
        > (abs(other.element.correlation.value), one.offset)
    }.map(\.element)
  }

  /// The outcome where an input is low and where it is high. Of an input that is mostly one value, such as a count that
  /// is mostly 0, the ends are what lies on either side.
  private static func tails(
    of values: [Double], _ outcome: [Double], isEvent: Bool
  ) -> (low: Tail, high: Tail)? {
    guard let quantiles = try? Quantiles(of: values) else { return nil }
    let low = quantiles.value(at: tail)
    let high = quantiles.value(at: 1 - tail)
    func end(_ bound: Double, _ isIn: (Double) -> Bool) -> Tail? {
      let inside = zip(values, outcome).filter { isIn($0.0) }.map(\.1)
      guard inside.count > 1 else { return nil }
      return Tail(
        bound: bound, futures: inside.count, mean: .mean(of: inside, isEvent: isEvent))
    }
    if low < high {
      return end(low) { $0 <= low }.flatMap { one in
        end(high) { $0 >= high }.map { (one, $0) }
      }
    }
    // The two quantiles are one value: what lies above it against the rest, or below it.
    let above = quantiles.sorted.first { $0 > low }
    if let above {
      return end(low) { $0 <= low }.flatMap { one in end(above) { $0 > low }.map { (one, $0) } }
    }
    guard let below = quantiles.sorted.last(where: { $0 < low }) else { return nil }
    return end(below) { $0 < low }.flatMap { one in end(low) { $0 >= low }.map { (one, $0) } }
  }
}
