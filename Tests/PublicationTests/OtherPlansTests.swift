// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing
import TrustDomain

@testable import Forecasting
@testable import Publication

@Suite("What other plans would give")
struct OtherPlansTests {
  private static let header =
    "alternative,school,runs,all_met,gates_met,gates_met_ci_low,gates_met_ci_high,mean_joined,"
    + "gates_met_difference,gates_met_difference_ci_low,gates_met_difference_ci_high\n"
  /// Oakfield joins least often on time in the small summary; another school is the one to leave out.
  private static let clear =
    header + "as_proposed,,3,0.004,0.072,0.05,0.1,3.1,,,\n"
    + "without:oakfield,oakfield,3,0.01,0.097,0.07,0.12,2.5,0.025,0.005,0.045\n"
    + "without:larch,larch,3,0.03,0.208,0.18,0.24,2.4,0.136,0.11,0.16\n"
    + "no_growth,,3,0.07,0.27,0.24,0.3,0,0.198,0.17,0.23\n"

  private static func page(_ csv: String?) throws -> String {
    SmallReport.page(try SmallReport.source(extra: csv.map { ["alternatives.csv": $0] } ?? [:]))
  }

  @Test("names the school whose leaving out lifts the gate principles most, by the file")
  func best() throws {
    let page = try Self.page(Self.clear)
    #expect(page.contains("<h2>What would change it</h2>"))
    #expect(
      page.contains(
        "Without <b>larch</b> the one gate principle holds in 21 of 100 futures instead of 7 "
          + "(11 to 16 more, 95% interval); 2.4 schools join on average instead of 3.1"))
    #expect(
      page.contains(
        "Not growing: the one gate principle holds in 27 of 100 futures; all 2 hold in 7"))
    #expect(page.contains("Without growth it would be 7 of 100. This is of the first 3 futures."))
    #expect(page.contains("<th scope=\"row\">Without Oakfield School</th>"))
    #expect(page.contains("<td class=\"n\">13.6 (11 to 16)</td>"))
    #expect(!page.contains("What to try next") && !page.contains("Run the plan without"))
  }

  @Test("names none where chance may have made the difference")
  func unclear() throws {
    let csv = Self.clear.replacing("0.136,0.11,0.16", with: "0.136,-0.01,0.3")
    let page = try Self.page(csv)
    #expect(
      page.contains(
        "Leaving out any one school changes little: without <b>larch</b>, the best of these plans, "
          + "the one gate principle holds in 21 of 100 futures, as proposed in 7"))
    #expect(!page.contains("instead of 7"))
  }

  @Test("is silent where the run tried none")
  func absent() throws {
    let page = try Self.page(nil)
    for text in ["What would change it", "Without growth", "Other plans", "Not growing"] {
      #expect(!page.contains(text), "\(text)")
    }
    let text = boardSummary(of: try SmallSummary.make(), folder: "r", files: [])
    #expect(!text.contains("ALTERNATIVES") && !text.contains("Without growth"))
  }

  @Test("takes a line for each plan in the summary for the board")
  func board() throws {
    let summary = try SmallSummary.make()
    let school = try #require(summary.joins.first?.school)
    var long = school
    long.name = "The Very Long and Learned Name of \u{1B}a School"
    let plans = try Self.plans([.asProposed, .without(school), .without(long), .noGrowth])
    let text = boardSummary(of: summary, folder: "r", files: [], alternatives: plans)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(!text.contains("\u{1B}"))
    #expect(lines.contains("Without growth it would be 75 of 100."))
    #expect(lines.contains("ALTERNATIVES: the same 4 futures, of 100"))
    // One future of four each way: 0 plus or minus 1.96 sqrt(3 / 6 / 6).
    let row =
      "  without Oakfield School               50       0 (-56.6 to 5"
      + "6.6)      75     1.5        6%     -1%"
    #expect(lines.contains(row), "\(text)")
    #expect(lines.contains { $0.hasPrefix("  without The Very Long and Lea…") })
  }

  @Test("says which figures are of the first futures alone, where the run has more")
  func firstFutures() throws {
    let plans = try Self.plans([.asProposed, .noGrowth])
    #expect(
      AlternativesBlock.comparator(plans, of: 4) == ["Without growth it would be 75 of 100."])
    #expect(
      AlternativesBlock.comparator(plans, of: 10) == [
        "Without growth it would be 75 of 100 (of the first 4 futures, in which it is 75 as proposed)."
      ])
    func block(_ runs: Int) -> String {
      AlternativesBlock.lines(plans, of: runs).joined(separator: " ").split(separator: " ")
        .joined(separator: " ")
    }
    #expect(block(10).contains("These are of the first 4 of 10 futures for every plan"))
    #expect(!block(4).contains("These are of the first"))
  }

  @Test("is a table whose rows are as wide as its heading")
  func table() throws {
    let school = try #require(try SmallSummary.make().joins.first?.school)
    let table = ResultTable.alternatives(
      try Self.plans([.asProposed, .without(school), .noGrowth]))
    let lines = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.map(\.count) == Array(repeating: table.columns.count, count: 4))
    #expect(lines.map { $0[0] } == ["alternative", "as_proposed", "without:oakfield", "no_growth"])
    #expect(lines.map { $0[1] } == ["school", "", "oakfield", ""])
    for column in table.columns {
      let isNumber = column.kind == .number || column.kind == .integer
      #expect((column.unit != nil) == isNumber && !column.about.hasSuffix("."), "\(column.name)")
    }
  }

  private static func plans(_ changes: [Alternatives.Change]) throws -> Alternatives {
    let rows = try changes.map { change in
      let difference =
        change == .asProposed
        ? nil
        : try PairedDifference.ofShares([true, false, true, false], [false, true, true, false])
      return Alternatives.Row(
        change: change, allMet: try SmallSummary.share(3), gatesMet: try SmallSummary.share(2),
        met: 1.25, broken: 0.5, stable: nil, finalReserves: .init(median: 0.06, p05: -0.01),
        joined: 1.5, allDifference: difference, gatesDifference: difference)
    }
    return Alternatives(runs: 4, principles: 2, gates: 1, rows: rows)
  }
}
