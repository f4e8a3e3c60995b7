// SPDX-License-Identifier: GPL-3.0-or-later
internal import Statistics
internal import Stochastics

/// Looks for conditions under which failures crowd, on one set of futures, and holds them against another.
struct FailureRules {
  let inputs: InputTable
  /// Whether each future fails.
  let fails: [Bool]
  /// Futures to look in, and fresh ones to count on.
  let search: Range<Int>
  let fresh: Range<Int>
  let seed: UInt64

  /// Rules at the most; conditions of each; failures below which none is looked for.
  private static let (mostRules, mostLimits, leastFailures) = (3, 3, 30)
  private static let halves = 10

  /// None where failures are too few, or too common for a condition to tell them.
  func rows() -> [Drivers.RuleRow] {
    guard let prim = Prim(inputs: inputs.columns, hits: fails) else { return [] }
    let failures = search.count { fails[$0] }
    guard failures >= Self.leastFailures, search.count - failures >= Self.leastFailures else {
      return []
    }
    let rules = RuleSearch(prim: prim, inputs: inputs.columns, hits: fails)
      .rules(Array(search), most: Self.mostRules, mostLimits: Self.mostLimits)
    let found = inputsFoundInHalves(prim)
    let fresh = Array(fresh)
    return rules.map { rule in
      Drivers.RuleRow(
        limits: rule.limits.map { limit in
          Drivers.RuleRow.Limit(
            input: inputs.inputs[limit.input], range: limit.range,
            chance: rule.chance(
              ofLimitOn: limit.input, inputs: inputs.columns, hits: fails, places: fresh),
            found: Double(found.count { $0.contains(limit.input) }) / Double(Self.halves))
        },
        fit: RuleFit(rule, inputs: inputs.columns, hits: fails, places: fresh))
    }
  }

  /// The inputs that any rule limits, in each of ten random halves of the futures.
  private func inputsFoundInHalves(_ prim: Prim) -> [Set<Int>] {
    var stream = RandomStream(seed: seed)
    return (0..<Self.halves).map { number in
      stream.open(.half, number: UInt32(number))
      var half: [Int] = []
      for place in search where stream.bernoulli(0.5) { half.append(place) }
      let rules = RuleSearch(prim: prim, inputs: inputs.columns, hits: fails)
        .rules(half, most: Self.mostRules, mostLimits: Self.mostLimits)
      return Set(rules.flatMap { $0.limits.map(\.input) })
    }
  }
}
