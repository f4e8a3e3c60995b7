// SPDX-License-Identifier: GPL-3.0-or-later
internal import Principles
internal import Statistics

extension SummaryDesk {
  /// Every ordered pair of modelled principles, by the first, then the second.
  func together() throws(StatisticsError) -> [FailingTogether] {
    var pairs: [FailingTogether] = []
    for first in modelled.indices {
      for second in modelled.indices where second != first {
        let counts = gathering.columns.pair(first, second)
        let expected = Double(counts.firstBroken) * Double(counts.secondBroken)
        let observed = Double(counts.bothBroken) * Double(counts.applied)
        pairs.append(
          FailingTogether(
            principle: modelled[first], other: modelled[second], runs: counts.applied,
            both: counts.applied > 0
              ? try Share(successes: counts.bothBroken, trials: counts.applied) : nil,
            given: counts.firstBroken > 0
              ? try Share(successes: counts.bothBroken, trials: counts.firstBroken) : nil,
            lift: expected > 0 ? observed / expected : nil))
      }
    }
    return pairs
  }

  func joint() throws(StatisticsError) -> JointVerdict {
    let all = Array(modelled.indices)
    let gates = all.filter { modelled[$0].isGate }
    let documents = all.filter { modelled[$0].kind == .evidence }
    var product = 1.0
    for place in all {
      let tally = gathering.verdicts[place]
      let applied = runs - tally.count(.notApplicable)
      if applied > 0 { product *= Double(tally.count(.met)) / Double(applied) }
    }
    return JointVerdict(
      gates: gates.count,
      gatesMet: gates.isEmpty
        ? nil : try Share(successes: gathering.columns.unbroken(gates), trials: runs),
      met: counted(all), metOnDocuments: counted(documents), documents: documents.count,
      productOfShares: product)
  }

  /// How many of some principles a trajectory meets, on average.
  private func counted(_ chosen: [Int]) -> JointVerdict.Count {
    let counts = gathering.columns.metCounts(of: chosen)
    let moments = Moments(of: counts.map(Double.init))
    return JointVerdict.Count(mean: moments.mean ?? 0, standardError: moments.standardError)
  }

  /// What the lowest margins of the first trajectories say.
  func margins(_ tally: VerdictTally) -> PrincipleSummary.Margins? {
    var selection = Selection()
    let quantiles = selection.quantiles([0.05, 0.5], of: tally.margins.map(Double.init))
    guard quantiles.count == 2 else { return nil }
    // Between a number and nothing on file lies nothing on file.
    let known = quantiles.map { $0.isNaN ? -Double.infinity : $0 }
    return PrincipleSummary.Margins(p05: known[0], median: known[1], runs: tally.margins.count)
  }
}
