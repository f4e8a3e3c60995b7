// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// A family of counts: its quantiles are searched for on its CDF.
protocol CountFamily: Family {
  /// The expected count.
  var expected: Double { get }
  /// The variance of the count.
  var spread: Double { get }
}

extension CountFamily {
  var grain: Grain { .integers }
  var mean: Double? { expected }
  var variance: Double? { spread }

  func quantile(_ p: Double) -> Double {
    Inversion.leastInteger(in: support, near: expected, step: spread.squareRoot()) {
      below($0) >= p
    }
  }

  func upperQuantile(_ q: Double) -> Double {
    Inversion.leastInteger(in: support, near: expected, step: spread.squareRoot()) {
      above($0) <= q
    }
  }
}

/// Counts above this are outside GSL's 32-bit integers.
private let largestCount = 4e9

private func count(_ x: Double) -> CUnsignedInt { CUnsignedInt(min(x, largestCount)) }

/// Poisson, by mean.
struct PoissonFamily: CountFamily {
  let expected: Double

  var spread: Double { expected }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func below(_ x: Double) -> Double { x < 0 ? 0 : gsl_cdf_poisson_P(count(x), expected) }
  func above(_ x: Double) -> Double { x < 0 ? 1 : gsl_cdf_poisson_Q(count(x), expected) }

  func sample(using stream: inout RandomStream) -> Double {
    Double(stream.poisson(mean: expected))
  }
}

/// Successes in a number of trials; Bernoulli is one trial.
struct BinomialFamily: CountFamily {
  let trials: Int
  let probability: Double

  var expected: Double { Double(trials) * probability }
  var spread: Double { expected * (1 - probability) }
  var support: ClosedRange<Double> { 0...Double(trials) }

  func below(_ x: Double) -> Double {
    if x < 0 { return 0 }
    if x >= Double(trials) { return 1 }
    return gsl_cdf_binomial_P(count(x), probability, CUnsignedInt(trials))
  }

  func above(_ x: Double) -> Double {
    if x < 0 { return 1 }
    if x >= Double(trials) { return 0 }
    return gsl_cdf_binomial_Q(count(x), probability, CUnsignedInt(trials))
  }

  func sample(using stream: inout RandomStream) -> Double {
    Double(stream.binomial(trials: trials, probability: probability))
  }
}

/// Poisson with a gamma mean: variance `mean + mean^2 / size`.
///
/// For counts beyond 1e5, GSL gives upper tails to 1e-16, not to 16 digits.
struct NegativeBinomialFamily: CountFamily {
  let expected: Double
  let size: Double

  private var success: Double { size / (size + expected) }

  var spread: Double { expected + expected / size * expected }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func below(_ x: Double) -> Double {
    x < 0 ? 0 : gsl_cdf_negative_binomial_P(count(x), success, size)
  }

  func above(_ x: Double) -> Double {
    x < 0 ? 1 : gsl_cdf_negative_binomial_Q(count(x), success, size)
  }

  func sample(using stream: inout RandomStream) -> Double {
    Double(stream.negativeBinomial(mean: expected, size: size))
  }
}
