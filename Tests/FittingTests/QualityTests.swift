// SPDX-License-Identifier: GPL-3.0-or-later
import Fitting
import Statistics
import Stochastics
import Testing

@Suite("Goodness of fit")
struct QualityTests {
  /// Under the truth p-values are uniform on 1/100 to 1: Kolmogorov and Smirnov at 1e-4, with 200 of them.
  @Test(
    "has uniform p-values when the family is right; the table for known parameters has not",
    arguments: Truth.all.filter { [.normal, .gamma, .studentT].contains($0.family) })
  func uniform(_ truth: Truth) throws {
    let distribution = try truth.distribution()
    var ours: [Double] = []
    var table: [Double] = []
    for number in 0..<200 {
      let data = try FitData(values: Draws.sample(distribution, 60, number: number, seed: 3))
      let fit = try FittedDistribution(truth.family, to: data)
      let quality = try #require(
        FitQuality(of: fit, to: data, replicates: 99, seed: UInt64(number)))
      // Spread over the step below it, so that the lattice does not count as a departure.
      ours.append(quality.pValue - 0.005)
      table.append(
        GoodnessOfFit.kolmogorovSmirnov(sorted: data.values) { fit.distribution.cdf($0) }.pValue)
    }
    let uniform = { (p: Double) in min(1, max(0, p)) }
    let right = GoodnessOfFit.kolmogorovSmirnov(sorted: ours.sorted(), cdf: uniform)
    let wrong = GoodnessOfFit.kolmogorovSmirnov(sorted: table.sorted(), cdf: uniform)
    #expect(right.pValue > 1e-4, "p-values lie \(right.statistic) from uniform")
    #expect(wrong.pValue < 1e-9)
  }

  @Test("rejects a family that is wrong, of numbers, counts and classes")
  func power() throws {
    let skewed = try FitData(values: Draws.sample(try .lognormal(mu: 0, sigma: 0.8), 300))
    #expect(try p(.normal, skewed) <= 0.005)
    #expect(try p(.lognormal, skewed) > 0.05)
    let bursts = try FitData(
      values: Draws.sample(try .negativeBinomial(mean: 1.5, size: 0.5), 400))
    #expect(try p(.poisson, bursts) <= 0.005)
    #expect(try p(.negativeBinomial, bursts) > 0.05)
    let edges = Draws.sample(try .studentT(dof: 3), 2_000).map { ($0 / 0.5).rounded(.down) * 0.5 }
    let classes = try FitData(values: edges, width: 0.5)
    #expect(try p(.normal, classes) <= 0.005)
    #expect(try p(.studentT, classes) > 0.05)
  }

  @Test("bears tails so long that their classes can't be counted one by one")
  func longTails() throws {
    // Samples of half a degree of freedom reach beyond 1e9, and the next ones further.
    let edges = Draws.sample(try .studentT(dof: 0.5), 200).filter { abs($0) < 500 }.map {
      $0.rounded(.down)
    }
    let classes = try FitData(values: edges, width: 1)
    #expect(try p(.studentT, classes) > 0.001)
    let counts = try FitData(values: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15_000, 20_000])
    #expect(try p(.negativeBinomial, counts) > 0.001)
  }

  private func p(_ family: FitFamily, _ data: FitData) throws -> Double {
    let fit = try FittedDistribution(family, to: data)
    return try #require(FitQuality(of: fit, to: data, replicates: 199, seed: 1)).pValue
  }

  @Test("warns of few values, repeats, rounding, one value that dominates, and a poor fit")
  func warnings() throws {
    let normal = Draws.sample(try .normal(mean: 10, sd: 2), 200)
    #expect(warnings(of: normal).allSatisfy(isTie))
    #expect(warnings(of: Array(normal.prefix(12))).contains(.fewValues(12)))
    let zeros = normal + [Double](repeating: 0, count: 50)
    // 50 of 250 rows.
    #expect(warnings(of: zeros).contains(.repeated(value: 0, share: 0.2)))
    #expect(warnings(of: zeros).contains { if case .poor = $0 { true } else { false } })
    let rounded = normal.map { $0.rounded() + 0.5 }
    #expect(warnings(of: rounded).contains { if case .rounded = $0 { true } else { false } })
    let outlier = warnings(of: normal + [60])
    #expect(
      outlier.contains {
        if case .dominated(let value, _, _) = $0 { value == 60 } else { false }
      })
    let steady = (0..<400).map { Double($0 % 4) }
    #expect(warnings(of: steady, [.negativeBinomial]).contains(.atLimit(.negativeBinomial)))
  }

  private func isTie(_ warning: FitWarning) -> Bool {
    if case .tie = warning { true } else { false }
  }

  private func warnings(of values: [Double], _ families: [FitFamily] = [.normal]) -> [FitWarning] {
    guard let data = try? FitData(values: values) else { return [] }
    let plan = FitReport.Plan(families: families, replicates: 99, seed: 1)
    return FitReport(name: "", data: data, plan: plan, entity: 0).warnings
  }

  @Test("tries the families that such data come from, and ranks them")
  func ranking() throws {
    let counts = try FitData(values: Draws.sample(try .negativeBinomial(mean: 2, size: 0.5), 300))
    let plan = FitReport.Plan(families: [], replicates: 0, seed: 1)
    let report = FitReport(name: "", data: counts, plan: plan, entity: 0)
    #expect(report.candidates.map(\.fit.family) == [.negativeBinomial, .poisson])
    let tails = try FitData(values: Draws.sample(try .studentT(dof: 3), 500))
    let found = FitReport(name: "", data: tails, plan: plan, entity: 0)
    #expect(found.candidates.first?.fit.family == .studentT)
    #expect(found.refusals.map(\.family).contains(.gamma))
    // 2 x 3 parameters less twice the log-likelihood.
    let best = try #require(found.candidates.first?.fit)
    #expect(abs(best.aic - (6 - 2 * best.logLikelihood)) < 1e-9)
  }

  @Test("draws the same replicates from the same seed, others from another")
  func seeds() throws {
    let data = try FitData(values: Draws.sample(try .studentT(dof: 4), 100))
    let fit = try FittedDistribution(.normal, to: data)
    let one = FitQuality(of: fit, to: data, replicates: 199, seed: 1)
    #expect(one == FitQuality(of: fit, to: data, replicates: 199, seed: 1))
    let others = (2..<8).map { FitQuality(of: fit, to: data, replicates: 199, seed: $0)?.pValue }
    #expect(Set(others).count > 1)
  }
}
