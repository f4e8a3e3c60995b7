// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A trust's own catalogue, from the copied file to the result: no Swift is touched.
@Suite("A trust's own catalogue")
struct CatalogueTests {
  private static var shipped: String {
    get throws {
      let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      return try String(contentsOfFile: "/\(root)/Scenarios/principles.yaml", encoding: .utf8)
    }
  }

  /// The text of a result's table, by principle.
  private func rows(_ folder: TemporaryFolder, _ path: String) throws -> [String: Substring] {
    let text = String(decoding: try folder.bytes(path), as: UTF8.self)
    let lines = text.split(separator: "\n").dropFirst()
    return Dictionary(
      lines.map { (String($0.prefix { $0 != "," }), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func run(_ catalogue: String, in folder: TemporaryFolder) throws -> Program.Outcome {
    try folder.write(catalogue, to: "own.yaml")
    return try Program.run(
      "run", "two.yaml", "--set", "principles=own.yaml", "--runs", "40", "--out", "r", "--replace",
      in: folder)
  }

  @Test("is copied, re-worded, re-thresholded, cut and added to, and judged by")
  func edited() throws {
    let folder = try TemporaryFolder()
    let edited = try Self.shipped
      .replacing("title: Growth rests on financial stability", with: "title: We pay our way")
      .replacing("reserves_pct_income, at_least: 3%", with: "reserves_pct_income, at_least: 9000%")
      .replacing("- id: wellbeing\n", with: "- id: well-being\n")
    let added = """

      - id: settled-primaries
        title: Settled primary schools are staffed
        reference: our own
        group: our own
        kind: simulated
        checks:
          - { metric: school_staffing_pct, at_least: 1%, when: each term, scope: { sectors: [primary], schools: settled, after: 6 } }

      """
    let copied = try run(try Self.shipped, in: folder)
    #expect(copied.code == 0, "\(copied.errors)")
    let before = try rows(folder, "r/principles.csv")
    let outcome = try run(edited + added, in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let after = try rows(folder, "r/principles.csv")
    #expect(after.count == before.count + 1)
    #expect(after["wellbeing"] == nil && after["well-being"] != nil)
    #expect(after["financial-stability"]?.contains("We pay our way") == true)
    #expect(after["financial-stability"]?.contains(",true,0.0,") == true)
    #expect(after["settled-primaries"]?.contains("our own,false,1.0,") == true)
    // A principle that was not touched is judged as before.
    #expect(after["sector-partners"] == before["sector-partners"])
    #expect(outcome.output.contains("OUR OWN"))
    let breaches = String(decoding: try folder.bytes("r/breaches.csv"), as: UTF8.self)
    #expect(breaches.contains("reserves_pct_income at least 9000%"))
  }

  @Test("runs again from its result's scenario alone")
  func resolved() throws {
    let folder = try TemporaryFolder()
    let own = """
      - { id: a, title: b, reference: c, group: d, kind: simulated, checks: [
          { metric: school_grade, at_most: 3, when: each term, in_share: 50%, scope: { schools: joiners } } ] }
      """
    #expect(try run(own, in: folder).code == 0)
    let again = try Program.run(
      "run", "r/scenario.yaml", "--runs", "40", "--out", "s", "--quiet", in: folder)
    #expect(again.code == 0, "\(again.errors)")
    for table in ["principles.csv", "breaches.csv", "together.csv"] {
      #expect(try folder.bytes("r/\(table)") == folder.bytes("s/\(table)"))
    }
  }

  @Test(
    "is refused with place and reason where a check cannot be read",
    arguments: [
      ("metric: no_such_metric, at_least: 5%", "\"no_such_metric\", which is no metric"),
      ("metric: reserves_pct_incomes, at_least: 5%", "Did you mean \"reserves_pct_income\"?"),
      ("metric: reserves_pct_income, at_least: £5", "counts a share"),
      ("metric: si_demand_days, at_least: 5%", "counts days"),
      ("metric: reserves_gbp, at_least: policy.reserves_target", "counts a share"),
      ("metric: reserves_pct_income, at_least: economy.pay_award", "no single fixed number"),
      (
        "metric: pupils, at_least: 5, scope: { sectors: [primary] }",
        "pupils has one value, the trust's"
      ),
      (
        "metric: schools_per_partner, at_most: 5, scope: { schools: joiners }",
        "is for metrics of schools"
      ),
      ("metric: school_grade, at_most: 3, scope: { sectors: [nursery] }", "nursery"),
      ("metric: school_grade, at_most: 3, scope: { schools: new }", "settled"),
      ("metric: school_grade, at_most: 3, scope: { after: 3 }", "write schools: settled too"),
    ])
  func refused(_ check: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try run(
      "- { id: a, title: b, reference: c, kind: simulated, checks: [{ \(check), when: each term }] }\n",
      in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(outcome.errors.contains("own.yaml:1:"))
    #expect(!folder.exists("r"))
  }

  @Test("may take a threshold from an assumption, which a setting moves")
  func assumption() throws {
    let folder = try TemporaryFolder()
    let own = """
      - { id: a, title: b, reference: c, kind: simulated, checks: [
          { metric: reserves_pct_income, at_least: policy.reserves_target, when: each term } ] }
      """
    try folder.write(own, to: "own.yaml")
    for (target, met) in [("-50%", "1.0"), ("90%", "0.0")] {
      let outcome = try Program.run(
        "run", "two.yaml", "--set", "principles=own.yaml", "--set",
        "policy.reserves_target=\(target)", "--runs", "20", "--out", "r", "--replace", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try rows(folder, "r/principles.csv")["a"]?.hasPrefix("a,c,false,\(met),") == true)
    }
  }

  @Test("is listed by group, for people and for programs")
  func listed() throws {
    let folder = try TemporaryFolder()
    let text = try Program.run("principles", in: folder).output
    let headings = [
      "GROWTH", "CENTRAL TEAM", "HUBS", "SPECIALIST TEAMS", "EVALUATION AND COMPLIANCE",
      "LEADERSHIP", "SCHOOLS", "OBJECTIVES",
    ]
    #expect(headings.allSatisfy { text.contains("\n\n\($0)\n") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let json = try Program.run("principles", "--format", "json", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let principles = try #require(object?["principles"] as? [[String: Any]])
    #expect(principles.count == 48)
    #expect(principles.allSatisfy { $0["group"] is String && $0["gate"] is Bool })
    let stability = try #require(
      principles.first { $0["principle"] as? String == "financial-stability" })
    let checks = try #require(stability["checks"] as? [[String: Any]])
    #expect(checks.first?["metric"] as? String == "reserves_pct_income")
    #expect(checks.first?["at_least"] as? Double == 0.05)
  }
}
