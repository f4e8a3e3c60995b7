// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import Statistics
internal import TrustDomain

/// What other plans would give, one line each.
enum AlternativesBlock {
  /// - Parameter runs: futures of the whole run.
  static func lines(_ alternatives: Alternatives?, of runs: Int) -> [String] {
    guard let alternatives else { return [] }
    let hasGates = alternatives.gates > 0
    var table = TextTable(columns: [
      .init(heading: "plan", width: nameWidth),
      .init(heading: hasGates ? "\(alternatives.gates) gates" : "–", width: 8, isNumber: true),
      .init(heading: "change, 95% int.", width: 22, isNumber: true),
      .init(heading: "all \(alternatives.principles)", width: 6, isNumber: true),
      .init(heading: "joined", width: 6, isNumber: true),
      .init(heading: "reserves", width: 8, isNumber: true),
      .init(heading: "low", width: 6, isNumber: true),
    ])
    table.rows = alternatives.rows.map(row)
    let head = "ALTERNATIVES: the same \(HumanNumber.whole(alternatives.runs)) futures, of 100"
    let first =
      alternatives.runs < runs
      ? "These are of the first \(HumanNumber.whole(alternatives.runs)) of \(HumanNumber.whole(runs)) futures for every plan, "
        + "so \"as proposed\" differs by chance from the figures of all of them above; hold plans against each other in "
        + "this table alone. " : ""
    return [head] + table.lines + [""] + Layout.paragraph(first + key, indent: 2)
  }

  private static let nameWidth = 30

  private static let key =
    "gates: those that must be met before a school may join all hold. change: of that against as "
    + "proposed. all: every modelled principle holds. joined: schools that join, mean. reserves: at "
    + "the end over income, median; low: one future in twenty ends lower. (alternatives.csv)"

  /// What not to grow would give, beside the one answer.
  ///
  /// - Parameter runs: futures of the whole run.
  static func comparator(_ alternatives: Alternatives?, of runs: Int) -> [String] {
    guard let alternatives, let row = alternatives.rows.first(where: { $0.change == .noGrowth })
    else { return [] }
    let own = alternatives.rows.first { $0.change == .asProposed }
      .map { ", in which it is \(HumanNumber.hundredths($0.allMet.value)) as proposed" }
    let first =
      alternatives.runs < runs
      ? " (of the first \(HumanNumber.whole(alternatives.runs)) futures\(own ?? ""))" : ""
    return Layout.paragraph(
      "Without growth it would be \(HumanNumber.hundredths(row.allMet.value)) of 100\(first).")
  }

  private static func row(_ row: Alternatives.Row) -> [String] {
    let reserves = row.finalReserves
    return [
      name(row.change), row.gatesMet.map { HumanNumber.hundredths($0.value) } ?? "–",
      row.gatesDifference.map(change) ?? "–", HumanNumber.hundredths(row.allMet.value),
      HumanNumber.short(row.joined),
      reserves.map { HumanNumber.value($0.median, .fraction) } ?? "–",
      reserves.map { HumanNumber.value($0.p05, .fraction) } ?? "–",
    ]
  }

  /// A long name is cut, so that a plan stays on its line.
  private static func name(_ change: Alternatives.Change) -> String {
    let text =
      switch change {
      case .asProposed: "as proposed"
      case .without(let school): "without \(harmless(school.name))"
      case .noGrowth: "no growth"
      }
    let name = text.count > nameWidth ? text.prefix(nameWidth - 1) + "…" : text[...]
    return onOneLine(String(name))
  }

  private static func change(_ difference: PairedDifference) -> String {
    let value = difference.value * 100
    let text = (value > 0 ? "+" : "") + HumanNumber.short(value)
    guard let interval = difference.interval else { return text }
    let ends = [interval.lowerBound, interval.upperBound].map { HumanNumber.short($0 * 100) }
    return onOneLine("\(text) (\(ends.joined(separator: " to ")))")
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(separator: " ").joined(separator: Layout.firm)
  }
}
