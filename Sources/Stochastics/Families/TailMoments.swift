// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean and variance from a distribution function alone.
///
/// About a centre c: E[X - c] is the integral of P(X > x) above c less that of
/// P(X <= x) below; E[(X - c)^2] is twice that of |x - c| times the tails.
/// Source: W. Feller, An Introduction to Probability Theory II, 1971, V.6.
struct TailMoments {
  let mean: Double
  let variance: Double

  /// By integration between quantiles, so that no narrow peak is missed.
  init(of family: some Family, in range: ClosedRange<Double>) {
    let centre = family.quantile(0.5)
    let levels = [0.25, 0.05, 1e-3, 1e-6, 1e-10]
    let upper = levels.map { family.upperQuantile($0) } + [range.upperBound]
    let lower = levels.map { family.quantile($0) } + [range.lowerBound]
    var up = (first: 0.0, second: 0.0)
    var down = (first: 0.0, second: 0.0)
    for (from, to) in zip([centre] + upper, upper) where from < to {
      up.first += Integral.of(family.above, from: from, to: to)
      up.second += Integral.of({ ($0 - centre) * family.above($0) }, from: from, to: to)
    }
    for (from, to) in zip([centre] + lower, lower) where to < from {
      down.first += Integral.of(family.below, from: to, to: from)
      down.second += Integral.of({ (centre - $0) * family.below($0) }, from: to, to: from)
    }
    let shift = up.first - down.first
    mean = centre + shift
    variance = 2 * (up.second + down.second) - shift * shift
  }

  /// By summation over integers, until the tail no longer counts.
  init(ofCounts family: some Family, in range: ClosedRange<Double>) {
    let centre = family.quantile(0.5)
    var shift = 0.0
    var square = 0.0
    var x = centre
    while x < range.upperBound {
      let tail = family.above(x)
      if tail < 1e-18 { break }
      shift += tail
      square += (2 * (x - centre) + 1) * tail
      x += 1
    }
    x = centre - 1
    while x >= range.lowerBound {
      let tail = family.below(x)
      if tail < 1e-18 { break }
      shift -= tail
      square += (2 * (centre - x) - 1) * tail
      x -= 1
    }
    mean = centre + shift
    variance = square - shift * shift
  }
}
