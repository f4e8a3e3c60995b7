// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics

/// What a block keeps of a trajectory's verdict on one principle.
struct BriefOutcome: Sendable {
  let verdict: Standing
  let hasRecovered: Bool
  /// Of the first breach; without meaning where there is none.
  let term: Int16
  let check: Int16
  let element: Int32
  let shortfall: Float
  let severity: Double
  let termsInBreach: Int16
  let longestBreach: Int16
  /// NaN where nothing was judged.
  let lowestMargin: Float

  init(_ outcome: PrincipleOutcome) {
    let breach = outcome.firstBreach
    verdict = outcome.verdict
    hasRecovered = outcome.hasRecovered
    term = Int16(truncatingIfNeeded: breach?.term ?? 0)
    check = Int16(truncatingIfNeeded: breach?.check ?? 0)
    element = Int32(truncatingIfNeeded: breach?.element ?? 0)
    shortfall = Float(breach?.shortfall ?? 0)
    severity = breach?.severity ?? 0
    termsInBreach = Int16(truncatingIfNeeded: outcome.termsInBreach)
    longestBreach = Int16(truncatingIfNeeded: outcome.longestBreach)
    lowestMargin = outcome.lowestMargin.map(Float.init) ?? .nan
  }
}

/// A check and an element of its scope.
struct BreachPlace: Sendable, Hashable {
  let check: Int
  let element: Int
}

/// First breaches at one place.
struct BreachTally: Sendable {
  var count = 0
  /// How far beyond the threshold, of the first breaches where something was on file.
  var shortfalls: [Float] = []
}

/// Verdicts on one principle over trajectories.
///
/// Counts are of all trajectories; sizes are kept in single precision and of the first `RecordingPlan.detailRuns`, which
/// bounds their memory.
struct VerdictTally: Sendable {
  /// Trajectories by verdict.
  private var counts = [Int](repeating: 0, count: Standing.allCases.count)
  private(set) var recovered = 0
  private(set) var termsInBreach = 0
  /// First breaches by term, and longest breaches by length.
  private(set) var firstTerms = Histogram()
  private(set) var longest = Histogram()
  private(set) var margins: [Float] = []
  private(set) var breaches: [BreachPlace: BreachTally] = [:]

  mutating func add(_ outcome: BriefOutcome) {
    counts[Int(outcome.verdict.rawValue)] += 1
    if !outcome.lowestMargin.isNaN, margins.count < RecordingPlan.detailRuns {
      margins.append(outcome.lowestMargin)
    }
    guard outcome.verdict.isBreach else { return }
    termsInBreach += Int(outcome.termsInBreach)
    if outcome.hasRecovered { recovered += 1 }
    firstTerms.add(Int(outcome.term))
    longest.add(Int(outcome.longestBreach))
    let place = BreachPlace(check: Int(outcome.check), element: Int(outcome.element))
    breaches[place, default: BreachTally()].add(outcome.shortfall)
  }

  func count(_ standing: Standing) -> Int { counts[Int(standing.rawValue)] }

  /// Trajectories in which the principle was broken.
  var broken: Int { firstTerms.total }
}

extension BreachTally {
  mutating func add(_ shortfall: Float) {
    count += 1
    if shortfall.isFinite, shortfalls.count < RecordingPlan.detailRuns {
      shortfalls.append(shortfall)
    }
  }
}
