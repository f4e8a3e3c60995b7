// SPDX-License-Identifier: GPL-3.0-or-later

/// How far two numbers rise together within strata: the correlation of their ranks (Spearman), each stratum ranked and
/// centred by itself.
///
/// - Parameters:
///   - pairs: their two numbers, without NaN, and their stratum.
/// - Returns: from -1 to 1; nil where one of them never differs within a stratum.
public func stratifiedRankCorrelation(
  _ pairs: [(stratum: Int, first: Double, second: Double)]
) -> Double? {
  var (both, ofFirst, ofSecond) = (0.0, 0.0, 0.0)
  let strata = Dictionary(grouping: pairs.indices) { pairs[$0].stratum }
  for (_, members) in strata.sorted(by: { $0.key < $1.key }) {
    let first = centredRanks(members.map { pairs[$0].first })
    let second = centredRanks(members.map { pairs[$0].second })
    for (one, other) in zip(first, second) {
      both += one * other
      ofFirst += one * one
      ofSecond += other * other
    }
  }
  guard ofFirst > 0, ofSecond > 0 else { return nil }
  return both / (ofFirst * ofSecond).squareRoot()
}

/// Ranks less their mean; equal values share the mean of theirs.
private func centredRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = Array(repeating: 0.0, count: values.count)
  let mean = Double(values.count - 1) / 2
  var place = 0
  while place < order.count {
    var end = place
    while end + 1 < order.count, values[order[end + 1]] == values[order[place]] { end += 1 }
    for member in place...end { ranks[order[member]] = Double(place + end) / 2 - mean }
    place = end + 1
  }
  return ranks
}
