// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Publication

@Suite("The board paper")
struct ReportTests {
  private static let hostile = "</script><script>alert(1)</script> & \"x\" 'y' \u{202E}txt"

  @Test("says the answer with its interval, as the tables have it")
  func answer() throws {
    let page = SmallReport.page(try SmallReport.source())
    // Met in 3 of 4 futures; Wilson's interval is 30.1 to 95.4.
    #expect(page.contains("All 2 principles judged hold throughout in <strong>75 of 100 futures"))
    // Of the two judged, one has a probability: nothing to count.
    #expect(!page.contains("One by one"))
    #expect(page.contains("75%, 95% interval 30.1 to 95.4, from 4 simulated futures"))
    #expect(
      page.contains("<td class=\"n all h5\">75.0</td><td class=\"n interval\">30.1–95.4</td>"))
    #expect(page.contains("1 of the plan&#39;s 3 principles are not modelled"))
    #expect(page.contains("Oakfield School</b> joins on time in 50 of 100, not at all in 25"))
    // A member in 3 of the 4 futures looked at.
    #expect(page.contains("<td class=\"n\">75.0</td></tr>"))
    #expect(page.contains("first to break in 25 of 100 futures, typically by summer 2027"))
  }

  @Test("keeps what a scenario says from becoming markup")
  func escaping() throws {
    let page = SmallReport.page(
      try SmallReport.source(title: Self.hostile, trust: Self.hostile))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("\u{202E}"))
    #expect(
      page.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"))
  }

  @Test("keeps what a scenario says from ending the data of a chart")
  func escapingInScript() {
    let text = JSON.text(Self.hostile + "\u{2028}<!--").inScript
    #expect(!text.contains("<") && !text.contains(">") && !text.contains("&"))
    #expect(!text.unicodeScalars.contains("\u{2028}"))
    #expect(JSON(reading: text) == .text(Self.hostile + "\u{2028}<!--"))
  }

  @Test("has one first heading, no level left out, and no name twice")
  func structure() throws {
    let page = SmallReport.page(try SmallReport.source(extra: Self.extra))
    let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for link in page.matches(of: #/href="#([^"]+)"/#) { #expect(ids.contains(String(link.1))) }
    #expect(page.contains("<html lang=\"en-GB\">"))
  }

  @Test("loads nothing, and lets no script or style run but its own")
  func closed() throws {
    let page = SmallReport.page(try SmallReport.source(extra: Self.extra))
    #expect(
      page.contains(
        "content=\"default-src &#39;none&#39;; script-src &#39;sha256-SCRIPT&#39;; "
          + "style-src &#39;sha256-STYLE&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\""
      ))
    #expect(!page.contains(#/ (src|style|on\w+)=/#))
    #expect(page.matches(of: #/href="([^"]*)"/#).allSatisfy { $0.1.hasPrefix("#") })
  }

  @Test("shows what only some results hold where it is there, and leaves it out where not")
  func optional() throws {
    let headings = ["The money", "What the gate is worth"]
    let without = SmallReport.page(try SmallReport.source())
    let with = SmallReport.page(try SmallReport.source(extra: Self.extra))
    for heading in headings {
      #expect(!without.contains(">\(heading)</h"), "\(heading)")
      #expect(with.contains(">\(heading)</h"), "\(heading)")
    }
    // 1,000 opening, 500 - 200 in the year, 700 brought in: 2,000 closing.
    #expect(with.contains("Reserves go from £1,000 to £2,000."))
    // Both sides, and no advice.
    #expect(
      with.contains(
        "The gate: with it 0.5 schools join on average, and one future of twenty ends with reserves "
          + "below £2,000; without it 1, and below £500"))
    #expect(!with.contains("Keep the gate"))
  }

  @Test("has its tables open where no chart can be drawn")
  func withoutCharts() throws {
    let with = SmallReport.page(try SmallReport.source())
    let without = SmallReport.page(try SmallReport.source(charts: nil))
    #expect(with.contains("data-chart=") && with.contains("vegaEmbed"))
    #expect(!without.contains("data-chart=") && !without.contains("<script"))
    #expect(without.contains("<details open><summary>The numbers"))
  }

  @Test("tells the limits in the README's words")
  func limits() throws {
    let page = SmallReport.page(try SmallReport.source())
    #expect(page.contains("<li><b>It forecasts no named event</b>"))
    let items = LimitsSection.items(
      of: "x\n## What it can't tell you\n- **A b** `c <d>`,\n  [e](f.md).\n- g\n\nh\n## i\n- j\n")
    #expect(items.map(\.source) == ["<b>A b</b> <code>c &lt;d&gt;</code>, e (f.md).", "g"])
  }

  @Test("says how to make the result again")
  func again() throws {
    let page = SmallReport.page(try SmallReport.source())
    #expect(page.contains("headroom run scenario.yaml --runs 4 --seed 7 --out again"))
    #expect(page.contains("sha256:abc") && page.contains("<code>def</code>"))
  }

  private static let extra = [
    "money.csv":
      "run,year,flow,amount_gbp\n2,2026/27,opening_reserves,1000\n2,2026/27,public_income,500\n"
      + "2,2026/27,teachers,-200\n2,2026/27,transferred_in,700\n",
    "together.csv":
      "principle,other,both_broken_share,share_given_principle,lift,runs\n"
      + "financial-stability,support,0.2,0.8,1.5,4\nsupport,financial-stability,0.2,0.6,1.5,4\n",
    "gate_price.csv":
      "measure,gated,ungated,difference,ci_low,ci_high,runs\nall_met,0.75,0.5,0.25,0.1,0.4,4\n"
      + "final_reserves_gbp_p05,2000,500,1500,,,4\njoined,0.5,1,-0.5,-0.9,-0.1,4\n",
  ]
}

@Suite("Text as HTML")
struct HTMLTests {
  @Test(
    "is escaped, and its minus signs are no hyphens",
    arguments: [
      ("<b a='c'>&\"", "&lt;b a=&#39;c&#39;&gt;&amp;&quot;"),
      ("-£5k to -0.1%", "−\u{2060}£5k to −\u{2060}0.1%"),
      ("a-1 --runs 5 x-y - 2", "a-1 --runs 5 x-y - 2"), ("\u{7}a\u{202E}b", "ab"), ("", ""),
    ])
  func escaped(_ text: String, _ source: String) {
    let html: HTML = "\(text)"
    #expect(html.source == source)
    #expect(HTML(text: text).source == source)
  }
}

@Suite("What a board paper reads")
struct ReportReadingTests {
  @Test("JSON reads back as it was written")
  func json() {
    let value: JSON = [
      "a": [1, 2.5, true, .null, "x\"\\\n\u{1}é"], "b": [:], "c": [], "d": .unsigned(.max),
    ]
    #expect(JSON(reading: value.document) == value)
    #expect(JSON(reading: value.line) == value)
    #expect(value["a"].items?.count == 5)
  }

  @Test(
    "What is no JSON is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\":}", "{\"a\":1,}", "\"x", "\"\\x\"", "\"\\ud800\"", "tru", "1 2",
      "NaN",
      "1e999", "{a:1}", String(repeating: "[", count: 100_000),
    ])
  func noJSON(_ text: String) { #expect(JSON(reading: text) == nil) }

  @Test("Outcomes are counted alike however the file comes in pieces")
  func outcomes() {
    let text =
      "run,all_met,first_breach_principle,first_breach_term,joined\n0,true,,,2\n"
      + "1,false,a,2028-spring,1\n2,false,a,2028-autumn,1\n"
    for size in [1, 7, 1000] {
      var tally = OutcomeTally()
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        tally.take(bytes[start..<min(bytes.count, start + size)])
      }
      #expect(tally.runs == 3 && tally.allMet == 1)
      #expect(tally.joined == [1: 2, 2: 1])
      #expect(tally.firstBreaches == ["a": ["2028-spring": 1, "2028-autumn": 1]])
    }
  }

  @Test(
    "A value reads without its braces",
    arguments: [
      ("{ normal: { mean: 3.0%, sd: 1.2% } }", "normal (mean 3.0%, sd 1.2%)"),
      (
        "{ normal: { mean: 3%, sd: 1% }, between: [0%, 20%] }",
        "normal (mean 3%, sd 1%), between (0%, 20%)"
      ), ("5%", "5%"), ("\"£10,000\"", "£10,000"),
    ])
  func values(_ flow: String, _ text: String) { #expect(FlowText.readable(flow) == text) }

  @Test("The shades of the heat map never round to none or all")
  func rounding() {
    #expect(HumanNumber.inHundred(0) == "0" && HumanNumber.inHundred(1) == "100")
    #expect(HumanNumber.inHundred(0.001) == "<1" && HumanNumber.inHundred(0.999) == ">99")
    #expect(HumanNumber.inHundred(0.456) == "46")
  }
}
