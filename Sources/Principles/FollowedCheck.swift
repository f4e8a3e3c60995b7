// SPDX-License-Identifier: GPL-3.0-or-later

/// A check as plain numbers, so that the term loop copies no reference.
struct FollowedCheck: Sendable {
  /// 1 where a value must be at least the threshold, -1 where at most.
  let side: Double
  let threshold: Double
  /// One over the threshold's size, or 1 for a threshold of 0.
  let scale: Double
  let isYearly: Bool
  let isBeforeJoin: Bool
  let shareAllowed: Double
  let misses: Int
  let mask: UInt32
  /// Index into the principle's checks.
  let place: Int
  /// Which of the readings' sources it looks at, and where that one's values stand.
  let source: Int
  private var values = 0..<0
  /// Whether it looks at one value, in one term, and lets no miss pass: most checks do.
  private var isPlain = false

  init(_ check: Check, place: Int, source: Int) {
    side = check.comparator == .atLeast ? 1 : -1
    threshold = check.threshold
    scale = check.threshold == 0 ? 1 : 1 / abs(check.threshold)
    isYearly = check.when == .yearEnd
    isBeforeJoin = check.when == .beforeJoin
    shareAllowed = check.tolerance.shareAllowed
    misses = check.tolerance.misses
    let window = UInt64(min(max(check.tolerance.window, 1), 32))
    mask = UInt32(truncatingIfNeeded: (1 << window) - 1)
    self.place = place
    self.source = source
  }

  /// Says where the values stand that it looks at.
  mutating func place(at values: Range<Int>) {
    self.values = values
    isPlain = values.count == 1 && mask == 1 && shareAllowed < 0.5 && !isBeforeJoin
  }

  /// A value on its threshold meets it, whatever the last bit of a quotient.
  private static var roundingAllowance: Double { 1e-12 }

  /// What a check finds in the values that it looks at.
  private struct Finding {
    var applicable = 0
    var missed = 0
    var worst = -Double.infinity
    var isEvidenced = true
  }

  /// Holds values against the threshold and notes the result; the margin of a check before a join is booked later, when
  /// it is known whether schools wait.
  ///
  /// - Returns: how the check stands, which the state holds as well; to read it back at once from there would wait for it.
  @inline(__always)
  func judge(
    _ all: UnsafeBufferPointer<Double>, isOpening: Bool, into state: inout CheckState
  ) -> Standing {
    if isPlain { return judge(all[values.lowerBound], isOpening: isOpening, into: &state) }
    let finding = values.count == 1 ? look(at: all[values.lowerBound]) : find(in: all)
    state.margin = .infinity
    guard finding.applicable > 0 else { return judgeNothing(into: &state) }
    let allowed = shareAllowed * Double(finding.applicable) + 1e-9
    let isMiss: UInt32 = Double(finding.missed) > allowed ? 1 : 0
    state.history = (state.history << 1 | isMiss) & mask
    let isInBreach =
      mask == 1 ? isMiss == 1 : state.history.nonzeroBitCount >= misses
    let standing: Standing =
      isInBreach ? (finding.isEvidenced ? .notMet : .notEvidenced) : .met
    state.standing = standing
    if isMiss == 1 {
      state.shortfall = finding.worst
      let place = values.first { shortfall(of: all[$0]) == finding.worst }
      state.element = (place ?? values.lowerBound) - values.lowerBound
    }
    guard !isOpening else { return standing }
    if isBeforeJoin {
      state.margin = -finding.worst * scale
    } else {
      state.lowestMargin = min(state.lowestMargin, -finding.worst * scale)
    }
    return standing
  }

  /// The same of a plain check.
  @inline(__always)
  private func judge(
    _ value: Double, isOpening: Bool, into state: inout CheckState
  ) -> Standing {
    guard value == value else { return judgeNothing(into: &state) }
    let shortfall = shortfall(of: value)
    let isMiss = shortfall > Self.roundingAllowance
    let missed = value == Metric.notEvidenced ? Standing.notEvidenced : .notMet
    let standing = isMiss ? missed : .met
    state.standing = standing
    // Read where the check is missed alone; its one element is the first.
    state.shortfall = shortfall
    let margin = -shortfall * scale
    if !isOpening, margin < state.lowestMargin { state.lowestMargin = margin }
    return standing
  }

  /// Where there is nothing to judge, a yearly check stands as it stood.
  private func judgeNothing(into state: inout CheckState) -> Standing {
    if !isYearly { state.standing = .notApplicable }
    return state.standing
  }

  /// The one value of a metric of the trust: no loop, nothing to count.
  @inline(__always)
  private func look(at value: Double) -> Finding {
    guard value == value else { return Finding() }
    let shortfall = shortfall(of: value)
    return Finding(
      applicable: 1, missed: shortfall > Self.roundingAllowance ? 1 : 0, worst: shortfall,
      isEvidenced: value != Metric.notEvidenced)
  }

  /// Counts without a branch that depends on a value, but for the rare one of what is not on file.
  @inline(__always)
  private func find(in all: UnsafeBufferPointer<Double>) -> Finding {
    var finding = Finding()
    var least = Double.infinity
    for value in UnsafeBufferPointer(rebasing: all[values]) {
      let shortfall = side * (threshold - value)
      // No comparison holds with a value that does not apply.
      finding.applicable &+= Self.one(value == value)
      finding.missed &+= Self.one(shortfall > Self.roundingAllowance)
      finding.worst = shortfall > finding.worst ? shortfall : finding.worst
      least = value < least ? value : least
    }
    return least == Metric.notEvidenced ? findMissing(in: all) : finding
  }

  /// 1 for true, without the branch that a conditional expression becomes here.
  @inline(__always)
  private static func one(_ flag: Bool) -> Int { Int(unsafeBitCast(flag, to: UInt8.self)) }

  /// The same where something is not on file, which misses a threshold on either side.
  private func findMissing(in all: UnsafeBufferPointer<Double>) -> Finding {
    var finding = Finding(isEvidenced: false)
    for place in values where !all[place].isNaN {
      let shortfall = shortfall(of: all[place])
      finding.applicable += 1
      if shortfall > Self.roundingAllowance { finding.missed += 1 }
      finding.worst = max(finding.worst, shortfall)
    }
    return finding
  }

  private func shortfall(of value: Double) -> Double {
    value == Metric.notEvidenced ? .infinity : side * (threshold - value)
  }
}

/// How a check stands in a trajectory.
struct CheckState: Sendable {
  /// The last assessments' misses, the latest in the lowest bit.
  var history: UInt32 = 0
  var standing = Standing.notApplicable
  /// The element that missed by most when the check was last missed, and by how much.
  var element = 0
  var shortfall = 0.0
  /// Over the size of the threshold; infinite before the first assessment.
  var lowestMargin = Double.infinity
  /// The margin at hand of a check before a join, not booked yet.
  var margin = Double.infinity
}
