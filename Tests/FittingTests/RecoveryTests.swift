// SPDX-License-Identifier: GPL-3.0-or-later
import Fitting
import Foundation
import Statistics
import Stochastics
import Testing

@Suite("A fit")
struct RecoveryTests {
  /// Four standard errors: a false alarm once in 16,000 per parameter.
  @Test("finds the parameters that the sampler drew with", arguments: Truth.all)
  func recovers(_ truth: Truth) throws {
    let data = try FitData(values: Draws.sample(truth.distribution(), 4_000))
    let fit = try FittedDistribution(truth.family, to: data)
    #expect(fit.converged && !fit.isAtLimit)
    for (parameter, exact) in zip(fit.parameters, truth.parameters) {
      let error = try #require(parameter.standardError)
      #expect(
        abs(parameter.value - exact) < 4 * error,
        "\(parameter.name) is \(parameter.value) ± \(error), drawn with \(exact)")
      // A twin with a parameter a third larger is told apart.
      #expect(abs(parameter.value - exact * 4 / 3) > 4 * error || truth.family == .studentT)
    }
  }

  /// Of 400 samples the 95% interval covers 380 ± 4.4 standard deviations; estimates of 200 values are near enough to
  /// normal for the bound of 4 standard errors (0.044).
  @Test(
    "states standard errors that cover as they say, and half of them would not",
    arguments: Truth.all.filter { $0.family != .studentT })
  func covers(_ truth: Truth) throws {
    let repeats = 400
    let distribution = try truth.distribution()
    var covered = [Int](repeating: 0, count: truth.parameters.count)
    var coveredByHalf = covered
    for number in 0..<repeats {
      let data = try FitData(values: Draws.sample(distribution, 200, number: number, seed: 7))
      let fit = try FittedDistribution(truth.family, to: data)
      for (place, parameter) in fit.parameters.enumerated() {
        let off = abs(parameter.value - truth.parameters[place])
        let error = parameter.standardError ?? 0
        if off < 1.96 * error { covered[place] += 1 }
        if off < 0.98 * error { coveredByHalf[place] += 1 }
      }
    }
    let bound = 4 * (0.95 * 0.05 / Double(repeats)).squareRoot()
    for place in covered.indices {
      #expect(abs(Double(covered[place]) / Double(repeats) - 0.95) < bound)
      #expect(abs(Double(coveredByHalf[place]) / Double(repeats) - 0.95) > bound)
    }
  }

  @Test("takes classes for what they are; their lower edges alone would mislead")
  func classes() throws {
    let truth = try Distribution.studentT(dof: 4, location: 0.01, scale: 0.03)
      .truncated(to: -0.2...0.2)
    let edges = Draws.sample(truth, 20_000).map { ($0 / 0.02).rounded(.down) * 0.02 }
    let data = try FitData(values: edges, width: 0.02, between: -0.2...0.2)
    let fit = try FittedDistribution(.studentT, to: data)
    for (parameter, exact) in zip(fit.parameters, [4, 0.01, 0.03]) {
      #expect(abs(parameter.value - exact) < 4 * (parameter.standardError ?? 0))
    }
    // Edges as values lie half a class, 0.01, too low.
    let plain = try FittedDistribution(.studentT, to: FitData(values: edges))
    #expect(abs((plain["location"] ?? 0) - 0.01) > 20 * (plain.parameters[1].standardError ?? 1))
  }

  @Test("takes known errors off; without them the spread would be theirs too")
  func errors() throws {
    // Values of sd 0.008, seen with errors from 0.004 to 0.02.
    let exact = Draws.sample(try .normal(mean: 0, sd: 0.008), 2_000)
    let noise = Draws.sample(try .normal(mean: 0, sd: 1), 2_000, number: 1)
    let errors = (0..<2_000).map { 0.004 + 0.016 * Double($0) / 2_000 }
    let seen = (0..<2_000).map { exact[$0] + errors[$0] * noise[$0] }
    let fit = try FittedDistribution(.normal, to: FitData(values: seen, errors: errors))
    let sd = fit.parameters[1]
    #expect(abs(sd.value - 0.008) < 4 * (sd.standardError ?? 0))
    let blind = try FittedDistribution(.normal, to: FitData(values: seen))
    #expect((blind["sd"] ?? 0) > 0.008 + 10 * (sd.standardError ?? 1))
  }

  @Test("comes nearest to quantiles, exactly where the family can")
  func quantiles() throws {
    let truth = try Distribution.lognormal(median: 180, p95: 900)
    let beliefs = [0.1, 0.5, 0.9].map {
      QuantileBelief(probability: $0, value: truth.quantile($0))
    }
    let fit = try QuantileFit(.lognormal, to: beliefs)
    #expect(fit.miss < 1e-5)
    #expect(abs(fit.parameters[0] - log(180)) < 1e-3)
    // A normal is not skewed; it can't meet quantiles that are.
    #expect(try QuantileFit(.normal, to: beliefs).miss > 0.03)
    #expect(throws: FitError.self) { try QuantileFit(.beta, to: beliefs) }
    #expect(throws: FitError.self) { try QuantileFit(.normal, to: Array(beliefs.prefix(1))) }
    #expect(throws: FitError.self) { try QuantileFit(.studentT, to: Array(beliefs.prefix(2))) }
  }

  @Test("counts the correlation of pairs, with an error that covers it")
  func correlation() throws {
    let repeats = 400
    var covered = 0
    for number in 0..<repeats {
      let draws = Draws.sample(try .studentT(dof: 6), 800, number: number, seed: 9)
      // y = 0.6 x + 0.8 z has correlation 0.6 with x.
      let pairs = (0..<400).map { place -> (x: Double, y: Double, count: Int) in
        let x = draws[place]
        return (x, 0.6 * x + 0.8 * draws[400 + place], 1)
      }
      let found = try Association(pairs)
      if abs(found.correlation - 0.6) < 1.96 * found.standardError { covered += 1 }
    }
    // 0.95 within 4 standard errors of 400 trials, 0.044; the influence is estimated, which costs about a point.
    #expect(abs(Double(covered) / Double(repeats) - 0.95) < 0.044)
  }

  @Test("refuses what allows no fit")
  func refusals() throws {
    #expect(throws: FitError.self) { try FitData(values: []) }
    #expect(throws: FitError.self) { try FitData(values: [1, .nan]) }
    #expect(throws: FitError.self) { try FitData(values: [1, 2], counts: [1, -1]) }
    #expect(throws: FitError.self) { try FitData(values: [1, 2], counts: [.max, .max]) }
    #expect(throws: FitError.self) { try FitData(values: [0, 1e9], width: 0.001) }
    #expect(throws: FitError.self) { try FitData(values: [0, 0.3], width: 0.2) }
    #expect(throws: FitError.self) { try FitData(values: [0, 3], between: 0...2) }
    let same = try FitData(values: [2, 2, 2, 2])
    #expect(throws: FitError.self) { try FittedDistribution(.normal, to: same) }
    let negative = try FitData(values: [-1, 2, 3, 4])
    #expect(throws: FitError.self) { try FittedDistribution(.gamma, to: negative) }
    let huge = try FitData(values: [-1e100, 1e100, 3, 4, 1e-100])
    #expect(try FittedDistribution(.normal, to: huge).parameters[1].value > 1e99)
  }
}
