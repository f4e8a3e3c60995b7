// SPDX-License-Identifier: GPL-3.0-or-later

/// What share of an outcome's variance each group of inputs carries, from samples in which groups were exchanged.
///
/// Two independent samples a and b; for each group a third, in which the group's inputs come from b and all else from a.
/// *First*: the share that vanishes on average if the group alone were known. *Total*: the share that remains if all
/// but the group were known, so that it counts what the group does together with others. Sources: A. Saltelli et al.,
/// Computer Physics Communications 181, 2010, doi:10.1016/j.cpc.2009.09.018 (first, their b); M. J. W. Jansen,
/// Computer Physics Communications 117, 1999, doi:10.1016/S0010-4655(98)00154-4 (total).
public struct SobolIndices: Sendable, Hashable {
  /// Of the outcome, over both samples.
  public let variance: Double
  /// By group, in the order given.
  public let first: [UncertainNumber]
  /// By group, in the order given.
  public let total: [UncertainNumber]

  /// Nil where the outcome doesn't vary, counts differ, or a value is not finite.
  ///
  /// - Parameters:
  ///   - a: the outcome over the first sample.
  ///   - b: the same over the second.
  ///   - exchanged: for each group, over the first sample with the group's inputs from the second.
  ///   - resamples: places in the sample, drawn with replacement, for the bootstrap.
  public init?(
    a: [Double], b: [Double], exchanged: [[Double]], resamples: [[Int32]], level: Double = 0.95
  ) {
    let count = a.count
    guard count > 1, b.count == count, exchanged.allSatisfy({ $0.count == count }),
      (a + b + exchanged.flatMap(\.self)).allSatisfy(\.isFinite)
    else { return nil }
    // Taken from the middle, so that the sums of products lose no digits.
    let centre = Moments(of: a + b).mean ?? 0
    let design = Design(a: a.map { $0 - centre }, b: b.map { $0 - centre })
    let everyPlace = (0..<Int32(count)).map(\.self)
    let whole = design.moments(everyPlace)
    variance = whole.variance
    guard variance > 0 else { return nil }
    let parts = resamples.map(design.moments)
    var (first, total): ([UncertainNumber], [UncertainNumber]) = ([], [])
    for outcomes in exchanged {
      let group = design.group(outcomes.map { $0 - centre })
      let (own, all) = group.indices(everyPlace, whole)
      let drawn = zip(resamples, parts).map { group.indices($0, $1) }
      first.append(UncertainNumber(own, resampled: drawn.map(\.first), level: level))
      total.append(UncertainNumber(all, resampled: drawn.map(\.total), level: level))
    }
    (self.first, self.total) = (first, total)
  }
}

/// The two samples, centred.
private struct Design {
  let a: [Double]
  let b: [Double]

  struct Spread {
    let mean: Double
    let variance: Double
  }

  /// Mean and variance of both samples, as far as a resample takes them.
  func moments(_ places: [Int32]) -> Spread {
    var (sum, squares) = (0.0, 0.0)
    for place in places {
      let (one, other) = (a[Int(place)], b[Int(place)])
      sum += one + other
      squares += one * one + other * other
    }
    let count = Double(2 * places.count)
    let mean = sum / count
    return Spread(mean: mean, variance: max(0, (squares - count * mean * mean) / (count - 1)))
  }

  func group(_ exchanged: [Double]) -> Group {
    let change = zip(exchanged, a).map(-)
    return Group(change: change, products: zip(b, change).map(*))
  }
}

/// One group's exchanges.
private struct Group {
  /// What the exchange does to the outcome.
  let change: [Double]
  /// The same times the second sample's outcome.
  let products: [Double]

  func indices(_ places: [Int32], _ spread: Design.Spread) -> (first: Double, total: Double) {
    var (sum, product, squares) = (0.0, 0.0, 0.0)
    for place in places {
      let step = change[Int(place)]
      sum += step
      product += products[Int(place)]
      squares += step * step
    }
    guard spread.variance > 0 else { return (.nan, .nan) }
    let scale = Double(places.count) * spread.variance
    return ((product - spread.mean * sum) / scale, squares / (2 * scale))
  }
}
