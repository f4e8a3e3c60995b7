// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import Testing
import TrustDomain
import Worlds

@Suite("Shocks that schools share")
struct CommonShockTests {
  private static let trajectories = 40_000
  private static let sd = 0.012

  /// In-year balances over income, by year and trajectory, of a trust with nothing but one kind of shock.
  private func balances(_ world: World) throws -> [[Double]] {
    var world = world
    world.set(.policyBudgetResponse, to: 0)
    var balances = [[Double]](repeating: [], count: world.years)
    try run(world, trajectories: Self.trajectories) { _, record in
      guard record.isYearEnd else { return }
      balances[record.term / 3].append(record.trust.balanceToDate / record.trust.incomeToDate)
    }
    return balances
  }

  private func variance(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }

  private func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let product = zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(one.count)
    return product / (variance(one) * variance(other)).squareRoot()
  }

  @Test(
    "A yearly shock's lag-one correlation is its persistence, its variance the same in every year",
    arguments: [
      (AssumptionID.economySectorShock, AssumptionID.economySectorPersistence, 0.4),
      (.trustYearShock, .trustShockPersistence, 0.3),
      (.schoolsBalanceShock, .schoolsBalancePersistence, 0.35),
    ])
  func persistence(shock: AssumptionID, by persistence: AssumptionID, of value: Double) throws {
    var world = World()
    world.schools = [World.school("ash")]
    world.set(shock, to: try .normal(mean: 0, sd: Self.sd))
    world.set(persistence, to: value)
    let balances = try balances(world)
    let root = Double(Self.trajectories).squareRoot()
    for year in 0..<5 {
      // A normal variance has a relative standard error of √(2 / n).
      let ratio = variance(balances[year]) / (Self.sd * Self.sd)
      #expect(abs(ratio - 1) < 4 * 2.0.squareRoot() / root)
    }
    for year in 1..<5 {
      let found = correlation(balances[year - 1], balances[year])
      #expect(abs(found - value) < 4 * (1 - value * value) / root)
    }
    // Two years apart the persistence is squared.
    let apart = correlation(balances[2], balances[4])
    #expect(abs(apart - value * value) < 4 / root)
  }

  @Test("An authority's shock strikes its own schools alike and no others, anew each year")
  func authority() throws {
    var world = World()
    world.years = 2
    world.schools = [
      World.school("ash"), World.school("beech"), World.school("cedar", authority: "Midvale"),
    ]
    world.set(.policyBudgetResponse, to: 0)
    world.set(.economyAuthorityShock, to: try .normal(mean: 0, sd: Self.sd))
    var products = (same: Moments(), other: Moments(), next: Moments())
    var first = 0.0
    try run(world, trajectories: Self.trajectories) { _, record in
      guard record.isYearEnd else { return }
      let own = record.schools.reserves.map { $0.pounds - 100_000 }
      if record.term == 2 {
        first = own[0]
        products.same.add(own[0] - own[1])
        products.other.add(own[0] * own[2])
      } else {
        products.next.add(first * (own[0] - first))
      }
    }
    // The schools of one authority differ by rounding alone: a dozen postings of half a penny.
    #expect(abs(try #require(products.same.mean)) < 0.06)
    #expect(try #require(products.same.standardDeviation) < 0.06)
    #expect(Distance.of(products.other, from: 0) < 4)
    #expect(Distance.of(products.next, from: 0) < 4)
  }

  @Test("Common shocks don't diversify, a school's own do: five schools, one deviation or 1/√5")
  func diversification() throws {
    for (shock, factor) in [
      (AssumptionID.economySectorShock, 1.0), (.schoolsBalanceShock, 1 / 5.0.squareRoot()),
    ] {
      var world = World()
      world.years = 1
      world.schools = (0..<5).map { World.school("school-\($0)") }
      world.set(shock, to: try .normal(mean: 0, sd: Self.sd))
      let found = variance(try balances(world)[0]) / (Self.sd * Self.sd * factor * factor)
      #expect(abs(found - 1) < 4 * (2 / Double(Self.trajectories)).squareRoot())
    }
  }

  @Test("A named shock on the trust comes once, on each school by itself, at this year's prices")
  func namedShocks() throws {
    for (scope, events) in [(NamedShock.Scope.trust, 1.5), (.eachSchool, 3 * 1.5)] {
      var world = World()
      world.years = 1
      world.schools = (0..<3).map { World.school("school-\($0)") }
      world.set(.policyBudgetResponse, to: 0)
      world.set(.economyPriceInflation, to: 0.1)
      world.shocks = [
        NamedShock(
          name: "flood", perYear: try .fixed(1.5), cost: try .fixed(20_000), scope: scope)
      ]
      var loss = Moments()
      var schools = Moments()
      try run(world, trajectories: Self.trajectories) { _, record in
        guard record.isYearEnd else { return }
        loss.add(300_000 - record.trust.reserves.pounds)
        schools.add(300_000 - record.schools.reserves.reduce(.zero, +).pounds)
      }
      // All other cost is staff. £22,000 an event; Poisson: the variance is events x 22,000².
      #expect(Distance.of(loss, from: events * 22_000) < 4)
      let exact = events * 22_000 * 22_000
      let error = exact * ((2 + 1 / events) / Double(Self.trajectories)).squareRoot()
      #expect(abs(try #require(loss.variance) - exact) < 4 * error)
      // The trust's shock falls on the centre.
      let onSchools = scope == .trust ? 0 : events * 22_000
      #expect(abs(try #require(schools.mean) - onSchools) <= 4 * (schools.standardError ?? 0) + 0.5)
    }
  }
}
