// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Stochastics
import TrustDomain
import Worlds

// Posts that people leave and that are filled, each by itself.
extension VerificationCase {
  static func postsByTerm() throws -> VerificationCase {
    // 0.38 to the 16th is left of the start: nothing.
    let (posts, leave, fill, terms) = (20, 0.05, 0.6, 16)
    let vacant = leave * (1 - fill) / (fill + leave * (1 - fill))
    let balance = leave / (leave + fill)
    let count = Double(posts)
    return VerificationCase(
      "Independent posts", setting: "20 posts, 5% leave a term, then 60% of vacancies are filled",
      engine: "Posts.step",
      source: "Two-state Markov chain: vacant q(1-f) / (f + q(1-f)); in post binomial",
      quickPaths: 200_000,
      figures: [
        Figure(
          "vacant share", exact: vacant, wrong: Twin("q/(q+f), as if nobody left first", balance)),
        Figure(
          "variance of the number in post", exact: count * vacant * (1 - vacant),
          wrong: Twin("of a Poisson number of vacancies", count * vacant)),
        Figure(
          "chance of 17 or fewer in post",
          exact: try Distribution.binomial(trials: posts, probability: 1 - vacant).cdf(17),
          wrong: Twin(
            "the binomial at q/(q+f)",
            try Distribution.binomial(trials: posts, probability: 1 - balance).cdf(17))),
      ]
    ) { paths in
      try await paths.estimate(figures: 3) { range, moments in
        var stream = RandomStream(seed: paths.seed)
        for path in range {
          stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
          var people = posts
          for _ in 0..<terms {
            people = Posts.step(
              inPost: people, posts: posts, leave: leave, fill: fill, using: &stream)
          }
          let distance = Double(people) - count * (1 - vacant)
          moments[0].add(1 - Double(people) / count)
          moments[1].add(distance * distance)
          moments[2].add(indicator(people <= 17))
        }
      }
    }
  }

  static func postsInSmallSteps() throws -> VerificationCase {
    // Steps of a thousandth: the discrete chain lies 0.00008 below its limit, a quarter of a standard error at 10^6.
    let (leave, fill, steps, terms, body) = (0.1, 0.9, 1000, 12, 200)
    return VerificationCase(
      "Posts in continuous balance",
      setting: "10% leave and 90% are filled, a thousandth at a time",
      engine: "Posts.step", source: "Balance of flows: vacant q / (q + f)",
      figures: [
        Figure(
          "vacant share", exact: leave / (leave + fill),
          wrong: Twin("q/f, as if vacant posts could be left", leave / fill))
      ]
    ) { paths in
      try await paths.estimate(figures: 1, inGroupsOf: body) { range, moments in
        var stream = RandomStream(seed: paths.seed)
        for group in range {
          stream.open(trajectory: UInt32(group), entity: 0, purpose: 1, term: 0)
          var people = body
          for _ in 0..<(terms * steps) {
            people = Posts.step(
              inPost: people, posts: body, leave: leave / Double(steps),
              fill: fill / Double(steps), using: &stream)
          }
          moments[0].add(1 - Double(people) / Double(body))
        }
      }
    }
  }

  static func teachingPosts() throws -> VerificationCase {
    let (schools, posts) = (10, 100)
    var world = World()
    world.years = 3
    world.schools = (0..<schools).map { World.school("school-\($0)", pupils: 2_000) }
    world.set(.schoolsTeacherTurnover, to: 0.2)
    world.set(.schoolsVacancyFill, to: 0.7)
    /// In post after nine terms, from full, if a year's hazard falls on terms in these parts.
    func inPost(parts: [Double]) -> Double {
      (0..<9).reduce(1.0) { filled, term in
        let staying = filled * pow(0.8, parts[term % 3])
        return staying + (1 - staying) * 0.7
      }
    }
    let plan = SimulationPlan(try world.scenario)
    return VerificationCase(
      "Teaching posts",
      setting: "20% leave a year, 70% of vacancies are filled a term, three years",
      engine: "Simulator", source: "The same chain, with 70, 15 and 15% of a year's hazard by term",
      figures: [
        Figure(
          "vacant share after the last summer", exact: 1 - inPost(parts: [0.70, 0.15, 0.15]),
          wrong: Twin("a third of the hazard each term", 1 - inPost(parts: [1 / 3, 1 / 3, 1 / 3])))
      ]
    ) { paths in
      try await paths.estimate(figures: 1, inGroupsOf: schools * posts) { range, moments in
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          guard record.term == 8 else { return }
          for people in record.schools.teachersInPost {
            moments[0].add(1 - Double(people) / Double(posts))
          }
        }
      }
    }
  }
}
