// SPDX-License-Identifier: GPL-3.0-or-later
internal import Forecasting
internal import Principles
internal import TrustDomain

/// Three of the trust's metrics over time.
enum FanTables {
  private static let shown = ["reserves_pct_income", "teaching_staffing_pct", "si_utilisation"]
  /// The longest horizon that is shown term by term.
  private static let mostTerms = 6

  /// Characters of a column: ten years fit a line.
  private static func width(_ summary: Summary) -> Int { summary.terms <= mostTerms ? 12 : 9 }

  static func lines(_ summary: Summary) -> [String] {
    let tables = shown.compactMap { id -> [String]? in
      let fans = summary.fans.filter { $0.metric.id == id && $0.scope == "trust" }
      return fans.isEmpty ? nil : table(fans.sorted { $0.term < $1.term }, summary)
    }
    guard !tables.isEmpty else { return [] }
    let head = "HOW IT MAY GO: in 90 of 100 futures between low and high, \(cadence(summary))"
    return [head] + tables.flatMap { $0 }
  }

  private static func cadence(_ summary: Summary) -> String {
    summary.terms <= mostTerms ? "each term" : "at each year end"
  }

  private static func table(_ fans: [Fan], _ summary: Summary) -> [String] {
    let width = width(summary)
    let columns = fans.filter {
      summary.terms <= mostTerms || summary.start.advanced(by: $0.term).season == .summer
    }
    let heads = columns.map { fan in
      Layout.pad(heading(summary.start.advanced(by: fan.term), summary), to: width, right: true)
    }
    let title = Layout.paragraph(fans.first?.metric.title ?? "", indent: 2)
    let rows = [("high", 0.95), ("median", 0.5), ("low", 0.05)].map { name, level in
      "  " + Layout.pad(name, to: 7)
        + columns.map { Layout.pad(text($0, level), to: width, right: true) }.joined()
    }
    return title + [Layout.pad("", to: 9) + heads.joined()] + rows
      + ["  " + Layout.pad("term by term", to: 14) + sparkline(fans)]
  }

  /// The year, 2027/28, or the term.
  private static func heading(_ term: Term, _ summary: Summary) -> String {
    let year = String(term.year % 100 + 100).dropFirst()
    return summary.terms <= mostTerms
      ? "\(term.season.name) \(year)" : "\(term.academicYear)/\(year)"
  }

  private static func text(_ fan: Fan, _ level: Double) -> String {
    quantile(fan, level).map { HumanNumber.value($0, fan.metric.unit) } ?? "–"
  }

  private static func quantile(_ fan: Fan, _ level: Double) -> Double? {
    guard let place = publishedQuantiles.firstIndex(of: level),
      fan.quantiles.indices.contains(place)
    else { return nil }
    return fan.quantiles[place]
  }

  /// The median by term, on the scale of all low and high values.
  private static func sparkline(_ fans: [Fan]) -> String {
    let ends = fans.flatMap { [quantile($0, 0.05), quantile($0, 0.95)] }
      .compactMap(\.self).filter(\.isFinite)
    guard let low = ends.min(), let high = ends.max() else { return "" }
    return Bars.line(fans.map { quantile($0, 0.5) }, in: low...high)
  }
}
