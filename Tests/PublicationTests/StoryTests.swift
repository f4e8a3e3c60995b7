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
    let trust = String(repeating: "long ", count: 40) + "\u{1B}[31m" + String(repeating: "x", count: 150)
    let text = story(
      of: SmallReplay.make(trust: trust), reason: .worst(principle: "p", terms: 3, broken: 2),
      runs: 4)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!text.contains("\u{1B}"))
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
    let lines = ResultTable.money(of: SmallReplay.make()).csv.split(separator: "\n")
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
    #expect(StoryWords.moves(-0.0003) == "rises 0%")
    #expect(StoryWords.moves(-0.02) == "falls 2%")
  }

  private static let expected = """
    """
}
