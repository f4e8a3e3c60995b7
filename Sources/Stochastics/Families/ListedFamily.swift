// SPDX-License-Identifier: GPL-3.0-or-later

/// Listed values with weights; equal weights for an observed sample.
struct ListedFamily: Family {
  /// Rising, without repetition.
  let values: [Double]
  /// P(X <= value), the last exactly 1.
  let cumulative: [Double]

  /// Sorts, adds up repeated values and scales the weights to a sum of 1.
  ///
  /// Weights of 0 are left out; at least one weight must be above 0.
  init(values: [Double], weights: [Double]) {
    let pairs = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    let total = pairs.reduce(0) { $0 + $1.1 }
    var kept: [Double] = []
    var sums: [Double] = []
    var sum = 0.0
    for (value, weight) in pairs {
      sum += weight
      if kept.last == value {
        sums[sums.count - 1] = sum / total
      } else {
        kept.append(value)
        sums.append(sum / total)
      }
    }
    sums[sums.count - 1] = 1
    self.values = kept
    self.cumulative = sums
  }

  var grain: Grain { .listed }
  var support: ClosedRange<Double> { values[0]...values[values.count - 1] }
  var mean: Double? {
    values.indices.reduce(0) { $0 + values[$1] * mass($1) }
  }
  var variance: Double? {
    let centre = values.indices.reduce(0) { $0 + values[$1] * mass($1) }
    return values.indices.reduce(0) { sum, index in
      let distance = values[index] - centre
      return sum + distance * distance * mass(index)
    }
  }

  /// The probability of one listed value.
  func mass(_ index: Int) -> Double {
    index == 0 ? cumulative[0] : cumulative[index] - cumulative[index - 1]
  }

  func below(_ x: Double) -> Double {
    let index = first { values[$0] > x }
    return index == 0 ? 0 : cumulative[index - 1]
  }
  func above(_ x: Double) -> Double { 1 - below(x) }
  func quantile(_ p: Double) -> Double {
    values[min(values.count - 1, first { cumulative[$0] >= p })]
  }
  func upperQuantile(_ q: Double) -> Double { quantile(1 - q) }

  func sample(using stream: inout RandomStream) -> Double {
    let uniform = stream.uniform()
    return values[first { cumulative[$0] > uniform }]
  }

  /// The first index from which a condition holds; the count if there is none.
  private func first(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
