// SPDX-License-Identifier: GPL-3.0-or-later
import Backtesting
import Statistics
import Testing
import TrustDomain

@Suite("A back-test of accounts that the model itself made")
struct CoverageTests {
  /// The mean over worlds with its standard error, so that years and authorities shared by schools count once.
  private struct Mean {
    let value: Double
    let error: Double

    init(_ values: [Double]) {
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      value = mean
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      error = (squares / (n - 1) / n).squareRoot()
    }
  }

  private static func results(_ accounts: SimulatedAccounts) throws -> [BacktestResult] {
    try (0..<24).map { world in
      let panel = try AccountsPanel(accounts.rows(world: world))
      return try backtest(panel, accounts.common, seed: UInt64(world))
    }
  }

  /// Four standard errors over 24 worlds: some 30 bounds, a false alarm about once in 500 runs of other seeds.
  @Test("covers as it says, schools and trusts, and predicts as many deficits as come")
  func right() throws {
    let results = try Self.results(SimulatedAccounts())
    for place in try #require(results.first).levels.indices {
      let levels = results.map { $0.levels[place] }
      for (interval, nominal) in BacktestResult.nominal.enumerated() {
        let mean = Mean(levels.map { $0.coverage[interval].value })
        #expect(
          abs(mean.value - nominal) < 4 * mean.error,
          "\(levels[0].size), \(levels[0].sectorYear): \(mean.value) ± \(mean.error) in \(nominal)")
      }
      let deficit = Mean(levels.map { $0.deficitPredicted - $0.deficitFound.value })
      #expect(abs(deficit.value) < 4 * deficit.error)
      #expect(Mean(levels.map(\.skill)).value > 0)
    }
  }

  @Test("does not when the year's own shocks are twice as wide as the model can know")
  func wrong() throws {
    var accounts = SimulatedAccounts()
    accounts.surprise = 2
    let results = try Self.results(accounts)
    for place in try #require(results.first).levels.indices {
      let levels = results.map { $0.levels[place] }
      guard levels[0].sectorYear == .known else { continue }
      let mean = Mean(levels.map { $0.coverage[1].value })
      #expect(mean.value < 0.8 - 6 * mean.error, "\(levels[0].size): \(mean.value)")
    }
  }

  @Test("finds the parameters that made the accounts")
  func parameters() throws {
    let accounts = SimulatedAccounts()
    let models = try Self.results(accounts).map(\.models[0])
    for (found, exact) in [
      (models.map(\.authoritySpread), accounts.authoritySpread),
      (models.map(\.scale), accounts.scale),
    ] {
      let mean = Mean(found)
      // Estimates of a spread lean a little; a twentieth is far less than any wrong twin.
      #expect(abs(mean.value - exact) < 4 * mean.error + exact / 20)
      #expect(abs(mean.value - 2 * exact) > 4 * mean.error + exact / 20)
    }
    let persistence = Mean(models.map(\.persistence))
    #expect(abs(persistence.value - accounts.persistence) < 4 * persistence.error + 0.02)
    #expect(persistence.value > 0.2)
  }

  @Test("gives the same result for the same seed, and pools other trusts under another")
  func seeds() throws {
    let accounts = SimulatedAccounts(authorities: 10, schoolsEach: 12)
    let panel = try AccountsPanel(accounts.rows(world: 0))
    let one = try backtest(panel, accounts.common, seed: 1)
    #expect(try backtest(panel, accounts.common, seed: 1) == one)
    #expect(try backtest(panel, accounts.common, seed: 2).levels != one.levels)
    // 12 schools in each of 10 authorities: 4, 2, 1 trusts each of 3, 5, 10 schools, none of 20.
    let counts = one.levels.filter { $0.sectorYear == .known }.map { [$0.size, $0.count] }
    #expect(counts == [[1, 120], [3, 40], [5, 20], [10, 10]])
  }

  @Test("runs on one fitted year, with the scenario's persistence")
  func oneYear() throws {
    let accounts = SimulatedAccounts()
    let panel = try AccountsPanel(accounts.rows(world: 1), fitYears: [2031], year: 2032)
    let result = try backtest(panel, accounts.common, seed: 1)
    #expect(result.models[0].persistence == accounts.persistence)
    #expect(result.models[0].persistenceError == nil)
  }

  @Test("leaves out what says nothing of a school's year, and counts it")
  func leftOut() throws {
    var rows = SimulatedAccounts(authorities: 10, schoolsEach: 12).rows(world: 0)
    let kept = try AccountsPanel(rows)
    #expect(kept.leftOut == 0)
    func odd(
      _ number: Int, _ income: Double, _ balance: Double, _ phase: Phase?, _ authority: String,
      isSuspect: Bool
    ) {
      rows.append(
        SchoolYear(
          line: 9_000 + number, school: "odd \(number)", year: 2033, phase: phase,
          authority: authority, income: income, balance: balance, isSuspect: isSuspect))
    }
    // Suspect, no phase, no authority, no income, a balance larger than the income.
    odd(1, 1_000, 10, .primary, "1", isSuspect: true)
    odd(2, 1_000, 10, nil, "1", isSuspect: false)
    odd(3, 1_000, 10, .primary, "", isSuspect: false)
    odd(4, 0, 0, .primary, "1", isSuspect: false)
    odd(5, 100, -900, .primary, "1", isSuspect: false)
    let panel = try AccountsPanel(rows)
    #expect(panel.leftOut == 5)
    #expect(
      panel.leftOutRows.counts == [
        .suspect: 1, .phase: 1, .authority: 1, .income: 1, .balance: 1,
      ])
    #expect(try AccountsPanel(rows, leftOutBefore: 3).leftOutRows.counts[.empty] == 3)
    let common = SimulatedAccounts().common
    #expect(
      try backtest(panel, common, seed: 1).levels == backtest(kept, common, seed: 1).levels)
  }

  @Test("refuses accounts that are wrong, with every problem at once")
  func problems() throws {
    var rows = SimulatedAccounts().rows(world: 0)
    let first = rows[0]
    func changed(_ income: Double, _ balance: Double, line: Int, year: Int) -> SchoolYear {
      SchoolYear(
        line: line, school: first.school, year: year, phase: first.phase,
        authority: first.authority, income: income, balance: balance, isSuspect: false)
    }
    rows.append(changed(1_000, 10, line: 9_001, year: first.year))
    rows.append(changed(-5, 10, line: 9_002, year: 2034))
    do throws(PanelProblems) {
      _ = try AccountsPanel(rows, fitYears: [2031, 2033], year: 2037)
      Issue.record("accepted wrong accounts")
    } catch {
      #expect(Set(error.problems.map(\.line)) == [1, 9_001, 9_002])
      #expect(error.problems.contains { $0.text.contains("no accounts of 2037") })
      #expect(error.problems.contains { $0.text.contains("follow one another") })
    }
  }
}
