// SPDX-License-Identifier: GPL-3.0-or-later
import Principles
import Publication
import Questions
import ScenarioFiles
import Statistics
import Testing

@testable import Forecasting

@Suite("Answers to stresses")
struct StressAnswerTests {
  private static let scenarios =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scenarios/"

  /// The shipped plan, judged by a gate principle and another.
  private static func plan() throws -> Question {
    let document = try loadScenario(at: scenarios + "four-joiners.yaml")
    let chosen = ["improvement-capacity", "national-progress"]
    return Question(
      scenario: document.scenario,
      catalogue: Catalogue(
        principles: document.catalogue.modelled.filter { chosen.contains($0.id) }))
  }

  private static func futures(
    _ count: Int, breaking broken: Int, reserves: Double
  ) -> [Future] {
    (0..<count).map { future in
      let holds = future >= broken
      return Future(
        held: [true, holds], applied: [true, true], firstBreach: [-1, holds ? -1 : 3],
        recovery: [nil, holds ? nil : 2], firstToGive: holds ? nil : 1, finalReserves: 0,
        finalReservesShare: reserves + Double((future * 37 + broken) % 101) / 10_000,
        lowestReservesShare: reserves, peakUtilisation: 0.8, joined: 2)
    }
  }

  private static func answer() throws -> Answer {
    let plan = try plan()
    func stress(_ id: String) -> StressCase {
      StressCase(id: id, about: "What \(id) does.", question: plan)
    }
    let test = try stressTest(
      plan, base: futures(1_000, breaking: 100, reserves: 0.05),
      [
        (stress("small-slump"), futures(1_000, breaking: 160, reserves: 0.049)),
        (stress("great-slump"), futures(1_000, breaking: 400, reserves: 0.03)),
        (stress("=idle"), futures(1_000, breaking: 100, reserves: 0.05)),
      ])
    return .stress(test, title: "Four schools", trust: "The Trust", leftOut: ["clustered-arrivals"])
  }

  @Test("say what hurts most, what costs most, and what is chance")
  func headline() throws {
    let answer = try Self.answer()
    #expect(
      answer.headline.hasPrefix(
        "Of three shocks great slump hurts most: it breaks 0.30 principles more in a future on average "
      ))
    #expect(answer.headline.contains("national-progress falls most, from 90% of futures to 60%."))
    // Medians 0.055 and 0.035.
    #expect(
      answer.headline.contains(
        "Great slump costs most money: the median reserve ends 2.0 points of income lower, at 3.5%")
    )
    #expect(answer.headline.contains("One of the shocks cannot be told from chance"))
  }

  @Test("list the plan first, then stresses by how much they hurt, and run nothing as a formula")
  func tables() throws {
    let answer = try Self.answer()
    #expect(answer.tables.map(\.name) == ["stress.csv", "stress_principles.csv"])
    let rows = answer.tables[0].csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.dropFirst().map { $0[0] } == ["none", "great-slump", "small-slump", "'=idle"])
    let place = try #require(rows[0].firstIndex(of: "principles_broken_difference"))
    #expect(try abs(#require(Double(rows[2][place])) - 0.3) < 1e-12)
    #expect(rows[1][place].isEmpty)
    let terms = try #require(rows[0].firstIndex(of: "hardest_hit_terms_to_recovery"))
    #expect(rows[2][terms] == "2.0")
    for table in answer.tables {
      #expect(
        table.columns.count == table.csv.split(separator: "\n")[0].split(separator: ",").count)
    }
  }

  @Test("fit the terminal, and name what was left out")
  func text() throws {
    let basis = AnswerBasis(version: "0", runs: 1_000, seed: 1, arguments: ["stress"])
    let text = try Self.answer().text(basis, folder: "a", files: ["stress.csv"])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.contains("Left out, as they do not fit") && text.contains("clustered-arrivals"))
    #expect(text.contains("100%, 2 terms"))
    let page = try Self.answer().page(basis, chartScript: nil).html(
      styleDigest: "", scriptDigest: nil)
    #expect(page.contains("Great slump") && page.contains("What great-slump does."))
  }
}
