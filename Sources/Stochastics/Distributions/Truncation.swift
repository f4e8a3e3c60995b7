// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
  /// The distribution given that its value is inside a range (ends included).
  ///
  /// Throws where the range keeps no mass, at the precision of doubles, and
  /// for counts with a standard deviation above 1e5, whose moments would take
  /// too long to add up.
  public func truncated(
    to range: ClosedRange<Double>
  ) throws(DistributionError) -> Distribution {
    let low = max(range.lowerBound, support.lowerBound)
    let high = min(range.upperBound, support.upperBound)
    let found = [range.lowerBound, range.upperBound]
    let require = Requirements(family: "truncated")
    try require.hold(low <= high, "range", found, "must meet the distribution's support")
    if case .listed(let family) = form {
      return try truncatedList(family, to: range, require)
    }
    if case .fixed = form { return self }
    return try truncatedFamily(to: low...high, found, require)
  }

  private func truncatedList(
    _ family: ListedFamily, to range: ClosedRange<Double>, _ require: Requirements
  ) throws(DistributionError) -> Distribution {
    let kept = family.values.indices.filter { range.contains(family.values[$0]) }
    try require.hold(
      !kept.isEmpty, "range", [range.lowerBound, range.upperBound],
      "must contain a listed value")
    return Distribution(
      .listed(
        ListedFamily(
          values: kept.map { family.values[$0] }, weights: kept.map { family.mass($0) })))
  }

  private func truncatedFamily(
    to range: ClosedRange<Double>, _ found: [Double], _ require: Requirements
  ) throws(DistributionError) -> Distribution {
    let counts = form.family.grain == .integers
    let low = counts ? range.lowerBound.rounded(.up) : range.lowerBound
    let high = counts ? range.upperBound.rounded(.down) : range.upperBound
    try require.hold(low <= high, "range", found, "must contain an integer")
    if low == support.lowerBound, high == support.upperBound { return self }
    let sd = counts ? standardDeviation ?? 0 : 0
    try require.hold(
      sd <= 1e5, "sd", [sd], "must be at most 1e5 for a truncated count")
    let truncated = TruncatedFamily(base: base, range: low...high)
    try require.hold(
      truncated.kept > 1e-290, "range", found, "must keep some of the distribution's mass")
    return Distribution(.truncated(truncated))
  }

  /// The form without its truncation.
  private var base: Form {
    if case .truncated(let family) = form { return family.base }
    return form
  }
}
