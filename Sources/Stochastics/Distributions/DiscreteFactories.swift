// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// Poisson; a mean of 0 gives 0.
  public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "poisson")
    try require.hold(
      mean >= 0 && mean <= 1e5, "mean", [mean], "must be from 0 to 1e5")
    return Distribution(.poisson(PoissonFamily(expected: mean)))
  }

  /// Successes in a number of trials.
  public static func binomial(
    trials: Int, probability: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "binomial")
    try require.hold(
      trials >= 0 && trials <= 100_000, "trials", [Double(trials)],
      "must be from 0 to 100,000")
    try require.probability(probability, "probability")
    return Distribution(.binomial(BinomialFamily(trials: trials, probability: probability)))
  }

  /// Poisson with a gamma mean: variance `mean + mean * mean / size`.
  ///
  /// `size` is any real above 0; small sizes come in large batches.
  public static func negativeBinomial(
    mean: Double, size: Double
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "negativeBinomial")
    try require.hold(
      mean >= 0 && mean <= 1e5, "mean", [mean], "must be from 0 to 1e5")
    try require.shape(size, "size")
    try require.hold(
      mean / size <= 1e7, "mean, size", [mean, size], "must have mean / size at most 1e7")
    return Distribution(
      .negativeBinomial(NegativeBinomialFamily(expected: mean, size: size)))
  }

  /// 1 with this probability, else 0.
  public static func bernoulli(_ probability: Double) throws(DistributionError) -> Distribution {
    try Requirements(family: "bernoulli").probability(probability, "probability")
    return Distribution(.binomial(BinomialFamily(trials: 1, probability: probability)))
  }

  /// Listed values with weights, which need not add up to 1.
  public static func discrete(
    values: [Double], weights: [Double]
  ) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "discrete")
    try require.hold(!values.isEmpty, "values", values, "must list one value at least")
    try require.hold(values.allSatisfy(\.isFinite), "values", values, "must be finite")
    try require.hold(
      values.count == weights.count, "weights", weights, "must be as many as values")
    try require.hold(
      weights.allSatisfy { $0.isFinite && $0 >= 0 }, "weights", weights,
      "must be finite and not below 0")
    let total = weights.reduce(0, +)
    try require.hold(
      total > 0 && total.isFinite, "weights", weights, "must add up to a number above 0")
    return Distribution(.listed(ListedFamily(values: values, weights: weights)))
  }

  /// An observed sample: each value as likely as the others, drawn with replacement.
  public static func empirical(_ values: [Double]) throws(DistributionError) -> Distribution {
    let require = Requirements(family: "empirical")
    try require.hold(!values.isEmpty, "values", values, "must list one value at least")
    try require.hold(values.allSatisfy(\.isFinite), "values", values, "must be finite")
    let equal = [Double](repeating: 1, count: values.count)
    return Distribution(.listed(ListedFamily(values: values, weights: equal)))
  }
}
