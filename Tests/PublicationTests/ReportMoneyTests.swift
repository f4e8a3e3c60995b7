// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFiles
import Testing

@testable import Publication

@Suite("Money in the board paper")
struct ReportMoneyTests {
  private static let money =
    "run,year,flow,amount_gbp\n2,2026/27,opening_reserves,100000\n2,2026/27,public_income,900000\n"
    + "2,2026/27,self_generated,100000\n2,2026/27,teachers,-700000\n2,2026/27,investment,-50000\n"
    + "2,2026/27,condition_failure,-20000\n2,2026/27,transferred_in,30000\n"
    + "2,2026/27,closing_reserves,360000\n"

  /// The text between tags, cells apart by a bar.
  private func cells(_ html: String) -> String {
    html.replacing(#/<[^>]+>/#, with: "|").replacing(#/[|\n]+/#, with: "|")
  }

  @Test("stands as accounts do: income, expenditure, in-year balance, reserves")
  func years() throws {
    let page = cells(SmallReport.page(try SmallReport.source(extra: ["money.csv": Self.money])))
    // 900 + 100; 700 + 50 + 20; 1,000 - 770; 100 + 230 + 30 = 360.
    #expect(page.contains("2026/27|100|1,000|770|230|30|360|"), "\(page)")
    #expect(page.contains("Closing reserves"))
  }

  @Test("takes investment into the running balance, and names each flow in words")
  func steps() throws {
    let page = cells(SmallReport.page(try SmallReport.source(extra: ["money.csv": Self.money])))
    // 1,000 - 700 - 50: without the investment it would be 300.
    #expect(page.contains("Running balance 2026/27|£250k|"))
    #expect(page.contains("Building failures and cyber incidents|\u{2212}\u{2060}£20k|"))
    for words in ["Public funding", "Failures of buildings and plant", "Reserves at the end"] {
      #expect(page.contains("|\(words)|"), "\(words)")
    }
    #expect(!page.contains("condition failure") && !page.contains("public income"))
  }

  private static let fan =
    "metric,scope,term,mean,p05,p95,runs\nreserves_gbp,trust,2027-summer,500400,0,9,4\n"
    + "reserves_gbp,trust,2027-autumn,1,0,9,4\ncentral_reserves_gbp,trust,2027-autumn,1,0,9,4\n"
    + "central_reserves_gbp,trust,2027-summer,-200300,-300000,100000,4\n"

  private func part(_ csv: String) throws -> String {
    var source = try SmallReport.source()
    source.tables = [ReportTable(name: "fan.csv", lines: try csvLines(csv))]
    return CentreShare(source).html.source
  }

  @Test("shows what the centre holds, so that schools and centre make the trust")
  func centre() throws {
    let html = try part(Self.fan)
    // -200 and 700 make 500, as printed; an autumn is no year end.
    let sign = "\u{2212}\u{2060}"
    #expect(cells(html).contains("summer 2027|700|\(sign)200|500|\(sign)300 to 100|"), "\(html)")
    #expect(!html.contains("autumn 2027"))
    #expect(html.contains("The centre is then overdrawn"))
    #expect(html.contains("schools hold £700k at the end"))
    #expect(html.contains("moves money between schools and centre"))
    #expect(!(try part(Self.fan.replacing("-200300", with: "200300"))).contains("overdrawn"))
  }

  @Test("says nothing of the centre where means are not of the same futures")
  func unlike() throws {
    #expect(try part(Self.fan.replacing("100000,4", with: "100000,3")).isEmpty)
  }

  @Test("says of how many futures a joining school's figures are")
  func members() throws {
    let page = SmallReport.page(try SmallReport.source())
    // A member in 3 of the 4 futures looked at.
    #expect(page.contains("its figures are of the 75.0 of 100 futures in which it is a member"))
  }

  @Test("has amounts of assumptions as people write them, and a key to statuses and short names")
  func assumptions() throws {
    #expect(FlowText.readable("£314_000") == "£314,000")
    #expect(FlowText.readable("{ rate: 1_000, all_ages: 2 }") == "rate 1,000, all ages 2")
    let page = SmallReport.page(try SmallReport.source())
    #expect(page.contains("<code>bal.idio.*</code>") && page.contains("parameter tables"))
    #expect(page.contains("judgement: no source was found"))
  }
}
