// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Principles
import ScenarioFiles
import Testing
import TrustDomain

@testable import Publication

/// The board paper of the small summary, read back from its tables as a finished folder's is.
enum SmallReport {
  static func source(
    title: String = "Grow, by one", trust: String = "Small Trust", charts: String? = "vegaEmbed",
    extra: [String: String] = [:]
  ) throws -> ReportSource {
    let summary = try SmallSummary.make()
    var tables: [ReportTable] = []
    var outcomes = OutcomeTally()
    for table in ResultTable.all(of: summary) {
      if table.name == "outcomes.csv" {
        outcomes.take(table.csv.utf8)
      } else if !ReportSource.optional.contains(table.name) {
        tables.append(ReportTable(name: table.name, lines: try csvLines(table.csv)))
      }
    }
    for (name, csv) in extra { tables.append(ReportTable(name: name, lines: try csvLines(csv))) }
    let start = Term(year: 2027, season: .spring)
    let school = try #require(summary.joins.first?.school)
    return ReportSource(
      tables: tables, outcomes: outcomes, manifest: manifest,
      plan: ReportPlan(
        title: title, trust: trust, members: [], candidates: [school],
        proposal: Proposal(
          joins: [Join(school: school.id, term: start.advanced(by: 1))], gate: .defer),
        start: start, terms: 2),
      catalogue: Catalogue(
        principles: [SmallSummary.stability, SmallSummary.support, SmallSummary.wellbeing]),
      assumptions: assumptions, chartScript: charts)
  }

  static func page(_ source: ReportSource) -> String {
    BoardPaper(source).page.html(styleDigest: "STYLE", scriptDigest: "SCRIPT")
  }

  private static let manifest: JSON = [
    "program": "headroom", "version": "0.1.0", "seed": 7,
    "options": ["runs": 4, "seed": 7, "precision": .null, "trajectories": false],
    "scenario_hash": "sha256:abc",
    "results": [["path": "fan.csv", "bytes": 1234, "hash": "sha256:def"]],
  ]

  private static let assumptions = [
    ReportAssumption(
      key: "economy.pay_award", value: "{ normal: { mean: 3.0%, sd: 1.2% } }", variesBy: "year",
      status: "J", source: "none found", about: "Teachers' pay award.", replaces: nil),
    ReportAssumption(
      key: "policy.reserves_target", value: "6%", variesBy: nil, status: nil,
      source: "this scenario", about: "Reserves aimed at.", replaces: "5%"),
  ]
}
