// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import ScenarioFiles
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

/// What a healthy trust that does not grow looks like, against what such trusts look like in England.
///
/// The bands are the model document's. A result outside is a finding: look for its cause before moving a band.
@Suite("A sane result")
struct SaneResultTests {
  private static let trajectories = 1_000

  /// What is looked at, gathered over 1,000 futures of the shipped scenario.
  private struct Findings {
    var utilisation = [[Double]](repeating: [], count: CentralMeasures.functions)
    var goodOrBetter = Tally()
    var interimHeads = Tally()
    var vacantPosts = Moments()
    var balance = Moments()
    var deficits = [Tally](repeating: Tally(), count: 5)
    var reserves = [[Double]](repeating: [], count: 5)
    var schoolBalance = Moments()
  }

  private static let findings: Result<Findings, any Error> = Result {
    var found = Findings()
    try run(try Shipped.noGrowth.load().scenario, trajectories: trajectories) { _, record in
      guard record.term >= 0 else { return }
      for function in found.utilisation.indices {
        found.utilisation[function].append(record.central.utilisation[function])
      }
      for school in 0..<record.schools.count {
        found.goodOrBetter.add(record.schools.grade[school] <= 2)
        found.interimHeads.add(record.schools.headVacantTerms[school] > 0)
      }
      let posts = Double(record.trust.teachingPosts)
      found.vacantPosts.add(1 - Double(record.trust.teachersInPost) / posts)
      guard record.isYearEnd else { return }
      let year = record.term / 3
      found.balance.add(record.trust.balanceToDate / record.trust.incomeToDate)
      found.deficits[year].add(record.trust.balanceToDate < .zero)
      found.reserves[year].append(record.trust.reserves / record.trust.yearIncome)
    }
    return found
  }

  private func findings() throws -> Findings { try Self.findings.get() }

  /// The partnerships manager's own work may stand a little lower: civic days come out of what is left.
  @Test(
    "Each central function stands at 60 to 80% utilisation", arguments: CentralFunction.allCases)
  func utilisation(function: CentralFunction) throws {
    let median = try Quantiles(of: findings().utilisation[function.rawValue]).value(at: 0.5)
    let least = function == .partnerships ? 0.55 : 0.60
    #expect((least...0.80).contains(median))
  }

  @Test("About nine schools in ten are good or better")
  func grades() throws {
    let share = try findings().goodOrBetter.share().value
    #expect((0.85...0.95).contains(share))
  }

  @Test("About 1% of teaching posts are vacant")
  func vacancies() throws {
    let share = try #require(try findings().vacantPosts.mean)
    #expect((0.005...0.02).contains(share))
  }

  @Test("2 to 5% of headship-terms are interim")
  func heads() throws {
    let share = try findings().interimHeads.share().value
    #expect((0.02...0.05).contains(share))
  }

  @Test("A year's balance has a standard deviation of 2 to 2.6% of income")
  func balance() throws {
    let spread = try #require(try findings().balance.standardDeviation)
    #expect((0.020...0.026).contains(spread))
  }

  @Test("20 to 60% of trusts run a deficit in a year", arguments: 0..<5)
  func deficits(year: Int) throws {
    let share = try findings().deficits[year].share().value
    #expect((0.20...0.60).contains(share))
  }

  @Test("Median reserves are 6 to 9% of income", arguments: 0..<5)
  func reserves(year: Int) throws {
    let quantiles = try Quantiles(of: findings().reserves[year])
    #expect((0.06...0.09).contains(quantiles.value(at: 0.5)))
  }

  @Test("At year five 1 to 7% of trusts have negative reserves")
  func negative() throws {
    let reserves = try findings().reserves[4]
    let share = Double(reserves.count { $0 < 0 }) / Double(reserves.count)
    #expect((0.01...0.07).contains(share))
  }

  @Test("The collapse case: twenty weak schools at one and a half times what ten people can give")
  func collapse() throws {
    let shipped = try Shipped.noGrowth.load()
    var scenario = shipped.scenario
    // Fourteen inadequate, six requiring improvement, 400 pupils each.
    scenario.trust.schools = (0..<20).map {
      World.school("school-\($0)", grade: $0 < 14 ? .inadequate : .requiresImprovement)
    }
    // 1.2 people for each thousand pupils.
    scenario.trust.centralTeam = scenario.trust.centralTeam.filter {
      $0.function != .schoolImprovement
    }
    scenario.trust.centralTeam.append(World.posts(.schoolImprovement, 10, sector: .primary))
    var (opening, first): ([Double], [Double]) = ([], [])
    try run(scenario, trajectories: 500) { _, record in
      guard record.term <= 0 else { return }
      let load = record.central.utilisation[CentralFunction.schoolImprovement.rawValue]
      if record.term < 0 { opening.append(load) } else { first.append(load) }
    }
    // Who is overloaded loses people at once, so that the first term is worse than the start.
    let median = try Quantiles(of: opening).value(at: 0.5)
    #expect((1.4...1.75).contains(median))
    #expect(try Quantiles(of: first).value(at: 0.5) > median)
  }
}
