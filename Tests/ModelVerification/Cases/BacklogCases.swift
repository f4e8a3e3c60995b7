// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Simulation
import Statistics
import Stochastics
import TrustDomain
import Worlds

// Work left over from term to term: a Lindley recursion.
extension VerificationCase {
  private static let spitzer =
    "Spitzer's identities (Trans. AMS 82, 1956, doi:10.1090/S0002-9947-1956-0079851-X)"

  static func backlog() throws -> VerificationCase {
    // Of the sums' limit, 80 steps leave less than 0.000001.
    let (slack, terms) = (0.5, 80)
    let walk = ReflectedWalk.normal(slack: slack, steps: 400)
    return VerificationCase(
      "Backlog", setting: "normal demand, fixed supply half a standard deviation above its mean",
      engine: "Backlog.next", source: spitzer,
      figures: [
        Figure(
          "mean backlog, in standard deviations", exact: walk.mean, published: "0.532063",
          wrong: Twin("1/(2 x slack), of a walk in continuous time", 1 / (2 * slack))),
        Figure(
          "chance of no backlog", exact: walk.lastingChanceOfZero, published: "0.529325",
          wrong: Twin("of no backlog after the first term", Normal.cdf(slack))),
      ]
    ) { paths in
      try await paths.estimate(figures: 2) { range, moments in
        var stream = RandomStream(seed: paths.seed)
        for path in range {
          stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
          var backlog = 0.0
          for _ in 0..<terms {
            backlog = Backlog.next(
              after: backlog, demand: stream.normal(), capacity: slack, kept: 1)
          }
          moments[0].add(backlog)
          moments[1].add(indicator(backlog == 0))
        }
      }
    }
  }

  /// Four functions of one post each, whose demand hangs on nothing but its own noise.
  private static let functions: [CentralFunction] = [.finance, .people, .estates, .technology]

  /// A school that asks 20 days a term of each function, which has `capacity` of them.
  static func centralWorld(variation: Double, capacity: Double, years: Int) -> World {
    var world = World()
    world.years = years
    world.schools = [World.school("ash")]
    world.centralTeam = functions.map { World.posts($0, 1) }
    var days = [Double](repeating: 0, count: CentralFunction.allCases.count)
    for function in functions { days[function.rawValue] = 20 }
    world.set(.centralBaseDaysPerSchool, row: days)
    world.set(.centralDemandVariation, to: variation)
    world.set(.centralProductiveDays, to: capacity)
    world.set(.centralBacklogKept, to: 1)
    return world
  }

  static func centralBacklog() throws -> VerificationCase {
    // Variation a half: gamma of shape 4 and scale 5, standard deviation 10, capacity half of it above the mean.
    let (capacity, terms) = (25.0, 15)
    let plan = SimulationPlan(
      try centralWorld(variation: 0.5, capacity: capacity, years: 5).scenario)
    let demand = try Distribution.gamma(shape: 4, scale: 5)
    let walk = try ReflectedWalk.gamma(shape: 4, scale: 5, capacity: capacity, steps: terms)
    let normal = ReflectedWalk.normal(slack: 0.5, steps: terms)
    return VerificationCase(
      "Central demand", setting: "gamma demand of 20 days, sd 10, against 25 days, 15 terms",
      engine: "Simulator", source: "Gamma tail; \(spitzer)",
      figures: [
        Figure(
          "chance that a term's demand is above capacity", exact: demand.survival(capacity),
          wrong: Twin("of normal demand, same mean and sd", Normal.survival(0.5))),
        Figure(
          "mean backlog after 15 terms, days", exact: walk.mean,
          wrong: Twin("of normal demand, same mean and sd", 10 * normal.mean)),
        Figure(
          "chance of no backlog after 15 terms", exact: walk.chanceOfZero,
          wrong: Twin("of normal demand, same mean and sd", normal.chanceOfZero)),
      ]
    ) { paths in
      try await paths.estimate(figures: 3, inGroupsOf: functions.count) { range, moments in
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          if record.term == 0 {
            for function in functions {
              moments[0].add(indicator(record.central.utilisation[function.rawValue] > 1))
            }
          }
          guard record.term == terms - 1 else { return }
          for function in functions {
            let days = record.central.backlogDays[function.rawValue]
            moments[1].add(days)
            moments[2].add(indicator(days == 0))
          }
        }
      }
    }
  }
}
