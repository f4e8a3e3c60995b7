// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics
internal import Stochastics

/// How far data lie from a distribution.
struct Distance {
  /// Anderson and Darling's statistic; infinite where a value lies where the distribution can't.
  ///
  /// Of counts and classes the form of Choulakian, Lockhart and Stephens. Sources: T. W. Anderson, D. A. Darling, JASA
  /// 49, 1954, doi:10.1080/01621459.1954.10501232; V. Choulakian et al., Canadian Journal of Statistics 22, 1994,
  /// doi:10.2307/3315828.
  let andersonDarling: Double
  /// The largest distance of the distribution functions, a fraction: what a poor fit means in size.
  let largest: Double

  init(_ data: FitData, from fit: FittedDistribution) {
    if data.width != nil || fit.family.isDiscrete {
      self.init(cells: Self.cells(of: data, fit), of: Double(data.total))
    } else if data.errors.isEmpty {
      self.init(
        tails: data.values.map { (fit.distribution.cdf($0), fit.distribution.survival($0)) },
        data.counts)
    } else {
      self.init(tails: Self.uncertain(data, fit), data.counts)
    }
  }

  /// - Parameter tails: below and above each rising value.
  private init(tails: [(below: Double, above: Double)], _ counts: [Int]) {
    let n = Double(counts.reduce(0, +))
    var sum = 0.0
    var seen = 0.0
    var largest = 0.0
    for ((below, above), count) in zip(tails, counts) {
      let many = Double(count)
      // The sum of (2i - 1) for i from seen + 1 to seen + many, and that of (2n + 1 - 2i) for the upper tail.
      let lower = many * (2 * seen + many)
      let upper = many * (2 * n - 2 * seen - many)
      sum += lower * Real.log(below) + upper * Real.log(above)
      largest = max(largest, below - seen / n, (seen + many) / n - below)
      seen += many
    }
    andersonDarling = sum.isFinite ? -n - sum / n : .infinity
    self.largest = largest
  }

  /// - Parameter cells: what was seen in each, and its probability.
  private init(cells: [(seen: Int, share: Double)], of n: Double) {
    var statistic = 0.0
    var largest = 0.0
    var seen = 0.0
    var below = 0.0
    for cell in cells {
      seen += Double(cell.seen)
      below += cell.share
      let gap = seen - n * below
      let weight = below * (1 - below)
      if cell.seen > 0 && cell.share <= 0 { statistic = .infinity }
      if weight > 1e-12 { statistic += gap * gap * cell.share / weight }
      largest = max(largest, abs(gap) / n)
    }
    andersonDarling = statistic / n
    self.largest = largest
  }

  /// Every count from 0, or every class, up to the highest seen; what lies beyond fills up to one.
  ///
  /// Of samples with very long tails the classes further than 20,000 from the median count with the last of them.
  private static func cells(
    of data: FitData, _ fit: FittedDistribution
  ) -> [(seen: Int, share: Double)] {
    let width = data.width ?? 1
    guard let lowest = data.values.first, let highest = data.values.last else { return [] }
    let middle = lowest + ((data.quantile(0.5) - lowest) / width).rounded(.down) * width
    let reach = Double(FitData.mostCells) * width
    let first = max(data.width == nil ? 0 : lowest, middle - reach)
    let last = min(highest, middle + reach)
    let count = Int(((last - first) / width).rounded()) + 1
    var seen = [Int](repeating: 0, count: count)
    for (value, times) in zip(data.values, data.counts) {
      let place = ((value - first) / width).rounded()
      seen[Int(min(Double(count - 1), max(0, place)))] += times
    }
    // A class ends where the next begins; a count ends at itself.
    let end = data.width == nil ? 0 : width
    let isCut = last < highest
    var before = 0.0
    return seen.enumerated().map { place, times in
      let isRest = isCut && place == count - 1
      let below = isRest ? 1 : fit.distribution.cdf(first + Double(place) * width + end)
      defer { before = below }
      return (times, below - before)
    }
  }

  /// Values with errors: each in its own normal distribution, put in order.
  private static func uncertain(
    _ data: FitData, _ fit: FittedDistribution
  ) -> [(below: Double, above: Double)] {
    let mean = fit.parameters[0].value
    let sd = fit.parameters[1].value
    return data.values.indices.compactMap { place in
      let error = data.errors[place]
      let spread = (sd * sd + error * error).squareRoot()
      let own = try? Distribution.normal(mean: mean, sd: spread)
      return own.map { ($0.cdf(data.values[place]), $0.survival(data.values[place])) }
    }.sorted { $0.0 < $1.0 }
  }
}
