// SPDX-License-Identifier: GPL-3.0-or-later

/// A family on a part of its support; its base isn't truncated or listed.
///
/// Masses count from the nearer tail, so that a range far out keeps 53 bits.
struct TruncatedFamily: Family {
  private let parts: TruncatedParts

  init(base: Form, range: ClosedRange<Double>) {
    parts = TruncatedParts(base: base, range: range)
  }

  var base: Form { parts.base }
  var support: ClosedRange<Double> { parts.support }
  var grain: Grain { parts.grain }
  var kept: Double { parts.kept }
  private var fromAbove: Bool { parts.fromAbove }
  private var cut: Double { parts.cut }

  var mean: Double? { hasMoment(base.family.mean) ? moments.mean : nil }
  var variance: Double? { hasMoment(base.family.variance) ? moments.variance : nil }

  func below(_ x: Double) -> Double {
    if x < support.lowerBound { return 0 }
    if x >= support.upperBound { return 1 }
    let share = fromAbove ? 1 - (base.above(x) - cut) / kept : (base.below(x) - cut) / kept
    return min(1, max(0, share))
  }

  func above(_ x: Double) -> Double {
    if x < support.lowerBound { return 1 }
    if x >= support.upperBound { return 0 }
    if fromAbove { return min(1, max(0, (base.above(x) - cut) / kept)) }
    let outside = base.above(support.upperBound)
    let far = base.below(x) > 0.5
    let share = far ? (base.above(x) - outside) / kept : 1 - (base.below(x) - cut) / kept
    return min(1, max(0, share))
  }

  func quantile(_ p: Double) -> Double {
    value(massFromNearSide: fromAbove ? cut + (1 - p) * kept : cut + p * kept)
  }

  func upperQuantile(_ q: Double) -> Double {
    if fromAbove { return value(massFromNearSide: cut + q * kept) }
    let outside = base.above(support.upperBound) + q * kept
    if outside < 0.5 { return clamped(base.family.upperQuantile(outside)) }
    return value(massFromNearSide: cut + (1 - q) * kept)
  }

  /// Whether draws outside the range are rejected: while that takes four tries or fewer on average.
  var rejects: Bool { kept >= 0.25 }

  /// Rejects draws outside the range, or inverts one uniform.
  func sample(using stream: inout RandomStream) -> Double {
    guard rejects else {
      return value(massFromNearSide: cut + stream.uniformPositive() * kept)
    }
    let parts = parts
    var value = parts.base.sample(using: &stream)
    while !parts.support.contains(value) { value = parts.base.sample(using: &stream) }
    return value
  }

  private func value(massFromNearSide mass: Double) -> Double {
    if fromAbove {
      return mass > 0 ? clamped(base.family.upperQuantile(mass)) : support.upperBound
    }
    if mass >= 1 { return support.upperBound }
    return mass > 0 ? clamped(base.family.quantile(mass)) : support.lowerBound
  }

  private func clamped(_ x: Double) -> Double {
    min(support.upperBound, max(support.lowerBound, x))
  }

  /// A moment exists if the base has it, or if no tail is left.
  private func hasMoment(_ ofBase: Double?) -> Bool {
    ofBase != nil || (support.lowerBound.isFinite && support.upperBound.isFinite)
  }

  private var moments: TailMoments {
    grain == .integers
      ? TailMoments(ofCounts: self, in: support) : TailMoments(of: self, in: support)
  }
}

/// What a truncated family is made of: shared, because drawing from one would copy it otherwise.
private final class TruncatedParts: Sendable, Hashable {
  let base: Form
  /// The range kept, inside the base's support; integers for counts.
  let support: ClosedRange<Double>
  let grain: Grain
  /// Whether masses count from the upper tail.
  let fromAbove: Bool
  /// The mass outside the range on the side that masses count from.
  let cut: Double
  /// The mass inside the range.
  let kept: Double

  init(base: Form, range: ClosedRange<Double>) {
    grain = base.family.grain
    support = range
    self.base = base
    let start = grain == .integers ? range.lowerBound - 1 : range.lowerBound
    fromAbove = base.below(start) > 0.5
    if fromAbove {
      cut = base.above(range.upperBound)
      kept = base.above(start) - cut
    } else {
      cut = base.below(start)
      kept = base.below(range.upperBound) - cut
    }
  }

  /// Base and range determine the rest.
  static func == (left: TruncatedParts, right: TruncatedParts) -> Bool {
    left.base == right.base && left.support == right.support
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(support)
  }
}
