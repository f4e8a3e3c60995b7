// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles

/// In which trajectories each principle applied, and in which it was broken: one bit each.
struct VerdictColumns: Sendable {
  private let principles: Int
  private(set) var count = 0
  /// By 64 trajectories, then principle.
  private var broken: [UInt64] = []
  private var applied: [UInt64] = []

  init(principles: Int) { self.principles = principles }

  /// Takes in the verdicts of one trajectory, by principle.
  mutating func add(_ verdicts: ArraySlice<BriefOutcome>) {
    let bit = UInt64(count % 64)
    if bit == 0 {
      broken.append(contentsOf: repeatElement(0, count: principles))
      applied.append(contentsOf: repeatElement(0, count: principles))
    }
    let row = broken.count - principles
    for (principle, outcome) in verdicts.enumerated() {
      if outcome.verdict != .notApplicable { applied[row + principle] |= 1 << bit }
      if outcome.verdict.isBreach { broken[row + principle] |= 1 << bit }
    }
    count += 1
  }

  /// Trajectories of two principles, of those to which both applied.
  struct Pair {
    var applied = 0
    var firstBroken = 0
    var secondBroken = 0
    var bothBroken = 0
  }

  func pair(_ first: Int, _ second: Int) -> Pair {
    var pair = Pair()
    for row in stride(from: 0, to: broken.count, by: principles) {
      let both = applied[row + first] & applied[row + second]
      let (one, other) = (broken[row + first] & both, broken[row + second] & both)
      pair.applied += both.nonzeroBitCount
      pair.firstBroken += one.nonzeroBitCount
      pair.secondBroken += other.nonzeroBitCount
      pair.bothBroken += (one & other).nonzeroBitCount
    }
    return pair
  }

  /// Trajectories in which none of some principles was broken.
  func unbroken(_ chosen: [Int]) -> Int {
    var anyBroken = 0
    for row in stride(from: 0, to: broken.count, by: principles) {
      anyBroken += chosen.reduce(0) { $0 | broken[row + $1] }.nonzeroBitCount
    }
    return count - anyBroken
  }

  /// How many of some principles applied and were never broken, by trajectory.
  func metCounts(of chosen: [Int]) -> [Int] {
    (0..<count).map { run in
      let (row, bit) = (run / 64 * principles, UInt64(run % 64))
      return chosen.count { principle in
        (applied[row + principle] & ~broken[row + principle]) & (1 << bit) != 0
      }
    }
  }
}
