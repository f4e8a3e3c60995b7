// SPDX-License-Identifier: GPL-3.0-or-later
public import Forecasting
public import Principles
public import Statistics

/// The smallest shocks that bring what the board wants to hold below its confidence.
public struct ReverseStress: Sendable {
  /// What is to hold with the confidence.
  public enum Target: Sendable {
    /// Every modelled gate principle, throughout.
    case gates
    /// One modelled principle, throughout.
    case principle(Principle)

    /// As options and result files name it.
    public var id: String {
      switch self {
      case .gates: "gates"
      case .principle(let principle): principle.id
      }
    }
  }

  /// One factor's shocks.
  public struct Row: Sendable {
    /// What goes wrong.
    public let factor: ShockFactor
    /// How often each target holds by the size of the shock; in the order of `targets`.
    public let curves: [ShockCurve]
    /// What the shock does to each target, at the confidence asked for.
    public let findings: [ShockCurve.Finding]

    /// Of the targets that clearly held with the confidence, the one that the smallest shock takes below it; a place
    /// among `targets`, nil where none falls.
    ///
    /// Of several targets those whose interval reaches below the confidence without a shock are left out: they stand on
    /// the edge, and what takes them over it says nothing. A target that was asked for alone always counts.
    public var firstToFall: Int? {
      let sizes = findings.enumerated().compactMap { place, finding -> (Int, Double)? in
        guard case .below(let crossing) = finding, findings.count == 1 || crossing.low > 0 else {
          return nil
        }
        return (place, crossing.size)
      }
      return sizes.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }
  }

  /// Two factors' shocks together.
  public struct Pair: Sendable {
    /// Across.
    public let first: ShockFactor
    /// Up.
    public let second: ShockFactor
    /// Sizes tried of either, rising from 0.
    public let firstSizes: [Double]
    /// The second's.
    public let secondSizes: [Double]
    /// How often the target holds: by the first's size, then the second's.
    public let shares: [[Share]]
    /// Where the target stands at the confidence, between sizes that were tried; where one factor alone breaks the
    /// target, the ends are the sizes at which it does.
    public let contour: [ContourPoint]
  }

  /// A size of each of two shocks.
  public struct ContourPoint: Sendable, Hashable {
    /// The first's.
    public let first: Double
    /// The smallest of the second's that brings the target below the confidence together with it.
    public let second: Double
  }

  /// Futures of each size of one factor alone, and of each two sizes.
  public let runs: Int
  /// Probability that the board asks for.
  public let confidence: Double
  /// What was asked for alone, or every target.
  public let targets: [Target]
  /// How often each holds without a shock.
  public let base: [Share]
  /// In the order of `ShockFactor.all`.
  public let rows: [Row]
  /// The target of the pairs, a place among `targets`; nil where nothing that held ever falls.
  public let focus: Int?
  /// Of the factors that break the focus soonest.
  public let pairs: [Pair]
}

/// What a reverse stress test is to look for.
public struct ReverseSearch: Sendable {
  /// Probability that the board asks for.
  public var confidence: Double
  /// `gates` or a modelled principle's id; nil for all of them.
  public var target: String?
  /// Factors to try; two make one pair.
  public var factors: [ShockFactor]
  /// Pairs of factors at the most.
  public var mostPairs = 3

  /// Of every factor unless told otherwise.
  public init(confidence: Double, target: String? = nil, factors: [ShockFactor] = ShockFactor.all) {
    self.confidence = confidence
    self.target = target
    self.factors = factors
  }

  /// Sizes tried of every factor, as parts of its largest.
  static let scan = [0.125, 0.25, 0.5, 1]
  /// Sizes tried between, where the target of most interest falls.
  static let refinements = 2
  /// Sizes of either factor of a pair, none among them.
  static let pairSizes = 6

  /// Questions asked of the futures: of no shock, each factor's sizes, the pairs' sizes.
  fileprivate func looks(pairs: Int) -> Int {
    1 + factors.count * Self.looksOfFactor + pairs * Self.looksOfPair
  }

  fileprivate static let looksOfFactor = scan.count + refinements
  fileprivate static let looksOfPair = pairSizes * pairSizes
}

/// Looks for the smallest shocks, one factor at a time and two at a time, in the same futures.
///
/// - Parameter progress: told how many futures are made, of how many at the most.
/// - Returns: nil where there is nothing to look for: no futures, no such target, no modelled principle.
public func reverseStress(
  _ plan: Question, _ search: ReverseSearch, _ sampling: Sampling, progress: Progress? = nil
) async throws(ForecastError) -> ReverseStress? {
  let bench = ShockBench(plan: plan, target: search.target, sampling: sampling)
  guard sampling.runs > 0, !bench.targets.isEmpty else { return nil }
  let base = try await bench.shares(under: [])
  func tell(_ looks: Int, ofPairs pairs: Int) {
    progress?(looks * sampling.runs, search.looks(pairs: pairs) * sampling.runs)
  }
  var rows: [ReverseStress.Row] = []
  for factor in search.factors {
    tell(1 + rows.count * ReverseSearch.looksOfFactor, ofPairs: search.mostPairs)
    rows.append(try await bench.row(of: factor, base: base, confidence: search.confidence))
  }
  let focus = focus(of: rows)
  var pairs: [ReverseStress.Pair] = []
  if let focus {
    let couples = couples(of: rows, breaking: focus, most: search.mostPairs)
    for (first, second) in couples {
      let done = search.looks(pairs: pairs.count)
      pairs.append(
        try await bench.pair(
          first, second, target: focus, base: base[focus], confidence: search.confidence
        ) { row in
          tell(done + row * ReverseSearch.pairSizes, ofPairs: couples.count)
        })
    }
  }
  return ReverseStress(
    runs: sampling.runs, confidence: search.confidence, targets: bench.targets, base: base,
    rows: rows, focus: focus, pairs: pairs)
}

/// The target that most factors take below the confidence before any other; the one asked for, where it is one.
private func focus(of rows: [ReverseStress.Row]) -> Int? {
  var counts: [Int: Int] = [:]
  for row in rows {
    if let first = row.firstToFall { counts[first, default: 0] += 1 }
  }
  return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
}

/// The factors that break a target soonest, by the part of their largest size, two by two.
private func couples(
  of rows: [ReverseStress.Row], breaking target: Int, most: Int
) -> [(ReverseStress.Row, ReverseStress.Row)] {
  let parts = rows.enumerated().map { place, row -> (place: Int, part: Double) in
    guard case .below(let crossing) = row.findings[target] else { return (place, 2) }
    return (place, crossing.size / row.factor.largest)
  }.sorted { ($0.part, $0.place) < ($1.part, $1.place) }
  // Where two factors were asked for they make the pair; otherwise only those that do break it.
  let chosen = parts.filter { rows.count == 2 || $0.part <= 1 }.map { rows[$0.place] }
  var couples: [(ReverseStress.Row, ReverseStress.Row)] = []
  for second in chosen.indices.dropFirst() {
    for first in 0..<second where couples.count < most {
      couples.append((chosen[first], chosen[second]))
    }
  }
  return couples
}
