// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFiles
import Testing
import TrustDomain

@Suite("The totals of a scenario")
struct TotalsTests {
  private func example(_ name: String) throws -> ScenarioDocument {
    try loadScenario(at: Folder.path("../../Scenarios/\(name)"))
  }

  @Test("are those of the example trust by hand")
  func example() throws {
    let totals = try example("four-joiners.yaml").totals
    #expect(totals.schools.map(\.count) == [6, 4, 3])
    #expect(totals.pupils == 7_280)  // 1,695 + 5,255 + 330
    // 1,695 x 7,100 + 5,255 x 8,300 + 330 x 30,000
    #expect(totals.income == Money(pounds: 65_551_000))
    #expect(totals.incomesGiven == 0)
    #expect(totals.reserves == Money(pounds: 5_209_000))
    #expect(abs(totals.reservesShare - 0.0795) < 0.00005)  // 5,209 / 65,551 = 0.07946
    #expect(totals.posts == 40 && totals.inPost == 39)
    #expect(abs(totals.teamShare - 0.042) < 0.0005)
    // A quarter of the staff's cost goes on other things.
    #expect(abs(totals.centralCost.pounds - 1.25 * totals.teamCost.pounds) < 0.01)
  }

  @Test("take a school's income as given, and the centre's reserve with those of the schools")
  func given() throws {
    let totals = try loadScenario(
      at: Folder.path("Odd/02-central-team/scenario.yaml"),
      settings: ["trust.central_reserves=-£70_000"]
    ).totals
    #expect(totals.incomesGiven == 3)
    #expect(totals.income == Money(pounds: 9_150_000))  // 3 x 3,050,000
    #expect(totals.reserves == Money(pounds: 200_000))  // 3 x 90,000 - 70,000
    #expect(totals.ownBalance == Money(pounds: 45_750))  // 0.5% of 9,150,000
  }

  @Test("are told a line each, with the joins and their terms")
  func lines() throws {
    let lines = try example("four-joiners.yaml").totalLines
    #expect(lines.first == "The Example Trust at the start, 2027-autumn")
    #expect(lines.contains("  schools         13: 6 primary, 4 secondary, 3 special"))
    #expect(lines.contains("  reserves        £5,209,000, 7.9% of income"))
    #expect(lines.contains("  central charge  5.5% of the schools' public funding"))
    #expect(lines.contains("                  2029-spring: holly-bank, Holly Bank Primary School"))
  }
}
