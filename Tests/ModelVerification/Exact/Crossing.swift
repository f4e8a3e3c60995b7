// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Stochastics

/// Chances that a walk, looked at after each step, is ever below 0: by recursion over where it stands.
package enum Crossing {
  /// Of unit normal steps from `start`, within `steps` of them.
  ///
  /// The density of the walks not yet below 0, at the middles of cells a hundredth wide, up to 12: what lies above
  /// never comes back within a few steps. The error shrinks with the square of the width and is below 0.00001.
  package static func ofNormalWalk(from start: Double, steps: Int) -> Double {
    let (width, top) = (0.01, 12.0)
    let cells = Int(top / width)
    let reach = Int(7 / width)
    let kernel = (0...reach).map { Normal.density(Double($0) * width) * width }
    var alive = (0..<cells).map { Normal.density((Double($0) + 0.5) * width - start) }
    for _ in 1..<steps {
      var next = [Double](repeating: 0, count: cells)
      for cell in 0..<cells where alive[cell] > 0 {
        for other in max(0, cell - reach)...min(cells - 1, cell + reach) {
          next[other] += alive[cell] * kernel[abs(other - cell)]
        }
      }
      alive = next
    }
    return 1 - alive.reduce(0, +) * width
  }

  /// Of reserves with a fixed surplus a year, struck by a compound Poisson sum of exponential costs.
  ///
  /// On cells as wide as a share of the surplus, with the start in the middle of one, so that 0 lies between two; a
  /// year's loss falls on the multiple of the width that it is nearest to.
  ///
  /// - Parameters:
  ///   - cell: the start's place; it stands `cell + 0.5` cells above 0.
  ///   - surplus: a year's, in cells.
  ///   - meanCost: of one event, in cells.
  static func ofShocks(
    from cell: Int, surplus: Int, perYear: Double, meanCost: Double, years: Int
  ) throws -> Double {
    let top = cell + surplus * years
    let below = try (0...(top + 1)).map {
      try chanceOfLoss(upTo: Double($0) + 0.5, perYear: perYear, meanCost: meanCost)
    }
    let loss = below.indices.map { $0 == 0 ? below[0] : below[$0] - below[$0 - 1] }
    var alive = [Double](repeating: 0, count: top + 1)
    alive[cell] = 1
    for _ in 0..<years {
      var next = [Double](repeating: 0, count: top + 1)
      for place in alive.indices where alive[place] > 0 {
        let most = place + surplus
        for after in 0...min(most, top) { next[after] += alive[place] * loss[most - after] }
      }
      alive = next
    }
    return 1 - alive.reduce(0, +)
  }

  /// P(a year's loss <= x): a Poisson mixture of gammas.
  private static func chanceOfLoss(
    upTo x: Double, perYear: Double, meanCost: Double
  ) throws -> Double {
    var weight = exp(-perYear)
    var chance = weight
    for events in 1...40 {
      weight *= perYear / Double(events)
      let sum = try Distribution.gamma(shape: Double(events), scale: meanCost)
      chance += weight * sum.cdf(x)
    }
    return chance
  }
}
