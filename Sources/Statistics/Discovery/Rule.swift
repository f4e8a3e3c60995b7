// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The range that a rule keeps of one input.
public struct RuleLimit: Sendable, Hashable {
  /// The input's place.
  public let input: Int
  /// Least and greatest value kept; infinite where that side is open.
  public let range: ClosedRange<Double>

  /// A limit on one input.
  public init(input: Int, range: ClosedRange<Double>) {
    self.input = input
    self.range = range
  }
}

/// Conditions that must all hold: a box in the space of inputs.
public struct Rule: Sendable, Hashable {
  /// By input; one without limits holds everywhere.
  public let limits: [RuleLimit]

  /// All of these.
  public init(limits: [RuleLimit]) { self.limits = limits }

  /// Whether a case lies inside.
  ///
  /// - Parameter inputs: one array for each input, with one value for each case; a NaN lies in no range.
  public func holds(in place: Int, of inputs: [[Double]]) -> Bool {
    limits.allSatisfy { $0.range.contains(inputs[$0.input][place]) }
  }

  /// The rule without its limits on one input.
  public func without(_ input: Int) -> Rule {
    Rule(limits: limits.filter { $0.input != input })
  }
}

/// How well a rule tells the cases of interest: counted, so that it can be counted anew on fresh cases.
public struct RuleFit: Sendable, Hashable {
  /// Cases of interest, among all.
  public let hits: Int
  /// Cases at all.
  public let cases: Int
  /// Cases of interest inside.
  public let hitsInside: Int
  /// Cases inside.
  public let inside: Int

  /// Counts cases.
  ///
  /// - Parameter places: the cases that count; nil for all.
  public init(_ rule: Rule, inputs: [[Double]], hits: [Bool], places: [Int]? = nil) {
    var (all, within, hitsWithin) = (0, 0, 0)
    let places = places ?? Array(hits.indices)
    for place in places {
      all += hits[place] ? 1 : 0
      guard rule.holds(in: place, of: inputs) else { continue }
      within += 1
      hitsWithin += hits[place] ? 1 : 0
    }
    (self.hits, cases, hitsInside, inside) = (all, places.count, hitsWithin, within)
  }

  /// The share of the cases of interest that lies inside; nil where there are none.
  public var coverage: Share? { try? Share(successes: hitsInside, trials: hits) }
  /// The share of the cases inside that is of interest; nil where none lies inside.
  public var density: Share? { try? Share(successes: hitsInside, trials: inside) }
  /// The share of interest among all cases; nil of no cases.
  public var base: Share? { try? Share(successes: hits, trials: cases) }
}

extension Rule {
  /// How likely as many cases of interest would lie inside if one input's limit told nothing: the chance under the
  /// density of the rule without it.
  ///
  /// On the cases that made the rule it is too small (hence *quasi*), as the limit was sought for; on fresh ones it is a
  /// p-value. Source: B. P. Bryant, R. J. Lempert, Technological Forecasting and Social Change 77, 2010,
  /// doi:10.1016/j.techfore.2009.08.002, appendix.
  ///
  /// - Returns: 1 where nothing lies inside.
  public func chance(
    ofLimitOn input: Int, inputs: [[Double]], hits: [Bool], places: [Int]? = nil
  ) -> Double {
    GSL.prepare()
    let own = RuleFit(self, inputs: inputs, hits: hits, places: places)
    let wider = RuleFit(without(input), inputs: inputs, hits: hits, places: places)
    guard own.hitsInside > 0, wider.inside > 0 else { return 1 }
    let density = Double(wider.hitsInside) / Double(wider.inside)
    return gsl_cdf_binomial_Q(
      CUnsignedInt(own.hitsInside - 1), density, CUnsignedInt(own.inside))
  }
}
