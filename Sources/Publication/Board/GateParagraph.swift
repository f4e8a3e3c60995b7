// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics

/// The price of the gate in a few sentences.
enum GateParagraph {
  /// - Parameter runs: futures of the whole run.
  static func lines(_ price: GatePrice?, of runs: Int) -> [String] {
    guard let price else { return [] }
    let first = price.runs < runs ? "the first " : ""
    let head =
      "THE PRICE OF THE GATE: \(first)\(HumanNumber.whole(price.runs)) futures with it and without"
    let sentences = [
      joined(price), held(price), reserves(price), load(price), breaches(price),
    ].compactMap(\.self)
    return [head] + Layout.paragraph(sentences.joined(separator: " "), indent: 2)
      + Layout.paragraph(
        "Both ways share every draw; brackets hold 95% intervals of the difference (gate_price.csv).",
        indent: 2)
  }

  private static func joined(_ price: GatePrice) -> String? {
    numbers(price, "joined").map { gated, ungated, _ in
      "With the gate \(HumanNumber.mean(gated)) schools join on average, without it "
        + "\(HumanNumber.mean(ungated))."
    }
  }

  private static func held(_ price: GatePrice) -> String? {
    numbers(price, "all_met").map { gated, ungated, row in
      "All modelled principles hold in \(HumanNumber.inTenths(gated)) of 100 futures instead of "
        + "\(HumanNumber.inTenths(ungated)) (\(points(row)))."
    }
  }

  private static func reserves(_ price: GatePrice) -> String? {
    guard let median = numbers(price, "final_reserves_gbp_p50"),
      let low = numbers(price, "final_reserves_gbp_p05")
    else { return nil }
    return "Final reserves: median \(pounds(median.0)) instead of \(pounds(median.1))"
      + "\(interval(median.2, pounds)), and one in twenty below \(pounds(low.0)) instead of "
      + "\(pounds(low.1))\(interval(low.2, pounds))."
  }

  private static func load(_ price: GatePrice) -> String? {
    numbers(price, "peak_si_utilisation").map { gated, ungated, row in
      "School improvement peaks at \(HumanNumber.inTenths(gated))% of its capacity on average instead of "
        + "\(HumanNumber.inTenths(ungated))% (\(points(row)))."
    }
  }

  /// The gate principle whose breaches the gate changes most.
  private static func breaches(_ price: GatePrice) -> String? {
    let rows = price.rows.filter { $0.measure.hasPrefix("breach:") && $0.difference.value != 0 }
    guard let row = rows.max(by: { abs($0.difference.value) < abs($1.difference.value) }),
      let gated = row.gated, let ungated = row.ungated
    else { return nil }
    let name = harmless(String(row.measure.dropFirst("breach:".count)))
    // Of a join that waits, the gate principles are asked again each term.
    let again = ungated < gated ? ", as a join that waits is assessed anew each term" : ""
    return "Of the gate principles it changes \(name) most: broken in "
      + "\(HumanNumber.inTenths(gated)) instead of \(HumanNumber.inTenths(ungated)) of 100 "
      + "(\(points(row)))\(again)."
  }

  private static func numbers(
    _ price: GatePrice, _ measure: String
  ) -> (Double, Double, GatePrice.Row)? {
    guard let row = price.rows.first(where: { $0.measure == measure }),
      let gated = row.gated, let ungated = row.ungated
    else { return nil }
    return (gated, ungated, row)
  }

  /// `+2.1 points, 1.4 to 2.8`, or that nothing differs.
  private static func points(_ row: GatePrice.Row) -> String {
    let value = row.difference.value * 100
    let text = "\(value > 0 ? "+" : "")\(HumanNumber.tenths(value)) points"
    guard let interval = row.difference.interval else { return text }
    return "\(text), \(HumanNumber.tenths(interval.lowerBound * 100)) to "
      + HumanNumber.tenths(interval.upperBound * 100)
  }

  private static func interval(
    _ row: GatePrice.Row, _ text: (Double) -> String
  ) -> String {
    row.difference.interval.map {
      " (difference \(text($0.lowerBound)) to \(text($0.upperBound)))"
    } ?? ""
  }

  private static func pounds(_ value: Double) -> String { HumanNumber.value(value, .pounds) }
}
