// SPDX-License-Identifier: GPL-3.0-or-later
internal import Assumptions
internal import Stochastics

/// What a published grade says of a school's quality, so that quality can move the next grade and the rows of grades still
/// come out as given.
///
/// An inspection sees good or better with probability Φ(c + λ (z - a)), where z is the school's quality over all areas
/// and N(a, b²) what the last grade lets expect of it. With c = Φ⁻¹(p) √(1 + λ² b²) the mean over that
/// distribution is p, the row's own chance, exactly. (E Φ(c + λ b Z) = Φ(c / √(1 + λ² b²)), Z standard normal.)
/// Just after an inspection z has moments m and v by grade; n terms later a = φⁿ m and b² = 1 - φ²ⁿ (1 - v).
struct GradeBeliefs: ~Copyable {
  /// Chance of good or better after each grade, and its probit.
  let good = Column(repeating: 0.0, count: 4)
  let probit = Column(repeating: 0.0, count: 4)
  /// Mean and variance of quality just after an inspection with each grade.
  let mean = Column(repeating: 0.0, count: 4)
  let variance = Column(repeating: 1.0, count: 4)
  /// φⁿ.
  let powers = Column(repeating: 0.0, count: 64)
  /// Terms between inspections, by grade.
  let interval = Column(repeating: 12, count: 4)

  /// Quality to be expected of a school some terms after an inspection.
  func expectation(grade: Int, terms: Int) -> (mean: Double, variance: Double) {
    let kept = powers[terms.held(within: 0...63)]
    return (kept * mean[grade - 1], 1 - kept * kept * (1 - variance[grade - 1]))
  }

  /// Moments of quality in each half, good or better and the rest, seen from before an inspection.
  func halves(before grade: Int, weight: Double) -> Halves {
    let prior = expectation(grade: grade, terms: interval[grade - 1])
    let chance = good[grade - 1]
    let seen = weight * prior.variance / (1 + weight * weight * prior.variance).squareRoot()
    var halves = Halves(
      good: (prior.mean, prior.variance + prior.mean * prior.mean),
      rest: (prior.mean, prior.variance + prior.mean * prior.mean))
    guard chance > 0, chance < 1 else { return halves }
    let density = Normal.density(probit[grade - 1])
    // Moments of a normal cut at its quantile: u > -q has mean φ/Φ, u < -q mean -φ/(1 - Φ).
    let above = density / chance
    let below = density / (1 - chance)
    let q = probit[grade - 1]
    halves.good.mean += seen * above
    halves.rest.mean -= seen * below
    let spreadGood = prior.variance - seen * seen * above * (above + q)
    let spreadRest = prior.variance - seen * seen * below * (below - q)
    halves.good.square = spreadGood + halves.good.mean * halves.good.mean
    halves.rest.square = spreadRest + halves.rest.mean * halves.rest.mean
    return halves
  }

  /// Mean and mean square on either side of good.
  struct Halves {
    var good: (mean: Double, square: Double)
    var rest: (mean: Double, square: Double)
  }
}

extension Simulator {
  /// Works out what grades say of quality from the trajectory's rows: the fixed point of inspection after inspection.
  ///
  /// Twelve rounds: what is left of a start shrinks by φⁿ a round, at most a half.
  mutating func setGradeBeliefs() {
    let model = state.quality.areaModel
    var kept = 1.0
    for terms in state.quality.beliefs.powers.indices {
      state.quality.beliefs.powers[terms] = kept
      kept *= model.persistence
    }
    for grade in 0..<4 {
      let good = value(Self.rows[grade], 0) + value(Self.rows[grade], 1)
      let isOpen = good > 0 && good < 1
      state.quality.beliefs.good[grade] = good
      state.quality.beliefs.probit[grade] = isOpen ? Normal.quantile(good) : 0
      state.quality.beliefs.mean[grade] = 0
      state.quality.beliefs.variance[grade] = 1
      let terms = (3 * value(.inspectionIntervalMean, grade)).rounded()
      state.quality.beliefs.interval[grade] = Int(terms)
    }
    guard model.weight > 0, model.persistence > 0 else { return }
    var share = [4 of Double](repeating: 0.25)
    for _ in 0..<12 { updateBeliefs(&share, weight: model.weight) }
  }

  /// One round: the flows between grades, and the quality that they carry.
  private mutating func updateBeliefs(_ share: inout [4 of Double], weight: Double) {
    var flow = [4 of Double](repeating: 0)
    var mean = [4 of Double](repeating: 0)
    var square = [4 of Double](repeating: 0)
    for before in 0..<4 {
      let halves = state.quality.beliefs.halves(before: before + 1, weight: weight)
      for after in 0..<4 {
        let part = share[before] * value(Self.rows[before], after)
        let half = after < 2 ? halves.good : halves.rest
        flow[after] += part
        mean[after] += part * half.mean
        square[after] += part * half.square
      }
    }
    for grade in 0..<4 where flow[grade] > 1e-9 {
      let average = mean[grade] / flow[grade]
      state.quality.beliefs.mean[grade] = average
      state.quality.beliefs.variance[grade] = square[grade] / flow[grade] - average * average
    }
    share = flow
  }
}
