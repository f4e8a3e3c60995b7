// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import TrustDomain

/// Every principle by every term, those least often met on top: a table whose cells are shaded and printed.
struct PrinciplesSection {
  let source: ReportSource
  private let terms: [Term]
  private let cells: [String: [Term: ReportTable.Row]]

  init(_ source: ReportSource) {
    self.source = source
    let rows = source.rows("principles_by_term.csv")
    var cells: [String: [Term: ReportTable.Row]] = [:]
    for row in rows {
      if let term = Term(row["term"]) { cells[row["principle"], default: [:]][term] = row }
    }
    self.cells = cells
    terms = (0..<source.plan.terms).map { source.plan.start.advanced(by: $0) }
  }

  /// Terms beside which a sheet of paper must lie on its side.
  private static let mostUpright = 18

  var section: PageSection {
    PageSection(
      id: "principles", heading: "Principle by principle",
      lead: """
        In how many of 100 futures each principle is met: throughout, and at the assessments of each term. \
        The darker, the more often it fails. A star marks those that must be met before a school may join.
        """,
      content: [key, table, asks, unmodelled],
      style: terms.count > Self.mostUpright ? "wide" : "")
  }

  private var key: HTML {
    let items = Likelihood.allCases.reversed().map { word -> HTML in
      let from = HumanNumber.hundredths(word.from)
      let bound = word == .almostNever ? "below 5" : "from \(from)"
      return
        "<li><span class=\"swatch h\(word.rawValue)\" aria-hidden=\"true\"></span>\(word.words), \(bound)</li>"
    }
    return """
      <ul class="key" aria-label="What the shades mean">\(items)\
      <li><span class="swatch none" aria-hidden="true">·</span>nothing to judge</li></ul>
      """
  }

  private var table: HTML {
    let gate = ordered.filter { $0.flag("gate") }
    let others = ordered.filter { !$0.flag("gate") }
    return """
      <div class="scroll" role="region" aria-label="Principles by term" tabindex="0">
      <table class="heat">
      <caption class="unseen">Futures of 100 in which each principle is met, throughout and term by term</caption>
      <thead>
      <tr><th scope="col" rowspan="2"><span class="long">Principle</span></th><th scope="col" rowspan="2" class="n">Throughout</th>\
      <th scope="col" rowspan="2" class="n interval">95% interval</th>\(years)</tr>
      <tr>\(terms.map(head))</tr>
      </thead>
      \(group("Must be met before a school may join", gate))
      \(group("Also judged", others))
      </table></div>
      """
  }

  /// Those that are judged, least often met first.
  private var ordered: [ReportTable.Row] {
    source.modelled.enumerated().sorted {
      ($0.element.number("probability_met") ?? 2, $0.offset)
        < ($1.element.number("probability_met") ?? 2, $1.offset)
    }.map(\.element)
  }

  private var years: [HTML] {
    let years = Dictionary(grouping: terms, by: \.academicYear)
    return years.keys.sorted().map { year in
      let terms = years[year] ?? []
      let name = terms.first.map(HumanNumber.academicYear) ?? ""
      return "<th scope=\"colgroup\" colspan=\"\(terms.count)\" class=\"year\">\(name)</th>"
    }
  }

  private func head(_ term: Term) -> HTML {
    let short = ["Au", "Sp", "Su"][term.season.rawValue]
    return """
      <th scope="col" class="term\(edge(term))"><abbr title="\(HumanNumber.term(term))">\(short)</abbr></th>
      """
  }

  /// A line where a year begins.
  private func edge(_ term: Term) -> String {
    term.season == .autumn || term == terms.first ? " edge" : ""
  }

  private func group(_ name: String, _ rows: [ReportTable.Row]) -> HTML {
    guard !rows.isEmpty else { return .empty }
    return """
      <tbody>
      <tr class="group"><th scope="rowgroup" colspan="\(terms.count + 3)">\(name)</th></tr>
      \(rows.map(row))
      </tbody>
      """
  }

  private func row(_ row: ReportTable.Row) -> HTML {
    let star: HTML =
      row.flag("gate") ? " <span class=\"star\" title=\"gate principle\">*</span>" : ""
    // On a phone the title has a row of its own above the numbers, and here is for those who hear the table alone.
    return """
      <tr class="name" aria-hidden="true"><td colspan="\(terms.count + 3)"><span>\(row["title"])\(star)</span></td></tr>
      <tr><th scope="row"><span class="long">\(row["title"])\(star)</span></th>\(whole(row))\
      \(terms.map { cell(cells[row["principle"]]?[$0], $0) })</tr>
      """
  }

  private func whole(_ row: ReportTable.Row) -> HTML {
    guard let value = row.number("probability_met"), let low = row.number("ci_low"),
      let high = row.number("ci_high")
    else {
      return
        "<td class=\"n all\">–<span class=\"unseen\"> never anything to judge</span></td><td class=\"n interval\"></td>"
    }
    return """
      <td class="n all h\(Likelihood(value).rawValue)">\(HumanNumber.inTenths(value))</td>\
      <td class="n interval">\(HumanNumber.interval(low...max(low, high)))</td>
      """
  }

  private func cell(_ row: ReportTable.Row?, _ term: Term) -> HTML {
    guard let value = row?.number("probability_met") else {
      return
        "<td class=\"none\(edge(term))\"><span aria-hidden=\"true\">·</span><span class=\"unseen\">nothing to judge</span></td>"
    }
    return
      "<td class=\"h\(Likelihood(value).rawValue)\(edge(term))\">\(HumanNumber.inHundred(value))</td>"
  }

  /// The checks behind each principle, in words.
  private var asks: HTML {
    let items = source.catalogue.modelled.map { principle -> HTML in
      let checks = principle.checks.map { check -> HTML in
        "<li>\(check.metric.title): \(check.condition)</li>"
      }
      return "<dt>\(principle.title)</dt><dd><ul>\(checks)</ul></dd>"
    }
    return """
      <details><summary>What each principle asks</summary>
      <p>A principle is met at an assessment where each of its conditions is. Thresholds are the trust's to set.</p>
      <dl class="asks">\(items)</dl></details>
      """
  }

  private var unmodelled: HTML {
    let rows = source.rows("principles.csv").filter { $0["status"] != "modelled" }
    guard !rows.isEmpty else { return .empty }
    let reasons = Dictionary(
      source.catalogue.principles.map { ($0.id, $0.notModelled ?? "") }
    ) { first, _ in first }
    let items = rows.map { row -> HTML in
      let reason = reasons[row["principle"]] ?? ""
      let star: HTML = row.flag("gate") ? "<span class=\"star\">*</span>" : ""
      return "<li>\(row["title"])\(star)\(reason.isEmpty ? "" : " – \(reason)")</li>"
    }
    return """
      <details><summary>\(rows.count) principles that are not modelled, and never counted as met</summary>
      <ul class="columns">\(items)</ul></details>
      """
  }
}
