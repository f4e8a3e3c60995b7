// SPDX-License-Identifier: GPL-3.0-or-later
internal import TrustDomain

/// The years of one future as accounts report them: income, expenditure, in-year balance, reserves.
struct MoneyYears {
  private let rows: [ReportTable.Row]
  private let flows: [String: Flow]

  /// - Parameter rows: those of `money.csv`.
  init(_ rows: [ReportTable.Row]) {
    self.rows = rows
    flows = Self.flows
  }

  private static let flows = Dictionary(
    Flow.allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// A flow of `money.csv` in words.
  static func title(ofFlow name: String) -> String {
    switch name {
    case "opening_reserves": "Reserves at the beginning"
    case "closing_reserves": "Reserves at the end"
    default:
      flows[name].map { StoryWords.sentence(StoryWords.title($0)).trimmingStop }
        ?? name.replacingUnderscores
    }
  }

  private struct Year {
    var name: String
    var opening: Double?
    var income = 0.0
    var balance = 0.0
    var brought = 0.0
    var closing: Double?
  }

  private var years: [Year] {
    var years: [Year] = []
    for row in rows {
      guard let amount = row.number("amount_gbp"), !row["year"].isEmpty else { continue }
      if years.last?.name != row["year"] { years.append(Year(name: row["year"])) }
      let last = years.count - 1
      switch row["flow"] {
      case "opening_reserves": years[last].opening = amount
      case "closing_reserves": years[last].closing = amount
      case let name:
        guard let flow = flows[name] else { continue }
        if !flow.isInYear {
          years[last].brought += amount
        } else {
          years[last].balance += amount
          years[last].income += flow.isIncome ? amount : 0
        }
      }
    }
    return years
  }

  var html: HTML {
    let years = years
    let hasJoiners = years.contains { abs($0.brought) >= 0.5 }
    let brought = hasJoiners ? ["Brought by joiners"] : []
    let table = DataTable(
      caption: "The median future in £ thousand by financial year, September to August",
      columns: [.init(heading: "Year")]
        + (["Opening reserves", "Income", "Expenditure", "In-year balance"] + brought
        + ["Closing reserves"]).map { .init(heading: $0, isNumber: true) },
      rows: years.map { row($0, hasJoiners: hasJoiners) }, style: "accounts")
    return """
      <h3>Year by year</h3>
      \(table.html)
      <p class="note">Expenditure holds all that is spent in the year: running costs, investment, single costs and what \
      accounts run above or below budget. Each figure is rounded alone, so a sum may differ by one.</p>
      """
  }

  private func row(_ year: Year, hasJoiners: Bool) -> [HTML] {
    let amounts: [Double?] =
      [year.opening, year.income, year.income - year.balance, year.balance]
      + (hasJoiners ? [year.brought] : []) + [year.closing]
    return [HTML(text: year.name)]
      + amounts.map { HTML(text: $0.map(HumanNumber.thousands) ?? "–") }
  }
}

extension String {
  /// Without the full stop at the end.
  fileprivate var trimmingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
