// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Stochastics
import Testing

/// 10^6 draws of every distribution. Bounds: a p-value above 1e-6 (with about
/// fifty tests, a right program fails for one seed in twenty thousand), mean
/// and variance within 5 standard errors. Seeds are fixed; none was picked.
@Suite("Samples follow their distribution")
struct SamplingTests {
  @Test("Continuous: Kolmogorov-Smirnov", arguments: Specimen.continuous + Specimen.truncated)
  func continuous(_ specimen: Specimen) throws {
    let distribution = try specimen.make()
    let sample = Sample(purpose: 1) { distribution.sample(using: &$0) }
    #expect(sample.fit(continuous: distribution.cdf).pValue > 1e-6)
    expectMoments(of: sample, distribution, specimen)
  }

  @Test("Discrete: chi-square", arguments: Specimen.discrete + Specimen.listed)
  func discrete(_ specimen: Specimen) throws {
    let distribution = try specimen.make()
    let sample = Sample(purpose: 2) { distribution.sample(using: &$0) }
    #expect(sample.fit(discrete: distribution.cdf).pValue > 1e-6)
    expectMoments(of: sample, distribution, specimen)
  }

  @Test("A wrong reference is rejected by the same criterion")
  func wrongReference() throws {
    let normal = try Distribution.normal(mean: 3, sd: 2)
    let sample = Sample(purpose: 1) { normal.sample(using: &$0) }
    // Shifted by 0.01 sd: the distance is 0.004, that is 4 of sqrt(n) D.
    #expect(sample.fit(continuous: { normal.cdf($0 - 0.02) }).pValue < 1e-6)
    let wider = try Distribution.normal(mean: 3, sd: 2.02)
    #expect(abs(sample.variance - 2.02 * 2.02) > 5 * sample.errorOfVariance)
    #expect(sample.fit(continuous: wider.cdf).pValue < 1e-3)
    let poisson = try Distribution.poisson(mean: 3)
    let counts = Sample(purpose: 2) { poisson.sample(using: &$0) }
    // Chi-square gains about n 0.02^2 / 3 = 133.
    let near = try Distribution.poisson(mean: 3.02)
    #expect(counts.fit(discrete: near.cdf).pValue < 1e-6)
  }

  @Test("Far in a tail, values differ to the last bits")
  func tailBits() throws {
    let far = try Distribution.normal(mean: 0, sd: 1).truncated(to: 8 ... .infinity)
    var stream = RandomStream(seed: 3)
    var seen: Set<Double> = []
    for _ in 0..<100_000 { seen.insert(far.sample(using: &stream)) }
    #expect(seen.count > 99_990)
    #expect(seen.allSatisfy { $0 >= 8 && $0 < 11 })
  }

  private func expectMoments(
    of sample: Sample, _ distribution: Distribution, _ specimen: Specimen
  ) {
    let count = Double(Sample.size)
    #expect(distribution.support.contains(sample.sorted[0]))
    #expect(distribution.support.contains(sample.sorted[Sample.size - 1]))
    if let mean = distribution.mean, let sd = distribution.standardDeviation {
      #expect(abs(sample.mean - mean) < 5 * sd / count.squareRoot())
    }
    if let variance = distribution.variance, !specimen.isHeavy {
      #expect(abs(sample.variance - variance) < 5 * sample.errorOfVariance)
    }
  }
}
