// SPDX-License-Identifier: GPL-3.0-or-later
import Assumptions
import Glibc
import Simulation
import Statistics
import Stochastics
import TrustDomain
import Worlds

// What samplers promise: how numbers move together, and how counts bunch.
extension VerificationCase {
  static func rankCorrelation() throws -> VerificationCase {
    let correlation = [[1, 0.6, -0.5], [0.6, 1, -0.1], [-0.5, -0.1, 1]]
    let copula = try GaussianCopula(
      names: ["pay", "prices", "pupils"], correlation: correlation)
    let margins = [
      try Distribution.lognormal(mu: 0.5, sigma: 0.4), try .exponential(mean: 7),
      try .normal(mean: 3, sd: 2),
    ]
    let pairs = [
      (0, 1, "lognormal with exponential"), (0, 2, "lognormal with normal"),
    ]
    return VerificationCase(
      "Gaussian copula", setting: "correlations of 0.6 and -0.5 between normal scores",
      engine: "GaussianCopula",
      source: "6/π asin(ρ/2) (Kruskal, JASA 53, 1958, doi:10.1080/01621459.1958.10501481)",
      quickPaths: 400_000,
      figures: pairs.map { first, second, name in
        let score = correlation[first][second]
        return Figure(
          "rank correlation, \(name)", exact: 6 / Double.pi * asin(score / 2),
          wrong: Twin("ρ itself", score))
      }
    ) { paths in
      try await paths.estimate(figures: pairs.count) { range, moments in
        var stream = RandomStream(seed: paths.seed)
        var normals = [0.0, 0, 0]
        var ranks = [0.0, 0, 0]
        for path in range {
          stream.open(trajectory: UInt32(path), entity: 0, purpose: 1, term: 0)
          copula.normals(into: &normals, using: &stream)
          // The rank among all that could be drawn, 0 to 1, less its mean.
          for place in margins.indices {
            let value = margins[place].quantile(atNormalScore: normals[place])
            ranks[place] = margins[place].cdf(value) - 0.5
          }
          // A uniform's variance is 1/12.
          for (place, pair) in pairs.enumerated() {
            moments[place].add(12 * ranks[pair.0] * ranks[pair.1])
          }
        }
      }
    }
  }

  static func batches() throws -> VerificationCase {
    // 18 requests a year and thousand pupils: six a term.
    let (mean, size) = (6.0, 1.5)
    var world = World()
    world.years = 1
    world.schools = [World.school("ash", pupils: 1_000)]
    world.set(.sendRequestRate, to: 3 * mean)
    world.set(.centralPlansShape, to: size)
    let plan = SimulationPlan(try world.scenario)
    let none = pow(size / (size + mean), size)
    return VerificationCase(
      "Negative binomial", setting: "requests for assessment, six a term, of size 1.5",
      engine: "Simulator", source: "Poisson about a gamma mean: mean m, variance m + m²/size",
      figures: [
        Figure(
          "mean requests of a term", exact: mean,
          wrong: Twin("over terms with any", mean / (1 - none))),
        Figure(
          "variance of requests", exact: mean + mean * mean / size,
          wrong: Twin("Poisson: the mean again", mean)),
        Figure(
          "chance of a term without any", exact: none, wrong: Twin("Poisson: exp(-m)", exp(-mean))),
      ]
    ) { paths in
      // Each term of a trajectory is a path of its own.
      try await paths.estimate(figures: 3, inGroupsOf: 3) { range, moments in
        try run(plan, trajectories: range, seed: paths.seed) { _, record in
          guard record.term >= 0 else { return }
          let requests = record.service.requests
          moments[0].add(requests)
          moments[1].add((requests - mean) * (requests - mean))
          moments[2].add(indicator(requests == 0))
        }
      }
    }
  }
}
