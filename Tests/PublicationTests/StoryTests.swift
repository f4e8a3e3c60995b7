// SPDX-License-Identifier: GPL-3.0-or-later
import Forecasting
import Testing
import TrustDomain

@testable import Publication

@Suite("The story of a future")
struct StoryTests {
  @Test("reads like this")
  func snapshot() {
    let text = story(of: SmallReplay.make(), reason: .typical, runs: 4)
    #expect(text == Self.expected, "\(text)")
  }

  @Test("stays within a hundred columns and obeys no control characters")
  func width() {
    let trust =
      String(repeating: "long ", count: 40) + "\u{1B}[31m" + String(repeating: "x", count: 150)
    let text = story(
      of: SmallReplay.make(trust: trust),
      reason: .worst(principle: "p", terms: 3, asLong: 1, broken: 2),
      runs: 4)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!text.contains("\u{1B}"))
  }

  @Test("says how the worst future was chosen, and how unusual it is")
  func worst() {
    func head(_ asLong: Int) -> String {
      let reason = ReplayReason.worst(
        principle: "support", terms: 3, asLong: asLong, broken: 1_200)
      return story(of: SmallReplay.make(), reason: reason, runs: 5_000)
        .split(separator: "\n").prefix(7).joined(separator: " ")
    }
    let many = head(4)
    #expect(
      many.contains(
        "Of 5,000 futures 1,200 break support, and in 4 it stands unmet for longest, in three terms. "
          + "This is the one of these in which it falls furthest beyond a threshold, measured by the "
          + "threshold. It ranks first of 5,000"), "\(many)")
    #expect(head(1).contains("in three terms. This is that future. It ranks first of 5,000"))
  }

  @Test("puts every flow into one line of the money, and names each")
  func flows() {
    for flow in Flow.allCases {
      #expect(MoneyStory.groups.count { $0.1(flow) } == 1, "\(flow)")
    }
    #expect(Set(Flow.allCases.map(StoryWords.title)).count == Flow.allCases.count)
    #expect(Flow.publicIncome.name == "public_income")
    #expect(Set(Flow.allCases.map(\.name)).count == Flow.allCases.count)
  }

  @Test("has its money in a table whose years add up")
  func money() {
    let table = ResultTable.money(of: SmallReplay.make())
    let lines = table.csv.split(separator: "\n")
    #expect((0..<table.rowCount).allSatisfy { table.row($0).count == table.columns.count })
    #expect(lines[0] == "run,year,flow,amount_gbp")
    #expect(lines[1] == "2,2026/27,opening_reserves,500000.0")
    #expect(lines[2] == "2,2026/27,public_income,1000000.0")
    // A year's rows: 29 flows between two reserves.
    #expect(lines[31] == "2,2026/27,closing_reserves,299999.99")
    #expect(lines[32] == "2,2027/28,opening_reserves,299999.99")
    #expect(lines.last == "2,2027/28,closing_reserves,350000.0")
    #expect(lines.count == 63)
  }

  @Test("lists as people do")
  func lists() {
    #expect(StoryWords.list([]).isEmpty)
    #expect(StoryWords.list(["a"]) == "a")
    #expect(StoryWords.list(["a", "b"]) == "a and b")
    #expect(StoryWords.list(["a", "b", "c"]) == "a, b and c")
    #expect(StoryWords.moves(-0.0003) == "stays level")
    #expect(StoryWords.moves(-0.02) == "falls 2%")
    #expect(StoryWords.moves(0.02, areMany: true) == "rise 2%")
  }

  private static let expected = """
    Grow, by one: future 2 of 4
    ═══════════════════════════
    Small Trust, seed 7. This is the typical future: half of all end with more in reserve, half with
    less. It begins with two schools and reserves of £500k (6.3% of income).

    SUMMER 2027
      The year     Funding per pupil rises 2.1%, teachers' pay rises 3.4%, support staff's pay stays
                   level. Prices rise 2.5%; energy falls 10%. Beyond what was planned, and measured by
                   income, all trusts' accounts run 0.4% worse and this trust's own to plan; schools in
                   Northshire 0.3% better and Ash School alone 12% worse. What the trust pays for
                   teachers' pensions rises by 1.2% of pay.
      What came    Buildings or plant fail at Ash School, £86.4k. One cyber incident costs £20k. Flood
                   at Ash School, two times, for £5,000.
      People       Three teachers leave and one comes; two of 20 teaching posts stand vacant. The head
                   leaves, with no successor yet, at Ash School. In the central team one person leaves
                   (accountant) and nobody starts. Posts opened in the centre: accountant.
      Inspected    Ash School falls from good to requires improvement.
      Decided      Unmet at last term's assessment: financial-stability. The board puts off Elm School,
                   which has now waited one term.
      Broke        Growth rests on financial stability: reserves as a share of the last three terms'
                   income is 4%, but must be at least 5%, year end; 1 point off, and one other check
                   with it.
      Money        Reserves £300k, 4% of a year's income: £200k less than the term before.

    AUTUMN 2027
      People       No teachers leave and nobody comes; none of 30 teaching posts stands vacant. After a
                   gap a new head begins at Elm School. Still without a permanent head: Ash School.
      Decided      At last term's assessment every modelled gate principle was met. Elm School joins.
      Recovered    Met again: Growth rests on financial stability.
      Money        Reserves £350k: £50k more than the term before. Among it: reserves that joiners bring
                   -£50k.

    THE MONEY, in £ thousand by financial year (September to August)
                                           2026/27   2027/28
      Reserves at the beginning                500       300
      Income                                 1,000       100
      Staff of schools                      -1,200         0
      Joining: costs and hidden deficits         0         0
      Reserves brought by joiners                0       -50
      Reserves at the end                      300       350

    THE END
      It ends with two schools and reserves of £350k. Of one planned join, one came about. One of 2
      modelled principles broke, first “Growth rests on financial stability” in summer 2027; one of them
      was met again at the end.

    """
}
