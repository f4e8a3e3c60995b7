// SPDX-License-Identifier: GPL-3.0-or-later

/// Chooses readable rules out of the boxes that peeling passes through, one after the other.
///
/// Each rule is the box that holds most hits beyond those that as many cases would hold anywhere (weighted relative
/// accuracy: N. Lavrač, P. Flach, B. Zupan, ILP 1999, doi:10.1007/3-540-48751-4_17), less limits that chance could
/// explain; the next is sought among the cases that no earlier rule holds in. B. P. Bryant and R. J. Lempert leave that choice to an
/// analyst (doi:10.1016/j.techfore.2009.08.002); here it has a rule of its own, so that the same cases give the same.
public struct RuleSearch {
  private let prim: Prim
  private let inputs: [[Double]]
  private let hits: [Bool]

  /// Expects the cases that `prim` holds.
  public init(prim: Prim, inputs: [[Double]], hits: [Bool]) {
    self.prim = prim
    self.inputs = inputs
    self.hits = hits
  }

  /// Limits that chance explains this easily are dropped.
  private static let greatestChance = 0.05
  /// A rule's density lies above that of the cases it was sought among by this share of it, or of what is wanting to 1.
  private static let leastGain = 0.2
  /// Hits left below which no further rule is sought.
  private static let leastHits = 20

  /// - Parameters:
  ///   - places: the cases to look at.
  ///   - most: rules at the most.
  ///   - mostLimits: inputs that one rule limits at the most.
  public func rules(_ places: [Int], most: Int, mostLimits: Int) -> [Rule] {
    var left = places
    var rules: [Rule] = []
    while rules.count < most, left.count(where: { hits[$0] }) >= Self.leastHits {
      guard let rule = best(left, mostLimits: mostLimits) else { break }
      rules.append(rule)
      left.removeAll { rule.holds(in: $0, of: inputs) }
    }
    return rules
  }

  private func best(_ places: [Int], mostLimits: Int) -> Rule? {
    let boxes = prim.boxes(of: places, Prim.Options(mostInputs: mostLimits))
    let scored = boxes.dropFirst().map { ($0, surplus($0, places)) }
    guard let best = scored.max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let rule = withoutIdleLimits(best, places)
    let fit = RuleFit(rule, inputs: inputs, hits: hits, places: places)
    guard !rule.limits.isEmpty, let density = fit.density, let base = fit.base,
      density.value - base.value >= Self.leastGain * min(base.value, 1 - base.value)
    else { return nil }
    return rule
  }

  /// Hits inside beyond those that as many cases would hold anywhere.
  private func surplus(_ rule: Rule, _ places: [Int]) -> Double {
    let fit = RuleFit(rule, inputs: inputs, hits: hits, places: places)
    let base = Double(fit.hits) / Double(max(1, fit.cases))
    return Double(fit.hitsInside) - base * Double(fit.inside)
  }

  /// Drops the limit that chance explains best, again and again.
  private func withoutIdleLimits(_ rule: Rule, _ places: [Int]) -> Rule {
    var rule = rule
    while true {
      let chances = rule.limits.map { limit in
        (
          limit.input,
          rule.chance(ofLimitOn: limit.input, inputs: inputs, hits: hits, places: places)
        )
      }
      guard let idlest = chances.max(by: { $0.1 < $1.1 }), idlest.1 > Self.greatestChance else {
        return rule
      }
      rule = rule.without(idlest.0)
    }
  }
}
