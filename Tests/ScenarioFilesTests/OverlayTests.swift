// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Stochastics
import Testing
import TrustDomain

@Suite("Laying one over another")
struct OverlayTests {
  private func value(_ id: AssumptionID, _ index: Int = 0, _ settings: String...) throws
    -> Distribution
  {
    try loadScenario(at: Folder.path("Good/example/scenario.yaml"), settings: settings)
      .scenario.assumptions[id, index]
  }

  @Test("the later setting wins")
  func later() throws {
    let value = try value(.policyLargestCut, 0, "policy.largest_cut=3%", "policy.largest_cut=2%")
    #expect(value.mean == 0.02)
  }

  @Test("a distribution is replaced as a whole, with its bounds and path")
  func whole() throws {
    let document = try example("economy.pay_award={ uniform: { low: 1%, high: 3% } }")
    #expect(document.scenario.assumptions[.economyPayAward].support == 0.01...0.03)
    #expect(document.scenario.paths[.payAward] == nil)
  }

  @Test("bounds alone keep the distribution below them")
  func refinement() throws {
    let value = try value(.economyFundingGrowth, 0, "economy.funding_growth={ between: [0%, 5%] }")
    #expect(value.support == 0...0.05)
    // The default: normal with mean 2.2%, sd 1.2%, held within 0 to 5%, whose upper cut lies 2.33 and lower 1.83 sd off.
    #expect(abs((value.mean ?? 0) - 0.022) < 0.001)
  }

  @Test("a path alone gives a fixed number its years")
  func pathOverNumber() throws {
    let document = try example(
      "economy.funding_growth=2%", "economy.funding_growth.path={ 2028: 3% }")
    #expect(document.scenario.assumptions[.economyFundingGrowth].mean == 0.02)
    #expect(document.scenario.paths[.fundingGrowth] == [2028: 0.03])
  }

  @Test("one value stands for every name, and a name over it for itself")
  func names() throws {
    let settings = ["schools.teacher_turnover=11%", "schools.teacher_turnover.special=9%"]
    let set = try loadScenario(at: Folder.path("Good/example/scenario.yaml"), settings: settings)
      .scenario.assumptions
    #expect(set[.schoolsTeacherTurnover, Phase.primary.rawValue].mean == 0.11)
    #expect(set[.schoolsTeacherTurnover, Phase.special.rawValue].mean == 0.09)
  }

  @Test("lists are replaced")
  func lists() throws {
    let joins = "proposal.joins=[{ school: hornbeam, term: 2028-spring }]"
    #expect(try example(joins).scenario.proposal.joins.map(\.school) == ["hornbeam"])
    #expect(try example("proposal.joins=[]").scenario.proposal.joins.isEmpty)
  }

  @Test("of several files the later wins, and the naming file over both")
  func files() throws {
    let folder = try TemporaryFolder()
    let base = Folder.path("Good/trusts/base.yaml")
    _ = try folder.write(Array("title: one\nyears: 2\nstart: 2027-autumn\n".utf8), to: "one.yaml")
    _ = try folder.write(Array("title: two\nyears: 4\n".utf8), to: "two.yaml")
    let text = "headroom: 1\nextends: [\(base), one.yaml, two.yaml]\ntitle: mine\n"
    let scenario = try loadScenario(at: try folder.write(Array(text.utf8), to: "s.yaml")).scenario
    #expect(scenario.title == "mine")
    #expect(scenario.years == 4)
    #expect(scenario.start == Term(year: 2027, season: .autumn))
  }
}
