// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Stochastics

/// A walk from 0 that is reflected at 0, after some steps: a backlog. Known from the sums of its steps alone.
///
/// Source: F. Spitzer, Transactions of the AMS 82, 1956,
/// doi:10.1090/S0002-9947-1956-0079851-X. After N steps it is distributed as the highest of the sums S(0) = 0 ... S(N).
struct ReflectedWalk {
  /// E[max(0, S(n))] for n from 1 on.
  let positiveParts: [Double]
  /// P(S(n) <= 0) for n from 1 on.
  let notAbove: [Double]

  /// Unit normal steps less a slack.
  static func normal(slack: Double, steps: Int) -> ReflectedWalk {
    let counts = (1...steps).map(Double.init)
    return ReflectedWalk(
      positiveParts: counts.map { n in
        let root = n.squareRoot()
        return root * Normal.density(slack * root) - n * slack * Normal.survival(slack * root)
      },
      notAbove: counts.map { Normal.cdf(slack * $0.squareRoot()) })
  }

  /// Gamma steps less a fixed capacity. E[max(0, G - x)] = a θ P(G' > x) - x P(G > x), with G' of shape a + 1.
  static func gamma(
    shape: Double, scale: Double, capacity: Double, steps: Int
  ) throws -> ReflectedWalk {
    var (parts, shares) = ([Double](), [Double]())
    for n in (1...steps).map(Double.init) {
      let sum = try Distribution.gamma(shape: n * shape, scale: scale)
      let next = try Distribution.gamma(shape: n * shape + 1, scale: scale)
      let limit = n * capacity
      let upper = n * shape * scale * next.survival(limit)
      parts.append(upper - limit * sum.survival(limit))
      shares.append(sum.cdf(limit))
    }
    return ReflectedWalk(positiveParts: parts, notAbove: shares)
  }

  /// Its mean after all steps: Σ E[max(0, S(n))] / n.
  var mean: Double {
    positiveParts.enumerated().reduce(0) { $0 + $1.element / Double($1.offset + 1) }
  }

  /// P(it is 0) after all steps: p(N) = (1 / N) Σ P(S(n) <= 0) p(N - n), p(0) = 1.
  var chanceOfZero: Double {
    var chances = [1.0]
    for step in 1...notAbove.count {
      let sum = (1...step).reduce(0.0) { $0 + notAbove[$1 - 1] * chances[step - $1] }
      chances.append(sum / Double(step))
    }
    return chances[notAbove.count]
  }

  /// P(it is 0) in the end: exp(-Σ P(S(n) > 0) / n), over as many steps as are given.
  var lastingChanceOfZero: Double {
    let sum = notAbove.enumerated().reduce(0) { $0 + (1 - $1.element) / Double($1.offset + 1) }
    return exp(-sum)
  }
}
