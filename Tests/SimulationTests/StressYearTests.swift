// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFiles
import Simulation
import Statistics
import Testing
import TrustDomain
import Worlds

/// What a stress does to the money year by year, on the four joiners with the gate set to let every school in.
@Suite(
  "A stress of the money strikes in its year, and for as long as a finance director would expect")
struct StressYearTests {
  private static let futures = 400

  /// By year: the difference that a stress makes to the in-year balance and to reserves, as shares of income, on the
  /// same futures.
  private func differences(_ stress: String) throws -> (balance: [Moments], reserves: [Moments]) {
    let base = try years(try Shipped.fourJoiners.load("proposal.gate=proceed"))
    let stressed = try years(
      try Shipped.fourJoiners.load(stress: stress, settings: ["proposal.gate=proceed"]))
    var balance = [Moments](repeating: Moments(), count: 5)
    var reserves = balance
    for place in base.indices {
      balance[place % 5].add(stressed[place].balance - base[place].balance)
      reserves[place % 5].add(stressed[place].reserves - base[place].reserves)
    }
    return (balance, reserves)
  }

  private func years(
    _ document: ScenarioDocument
  ) throws -> [(balance: Double, reserves: Double)] {
    var years: [(balance: Double, reserves: Double)] = []
    try run(document.scenario, trajectories: Self.futures) { _, record in
      guard record.isYearEnd else { return }
      years.append(
        (
          record.trust.balanceToDate / record.trust.incomeToDate,
          record.trust.reserves / record.trust.yearIncome
        ))
    }
    return years
  }

  /// At least five standard errors below nothing: a false alarm in less than one of a million.
  private func isBelowNothing(_ moments: Moments) throws -> Bool {
    try #require(moments.mean) < -5 * (try #require(moments.standardError))
  }

  @Test("An award two points above plan on three quarters of cost takes 1.5% of income in its year")
  func award() throws {
    let found = try differences("unfunded-pay")
    #expect((-0.018...(-0.012)).contains(try #require(found.balance[0].mean)))
    // The second year's award comes on top of what the first budget after has not cut.
    #expect(try #require(found.balance[1].mean) < (try #require(found.balance[0].mean)))
    for year in 0..<5 { #expect(try isBelowNothing(found.reserves[year]), "year \(year)") }
  }

  @Test("A spike of energy takes 40% of the bill in its year, and reserves stay lower to the end")
  func energy() throws {
    let found = try differences("energy-shock")
    // The bill is 2.3% of income: 0.9%.
    #expect((-0.011...(-0.007)).contains(try #require(found.balance[0].mean)))
    for year in 0..<5 { #expect(try isBelowNothing(found.reserves[year]), "year \(year)") }
  }

  @Test(
    "Falling rolls and a dearer centre lower reserves from the first year to the last",
    arguments: ["falling-rolls", "central-cost-ratchet"])
  func reserves(stress: String) throws {
    let found = try differences(stress)
    for year in 0..<5 { #expect(try isBelowNothing(found.reserves[year]), "year \(year)") }
    // Funding of the second year follows the roll of the first.
    #expect(try #require(found.balance[1].mean) < (try #require(found.balance[0].mean)))
  }
}
