// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Principles
import ScenarioFiles
import Stochastics
import Testing
import TrustDomain

/// The example beside the tests, with settings laid over it.
func example(_ settings: String...) throws(ScenarioProblems) -> ScenarioDocument {
  try loadScenario(at: Folder.path("Good/example/scenario.yaml"), settings: settings)
}

@Suite("A good scenario")
struct LoadingTests {
  @Test("gives what its files say")
  func says() throws {
    let scenario = try example().scenario
    #expect(scenario.title == "Two schools in three years")
    #expect(scenario.terms == 9)
    #expect(scenario.trust.schools.count == 13)
    #expect(scenario.candidates.count == 8)
    #expect(scenario.trust.centralTeam.count == 31)
    #expect(scenario.trust.centralTeam.map(\.newInPost).reduce(0, +) == 1)
    #expect(scenario.proposal.joins.map(\.school) == ["oakfield", "holly-bank"])
    #expect(scenario.shocks.map(\.scope) == [.eachSchool])
    #expect(scenario.evidence.map(\.kind) == [.externalGovernanceReview, .growthEvaluation])
    #expect(scenario.evidence.map(\.finding) == [.verdict(true), .verdict(true)])
    #expect(scenario.evidence.first?.note == "effective, with two actions")
  }

  @Test("reads a row of a table")
  func row() throws {
    let school = try #require(try example().scenario.candidates.first { $0.id == "larchmount" })
    #expect(school.phase == .secondary)
    #expect(school.route == .converter)
    #expect(school.reserves == Money(pounds: -1_053_000))
    #expect(abs(school.inYearBalance + 0.037) < 1e-12)
    #expect(school.lastInspected.description == "2024-05-14")
  }

  @Test("holds centrally what the schools do not")
  func reserves() throws {
    // 5,200,000 less 5,209,000 of the thirteen schools.
    let trust = try example().scenario.trust
    #expect(trust.schools.reduce(.zero) { $0 + $1.reserves } == Money(pounds: 5_209_000))
    #expect(trust.centralReserves == Money(pounds: -9_000))
    let set = try example("trust.central_reserves=£12,000").scenario.trust
    #expect(set.centralReserves == Money(pounds: 12_000))
  }

  @Test("takes values from the defaults, by name, and lays its own over them")
  func assumptions() throws {
    let scenario = try example().scenario
    let turnover = AssumptionID.schoolsTeacherTurnover
    #expect(scenario.assumptions[turnover, Phase.primary.rawValue].mean == 0.14)
    #expect(scenario.assumptions[turnover, Phase.special.rawValue].mean == 0.155)
    // Sample of three costs: (21,000 + 26,000 + 31,500) / 3.
    let cost = try #require(scenario.assumptions[.joiningProfessionalCost].mean)
    #expect(abs(cost - 78_500 / 3) < 1e-6)
    // The scenario's years stand beside the default's 2026 and 2029.
    #expect(scenario.paths[.payAward] == [2026: 0.018, 2027: 0.025, 2028: 0.025, 2029: 0.03])
  }

  @Test("holds a distribution within what its key allows")
  func bounds() throws {
    let rate = try example().scenario.assumptions[.economyPayAward]
    #expect(rate.support == 0...0.2)
    let shock = try example().scenario.assumptions[.schoolsPupilShock, 0]
    #expect(shock.support == -0.5...0.5)
    // Forty standard deviations out there is nothing to cut off.
    let growth = try example().scenario.assumptions[.economyFundingGrowth]
    #expect(growth.cdf(-0.5) == 0 && growth.survival(1) == 0)
  }

  @Test("names where every value comes from")
  func entries() throws {
    let entries = try example("policy.largest_cut=3%").entries
    func entry(_ key: String) -> ScenarioEntry? { entries.first { $0.key == key } }
    #expect(entry("trust.central_charge")?.value == "6%")
    #expect(entry("trust.central_charge")?.unit == "fraction")
    guard case .written(let place) = entry("trust.central_charge")?.origin else {
      Issue.record("the central charge stands in the scenario")
      return
    }
    #expect(place.line == 7)
    guard case .builtIn(let note) = entry("heads.notice_in_time")?.origin else {
      Issue.record("the notice stands in the defaults")
      return
    }
    #expect(["S", "D", "J", "R"].contains(note.status))
    #expect(entry("economy.pay_award")?.variesBy == "year")
    guard case .written(let setting) = entry("policy.largest_cut")?.origin else {
      Issue.record("the largest cut is set")
      return
    }
    #expect(setting.description == "--set policy.largest_cut")
  }

  @Test("lists every file that it read, once")
  func files() throws {
    let names = try example().files.map { String($0.path.split(separator: "/").last ?? "") }
    #expect(
      names == [
        "scenario.yaml", "base.yaml", "schools.csv", "candidates.csv", "central-team.csv",
        "costs.csv", "evidence.csv",
      ])
  }

  @Test("has the built-in principles unless it brings its own")
  func catalogue() throws {
    let catalogue = try example().catalogue
    #expect(catalogue.principles.count >= 40)
    let own = """
      principles=[{ id: a, title: b, reference: c, kind: simulated, gate: yes, checks: [
      { metric: head_vacant_terms, at_most: 1, when: year end, in: 2 of 3, in_share: 90% },
      { metric: reserves_pct_income, at_least: policy.reserves_target, when: each term, running: 3 }] }]
      """
    let checks = try #require(try example(own).catalogue.principles.first).checks
    #expect(checks[0].tolerance == Tolerance(shareAllowed: 0.1, misses: 2, window: 3))
    #expect(checks[1].tolerance == Tolerance(misses: 3, window: 3))
    #expect(checks[1].threshold == 0.06)
  }

  @Test("has factors independent unless it correlates them")
  func independent() throws {
    let document = try example("economy.correlation={ factors: [], matrix: [] }")
    #expect(document.scenario.correlation.names == EconomyFactor.allCases.map(\.name))
  }
}

@Suite("A resolved scenario")
struct RoundTripTests {
  @Test("reads back, alone, to an equal scenario and the same text")
  func roundTrip() throws {
    let document = try example("policy.largest_cut={ uniform: { low: 1%, high: 3% } }")
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(document.resolvedYAML.utf8), to: "resolved.yaml")
    let again = try loadScenario(at: path)
    #expect(again.resolvedYAML == document.resolvedYAML)
    #expect(again.files.map(\.path) == [path])
    #expect(again.scenario.trust == document.scenario.trust)
    #expect(again.scenario.candidates == document.scenario.candidates)
    #expect(again.scenario.proposal == document.scenario.proposal)
    #expect(again.scenario.paths == document.scenario.paths)
    #expect(again.scenario.correlation == document.scenario.correlation)
    #expect(again.scenario.evidence == document.scenario.evidence)
    for form in AssumptionForm.all {
      for index in 0..<form.by.count {
        let value = document.scenario.assumptions[form.id, index]
        #expect(again.scenario.assumptions[form.id, index] == value, "\(form.id.key)")
      }
    }
  }

  @Test("takes nothing from the defaults")
  func explicit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(try example().resolvedYAML.utf8), to: "resolved.yaml")
    for entry in try loadScenario(at: path).entries {
      guard case .written = entry.origin else {
        Issue.record("\(entry.key) is a default")
        continue
      }
    }
  }

  @Test("keeps any text, whatever signs it holds")
  func anyText() throws {
    for title in [
      "null", "~", "yes", "a: b # c", "[x]", "\"q\" \\ 'r'", "é – £ ✓", "- a", "&a *b", "1e3",
    ] {
      let folder = try TemporaryFolder()
      let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      let document = try example("title=\"\(quoted)\"")
      #expect(document.scenario.title == title)
      let path = try folder.write(Array(document.resolvedYAML.utf8), to: "resolved.yaml")
      #expect(try loadScenario(at: path).scenario.title == title)
    }
  }
}
