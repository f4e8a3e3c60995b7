// SPDX-License-Identifier: GPL-3.0-or-later

/// The last step of a sequence of probabilities up to which none lies below a level, with its interval.
///
/// Both ends come of testing in a fixed sequence, each test at half of what the interval may miss: upwards from the first
/// step until a probability is not surely at or above the level, downwards from the last until one is not surely below
/// it. Testing stops at the first test that fails, so that no correction for the number of steps is needed, and the
/// probabilities may depend on each other in any way. Source: P. H. Westfall, A. Krishen, J. Stat. Plan. Inference 99,
/// 2001, doi:10.1016/S0378-3758(01)00077-5.
public struct LastAbove: Sendable, Hashable {
  /// The step up to which every estimate is at or above the level; nil where the first is below.
  public let step: Int?
  /// The step up to which all surely are; nil for none.
  public let atLeast: Int?
  /// The step beyond which not all are, surely; the last where nothing speaks against it, nil where not even the first.
  public let atMost: Int?

  /// - Parameters:
  ///   - tallies: successes and trials of each step, in order; the same trials may serve all.
  ///   - level: the probability asked for.
  ///   - confidence: that the true last step lies between `atLeast` and `atMost`.
  public init(
    _ tallies: [(successes: Int, trials: Int)], level: Double, confidence: Double = 0.95
  ) throws(StatisticsError) {
    var shares: [Share] = []
    for tally in tallies {
      // Both tails of an exact interval are half of what it may miss at most.
      shares.append(
        try Share(
          successes: tally.successes, trials: tally.trials, level: confidence,
          method: .clopperPearson))
    }
    func last(_ count: Int) -> Int? { count > 0 ? count - 1 : nil }
    step = last(shares.prefix { $0.value >= level }.count)
    atLeast = last(shares.prefix { $0.interval.lowerBound >= level }.count)
    let below = shares.reversed().prefix { $0.interval.upperBound < level }.count
    atMost = last(shares.count - below)
  }
}
