// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// What schools and centre hold of the trust's reserves, year by year: the schools alone may look richer than the trust.
struct CentreShare {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  private struct YearEnd {
    var term: Term
    var trust: Double
    var centre: Double
    /// 90 of 100 futures.
    var low: Double, high: Double
    /// What the schools hold: the rest.
    var schools: Double { trust - centre }
  }

  /// Means, which add up where medians do not.
  private var years: [YearEnd] {
    let rows = source.rows("fan.csv").filter { $0["scope"] == "trust" }
    let trust = rows.filter { $0["metric"] == "reserves_gbp" }
    return rows.filter { $0["metric"] == "central_reserves_gbp" }.compactMap { row in
      let whole = trust.first { $0["term"] == row["term"] && $0["runs"] == row["runs"] }
      guard let term = Term(row["term"]), term.season == .summer,
        let all = whole?.number("mean"), let centre = row.number("mean"),
        let low = row.number("p05"), let high = row.number("p95")
      else { return nil }
      return YearEnd(
        term: term, trust: Self.rounded(all), centre: Self.rounded(centre), low: low, high: high)
    }
  }

  /// To thousands, so that a row adds up as printed.
  private static func rounded(_ pounds: Double) -> Double { (pounds / 1_000).rounded() * 1_000 }

  var html: HTML {
    let years = years
    guard let last = years.last else { return .empty }
    let table = DataTable(
      caption: "Reserves at each year end in £ thousand: schools and centre together are the trust",
      columns: [.init(heading: "Year end")]
        + ["Schools", "Centre", "Trust", "Centre in 90 of 100 futures"].map {
          .init(heading: $0, isNumber: true)
        },
      rows: years.map(row), style: "centre")
    return """
      <h3>Schools and centre</h3>
      <p>On average over all futures, schools hold \(pounds(last.schools)) at the end, and the centre \
      \(pounds(last.centre)): together \(pounds(last.trust)), the trust's.\(overdrawn(last))</p>
      \(table.html)
      <p class="note">Means, since these add up and medians do not. The centre lives on the central charge\(charge), which \
      stays as it is set through the whole plan: it moves money between schools and centre, and changes nothing for \
      the trust.</p>
      """
  }

  private func overdrawn(_ year: YearEnd) -> String {
    year.centre < 0
      ? " The centre is then overdrawn, and schools' reserves stand behind it: they are not all free to spend."
      : ""
  }

  private var charge: String {
    let value = source.assumptions.first { $0.key == "trust.central_charge" }?.value
    return value.map { ", \(FlowText.readable($0)) of schools' public funding" } ?? ""
  }

  private func row(_ year: YearEnd) -> [HTML] {
    [
      HTML(text: HumanNumber.term(year.term)), HTML(text: thousands(year.schools)),
      HTML(text: thousands(year.centre)), HTML(text: thousands(year.trust)),
      HTML(text: "\(thousands(year.low)) to \(thousands(year.high))"),
    ]
  }

  private func pounds(_ value: Double) -> String { HumanNumber.value(value, .pounds) }

  private func thousands(_ pounds: Double) -> String { HumanNumber.thousands(pounds) }
}
