// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
internal import TrustDomain

extension ResultTable {
  /// The flows of one future by financial year, with its reserves before and after: each year's rows but the last add up
  /// to the last, to the penny.
  public static func money(of replay: Replay) -> ResultTable {
    let rows = replay.years.flatMap { year in
      [(year.name, "opening_reserves", year.opening)]
        + zip(Flow.allCases, year.flows).map { (year.name, $0.name, $1) }
        + [(year.name, "closing_reserves", year.closing)]
    }
    return ResultTable(
      name: "money.csv", title: "The money of the future whose final reserves are the median",
      rowFor: "financial year and flow", key: ["run", "year", "flow"],
      references: [.init("run", in: "outcomes.csv", "run")],
      columns: [
        .count("run", "Number of the future, from 0", of: "futures"),
        .text("year", "Financial year, September to August: 2027/28"),
        .text("flow", "opening_reserves, closing_reserves, or what came in and went out between"),
        .pounds("amount_gbp", "Schools and centre together; spending is negative"),
      ], rowCount: rows.count
    ) { index in
      let (year, flow, amount) = rows[index]
      return [.count(replay.run), .text(year), .text(flow), .number(amount.pounds)]
    }
  }
}

/// The money of one financial year of a future.
struct MoneyYear {
  /// `2027/28`.
  let name: String
  let opening: Money
  /// By `Flow.allCases`.
  var flows: [Money]
  var closing: Money

  subscript(flow: Flow) -> Money { flows[flow.rawValue] }
}

extension Replay {
  /// Financial years in their order; the first begins with the start.
  var years: [MoneyYear] {
    var years: [MoneyYear] = []
    for term in terms {
      let name = HumanNumber.year(start.advanced(by: term.term))
      if years.last?.name != name {
        years.append(
          MoneyYear(
            name: name, opening: term.events.openingReserves,
            flows: Array(repeating: .zero, count: Flow.allCases.count), closing: .zero))
      }
      let last = years.count - 1
      for place in years[last].flows.indices {
        years[last].flows[place] += term.events.flows[place]
      }
      years[last].closing = term.events.closingReserves
    }
    return years
  }
}

extension HumanNumber {
  /// The financial year of a term, `2027/28`: the academic year, September to August.
  static func year(_ term: Term) -> String {
    let next = (term.academicYear + 1) % 100
    return "\(term.academicYear)/\(next < 10 ? "0" : "")\(next)"
  }
}
