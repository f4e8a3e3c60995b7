// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
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
    // A board knows titles, not ids.
    #expect(
      answer.headline.contains(
        "\"Schools evaluated on national progress benchmarks\" falls most, from 90% of futures to 60%."
      ))
    #expect(!answer.headline.contains("national-progress"))
    // Medians 0.055 and 0.035; one in twenty of values 0 to 1 point above 3% is 3.05%.
    #expect(
      answer.headline.contains(
        "Great slump costs most money: the median reserve ends 2.0 points of income lower (95% interval "
      ), "\(answer.headline)")
    #expect(answer.headline.contains("at 3.5%, and one future in twenty below 3.1%"))
    #expect(answer.headline.contains("One of the shocks cannot be told from chance"))
  }

  @Test("stand once by what breaks and once by money, with the joins, and say what may surprise")
  func moneyAndJoins() throws {
    let plan = try Self.plan()
    func stress(_ id: String) -> StressCase { StressCase(id: id, about: "", question: plan) }
    let base = Self.futures(1_000, breaking: 100, reserves: 0.05)
    var spared = Self.futures(1_000, breaking: 100, reserves: 0.06)
    for place in spared.indices { spared[place].joined = place.isMultiple(of: 2) ? 2 : 1 }
    var rare = base
    rare[7].lowestReservesShare -= 0.01
    let test = try stressTest(
      plan, base: base,
      [
        (stress("breaks-most"), Self.futures(1_000, breaking: 400, reserves: 0.049)),
        (stress("costs-most"), Self.futures(1_000, breaking: 160, reserves: 0.02)),
        (stress("spares-joins"), spared), (stress("hardly-ever"), rare), (stress("idle"), base),
      ])
    let answer = Answer.stress(test, title: "t", trust: "T")
    let basis = AnswerBasis(version: "0", runs: 1_000, seed: 1, arguments: ["stress"])
    let text = answer.text(basis, folder: "a", files: [])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let parts = text.components(separatedBy: "THE SAME SHOCKS BY WHAT THEY COST")
    #expect(parts.count == 2)
    func place(_ name: String, in text: String) throws -> String.Index {
      try #require(text.range(of: "\n  \(name) ")?.lowerBound, "\(name)")
    }
    #expect(try place("breaks most", in: parts[0]) < place("costs most", in: parts[0]))
    #expect(try place("costs most", in: parts[1]) < place("breaks most", in: parts[1]))
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // 1.5 of 2 schools join.
    #expect(
      flat.contains("Spares joins ends with more reserves than the plan without it"), "\(flat)")
    #expect(flat.contains("1.50 schools join on average, not 2.00"))
    #expect(flat.contains("under spares joins (1.50)"))
    #expect(flat.contains("Idle changes nothing in any of 1,000 futures"))
    #expect(flat.contains("Hardly ever takes no principle down by as much as a point"))
    #expect(flat.contains("Of all futures so many differ at all: hardly ever 0.1%."))
    let page = answer.page(basis, chartScript: "x").html(styleDigest: "", scriptDigest: "")
    #expect(page.contains("Median reserves at the end") && page.contains("What may surprise"))
    // New columns stand at the end.
    let header = answer.tables[0].csv.split(separator: "\n")[0]
    #expect(
      header.hasSuffix(
        "mean_joined_difference_ci_high,futures_changed,futures_changed_ci_low,futures_changed_ci_high"
      ))
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
