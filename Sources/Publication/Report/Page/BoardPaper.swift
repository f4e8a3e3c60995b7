// SPDX-License-Identifier: GPL-3.0-or-later

/// A result as one page of HTML for a trust's board.
public struct BoardPaper: Sendable {
  let source: ReportSource

  /// The paper of a result.
  public init(_ source: ReportSource) { self.source = source }

  /// The paper as a page.
  public var page: Page {
    Page(
      title: "\(source.plan.title) – \(source.plan.trust) – board paper", version: version,
      header: FirstScreen(source).html, sections: sections, skip: ("principles", "the principles"),
      chartScript: source.chartScript)
  }

  var version: String { source.manifest["version"].string ?? "" }

  var hasCharts: Bool { source.chartScript != nil }

  private var sections: [PageSection] {
    let sections = [
      PrinciplesSection(source).section, FansSection(source).section(hasCharts),
      BreachesSection(source).section(hasCharts), JoinsSection(source).section(hasCharts),
      SchoolsSection(source).section, MoneySection(source).section(hasCharts),
      TogetherSection(source).section, AssumptionsSection(source).section,
      LimitsSection.section, AgainSection(source).section,
    ]
    return sections.compactMap(\.self)
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
